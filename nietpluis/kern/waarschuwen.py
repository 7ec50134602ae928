"""What is wrong or old in a text: rules from content, and a few things that are worked out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from nietpluis.kern.eisen import Eisenset, Waarschuwingsregel
from nietpluis.kern.leesbaarheid import MOEILIJK
from nietpluis.kern.regellezen import vindplaatsen
from nietpluis.kern.termen import Zoektekst
from nietpluis.kern.uitslag import Elementuitslag, Leesbaarheid, Waarschuwing

OUD = 5
"""Years after which a text is called old."""
HOEVEEL = 5
"""At most this many places of one warning."""
VEILIG_THUIS = "08002000"
OOK_GOED = frozenset({VEILIG_THUIS, "112"})
_JAAR = r"(?:19|20)\d\d"
_GEDATEERD = re.compile(
    rf"(?:versie|vastgesteld|datum|herzien|geactualiseerd|bijgesteld|bijgewerkt|ingangsdatum|laatst\w*|"
    rf"revisie|evaluatie|geldig|opgesteld|gewijzigd)\D{{0,25}}(?:\d{{1,2}}\D{{1,12}}){{0,2}}({_JAAR})"
)
_NUMMER_ERNA = re.compile(r"veilig thuis[^\d.,;\n]{0,30}?((?:\+31|0)[\d \-()]{6,14}\d)")


@dataclass(frozen=True)
class Lezing:
    """All that a computed warning may look at."""

    tekst: Zoektekst
    elementen: tuple[Elementuitslag, ...]
    leesbaarheid: Leesbaarheid
    op: date


def waarschuwingen(eisen: Eisenset, lezing: Lezing) -> tuple[Waarschuwing, ...]:
    """Every warning, in the order of the content file."""
    return tuple(w for regel in eisen.waarschuwingen for w in _een(regel, lezing))


def _een(regel: Waarschuwingsregel, lezing: Lezing) -> Iterator[Waarschuwing]:
    plaatsen = [n for deel in regel.regels for n in vindplaatsen(lezing.tekst, deel)]
    plaatsen += [n for patroon in regel.patronen for n in _patroon(lezing.tekst, patroon)]
    if regel.reken:
        plaatsen += _REKEN[regel.reken](lezing)
    for nummer in sorted(set(plaatsen))[:HOEVEEL]:
        alinea = lezing.tekst.document.alineas[nummer] if nummer >= 0 else None
        yield Waarschuwing(
            code=regel.code,
            tekst=regel.tekst,
            plaats=alinea.plaats if alinea else "hele tekst",
            citaat=kort(alinea.tekst) if alinea else "",
        )


def kort(tekst: str, hoogstens: int = 300) -> str:
    """A passage, cut at a word where it is long."""
    return tekst if len(tekst) <= hoogstens else tekst[:hoogstens].rsplit(" ", 1)[0] + " …"


def _patroon(tekst: Zoektekst, patroon: str) -> list[int]:
    zoek = re.compile(patroon)
    return [n for n, alinea in enumerate(tekst.document.alineas) if zoek.search(alinea.tekst)]


HEEL = [-1]
"""The place of a warning about the text as a whole."""


def _ouder_dan_vijf_jaar(lezing: Lezing) -> list[int]:
    """Where the youngest date of the text stands, when that is long ago."""
    gevonden = [
        (int(treffer.group(1)), nummer)
        for nummer, regel in enumerate(lezing.tekst.vlak)
        for treffer in _GEDATEERD.finditer(regel)
        if int(treffer.group(1)) <= lezing.op.year
    ]
    jaar, nummer = max(gevonden, default=(lezing.op.year, 0))
    return [nummer] if lezing.op.year - jaar > OUD else []


def _moeilijk_leesbaar(lezing: Lezing) -> list[int]:
    score = lezing.leesbaarheid.score
    return HEEL if score is not None and score < MOEILIJK else []


def _nummer_ontbreekt(lezing: Lezing) -> list[int]:
    cijfers = (re.sub(r"\D", "", regel) for regel in lezing.tekst.vlak if "2000" in regel)
    return [] if any(VEILIG_THUIS in rij for rij in cijfers) else HEEL


def _nummer_verkeerd(lezing: Lezing) -> list[int]:
    return [
        nummer
        for nummer, regel in enumerate(lezing.tekst.vlak)
        for treffer in _NUMMER_ERNA.finditer(regel)
        if re.sub(r"\D", "", treffer.group(1)) not in OOK_GOED
    ]


def _belofte(lezing: Lezing) -> list[int]:
    """Where the text promises to say something later."""
    return sorted(lezing.tekst.beloften)


def _een_soort_onveiligheid(lezing: Lezing) -> list[int]:
    """Where acute or structurele onveiligheid stands without the other."""
    gezien = {c.code for e in lezing.elementen for c in e.criteria if c.bevinding == "aanwezig"}
    soorten = gezien & {"acute_onveiligheid", "structurele_onveiligheid"}
    return HEEL if len(soorten) == 1 else []


_REKEN: dict[str, Callable[[Lezing], list[int]]] = {
    "belofte": _belofte,
    "ouder_dan_vijf_jaar": _ouder_dan_vijf_jaar,
    "moeilijk_leesbaar": _moeilijk_leesbaar,
    "nummer_ontbreekt": _nummer_ontbreekt,
    "nummer_verkeerd": _nummer_verkeerd,
    "een_soort_onveiligheid": _een_soort_onveiligheid,
}
