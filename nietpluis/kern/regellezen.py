"""Reads a text by one rule: in which paragraphs it is met. What counts as near is the rule's own choice."""

from __future__ import annotations

import re

from nietpluis.kern.eisen import Regel, Waar
from nietpluis.kern.termen import Treffer, Zoektekst

_GENUMMERD = re.compile(r"\(?(?:\d|[a-e])[.)]")
EERSTE_WOORDEN = 60
"""So many characters of a numbered paragraph count as its heading."""

BIJ_ELKAAR = 6
"""How many paragraphs may lie between two steps of a row."""
ONTHOUD = 12
BUREN = 3
"""How many paragraphs to each side, under the same heading, are the surroundings of one."""
ONDER_KOP = 8
"""How many paragraphs under a heading are its surroundings."""
LAAGSTE = 6
"""The lowest rank of a heading."""


def vindplaatsen(tekst: Zoektekst, regel: Regel) -> tuple[int, ...]:
    """The paragraphs in which this rule is met, those that carry most of it first; empty where it is not met."""
    gevonden = _reeks(tekst, regel) if regel.schakel else _samen(tekst, regel)
    return gevonden if len(gevonden) >= regel.keren else ()


def _samen(tekst: Zoektekst, regel: Regel) -> tuple[int, ...]:
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


def _reeks(tekst: Zoektekst, regel: Regel) -> tuple[int, ...]:
    """Where the group `schakel` stands in a row: the groups one after the other, never far apart."""
    spring = BIJ_ELKAAR if regel.waar == "reeks" else len(tekst.document.alineas)
    punten = sorted(
        (t.alinea, t.van, groep)
        for groep, termen in enumerate(regel.alle, 1)
        for term in termen
        for t in tekst.zoek(term)
        if _in_reeks(tekst, t, regel)
    )
    voor = _langste(punten, spring)
    na = _langste([(-a, -v, -g) for a, v, g in reversed(punten)], spring)[::-1]
    eigen = (
        alinea
        for (alinea, _, groep), terug, verder in zip(punten, voor, na, strict=True)
        if groep == regel.schakel and terug + verder - 1 >= regel.minstens
    )
    return tuple(dict.fromkeys(eigen))


def _in_reeks(tekst: Zoektekst, treffer: Treffer, regel: Regel) -> bool:
    if regel.waar == "koppenreeks":
        return _is_als_kop(tekst, treffer)
    return regel.taakrij or treffer.alinea not in tekst.taakrijen


def _is_als_kop(tekst: Zoektekst, treffer: Treffer) -> bool:
    """Whether this stands in a heading, or in the first words of a numbered paragraph."""
    if tekst.document.alineas[treffer.alinea].niveau:
        return True
    return treffer.van < EERSTE_WOORDEN and bool(_GENUMMERD.match(tekst.vlak[treffer.alinea]))


def _langste(punten: list[tuple[int, int, int]], spring: int) -> list[int]:
    """For each point (paragraph, place, group) how many groups, in order and close by, end in it."""
    uit: list[int] = []
    laatste: dict[int, list[tuple[int, int]]] = {}
    for alinea, _, groep in punten:
        lengte = 1 + max(
            (
                hoe_lang
                for vorige, plekken in laatste.items()
                if vorige < groep
                for waar, hoe_lang in plekken[-ONTHOUD:]
                if alinea - waar <= spring
            ),
            default=0,
        )
        uit.append(lengte)
        laatste.setdefault(groep, []).append((alinea, lengte))
    return uit


def _mag(tekst: Zoektekst, nummer: int, regel: Regel) -> bool:
    taakrij = nummer in tekst.taakrijen
    if (taakrij and not regel.taakrij) or (regel.in_taakrij and not taakrij):
        return False
    if nummer in tekst.begrippen and not regel.begrip:
        return False
    return regel.waar != "kop" or tekst.document.alineas[nummer].niveau > 0


def _kring(tekst: Zoektekst, nummer: int, waar: Waar) -> range:
    """The paragraphs that are near enough to this one."""
    if waar in ("alinea", "kop"):
        return range(nummer, nummer + 1)
    if waar == "omgeving":
        return _omgeving(tekst, nummer)
    if waar == "document":
        return range(len(tekst.document.alineas))
    return _onderdeel(tekst, nummer)


def _omgeving(tekst: Zoektekst, nummer: int) -> range:
    """A few paragraphs to each side, not past the heading above nor past one of the same rank below.

    A heading speaks for more: a list under it is often longer than that.
    """
    alineas = tekst.document.alineas
    kop = next((n for n in range(nummer, -1, -1) if alineas[n].niveau), -1)
    rang = alineas[kop].niveau if kop >= 0 else LAAGSTE
    tot = nummer + 1
    verste = nummer + (ONDER_KOP if alineas[nummer].niveau else BUREN)
    while tot < min(len(alineas), verste + 1) and not 0 < alineas[tot].niveau <= rang:
        tot += 1
    return range(max(kop, nummer - BUREN, 0), tot)


def _onderdeel(tekst: Zoektekst, nummer: int) -> range:
    deel = tekst.onderdeel
    van = nummer
    while van > 0 and deel[van - 1] == deel[nummer]:
        van -= 1
    tot = nummer + 1
    while tot < len(deel) and deel[tot] == deel[nummer]:
        tot += 1
    return range(van, tot)
