"""A PDF: whether it may be read at all, its pages, and what it says of itself."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from nietpluis.meldcodes.inlezen import grenzen
from nietpluis.meldcodes.inlezen.fouten import LeesFout
from nietpluis.meldcodes.inlezen.pdf_alineas import sleutel_van, stukken
from nietpluis.meldcodes.inlezen.pdf_letters import Tekenaar
from nietpluis.meldcodes.inlezen.pdf_lettertype import woordenboek
from nietpluis.meldcodes.inlezen.pdf_regels import Regel, regels
from nietpluis.meldcodes.inlezen.stukken import Gelezen, gelezen

_EINDE = 4096
"""Bytes at the end in which a whole file says where its list of contents is."""
_WEINIG = 20
"""Letters: a page with fewer, and with a picture, is a picture."""
_VREEMD = 0.3
DIEPST = 6
MEESTE_BLADWIJZERS = 2000


def lees(ruw: bytes) -> Gelezen:
    """Read a PDF. Raises LeesFout, or an error of pypdf on a broken one."""
    staart = ruw.rstrip(b"\0\r\n \t")[-_EINDE:]
    if (
        b"%%EOF" not in staart and b"startxref" not in staart
    ):  # cut off: half a text must not be judged
        raise LeesFout("beschadigd")
    lezer = PdfReader(io.BytesIO(ruw), strict=False)
    if lezer.is_encrypted and not lezer.decrypt(""):
        raise LeesFout("wachtwoord")
    if len(lezer.pages) > grenzen.MEESTE_BLADZIJDEN:
        raise LeesFout("te_lang")
    bladzijden = list(_bladzijden(lezer))
    _eis_letters(lezer, bladzijden)
    return gelezen("pdf", stukken(bladzijden, _bladwijzers(lezer)), len(bladzijden))


def _bladzijden(lezer: PdfReader) -> Iterator[list[Regel]]:
    tekenaar, tekens = Tekenaar(), 0
    for nummer, bladzij in enumerate(lezer.pages, start=1):
        gemaakt = regels(tekenaar.bladzijde(bladzij), tekenaar.strepen, nummer)
        tekens += sum(len(regel.tekst) for regel in gemaakt)
        if tekens > grenzen.MEESTE_TEKENS:
            raise LeesFout("te_lang")
        yield gemaakt


def _eis_letters(lezer: PdfReader, bladzijden: list[list[Regel]]) -> None:
    """A scan has pictures where its text should be; a font without a table gives signs that are no letters."""
    tekst = ["".join(regel.tekst for regel in bladzij) for bladzij in bladzijden]
    leeg = [nummer for nummer, een in enumerate(tekst) if sum(map(str.isalpha, een)) < _WEINIG]
    if (
        leeg
        and len(leeg) * 2 > len(tekst)
        and any(_heeft_plaatje(lezer.pages[nummer]) for nummer in leeg)
    ):
        raise LeesFout("scan")
    heel = "".join(tekst).replace(" ", "")
    if heel and sum(1 for letter in heel if not _leesbaar(letter)) > len(heel) * _VREEMD:
        raise LeesFout("letters")


def _leesbaar(letter: str) -> bool:
    return letter.isascii() or (letter.isalpha() and letter < "\u0250") or letter in "•–—‘’“”…€°→§·"


def _heeft_plaatje(bladzij: Any) -> bool:
    middelen = woordenboek(bladzij.get("/Resources"))
    vormen = woordenboek(middelen.get("/XObject"))
    return any(woordenboek(vorm).get("/Subtype") == "/Image" for vorm in vormen.values())


def _bladwijzers(lezer: PdfReader) -> dict[str, int]:
    """The headings that the file lists, with their level; the first of the same text counts."""
    try:
        punten = lezer.outline
    except (PyPdfError, AttributeError, KeyError, TypeError, ValueError, RecursionError):
        return {}
    gevonden: dict[str, int] = {}
    for titel, niveau in _plat(punten, 1):
        if len(gevonden) < MEESTE_BLADWIJZERS and (sleutel := sleutel_van(titel)):
            gevonden.setdefault(sleutel, niveau)
    return gevonden


def _plat(punten: Any, niveau: int) -> Iterator[tuple[str, int]]:
    for punt in punten:
        if isinstance(punt, list):
            if niveau < DIEPST:
                yield from _plat(punt, niveau + 1)
        elif titel := getattr(punt, "title", None):
            yield str(titel), niveau
