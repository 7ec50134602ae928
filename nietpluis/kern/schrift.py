"""How a fact is written down and read back: JSON with its kind and schema version, upcast when read.

A written fact is readable in twenty years: old versions are brought up to date here, step by step, and
what cannot be read becomes an `Onleesbaar` fact instead of an error.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import UTC, date, datetime
from typing import Any

from pydantic import TypeAdapter, ValidationError

from nietpluis.kern.feiten import SOORTEN, Feit, Persoon
from nietpluis.kern.feiten.verloop import Onleesbaar

Ruw = dict[str, Any]
Opwaardering = Callable[[Ruw], Ruw]

NESTEN = {"correctie": "nieuw", "overgeheveld": "feit"}
"""Kinds that carry another fact, and in which field."""

OPWAARDERINGEN: dict[tuple[str, int], Opwaardering] = {}
"""(kind, version) -> the function that makes a fact of that version one version newer."""


class FeitOngeldig(ValueError):
    """A fact does not have the shape of its kind. `velden` maps field names to messages (English, for logs)."""

    def __init__(self, soort: str, velden: Mapping[str, str]) -> None:
        super().__init__(
            f"{soort}: " + "; ".join(f"{veld}: {fout}" for veld, fout in velden.items())
        )
        self.velden = dict(velden)


_ADAPTERS: dict[str, TypeAdapter[Feit]] = {
    soort: TypeAdapter(kind) for soort, kind in SOORTEN.items()
}

_ONDERDELEN: tuple[type[Feit | Persoon], ...] = (Persoon, *SOORTEN.values())
_VELDEN = {
    kind: [
        (veld.name, veld.default is MISSING and veld.default_factory is MISSING)
        for veld in fields(kind)
    ]
    for kind in _ONDERDELEN
}
"""Each field of a kind, and whether it has no default. Asking the dataclass anew for every fact is slow."""


def schrijf(feit: Feit) -> bytes:
    """Write a fact as JSON (UTF-8); empty values are left out. Raises FeitOngeldig when it is not sound."""
    ruw = naar_ruw(feit)
    van_ruw(ruw)
    return json.dumps(ruw, ensure_ascii=False, separators=(",", ":")).encode()


def lees(tekst: bytes) -> Feit:
    """Read a fact; one that cannot be read comes back as Onleesbaar, with what could be saved of it."""
    try:
        ruw = json.loads(tekst)
    except ValueError as fout:
        return _onleesbaar({}, fout)
    try:
        return van_ruw(ruw)
    except (FeitOngeldig, KeyError, TypeError, AttributeError) as fout:
        return _onleesbaar(ruw if isinstance(ruw, dict) else {}, fout)


def naar_ruw(feit: Feit) -> Ruw:
    """A fact as a mapping that JSON can hold: `soort`, `schema` and every field that is not empty."""
    nest = NESTEN.get(feit.soort)
    ruw: Ruw = {"soort": feit.soort, "schema": feit.schema}
    for naam, is_verplicht in _VELDEN[type(feit)]:
        waarde = getattr(feit, naam)
        if naam == nest:
            if waarde is not None:
                ruw[nest] = naar_ruw(waarde)
        elif (waarde not in ("", None, ()) and waarde != {}) or is_verplicht:
            ruw[naam] = _simpel(waarde)
    return ruw


def van_ruw(ruw: Mapping[str, Any]) -> Feit:
    """A fact from such a mapping, brought up to date first. Raises FeitOngeldig; KeyError for no kind at all."""
    nieuwste = waardeer_op(dict(ruw))
    soort = nieuwste.pop("soort")
    nieuwste.pop("schema", None)
    if soort not in SOORTEN:
        raise FeitOngeldig(str(soort), {"soort": "unknown kind"})
    nest = NESTEN.get(soort)
    if nest and nieuwste.get(nest) is not None:
        nieuwste[nest] = van_ruw(nieuwste[nest])
    try:
        return _ADAPTERS[soort].validate_python(nieuwste)
    except ValidationError as fout:
        raise FeitOngeldig(soort, _velden(fout)) from fout


def waardeer_op(ruw: Ruw) -> Ruw:
    """Bring a written fact to the newest version of its kind, one version at a time."""
    soort = ruw["soort"]
    versie = int(ruw.get("schema", 1))
    while (soort, versie) in OPWAARDERINGEN:
        ruw = OPWAARDERINGEN[soort, versie](ruw)
        versie += 1
        ruw["schema"] = versie
    return ruw


def _simpel(waarde: Any) -> Any:
    if isinstance(waarde, Persoon):
        delen = ((naam, getattr(waarde, naam)) for naam, _ in _VELDEN[Persoon])
        return {naam: _simpel(deel) for naam, deel in delen if deel}
    if hasattr(waarde, "isoformat"):
        return waarde.isoformat()
    if isinstance(waarde, tuple):
        return [_simpel(deel) for deel in waarde]
    if isinstance(waarde, Mapping):
        return {sleutel: _simpel(deel) for sleutel, deel in waarde.items()}
    return waarde


def _velden(fout: ValidationError) -> dict[str, str]:
    return {
        ".".join(str(deel) for deel in f["loc"]): f["msg"] for f in fout.errors(include_url=False)
    }


def _onleesbaar(ruw: Ruw, fout: Exception) -> Onleesbaar:
    """What can be saved of a fact that cannot be read: its kind, its day and its author."""
    vroegst = datetime(1970, 1, 1, tzinfo=UTC)
    try:
        vastgelegd_op = datetime.fromisoformat(ruw["vastgelegd_op"])
        gebeurd_op = date.fromisoformat(ruw["gebeurd_op"])
        door = Persoon(naam=str(ruw["door"]["naam"]))
    except (KeyError, TypeError, ValueError):
        vastgelegd_op, gebeurd_op, door = vroegst, vroegst.date(), Persoon()
    return Onleesbaar(
        was=str(ruw.get("soort", "")),
        waarom=type(fout).__name__,
        vastgelegd_op=vastgelegd_op,
        gebeurd_op=gebeurd_op,
        door=door,
    )
