"""Casussen to choose from, without names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from nietpluis.casussen.models import Casus


@dataclass(frozen=True)
class Doel:
    """A casus that can be chosen: its number, the work in which it began, what it asks now."""

    id: UUID
    kenmerk: str
    begonnen_op: Any
    voorziening: str
    taak: str


def doelen(casussen: Sequence[Casus], etiketten: Mapping[UUID, Mapping[str, Any]]) -> list[Doel]:
    """The casussen as choices."""
    return [
        Doel(
            casus.id,
            casus.kenmerk,
            casus.begonnen_op,
            etiketten.get(casus.id, {}).get("voorziening", "").replace("_", " "),
            etiketten.get(casus.id, {}).get("taak", ""),
        )
        for casus in casussen
    ]
