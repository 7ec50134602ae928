"""From runs of letters to lines, in the order in which they are read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from nietpluis.meldcodes.inlezen.letters import begint_opsomming, plak_alle, schoon
from nietpluis.meldcodes.inlezen.pdf_letters import Reeks
from nietpluis.meldcodes.inlezen.pdf_maten import Streep
from nietpluis.meldcodes.inlezen.pdf_tabellen import rijen, roosters, verdeel
from nietpluis.meldcodes.inlezen.rijen import LANGSTE_RIJ, TUSSEN, zegt_iets

_ZELFDE_LIJN = 0.4
"""Of the size: how far apart two baselines may be on one line."""
_WOORD = 0.14
_KOLOM = 2.2
"""Of the size: a gap so wide on one line stands between two cells of a table."""
_CEL = 0.9
"""The same where no space was drawn on either side."""
_NOOTCIJFER = 0.8
_CIJFERS = re.compile(r"\d{1,2}")
_DOOR_ELKAAR = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Regel:
    """One line of a page. Sizes and places in points; `y` grows upwards. `rij`: a whole row of a table."""

    tekst: str
    x: float
    x2: float
    y: float
    grootte: float
    vet: bool
    rand: bool
    bladzijde: int
    rij: bool = False


def regels(reeksen: Iterable[Reeks], strepen: Iterable[Streep], bladzijde: int) -> list[Regel]:
    """The lines of one page; a row of a table is one. Order: that of drawing, unless that jumps up and down."""
    gemaakt: list[Regel] = []
    for deel in verdeel(reeksen, roosters(strepen)):
        if isinstance(deel, tuple):
            gemaakt += _tabelregels(deel[1], bladzijde)
        else:
            gemaakt += _losse_regels(deel, bladzijde)
    return _op_volgorde(gemaakt)


def _tabelregels(vakken: dict[tuple[int, int], list[Reeks]], bladzijde: int) -> Iterator[Regel]:
    """A line for each row; one for each cell where that would be too long for a line."""

    def tekst_van(binnen: list[Reeks]) -> str:
        return plak_alle([regel.tekst for regel in _op_volgorde(_losse_regels(binnen, bladzijde))])

    for inhoud, teksten in rijen(vakken, tekst_van):
        heel = _regel(inhoud, bladzijde)
        lang = sum(map(len, teksten)) > LANGSTE_RIJ
        for tekst in teksten if lang else [TUSSEN.join(teksten)]:
            if heel is not None:
                yield replace(heel, tekst=tekst, rij=True, vet=heel.vet and len(teksten) == 1)


def _losse_regels(reeksen: Iterable[Reeks], bladzijde: int) -> list[Regel]:
    groepen: list[list[Reeks]] = []
    for reeks in reeksen:
        if groepen and _hoort_bij(groepen[-1], reeks):
            groepen[-1].append(reeks)
        else:
            groepen.append([reeks])
    return [regel for groep in groepen if (regel := _regel(groep, bladzijde)) is not None]


def _hoort_bij(groep: Sequence[Reeks], reeks: Reeks) -> bool:
    """Whether a run goes on with the line before it. A line begun to the left of its own beginning is a new one."""
    laatste = groep[-1]
    maat = max(laatste.grootte, reeks.grootte, 1)
    if laatste.rand != reeks.rand or abs(laatste.y - reeks.y) > maat * _ZELFDE_LIJN:
        return False
    return reeks.x > laatste.x - maat * 0.5 and reeks.x > groep[0].x - maat


def _regel(groep: Sequence[Reeks], bladzijde: int) -> Regel | None:
    maat = max((r.grootte for r in groep if r.tekst.strip()), default=0.0)
    delen = [r for r in groep if not _is_nootcijfer(r, maat)]
    tekst = schoon_met_afbreken(_samen(delen))
    if not zegt_iets(tekst):
        return None
    gewicht: Counter[tuple[float, bool]] = Counter()
    for reeks in delen:
        gewicht[round(reeks.grootte * 2) / 2, reeks.vet] += len(reeks.tekst.strip())
    (grootte, _), _ = gewicht.most_common(1)[0]
    vet = all(reeks.vet for reeks in delen if any(letter.isalpha() for letter in reeks.tekst))
    vol = [reeks for reeks in delen if reeks.tekst.strip()]
    return Regel(
        tekst=tekst,
        x=min(reeks.x for reeks in vol),
        x2=max(reeks.x2 for reeks in vol),
        y=Counter(round(reeks.y, 1) for reeks in vol).most_common(1)[0][0],
        grootte=grootte,
        vet=vet and any(letter.isalpha() for letter in tekst),
        rand=groep[0].rand,
        bladzijde=bladzijde,
    )


def schoon_met_afbreken(tekst: str) -> str:
    """Clean, but with the soft hyphen at the end kept: it says that the word goes on."""
    return schoon(tekst) + ("\u00ad" if tekst.rstrip().endswith("\u00ad") else "")


def _is_nootcijfer(reeks: Reeks, maat: float) -> bool:
    """The small raised number of a footnote is no part of the word before it."""
    return reeks.grootte < maat * _NOOTCIJFER and reeks.tekst.strip().isdigit()


def _samen(delen: Sequence[Reeks]) -> str:
    """The runs of a line, with a space where there is one to see, and a dash between cells."""
    uit, einde = "", 0.0
    for reeks in delen:
        gat = (reeks.x - einde) / max(reeks.grootte, 1)
        ruim = _KOLOM if uit.endswith(" ") or reeks.tekst.startswith(" ") else _CEL
        if uit and gat > ruim and uit.strip() and reeks.tekst.strip() and not _alleen_teken(uit):
            uit = uit.rstrip() + TUSSEN
        elif uit and gat > _WOORD and not uit.endswith(" ") and not reeks.tekst.startswith(" "):
            uit += " "
        elif uit[-1:].isalpha() and _CIJFERS.fullmatch(reeks.tekst):
            continue  # drawn apart, against a word: a note as well, in a font that has small numbers
        uit += reeks.tekst
        if reeks.tekst.strip():
            einde = reeks.x2
        elif gat < _KOLOM:
            einde = max(einde, reeks.x2)
    return uit


def _alleen_teken(tekst: str) -> bool:
    """Whether a line so far is a bullet or a number: the gap after it is no cell."""
    kaal = schoon(tekst)
    return begint_opsomming(f"{kaal} x") or kaal.replace(".", "").isdigit()


def _op_volgorde(alle: list[Regel]) -> list[Regel]:
    sprongen = sum(
        1
        for een, twee in pairwise(alle)
        if twee.y > een.y + een.grootte and min(een.x2, twee.x2) > max(een.x, twee.x)
    )
    if sprongen <= max(3, len(alle) * _DOOR_ELKAAR):
        return alle
    return sorted(alle, key=lambda regel: (-round(regel.y), regel.x))
