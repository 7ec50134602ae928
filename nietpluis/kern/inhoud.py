"""Reads the content files into frozen dataclasses; an error names the file and the key.

A file is `<map>/<naam>/<ingangsdatum>.toml`. A file that says `erft = "basis/2019-01-01"` states only what
differs: tables merge by key, the lists named in LIJSTSLEUTELS by the key of their parts, all else replaces.
"""

import hashlib
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from nietpluis.kern.weging import Afwegingskader, kaderfouten

MAP = Path(__file__).parent.parent / "inhoud"
LIJSTSLEUTELS = {
    "stappen": ("code",),
    "eisen": ("code",),
    "handelingen": ("soort",),
    "vragen": ("veld", "code"),
    "vormen": ("code",),
    "voorzieningen": ("code",),
    "uitkomsten": ("code",),
    "onderdelen": ("code",),
    "invulpunten": ("code",),
    "functies": ("code",),
    "verdeling": ("stap",),
    "elementen": ("code",),
    "criteria": ("code",),
    "regels": ("code",),
    "waarschuwingen": ("code",),
}
"""Lists that merge part by part, and the key that tells their parts apart."""
EIGEN_KOP = (
    "erft",
    "status",
    "bron",
    "einddatum",
    "routes",
    "route_van",
    "route",
    "route_uitleg",
    "over_medewerker",
    "grondslag",
)
"""What is never inherited: it says something about one file."""
T = TypeVar("T")
Ruw = dict[str, Any]


class InhoudFout(Exception):
    """A content file is wrong. The message names the file and the key."""

    def __init__(self, bestand: Path | str, sleutel: str, fout: str) -> None:
        naam = (
            bestand.relative_to(MAP)
            if isinstance(bestand, Path) and MAP in bestand.parents
            else bestand
        )
        super().__init__(f"{naam}: {sleutel}: {fout}")


def lees_bestand(bestand: Path) -> Ruw:
    """One TOML file as a mapping. Raises InhoudFout where it is absent or not TOML."""
    try:
        return tomllib.loads(bestand.read_text(encoding="utf-8"))
    except FileNotFoundError as fout:
        raise InhoudFout(bestand, "bestand", "bestaat niet") from fout
    except tomllib.TOMLDecodeError as fout:
        raise InhoudFout(bestand, "TOML", str(fout)) from fout


def samen(basis: Any, verschil: Any, onder: str = "") -> Any:
    """The base with the difference laid over it; `onder` is the key under which both stand."""
    if isinstance(basis, Mapping) and isinstance(verschil, Mapping):
        return {
            **basis,
            **{k: samen(basis[k], v, k) if k in basis else v for k, v in verschil.items()},
        }
    if onder in LIJSTSLEUTELS and isinstance(basis, list) and isinstance(verschil, list):
        anders = {_naam(deel, onder): deel for deel in verschil}
        vast = [samen(deel, anders.pop(_naam(deel, onder), {})) for deel in basis]
        return vast + list(anders.values())
    return verschil


def _naam(deel: Ruw, onder: str) -> str:
    """What tells this part of the list `onder` apart from the others."""
    return next((str(deel[s]) for s in LIJSTSLEUTELS[onder] if s in deel), "")


def plekken(ruw: Any, pad: str = "", onder: str = "") -> set[str]:
    """Every place that a file states: {"stappen", "stappen.overleg", "stappen.overleg.naam", …}."""
    gevonden = {pad} if pad else set()
    punt = f"{pad}." if pad else ""
    if isinstance(ruw, Mapping):
        for sleutel, waarde in ruw.items():
            gevonden |= plekken(waarde, punt + sleutel, sleutel)
    elif isinstance(ruw, list) and onder in LIJSTSLEUTELS:
        for deel in ruw:
            gevonden |= plekken(deel, punt + _naam(deel, onder))
    return gevonden


def geheel(soort: str, naam: str, uitgave: str) -> tuple[Ruw, Ruw]:
    """The whole of an edition and what its own file states."""
    eigen = lees_bestand(MAP / soort / naam / f"{uitgave}.toml")
    if not (erft := eigen.get("erft", "")):
        return eigen, eigen
    basis, _ = geheel(soort, *erft.split("/"))
    for sleutel in EIGEN_KOP:
        basis.pop(sleutel, None)
    return samen(basis, eigen), eigen


def maak(vorm: type[T], ruw: Ruw, bestand: Path | str) -> T:
    """A mapping as the dataclass `vorm`. Raises InhoudFout with the first wrong key."""
    try:
        return TypeAdapter(vorm).validate_python(ruw)
    except ValidationError as fout:
        eerste = fout.errors(include_url=False)[0]
        plek = ".".join(str(deel) for deel in eerste["loc"])
        raise InhoudFout(bestand, plek, eerste["msg"]) from fout


def digest(ruw: Ruw) -> str:
    """A fingerprint (sha256, hex) of a whole edition."""
    return hashlib.sha256(repr(sorted(ruw.items())).encode()).hexdigest()


@cache
def uitgaven(soort: str, naam: str) -> tuple[date, ...]:
    """The dates of the editions of one name, oldest first."""
    return tuple(sorted(date.fromisoformat(b.stem) for b in (MAP / soort / naam).glob("*.toml")))


@cache
def namen(soort: str) -> tuple[str, ...]:
    """The names under one kind of content: sectors, professions."""
    return tuple(sorted(map_.name for map_ in (MAP / soort).iterdir() if map_.is_dir()))


def geldend(soort: str, naam: str, op: date) -> date:
    """The edition that holds on a day; the oldest where the day lies before all. InhoudFout for no edition."""
    alle = uitgaven(soort, naam)
    if not alle:
        raise InhoudFout(f"{soort}/{naam}", "uitgave", "er is geen enkele uitgave")
    return max((dag for dag in alle if dag <= op), default=alle[0])


@cache
def afwegingskader(beroepsgroep: str, uitgave: date) -> Afwegingskader:
    """One edition of a profession's afwegingskader, whole. Raises InhoudFout."""
    bestand = MAP / "afwegingskaders" / beroepsgroep / f"{uitgave}.toml"
    ruw, eigen = geheel("afwegingskaders", beroepsgroep, str(uitgave))
    gemaakt = maak(Afwegingskader, {**ruw, "eigen": plekken(eigen), "digest": digest(ruw)}, bestand)
    for sleutel, fout in kaderfouten(gemaakt):
        raise InhoudFout(bestand, sleutel, fout)
    return gemaakt
