"""Holds a text against the requirements: the first reading, of which every finding says by which rule it came.

A rule is met or not; nothing is scored. The machine reads, a person judges.
"""

from __future__ import annotations

from datetime import date

from nietpluis.kern.document import Document
from nietpluis.kern.eisen import Criterium, Eisenset, Element, Regel
from nietpluis.kern.herkennen import begrippen, herken, leeg, taakrijen
from nietpluis.kern.leesbaarheid import leesbaarheid
from nietpluis.kern.regellezen import vindplaatsen
from nietpluis.kern.termen import Zoektekst
from nietpluis.kern.uitslag import (
    Bevinding,
    Criteriumuitslag,
    Elementuitslag,
    Oordeel,
    Uitslag,
    Vindplaats,
    onleesbaar,
)
from nietpluis.kern.waarschuwen import Lezing, kort, waarschuwingen

HOEVEEL = 3
"""How many passages a finding shows."""
GEEN_TEKST = "In dit bestand staat geen tekst die te lezen is."


def toets(document: Document, eisen: Eisenset, op: date) -> Uitslag:
    """Read a document against one edition of the requirements, for a day. Never raises on what a text says."""
    if not any(alinea.tekst.strip() for alinea in document.alineas):
        return onleesbaar(document.bestand, eisen.naam_en_datum, GEEN_TEKST)
    tekst = Zoektekst(document)
    tekst.overslaan = leeg(tekst, eisen.herkenning)
    tekst = _opnieuw(tekst)
    tekst.taakrijen = taakrijen(tekst, eisen.herkenning)
    tekst.begrippen = begrippen(tekst, eisen.herkenning)
    elementen = tuple(_element(tekst, element) for element in eisen.elementen)
    herkend = herken(tekst, eisen.herkenning, elementen)
    lees = leesbaarheid(document)
    return Uitslag(
        bestand=document.bestand,
        eisen=eisen.naam_en_datum,
        is_meldcode=herkend.is_meldcode,
        oordeel=_oordeel(eisen, herkend.is_meldcode, elementen),
        waarom=herkend.waarom,
        elementen=elementen,
        waarschuwingen=waarschuwingen(eisen, Lezing(tekst, elementen, lees, op)),
        leesbaarheid=lees,
    )


def _opnieuw(tekst: Zoektekst) -> Zoektekst:
    """The same text without what was found while looking for the paragraphs to leave out."""
    nieuw = Zoektekst(tekst.document)
    nieuw.overslaan, nieuw.beloften = tekst.overslaan, tekst.beloften
    return nieuw


def _oordeel(eisen: Eisenset, is_meldcode: bool, elementen: tuple[Elementuitslag, ...]) -> Oordeel:
    if not is_meldcode:
        return "geen meldcode"
    if not eisen.wettelijk:
        return "advies"
    alles = all(e.bevinding == "aanwezig" for e in elementen if e.soort == "wet")
    return "voldoet" if alles else "voldoet niet"


def _element(tekst: Zoektekst, element: Element) -> Elementuitslag:
    criteria = tuple(_criterium(tekst, criterium) for criterium in element.criteria)
    return Elementuitslag(
        code=element.code,
        naam=element.naam,
        soort=element.soort,
        bevinding=_bevinding(element, criteria),
        criteria=criteria,
        artikel=element.artikel,
        vindplaatsen=_eerste(criteria),
    )


def _bevinding(element: Element, criteria: tuple[Criteriumuitslag, ...]) -> Bevinding:
    """An element counts its criteria; one that is `onmisbaar` cannot be made up for by others."""
    nodig = [c for c in criteria if c.nodig]
    aanwezig = {c.code for c in nodig if c.bevinding == "aanwezig"}
    gezien = sum(c.bevinding != "ontbreekt" for c in nodig)
    onmisbaar = {c.code for c in element.criteria if c.onmisbaar}
    if len(aanwezig) >= (element.genoeg or len(nodig)) and onmisbaar <= aanwezig:
        return "aanwezig"
    return "onduidelijk" if gezien >= element.half or onmisbaar & aanwezig else "ontbreekt"


def _eerste(criteria: tuple[Criteriumuitslag, ...]) -> tuple[Vindplaats, ...]:
    """The first passage of each criterion, each once."""
    return tuple(dict.fromkeys(c.vindplaatsen[0] for c in criteria if c.vindplaatsen))


def _criterium(tekst: Zoektekst, criterium: Criterium) -> Criteriumuitslag:
    """What was found by the first rule that is met: one with `eerst`, then those that give "aanwezig"."""
    op_volgorde = sorted(criterium.regels, key=lambda r: (not r.eerst, r.geeft != "aanwezig"))
    for regel in op_volgorde:
        if gevonden := vindplaatsen(tekst, regel):
            return _gevonden(tekst, criterium, regel, gevonden)
    return Criteriumuitslag(
        code=criterium.code,
        tekst=criterium.tekst,
        bevinding="ontbreekt",
        nodig=criterium.nodig,
        gezocht=" Of: ".join(regel.uitleg for regel in criterium.regels),
        artikel=criterium.artikel,
        voorbeeld=criterium.voorbeeld,
    )


def _gevonden(
    tekst: Zoektekst, criterium: Criterium, regel: Regel, plaatsen: tuple[int, ...]
) -> Criteriumuitslag:
    alineas = [tekst.document.alineas[nummer] for nummer in plaatsen[:HOEVEEL]]
    return Criteriumuitslag(
        code=criterium.code,
        tekst=criterium.tekst,
        bevinding=regel.geeft,
        nodig=criterium.nodig,
        regel=regel.code,
        gezocht=regel.uitleg,
        artikel=criterium.artikel,
        voorbeeld=criterium.voorbeeld,
        vindplaatsen=tuple(Vindplaats(plaats=a.plaats, citaat=kort(a.tekst)) for a in alineas),
    )
