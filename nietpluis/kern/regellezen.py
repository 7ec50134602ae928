"""Reads a text by one rule: in which paragraphs it is met. What counts as near is the rule's own choice."""

from __future__ import annotations

from nietpluis.kern.eisen import Regel, Waar
from nietpluis.kern.termen import Zoektekst

BUREN = 2
"""How many paragraphs to each side are the surroundings of one."""


def vindplaatsen(tekst: Zoektekst, regel: Regel) -> tuple[int, ...]:
    """The paragraphs in which this rule is met, those that carry most of it first; empty where it is not met."""
    groepen = [tekst.alineas_met(groep) for groep in regel.alle]
    keuzes = tekst.alineas_met(regel.een_van)
    geweerd = set(tekst.alineas_met(regel.niet))
    begin = groepen[0] if groepen else keuzes
    kandidaten = [
        nummer for nummer in sorted(begin) if nummer not in geweerd and _mag(tekst, nummer, regel)
    ]
    goed = {}
    for nummer in kandidaten:
        kring = _kring(tekst, nummer, regel.waar)
        gekozen = set().union(*(keuzes[n] for n in keuzes if n in kring and n not in geweerd))
        alle_er = all(any(n in kring and n not in geweerd for n in groep) for groep in groepen)
        if alle_er and (not regel.een_van or len(gekozen) >= regel.minstens):
            goed[nummer] = len(keuzes.get(nummer, ())) + sum(nummer in groep for groep in groepen)
    return tuple(sorted(goed, key=lambda nummer: (-goed[nummer], nummer)))


def _mag(tekst: Zoektekst, nummer: int, regel: Regel) -> bool:
    if not regel.taakrij and nummer in tekst.taakrijen:
        return False
    return regel.waar != "kop" or tekst.document.alineas[nummer].niveau > 0


def _kring(tekst: Zoektekst, nummer: int, waar: Waar) -> range:
    """The paragraphs that are near enough to this one."""
    if waar in ("alinea", "kop"):
        return range(nummer, nummer + 1)
    laatste = len(tekst.document.alineas)
    if waar == "omgeving":
        return range(max(0, nummer - BUREN), min(laatste, nummer + BUREN + 1))
    if waar == "document":
        return range(laatste)
    return _onderdeel(tekst, nummer)


def _onderdeel(tekst: Zoektekst, nummer: int) -> range:
    deel = tekst.onderdeel
    van = nummer
    while van > 0 and deel[van - 1] == deel[nummer]:
        van -= 1
    tot = nummer + 1
    while tot < len(deel) and deel[tot] == deel[nummer]:
        tot += 1
    return range(van, tot)
