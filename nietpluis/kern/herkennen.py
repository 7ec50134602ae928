"""Whether a text is a meldcode at all, and which of its paragraphs say nothing: each answer with its reason."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nietpluis.kern.eisen import Herkenning
from nietpluis.kern.termen import Zoektekst
from nietpluis.kern.uitslag import Elementuitslag

_STIPPELS = re.compile(r"(?:\.\s?){4,}\s*\d{1,3}$")
_BLADZIJDE = re.compile(r"[\s.-]+\d{1,3}$")
TITELREGELS = 8
"""How many lines at the beginning, and how many words of each, count as the title; a sentence is none."""
TITELWOORDEN = 20
INLEIDING = 12
"""In so many paragraphs at the beginning a text says what it is not; later it speaks of a part of it."""
SOORTREGELS = 3
"""Another kind of text says so in its first lines, of at most so many words."""
SOORTWOORDEN = 12
VOORAAN = 160
"""So many characters of the first paragraph count as title, however long it is."""
LANG = 40
"""From this many paragraphs on, the subject must fill a part of the text."""
DEEL = 0.15
KERNDEEL = 0.06
"""Of a long text, so many of the paragraphs must name the subject itself."""
STAPPEN = 3
"""With this many of the five steps written out a text is a plan to act by."""
ELEMENTEN = 2
DELEN = 3
"""With this many elements of the law written out a text is one, however it tells the steps."""
VRIJWEL = 4
"""With this many a text that begins as a meldcode is one, whatever else its title names."""
VOOROP = 4
LEZERS = 3
CELWOORDEN = 6


@dataclass(frozen=True)
class Herkend:
    """The answer and why, in Dutch."""

    is_meldcode: bool
    waarom: str


def leeg(tekst: Zoektekst, herkenning: Herkenning) -> frozenset[int]:
    """Paragraphs that are no text: of a table of contents, or a promise to write something later, with its heading."""
    beloften = tekst.beloften = frozenset(tekst.alineas_met(herkenning.leeg))
    koppen = {nummer - 1 for nummer in beloften if _alleen_belofte(tekst, nummer, beloften)}
    return frozenset(_inhoudsopgave(tekst) | beloften | koppen)


def _alleen_belofte(tekst: Zoektekst, nummer: int, beloften: frozenset[int]) -> bool:
    """Whether this promise is all that stands under the heading before it."""
    alineas = tekst.document.alineas
    daarna = nummer + 1
    while daarna in beloften:
        daarna += 1
    onder_kop = nummer > 0 and alineas[nummer - 1].niveau > 0
    return onder_kop and (daarna == len(alineas) or alineas[daarna].niveau > 0)


def _inhoudsopgave(tekst: Zoektekst) -> set[int]:
    """Lines of a table of contents: marked so, dotted up to a page number, or a heading that comes later with one."""
    koppen = {
        regel for a, regel in zip(tekst.document.alineas, tekst.vlak, strict=True) if a.niveau
    }
    uit = set()
    for nummer, alinea in enumerate(tekst.document.alineas):
        regel = tekst.vlak[nummer]
        zonder = _BLADZIJDE.sub("", regel)
        if (
            alinea.inhoudsopgave
            or _STIPPELS.search(regel)
            or (zonder != regel and zonder in koppen)
        ):
            uit.add(nummer)
    return uit


def begrippen(tekst: Zoektekst, herkenning: Herkenning) -> frozenset[int]:
    """Paragraphs that only explain words: under a heading that says so."""
    deel, alineas = tekst.onderdeel, tekst.document.alineas
    delen = {deel[n] for n in tekst.alineas_met(herkenning.begrippen) if alineas[n].niveau}
    return frozenset(n for n in range(len(deel)) if deel[n] in delen)


def taakrijen(tekst: Zoektekst, herkenning: Herkenning) -> frozenset[int]:
    """Rows of a table of who does what: behind the first cell only functions and marks."""
    met_functie = tekst.alineas_met(herkenning.functies)
    return frozenset(nummer for nummer in met_functie if _is_taakrij(tekst, nummer))


def _is_taakrij(tekst: Zoektekst, nummer: int) -> bool:
    cellen = tekst.document.alineas[nummer].tekst.split(" – ")[1:]
    return bool(cellen) and all(len(cel.split()) <= CELWOORDEN for cel in cellen)


def herken(
    tekst: Zoektekst, herkenning: Herkenning, elementen: tuple[Elementuitslag, ...]
) -> Herkend:
    """Whether this is a meldcode: by its title, its steps, its reader and how much of it is about the subject."""
    wet = [e for e in elementen if e.soort == "wet"]
    gezien = sum(e.bevinding != "ontbreekt" for e in wet)
    aanwezig = sum(e.bevinding == "aanwezig" for e in wet)
    is_zeker = aanwezig >= VRIJWEL and _begint_zo(tekst, herkenning)
    if bezwaar := _bezwaar(tekst, herkenning, is_zeker):
        return Herkend(False, bezwaar)
    stappen = _stappen(elementen)
    if stappen >= STAPPEN and _is_van_een_organisatie(tekst, herkenning):
        return Herkend(True, f"De tekst beschrijft {stappen} van de stappen.")
    if aanwezig >= DELEN:
        return Herkend(True, f"De tekst geeft {aanwezig} van de onderdelen die de wet vraagt.")
    if _in_titel(tekst, herkenning.titel) and gezien >= ELEMENTEN - _is_sterk(tekst, herkenning):
        return Herkend(True, "De titel noemt de meldcode, en delen ervan staan in de tekst.")
    return Herkend(False, "De tekst beschrijft de stappen van een meldcode niet.")


def _bezwaar(tekst: Zoektekst, herkenning: Herkenning, is_zeker: bool) -> str:
    """Why this is something else; empty where nothing says so. What is surely one is not put aside for its title."""
    anders = _andere_soort(tekst, herkenning)
    if anders and not is_zeker:
        return f"De titel noemt een ander soort tekst: ‘{anders}’."
    if min(tekst.alineas_met(herkenning.geen), default=INLEIDING) < INLEIDING:
        return "De tekst zegt zelf dat dit niet de meldcode is."
    if _voor_clienten(tekst, herkenning):
        return "De tekst spreekt ouders of cliënten aan, niet de medewerkers."
    if not _gaat_erover(tekst, herkenning):
        return "Het grootste deel van de tekst gaat over iets anders."
    return ""


def _is_van_een_organisatie(tekst: Zoektekst, herkenning: Herkenning) -> bool:
    """Whether a title says so, or the text speaks of the people who work there: an article in general does neither."""
    koppen = {n for n, alinea in enumerate(tekst.document.alineas) if alinea.niveau}
    genoemd = koppen & set(tekst.alineas_met(herkenning.titel))
    if genoemd or _in_titel(tekst, herkenning.titel):
        return True
    return sum(len(tekst.zoek(term)) for term in herkenning.lezer_medewerker) >= LEZERS


def _is_sterk(tekst: Zoektekst, herkenning: Herkenning) -> bool:
    """Whether the title says protocol, or the text begins as the national model does: what was considered, terms."""
    return _in_titel(tekst, herkenning.titel_sterk) or bool(tekst.alineas_met(herkenning.model))


def _titel(tekst: Zoektekst, binnen: int, woorden: int) -> list[int]:
    """The short lines among the first paragraphs; a sentence is none."""
    echt = [n for n in range(len(tekst.vlak)) if n not in tekst.overslaan and tekst.vlak[n]]
    alineas = tekst.document.alineas
    return [
        nummer
        for nummer in echt[:binnen]
        if len(alineas[nummer].tekst.split()) <= woorden and not alineas[nummer].tekst.endswith(".")
    ]


def _in_titel(tekst: Zoektekst, termen: tuple[str, ...]) -> bool:
    """Whether one of these stands in a line of the title, or in the very first words of the text."""
    titel = set(_titel(tekst, TITELREGELS, TITELWOORDEN))
    treffers = [treffer for term in termen for treffer in tekst.zoek(term)]
    eerste = min((n for n in range(len(tekst.vlak)) if n not in tekst.overslaan), default=0)
    return any(t.alinea in titel or (t.alinea == eerste and t.van < VOORAAN) for t in treffers)


def _begint_zo(tekst: Zoektekst, herkenning: Herkenning) -> bool:
    """Whether the very first line is the title of a meldcode: it begins with such a word."""
    eerste = _titel(tekst, 1, TITELWOORDEN)
    treffers = [treffer for term in herkenning.titel for treffer in tekst.zoek(term)]
    return any(t.alinea in eerste and t.van <= VOOROP for t in treffers)


def _andere_soort(tekst: Zoektekst, herkenning: Herkenning) -> str:
    """The title that names another kind of text; each row of `anders` is one kind: its terms must all be there.

    A line that says when the text was adopted is no title.
    """
    bundels = _bundels(tekst, herkenning)
    vastgesteld = tekst.alineas_met(herkenning.vaststelling)
    regels = _titel(tekst, SOORTREGELS, SOORTWOORDEN)
    for nummer in (n for n in regels if n not in vastgesteld):
        is_anders = any(
            all(nummer in tekst.alineas_met((term,)) for term in soort)
            for soort in herkenning.anders
        )
        if is_anders or nummer in bundels:
            return tekst.document.alineas[nummer].tekst
    return ""


def _bundels(tekst: Zoektekst, herkenning: Herkenning) -> set[int]:
    """Lines that name what holds a meldcode at times: not where the title names the meldcode first, or as a part."""
    vooraan = set(_titel(tekst, TITELREGELS, TITELWOORDEN))
    genoemd = vooraan & set(tekst.alineas_met(herkenning.titel))
    bundels = set(tekst.alineas_met(herkenning.bundels))
    if not genoemd:
        return bundels
    eerst = {nummer for nummer in bundels if nummer < min(genoemd)}
    return eerst - set(tekst.alineas_met(herkenning.deel_van))


def _voor_clienten(tekst: Zoektekst, herkenning: Herkenning) -> bool:
    client = sum(len(tekst.zoek(term)) for term in herkenning.lezer_client)
    medewerker = sum(len(tekst.zoek(term)) for term in herkenning.lezer_medewerker)
    return client >= LEZERS and client * 2 > medewerker


def _gaat_erover(tekst: Zoektekst, herkenning: Herkenning) -> bool:
    aantal = len(tekst.document.alineas) - len(tekst.overslaan)
    genoemd = len(tekst.alineas_met(herkenning.kern))
    if aantal < LANG:
        return genoemd > 0
    onderwerp = len(tekst.alineas_met(herkenning.onderwerp))
    return onderwerp >= DEEL * aantal and genoemd >= KERNDEEL * aantal


def _stappen(elementen: tuple[Elementuitslag, ...]) -> int:
    plan = [e for e in elementen if e.code == "stappenplan"]
    return sum(c.bevinding == "aanwezig" for e in plan for c in e.criteria if c.nodig)
