"""What every fact has: when it happened, when it was written down, by whom."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime, time
from typing import ClassVar

from pydantic import ConfigDict

JA, NEE, WEET_NIET = "ja", "nee", "weet_niet"


@dataclass(frozen=True, kw_only=True)
class Persoon:
    """Somebody who works here, as known on that day: names change, a dossier does not.

    `lid` is the id of the Lidmaatschap as text; empty for somebody outside the organisation. `rollen` are
    the roles held then; empty where nobody kept them.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    lid: str = ""
    naam: str = ""
    functie: str = ""
    rollen: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Feit:
    """One thing that happened in a casus. Frozen: a mistake is put right by a new fact (Correctie).

    Every default of a kind is an empty value: what is empty is not written, so a default can never
    change the meaning of an old dossier. `antwoorden` holds what only this protocol asks.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    soort: ClassVar[str] = ""
    schema: ClassVar[int] = 1

    gebeurd_op: date
    vastgelegd_op: datetime
    door: Persoon
    gebeurd_om: time | None = None
    namens: Persoon | None = None
    antwoorden: Mapping[str, str] = field(default_factory=dict)

    @property
    def auteur(self) -> Persoon:
        """Whose account this is: a phoned signal is recorded by one and told by another."""
        return self.namens or self.door

    @classmethod
    def velden(cls) -> frozenset[str]:
        """The names of the fields that belong to this kind alone."""
        return frozenset(f.name for f in fields(cls)) - frozenset(f.name for f in fields(Feit))
