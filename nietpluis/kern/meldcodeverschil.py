"""What changed between two texts of a meldcode, word by word, and between two editions of a model text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Literal

from nietpluis.kern.meldcodetekst import Blok, Ingevuld, Meldcodetekst, Onderdeeltekst, begin
from nietpluis.kern.modelmeldcode import Modelmeldcode

Stukstand = Literal["gelijk", "weg", "erbij"]
Onderdeelstand = Literal["gelijk", "gewijzigd", "nieuw", "weg"]
_WOORD = re.compile(r"\S+\s*")
LIJKT = 0.4
"""Share of the words that two lines have in common, under which marking single words says nothing any more."""


@dataclass(frozen=True, kw_only=True)
class Stuk:
    """Some words of a line, and whether they stayed, went or came."""

    stand: Stukstand
    tekst: str


Regel = tuple[Stuk, ...]


@dataclass(frozen=True, kw_only=True)
class Onderdeelverschil:
    """One section then and now: lines in which is marked what went (in `oud`) and what came (in `nieuw`)."""

    code: str
    titel: str
    stand: Onderdeelstand
    oud: tuple[Regel, ...] = ()
    nieuw: tuple[Regel, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Modelverschil:
    """What a newer edition of a model text does differently: titles of sections, questions of slots."""

    nieuw: tuple[str, ...] = ()
    gewijzigd: tuple[str, ...] = ()
    weg: tuple[str, ...] = ()
    vragen: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.nieuw or self.gewijzigd or self.weg or self.vragen)


def verschil(oud: Meldcodetekst, nieuw: Meldcodetekst) -> tuple[Onderdeelverschil, ...]:
    """Every section of both texts, in the order of the new one; what went stands at the end."""
    was = {deel.code: deel for deel in oud.onderdelen}
    nu = {deel.code: deel for deel in nieuw.onderdelen}
    gebleven = [_onderdeel(was.get(code), deel) for code, deel in nu.items()]
    weg = [_verdwenen(deel) for code, deel in was.items() if code not in nu]
    return (*gebleven, *weg)


def _onderdeel(oud: Onderdeeltekst | None, nieuw: Onderdeeltekst) -> Onderdeelverschil:
    if oud is None:
        regels = tuple(_een("erbij", regel) for regel in _regels(nieuw))
        return Onderdeelverschil(code=nieuw.code, titel=nieuw.titel, stand="nieuw", nieuw=regels)
    links, rechts = _naast_elkaar(_regels(oud), _regels(nieuw))
    gelijk = all(stuk.stand == "gelijk" for regel in (*links, *rechts) for stuk in regel)
    stand: Onderdeelstand = "gelijk" if gelijk else "gewijzigd"
    return Onderdeelverschil(
        code=nieuw.code, titel=nieuw.titel, stand=stand, oud=tuple(links), nieuw=tuple(rechts)
    )


def _verdwenen(oud: Onderdeeltekst) -> Onderdeelverschil:
    regels = tuple(_een("weg", regel) for regel in _regels(oud))
    return Onderdeelverschil(code=oud.code, titel=oud.titel, stand="weg", oud=regels)


def _regels(deel: Onderdeeltekst) -> list[str]:
    """The lines of a section; its title is the first, so that a new title shows."""
    return [deel.titel, *(regel for blok in deel.blokken for regel in _van_blok(blok))]


def _van_blok(blok: Blok) -> Iterator[str]:
    if blok.soort == "tabel":
        yield from (" – ".join(rij) for rij in blok.rijen)
    elif blok.soort == "lijst":
        yield from (f"• {regel}" for regel in blok.regels)
    else:
        yield blok.tekst


def _naast_elkaar(oud: list[str], nieuw: list[str]) -> tuple[list[Regel], list[Regel]]:
    links: list[Regel] = []
    rechts: list[Regel] = []
    for soort, i1, i2, j1, j2 in SequenceMatcher(None, oud, nieuw, autojunk=False).get_opcodes():
        if soort == "equal":
            links += [_een("gelijk", regel) for regel in oud[i1:i2]]
            rechts += [_een("gelijk", regel) for regel in nieuw[j1:j2]]
        else:
            _vervangen(oud[i1:i2], nieuw[j1:j2], links, rechts)
    return links, rechts


def _vervangen(
    oud: Sequence[str], nieuw: Sequence[str], links: list[Regel], rechts: list[Regel]
) -> None:
    """Lines that took each other's place are compared word by word; the others went or came whole."""
    for een, ander in zip(oud, nieuw, strict=False):
        links_regel, rechts_regel = _woord_voor_woord(een, ander)
        links.append(links_regel)
        rechts.append(rechts_regel)
    links += [_een("weg", regel) for regel in oud[len(nieuw) :]]
    rechts += [_een("erbij", regel) for regel in nieuw[len(oud) :]]


def _woord_voor_woord(oud: str, nieuw: str) -> tuple[Regel, Regel]:
    een, ander = _WOORD.findall(oud), _WOORD.findall(nieuw)
    paring = SequenceMatcher(None, een, ander, autojunk=False)
    if paring.ratio() < LIJKT:
        return _een("weg", oud), _een("erbij", nieuw)
    links: list[Stuk] = []
    rechts: list[Stuk] = []
    for soort, i1, i2, j1, j2 in paring.get_opcodes():
        gelijk = soort == "equal"
        links += _stuk("gelijk" if gelijk else "weg", een[i1:i2])
        rechts += _stuk("gelijk" if gelijk else "erbij", ander[j1:j2])
    return tuple(links), tuple(rechts)


def _stuk(stand: Stukstand, woorden: Sequence[str]) -> list[Stuk]:
    return [Stuk(stand=stand, tekst="".join(woorden))] if woorden else []


def _een(stand: Stukstand, regel: str) -> Regel:
    return (Stuk(stand=stand, tekst=regel),)


def modelverschil(oud: Modelmeldcode, nieuw: Modelmeldcode) -> Modelverschil:
    """What another edition or another model text does differently."""
    was = {deel.code: deel for deel in oud.onderdelen}
    nu = {deel.code: deel for deel in nieuw.onderdelen}
    vragen = {punt.code for punt in oud.invulpunten}
    return Modelverschil(
        nieuw=tuple(deel.titel for code, deel in nu.items() if code not in was),
        gewijzigd=tuple(
            deel.titel for code, deel in nu.items() if code in was and was[code].tekst != deel.tekst
        ),
        weg=tuple(deel.titel for code, deel in was.items() if code not in nu),
        vragen=tuple(punt.vraag for punt in nieuw.invulpunten if punt.code not in vragen),
    )


def breng_over(ingevuld: Ingevuld, nieuw: Modelmeldcode) -> Ingevuld:
    """What was filled in, carried to another edition: answers, own texts and tasks that it still knows.

    A step that was not divided yet is divided as the new model has it.
    """
    vers = begin(nieuw)
    punten = {punt.code for punt in nieuw.invulpunten}
    delen = {deel.code for deel in nieuw.onderdelen}
    vormen = {vorm.code for vorm in nieuw.vormen}
    functies = ingevuld.functies or vers.functies
    had = {taak.stap for taak in ingevuld.verdeling}
    bekend = {functie.code for functie in functies}
    erbij = tuple(
        replace(taak, doet=tuple(f for f in taak.doet if f in bekend))
        for taak in vers.verdeling
        if taak.stap not in had
    )
    antwoorden = {c: w for c, w in ingevuld.invulpunten.items() if c in punten}
    return replace(
        ingevuld,
        invulpunten={**vers.invulpunten, **antwoorden},
        eigen={code: tekst for code, tekst in ingevuld.eigen.items() if code in delen},
        vormen=tuple(code for code in ingevuld.vormen if code in vormen),
        functies=functies,
        verdeling=(*ingevuld.verdeling, *erbij),
    )
