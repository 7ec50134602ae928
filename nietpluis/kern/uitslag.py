"""What the first reading of a text found: per element and criterion what is there, with its place as evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import TypeAdapter

from nietpluis.kern.eisen import Soort

Bevinding = Literal["aanwezig", "onduidelijk", "ontbreekt"]
Oordeel = Literal["voldoet", "voldoet niet", "geen meldcode", "onleesbaar", "advies"]
"""`advies`: an organisation outside the law; it never hears "voldoet niet"."""
VERWIJSINDEX = "verwijsindex"


@dataclass(frozen=True, kw_only=True)
class Vindplaats:
    """Where something stands: the place in words, and the passage."""

    plaats: str
    citaat: str


@dataclass(frozen=True, kw_only=True)
class Criteriumuitslag:
    """What was found of one criterion, and by which rule; `regel` is empty where nothing was."""

    code: str
    tekst: str
    bevinding: Bevinding
    nodig: bool = True
    regel: str = ""
    gezocht: str = ""
    artikel: str = ""
    voorbeeld: str = ""
    vindplaatsen: tuple[Vindplaats, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Elementuitslag:
    """What was found of one element."""

    code: str
    naam: str
    soort: Soort
    bevinding: Bevinding
    criteria: tuple[Criteriumuitslag, ...]
    artikel: str = ""
    vindplaatsen: tuple[Vindplaats, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Waarschuwing:
    """Something wrong or old in the text; `code` is that of its rule."""

    code: str
    tekst: str
    plaats: str = ""
    citaat: str = ""


@dataclass(frozen=True, kw_only=True)
class Leesbaarheid:
    """Flesch-Douma over the running text; None where there is too little of it. `moeilijkste`: hardest sentences."""

    score: float | None
    niveau: str = ""
    zinnen: int = 0
    woorden: int = 0
    moeilijkste: tuple[Vindplaats, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Uitslag:
    """A whole first reading. `waarom` says in Dutch why it is or is not a meldcode, or cannot be read."""

    bestand: str
    eisen: str
    is_meldcode: bool
    oordeel: Oordeel
    waarom: str = ""
    elementen: tuple[Elementuitslag, ...] = ()
    waarschuwingen: tuple[Waarschuwing, ...] = ()
    leesbaarheid: Leesbaarheid = Leesbaarheid(score=None)

    def wettelijk(self) -> tuple[Elementuitslag, ...]:
        """The elements that the law asks."""
        return tuple(e for e in self.elementen if e.soort == "wet")

    def adviezen(self) -> tuple[Elementuitslag, ...]:
        """What is good to have beyond the law."""
        return tuple(e for e in self.elementen if e.soort == "advies")


_UITSLAG = TypeAdapter(Uitslag)


def onleesbaar(bestand: str, eisen: str, waarom: str) -> Uitslag:
    """The result for a file that could not be read."""
    return Uitslag(
        bestand=bestand, eisen=eisen, is_meldcode=False, oordeel="onleesbaar", waarom=waarom
    )


def als_gegevens(uitslag: Uitslag) -> dict[str, Any]:
    """The whole result as plain data, to keep."""
    uit: dict[str, Any] = _UITSLAG.dump_python(uitslag, mode="json")
    return uit


def uit_gegevens(gegevens: Mapping[str, Any]) -> Uitslag:
    """What `als_gegevens` gave, back."""
    return _UITSLAG.validate_python(gegevens)


def als_json(uitslag: Uitslag) -> dict[str, Any]:
    """The result in the form of `nietpluis toets --json`."""
    return {
        "bestand": uitslag.bestand,
        "is_meldcode": uitslag.is_meldcode,
        "oordeel": uitslag.oordeel,
        "waarom": uitslag.waarom,
        "eisen": uitslag.eisen,
        "elementen": {e.code: _element(e) for e in uitslag.elementen if _van_de_wet(e)},
        "adviezen": {e.code: _element(e) for e in uitslag.elementen if not _van_de_wet(e)},
        "waarschuwingen": [
            {"code": w.code, "plaats": w.plaats, "citaat": w.citaat, "tekst": w.tekst}
            for w in uitslag.waarschuwingen
        ],
        "leesbaarheid": {
            "score": uitslag.leesbaarheid.score,
            "niveau": uitslag.leesbaarheid.niveau,
            "zinnen": uitslag.leesbaarheid.zinnen,
            "woorden": uitslag.leesbaarheid.woorden,
            "moeilijkste": _plaatsen(uitslag.leesbaarheid.moeilijkste),
        },
    }


def _van_de_wet(element: Elementuitslag) -> bool:
    """Whether article 2 names it. The verwijsindex stays among these, also where it is no more than advice now."""
    return element.soort == "wet" or element.code == VERWIJSINDEX


def _element(element: Elementuitslag) -> dict[str, Any]:
    return {
        "oordeel": element.bevinding,
        "naam": element.naam,
        "artikel": element.artikel,
        "vindplaatsen": _plaatsen(element.vindplaatsen),
        "criteria": [
            {
                "code": c.code,
                "tekst": c.tekst,
                "oordeel": c.bevinding,
                "nodig": c.nodig,
                "regel": c.regel,
                "vindplaatsen": _plaatsen(c.vindplaatsen),
            }
            for c in element.criteria
        ],
    }


def _plaatsen(plaatsen: tuple[Vindplaats, ...]) -> list[dict[str, str]]:
    return [{"plaats": p.plaats, "citaat": p.citaat} for p in plaatsen]
