"""Finds terms in a text. A term is written in plain letters, so that an expert can read and change it.

`*` stands for the rest of a word, a space for white space, `…` for at most six words in between (in one sentence),
`a|b` for either, `^` for the beginning of a paragraph (behind a number) or any
place in a heading. Accents and capitals do not matter.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from nietpluis.kern.document import Document

TUSSEN = 6
"""How many words `…` may skip."""
_TEKENS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\xa0": " "})
_LETTER = re.compile(r"\w")
_SNIJ = re.compile(r"\s*…\s*")
_STUKKEN = re.compile(r"[\^*…\s/'-]+")


def vlak(tekst: str) -> str:
    """A text as terms are looked for in it: small letters, no accents, plain quotes and dashes; same length or less."""
    ontleed = unicodedata.normalize("NFKD", tekst.translate(_TEKENS).lower())
    zonder = "".join(teken for teken in ontleed if not unicodedata.combining(teken))
    return re.sub(r"\s+", " ", zonder).strip()


@dataclass(frozen=True)
class Vorm:
    """One alternative of a term: its expression, and the longest piece of plain letters that must be in the text.

    The expression begins with letters, which is what makes looking fast; that a word begins there (or a
    paragraph, where `vooraan`) is looked at afterwards.
    """

    patroon: re.Pattern[str]
    kern: str
    vooraan: bool


@cache
def vormen(term: str) -> tuple[Vorm, ...]:
    """The alternatives of a term."""
    return tuple(_vorm(deel) for deel in term.split("|"))


def _vorm(deel: str) -> Vorm:
    kaal = deel.removeprefix("^")
    return Vorm(
        patroon=re.compile(_een(kaal) + r"(?!\w)"),
        kern=max((vlak(stuk) for stuk in _STUKKEN.split(kaal)), key=len),
        vooraan=deel.startswith("^"),
    )


def _een(term: str) -> str:
    tussen = rf"(?:[^\w.!?\n]+\w+){{0,{TUSSEN}}}?[^\w.!?\n]+"
    return tussen.join(_woorden(vlak(stuk)) for stuk in _SNIJ.split(term))


def _woorden(stuk: str) -> str:
    return re.escape(stuk).replace(r"\-", "-?").replace(r"\*", r"\w*").replace(r"\ ", "[ /-]+")


@dataclass(frozen=True)
class Treffer:
    """Where a term stands: the paragraph, and from and to within its flattened text."""

    alinea: int
    van: int
    tot: int


def _alineas_met(alles: str, kern: str) -> Iterator[tuple[int, int]]:
    plek = alles.find(kern)
    while plek >= 0:
        van, tot = alles.rfind("\n", 0, plek) + 1, alles.find("\n", plek)
        tot = len(alles) if tot < 0 else tot
        yield van, tot
        plek = alles.find(kern, tot)


class Zoektekst:
    """A document made ready to be searched many times.

    Paragraphs in `overslaan` are never found; those in `taakrijen` are rows of a table of who does what,
    those in `beloften` promise to write something later, those in `begrippen` only explain words.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.vlak = tuple(vlak(alinea.tekst) for alinea in document.alineas)
        self.overslaan: frozenset[int] = frozenset()
        self.taakrijen: frozenset[int] = frozenset()
        self.beloften: frozenset[int] = frozenset()
        self.begrippen: frozenset[int] = frozenset()
        self._treffers: dict[str, tuple[Treffer, ...]] = {}
        self._kernen: dict[str, list[tuple[int, int]]] = {}

    @cached_property
    def _begin(self) -> list[int]:
        plaatsen, plek = [], 0
        for tekst in self.vlak:
            plaatsen.append(plek)
            plek += len(tekst) + 1
        return plaatsen

    @cached_property
    def _alles(self) -> str:
        return "\n".join(self.vlak)

    @cached_property
    def onderdeel(self) -> tuple[int, ...]:
        """For each paragraph the number of its section: a heading begins one, unless it stands right under another."""
        nummer, onder_kop, uit = 0, False, []
        for alinea in self.document.alineas:
            nummer += bool(alinea.niveau) and not onder_kop
            onder_kop = alinea.niveau > 0
            uit.append(nummer)
        return tuple(uit)

    def zoek(self, term: str) -> tuple[Treffer, ...]:
        """Every place of a term, in order."""
        if term not in self._treffers:
            self._treffers[term] = self._zoek(term)
        return self._treffers[term]

    def _zoek(self, term: str) -> tuple[Treffer, ...]:
        alles = self._alles
        spannen = {
            treffer.span()
            for vorm in vormen(term)
            for van, tot in self._alineas_met_kern(vorm.kern)
            for treffer in vorm.patroon.finditer(alles, van, tot)
            if self._begint(treffer.start(), vorm)
        }
        gevonden = [self._plek(van, tot) for van, tot in sorted(spannen)]
        return tuple(t for t in gevonden if t.alinea not in self.overslaan)

    def _alineas_met_kern(self, kern: str) -> list[tuple[int, int]]:
        """From and to of each paragraph with these letters: an expression is slow, and never goes past a paragraph."""
        if kern not in self._kernen:
            self._kernen[kern] = list(_alineas_met(self._alles, kern))
        return self._kernen[kern]

    def _begint(self, plek: int, vorm: Vorm) -> bool:
        """Whether a word begins here; for a form that stands in front, a paragraph (behind a number) or heading."""
        if not vorm.vooraan:
            return plek == 0 or not _LETTER.match(self._alles, plek - 1)
        if self.document.alineas[bisect_right(self._begin, plek) - 1].niveau:
            return plek == 0 or not _LETTER.match(self._alles, plek - 1)
        begin = self._alles.rfind("\n", 0, plek) + 1
        return not self._alles[begin:plek].strip("0123456789.)( -")

    def _plek(self, van: int, tot: int) -> Treffer:
        nummer = bisect_right(self._begin, van) - 1
        begin = self._begin[nummer]
        return Treffer(nummer, van - begin, tot - begin)

    def alineas_met(self, termen: tuple[str, ...]) -> dict[int, set[str]]:
        """Paragraph -> which of these terms stand in it."""
        uit: dict[int, set[str]] = defaultdict(set)
        for term in termen:
            for treffer in self.zoek(term):
                uit[treffer.alinea].add(term)
        return uit
