"""The letters on a page of a PDF, each run with its place, size and weight (ISO 32000-1, 9)."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pypdf.generic import DictionaryObject, IndirectObject, StreamObject
from pypdf.generic._font import Font  # the decoding of pypdf itself; the version is locked

from nietpluis.meldcodes.inlezen.pdf_lettertype import (
    als_tekst,
    codes_van,
    lees_letter,
    woordenboek,
)
from nietpluis.meldcodes.inlezen.pdf_maten import EENHEID, Matrix, Strepen, draaiing, maal, matrix
from nietpluis.meldcodes.inlezen.pdf_stroom import Opdracht, opdrachten

DIEPST = 8
MEESTE_VORMEN = 400
_NIEUW_WOORD = 0.17
"""Of the size of the letters: a larger shift inside a word is a space."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reeks:
    """A run of letters on one baseline. `rand`: the file itself says that it is no text but a header or footer."""

    tekst: str
    x: float
    y: float
    x2: float
    grootte: float
    vet: bool
    rand: bool = False


@dataclass
class _Staat:
    """The graphics and text state, as far as letters need it."""

    ctm: Matrix = EENHEID
    letter: Font | None = None
    vet: bool = False
    grootte: float = 0.0
    tc: float = 0.0
    tw: float = 0.0
    th: float = 1.0
    leiding: float = 0.0
    rijzing: float = 0.0


@dataclass
class Tekenaar(Strepen):
    """Draws pages, and keeps the letters. One per file: a font is read once."""

    _letters: dict[tuple[int, int], tuple[Font, bool] | None] = field(default_factory=dict)
    _vormen: int = 0

    def bladzijde(self, bladzij: Any) -> list[Reeks]:
        """All runs of a page, in the order in which they are drawn; `strepen` then holds its straight lines."""
        inhoud = bladzij.get_contents()
        if inhoud is None:
            return []
        self._vormen = 0
        self.strepen = []
        staat = _Staat(ctm=draaiing(bladzij))
        middelen = woordenboek(bladzij.get("/Resources"))
        return list(_Loop(self, middelen, staat, 0).loop(inhoud.get_data()))

    def letter(self, middelen: Mapping[str, Any], naam: str) -> tuple[Font, bool] | None:
        """A font by the name that a page gives it, and whether it is bold."""
        letters = woordenboek(middelen.get("/Font"))
        ruw = letters.raw_get(naam) if naam in letters else None
        if ruw is None:
            return None
        sleutel = (ruw.idnum, ruw.generation) if isinstance(ruw, IndirectObject) else (-1, id(ruw))
        if sleutel not in self._letters:
            self._letters[sleutel] = lees_letter(woordenboek(ruw))
        return self._letters[sleutel]

    def mag_vorm(self) -> bool:
        """Whether another form may be drawn on this page."""
        self._vormen += 1
        return self._vormen <= MEESTE_VORMEN


class _Loop:
    """One walk through the instructions of a page, or of a form on it."""

    def __init__(
        self, tekenaar: Tekenaar, middelen: DictionaryObject, staat: _Staat, diepte: int
    ) -> None:
        self._tekenaar = tekenaar
        self._middelen = middelen
        self._staat = staat
        self._diepte = diepte
        self._stapel: list[_Staat] = []
        self._tm = self._tlm = EENHEID
        self._merken: list[tuple[bool, str | None]] = []
        self._pen = (0.0, 0.0)

    def loop(self, stroom: bytes) -> Iterator[Reeks]:
        """The runs, in their order."""
        for opdracht in opdrachten(stroom):
            try:
                yield from self._doe(opdracht)
            except (IndexError, TypeError, ValueError, OverflowError, ZeroDivisionError):
                continue  # an instruction with too little before it: the rest of the page still counts

    def _doe(self, opdracht: Opdracht) -> Iterator[Reeks]:
        naam, waarden = opdracht
        if naam in (b"Tj", b"TJ", b"'", b'"'):
            yield from self._toon(naam, waarden)
        elif naam == b"Do":
            yield from self._vorm(str(waarden[-1]))
        elif naam in _PLAATS:
            self._verplaats(naam, waarden)
        elif naam in _PAD:
            self._pad(naam, waarden)
        elif naam in _INSTELLING:
            setattr(self._staat, _INSTELLING[naam], float(waarden[-1]))
        elif naam in (b"BDC", b"BMC", b"EMC"):
            self._merk(naam, waarden)
        else:
            self._stel_in(naam, waarden)

    def _stel_in(self, naam: bytes, waarden: list[Any]) -> None:
        if naam == b"q":
            self._stapel.append(replace(self._staat))
        elif naam == b"Q" and self._stapel:
            self._staat = self._stapel.pop()
        elif naam == b"cm":
            self._staat.ctm = maal(matrix(waarden), self._staat.ctm)
        elif naam == b"Tf":
            gevonden = self._tekenaar.letter(self._middelen, str(waarden[-2]))
            self._staat.letter, self._staat.vet = gevonden or (None, False)
            self._staat.grootte = float(waarden[-1])
        elif naam == b"Tz":
            self._staat.th = float(waarden[-1]) / 100

    def _verplaats(self, naam: bytes, waarden: list[Any]) -> None:
        if naam == b"BT":
            self._tm = self._tlm = EENHEID
        elif naam == b"Tm":
            self._tm = self._tlm = matrix(waarden)
        elif naam == b"T*":
            self._nieuwe_regel()
        else:
            if naam == b"TD":
                self._staat.leiding = -float(waarden[-1])
            self._tm = self._tlm = maal(
                (1, 0, 0, 1, float(waarden[-2]), float(waarden[-1])), self._tlm
            )

    def _pad(self, naam: bytes, waarden: list[Any]) -> None:
        """Lines and boxes: they show where the cells of a table are."""
        x, y = float(waarden[0]), float(waarden[1])
        if naam == b"l":
            self._tekenaar.lijn(self._staat.ctm, *self._pen, x, y)
        elif naam == b"re":
            self._tekenaar.doos(self._staat.ctm, x, y, x + float(waarden[2]), y + float(waarden[3]))
        self._pen = x, y

    def _nieuwe_regel(self) -> None:
        self._tm = self._tlm = maal((1, 0, 0, 1, 0, -self._staat.leiding), self._tlm)

    def _merk(self, naam: bytes, waarden: list[Any]) -> None:
        """Marked content: what is a header or footer, and what a piece really says."""
        if naam == b"EMC":
            if self._merken:
                self._merken.pop()
            return
        rand = bool(waarden) and waarden[0] == "/Artifact"
        echt = None
        for sleutel, waarde in zip(_vlak(waarden), _vlak(waarden)[1:], strict=False):
            if sleutel == "/ActualText" and isinstance(waarde, bytes):
                echt = _unicode(waarde)
        self._merken.append((rand, echt))

    def _toon(self, naam: bytes, waarden: list[Any]) -> Iterator[Reeks]:
        if naam == b'"':
            self._staat.tw, self._staat.tc = float(waarden[-3]), float(waarden[-2])
        if naam in (b"'", b'"'):
            self._nieuwe_regel()
        stukken = waarden[-1] if naam == b"TJ" else [waarden[-1]]
        if self._staat.letter is None:
            return
        reeks = self._teken(stukken)
        if reeks is not None:
            yield self._gemerkt(reeks)

    def _teken(self, stukken: list[Any]) -> Reeks | None:
        """Move along one line of text; the run that it makes, or None where it is turned or blank."""
        staat = self._staat
        begin = maal((1, 0, 0, 1, 0, staat.rijzing), maal(self._tm, staat.ctm))
        tekst, verder = [], 0.0
        for stuk in stukken:
            if isinstance(stuk, bytes):
                letters, breedte = self._meet(stuk)
                tekst.append(letters)
                verder += breedte
            elif isinstance(stuk, float):
                verder -= stuk / 1000 * staat.grootte * staat.th
                if -stuk / 1000 > _NIEUW_WOORD and tekst and not tekst[-1].endswith(" "):
                    tekst.append(" ")
        self._tm = maal((1, 0, 0, 1, verder, 0), self._tm)
        eind = maal((1, 0, 0, 1, 0, staat.rijzing), maal(self._tm, staat.ctm))
        heel = "".join(tekst)
        if not heel or abs(begin[1]) > abs(
            begin[0]
        ):  # turned: a watermark or a text along the side
            return None
        hoogte = abs(staat.grootte) * math.hypot(begin[2], begin[3])
        return Reeks(tekst=heel, x=begin[4], y=begin[5], x2=eind[4], grootte=hoogte, vet=staat.vet)

    def _meet(self, ruw: bytes) -> tuple[str, float]:
        """Bytes as letters, and how far they reach."""
        staat, letter = self._staat, self._staat.letter
        if letter is None:
            return "", 0.0
        codes = codes_van(letter, ruw)
        breedtes, gewoon = letter.character_widths, letter.character_widths["default"]
        breedte = sum(breedtes.get(code, gewoon) for code in codes) / 1000 * staat.grootte
        woorden = ruw.count(b" ") if isinstance(letter.encoding, dict) else 0
        return als_tekst(letter, codes), (
            breedte + len(codes) * staat.tc + woorden * staat.tw
        ) * staat.th

    def _gemerkt(self, reeks: Reeks) -> Reeks:
        stippen = not any(letter.isalnum() for letter in reeks.tekst)  # as in a table of contents
        rand = any(merk for merk, _ in self._merken) and not stippen
        for plek, (merk, echt) in enumerate(self._merken):
            if echt is not None:  # the first run says it; what follows is drawn only
                self._merken[plek] = (merk, "")
                return replace(reeks, tekst=echt, rand=rand)
        return replace(reeks, rand=rand) if rand else reeks

    def _vorm(self, naam: str) -> Iterator[Reeks]:
        """A form: a page inside the page."""
        vormen = woordenboek(self._middelen.get("/XObject"))
        vorm = vormen.get(naam)
        vorm = vorm.get_object() if vorm is not None else None
        if (
            not isinstance(vorm, StreamObject)
            or vorm.get("/Subtype") != "/Form"
            or self._diepte >= DIEPST
        ):
            return
        if not self._tekenaar.mag_vorm():
            return
        eigen = matrix([float(getal) for getal in vorm.get("/Matrix", EENHEID)])
        staat = replace(self._staat, ctm=maal(eigen, self._staat.ctm))
        middelen = woordenboek(vorm.get("/Resources")) or self._middelen
        for reeks in _Loop(self._tekenaar, middelen, staat, self._diepte + 1).loop(vorm.get_data()):
            yield self._gemerkt(reeks)


_PLAATS = frozenset((b"BT", b"Tm", b"Td", b"TD", b"T*"))
_PAD = frozenset((b"m", b"l", b"re"))
_INSTELLING = {b"Tc": "tc", b"Tw": "tw", b"TL": "leiding", b"Ts": "rijzing"}


def _vlak(waarden: list[Any]) -> list[Any]:
    """The pairs of the properties of marked content: they stand in a list of their own."""
    binnen = [waarde for waarde in waarden if isinstance(waarde, list)]
    return binnen[0] if binnen else []


def _unicode(ruw: bytes) -> str:
    if ruw.startswith(b"\xfe\xff"):
        return ruw[2:].decode("utf-16-be", "replace")
    return (
        ruw.decode("utf-8", "replace") if ruw.startswith(b"\xef\xbb\xbf") else ruw.decode("latin-1")
    )
