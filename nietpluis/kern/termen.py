"""Finds terms in a text. A term is written in plain letters, so that an expert can read and change it.

`*` stands for the rest of a word, a space for white space, `…` for at most six words in between (in one sentence),
`a|b` for either, `^` for the beginning of a paragraph (behind a number). Accents and capitals do not matter.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, cached_property

from nietpluis.kern.document import Document

TUSSEN = 6
"""How many words `…` may skip."""
_TEKENS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\xa0": " "})
_BEGIN = r"(?:^|(?<=\n))[\d.)( ]*"
_SNIJ = re.compile(r"\s*…\s*")
_STUKKEN = re.compile(r"[\^*…\s/'-]+")


def vlak(tekst: str) -> str:
    """A text as terms are looked for in it: small letters, no accents, plain quotes and dashes; same length or less."""
    ontleed = unicodedata.normalize("NFKD", tekst.translate(_TEKENS).lower())
    zonder = "".join(teken for teken in ontleed if not unicodedata.combining(teken))
    return re.sub(r"\s+", " ", zonder).strip()


@cache
def patroon(term: str) -> re.Pattern[str]:
    """The expression that finds a term."""
    return re.compile("|".join(_heel(deel) for deel in term.split("|")))


def _heel(deel: str) -> str:
    begin = _BEGIN if deel.startswith("^") else r"\b"
    return rf"{begin}(?:{_een(deel.removeprefix('^'))})(?!\w)"


def _een(term: str) -> str:
    tussen = rf"(?:[^\w.!?\n]+\w+){{0,{TUSSEN}}}?[^\w.!?\n]+"
    return tussen.join(_woorden(vlak(stuk)) for stuk in _SNIJ.split(term))


def _woorden(stuk: str) -> str:
    return re.escape(stuk).replace(r"\-", "-?").replace(r"\*", r"\w*").replace(r"\ ", "[ /-]+")


@cache
def kernstukken(term: str) -> tuple[str, ...]:
    """For each alternative the longest piece of plain letters: where none is in the text, the term is not either."""
    return tuple(
        max((vlak(stuk) for stuk in _STUKKEN.split(deel)), key=len) for deel in term.split("|")
    )


@dataclass(frozen=True)
class Treffer:
    """Where a term stands: the paragraph, and from and to within its flattened text."""

    alinea: int
    van: int
    tot: int


class Zoektekst:
    """A document made ready to be searched many times.

    Paragraphs in `overslaan` are never found; those in `taakrijen` are rows of a table of who does what.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.vlak = tuple(vlak(alinea.tekst) for alinea in document.alineas)
        self.overslaan: frozenset[int] = frozenset()
        self.taakrijen: frozenset[int] = frozenset()
        self._treffers: dict[str, tuple[Treffer, ...]] = {}

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
        """For each paragraph the number of its section: every heading begins one."""
        nummer, uit = 0, []
        for alinea in self.document.alineas:
            nummer += 1 if alinea.niveau else 0
            uit.append(nummer)
        return tuple(uit)

    def zoek(self, term: str) -> tuple[Treffer, ...]:
        """Every place of a term, in order."""
        if term not in self._treffers:
            self._treffers[term] = self._zoek(term)
        return self._treffers[term]

    def _zoek(self, term: str) -> tuple[Treffer, ...]:
        if not any(stuk in self._alles for stuk in kernstukken(term)):
            return ()
        gevonden = []
        for treffer in patroon(term).finditer(self._alles):
            nummer = bisect_right(self._begin, treffer.start()) - 1
            van = treffer.start() - self._begin[nummer]
            gevonden.append(Treffer(nummer, van, van + treffer.end() - treffer.start()))
        return tuple(t for t in gevonden if t.alinea not in self.overslaan)

    def alineas_met(self, termen: tuple[str, ...]) -> dict[int, set[str]]:
        """Paragraph -> which of these terms stand in it."""
        uit: dict[int, set[str]] = defaultdict(set)
        for term in termen:
            for treffer in self.zoek(term):
                uit[treffer.alinea].add(term)
        return uit
