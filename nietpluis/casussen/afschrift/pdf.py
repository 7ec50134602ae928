"""A copy as PDF: pages with a number, for whom it is on each of them, and a font that knows most letters."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import XPos, YPos
from fpdf.fonts import TTFFont

from nietpluis.casussen.afschrift.document import Document, Onderdeel

LETTERTYPE = Path(__file__).parent / "lettertype"
NAAM, GEWOON, VET = "DejaVu", "DejaVuSans.ttf", "DejaVuSans-Bold.ttf"
MARGE = 20  # millimetres
REGEL = 6  # millimetres: the height of a line
ONBEKEND = "□"
"""Stands for a letter that the font does not know; the other file (ODT) holds the letter itself."""
UITLEG = f"Staat er ergens {ONBEKEND}? Dat teken kan dit bestand niet tonen. Vraag ons om het andere bestand."


class _Bladen(FPDF):
    """Pages with a line above and a number below."""

    def __init__(self, document: Document) -> None:
        super().__init__(format="A4")
        self.document = document
        self.set_margins(MARGE, MARGE, MARGE)
        self.set_auto_page_break(auto=True, margin=MARGE)
        self.letters = _met_letters(self)

    def header(self) -> None:
        self.set_font(NAAM, size=9)
        self.regel(self.document.kopregel)
        self.ln(REGEL)

    def footer(self) -> None:
        self.set_y(-MARGE + REGEL / 2)
        self.set_font(NAAM, size=9)
        dag = f"{self.document.gemaakt_op:%d-%m-%Y}"
        tekst = f"{self.document.organisatie}, {dag}. Bladzijde {self.page_no()} van {{nb}}"
        self.cell(0, REGEL, tekenbaar(tekst), align="C")

    def regel(self, tekst: str) -> None:
        self.multi_cell(0, REGEL, tekenbaar(tekst), align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)


def _met_letters(pdf: FPDF) -> list[TTFFont]:
    """Open both fonts for these pages; whoever does so closes them (`_sluit`), for the library does not."""
    pdf.add_font(NAAM, fname=LETTERTYPE / GEWOON)
    pdf.add_font(NAAM, style="B", fname=LETTERTYPE / VET)
    return [font for font in pdf.fonts.values() if isinstance(font, TTFFont)]


def _sluit(fonts: Iterable[TTFFont]) -> None:
    for font in fonts:
        font.ttfont.close()


def maak_pdf(document: Document) -> bytes:
    """The file. It names nobody in its properties."""
    pdf = _Bladen(document)
    try:
        _vul(pdf, document)
        return bytes(pdf.output())
    finally:
        _sluit(pdf.letters)


def _vul(pdf: _Bladen, document: Document) -> None:
    pdf.set_title("Afschrift")
    pdf.set_lang("nl-NL")
    pdf.set_producer("")
    pdf.set_creator("")
    pdf.add_page()
    for alinea in (*document.brief, *([UITLEG] if _mist_een_teken(document) else [])):
        pdf.set_font(NAAM, size=11)
        pdf.regel(alinea)
        pdf.ln(REGEL / 2)
    for deel in document.onderdelen:
        _onderdeel(pdf, deel)
    if document.lezers:
        _kop(pdf, "Wie las uw dossier?")
        for wanneer, wie in document.lezers:
            pdf.regel(f"{wanneer}. {wie}")


def _onderdeel(pdf: _Bladen, deel: Onderdeel) -> None:
    _kop(pdf, deel.titel)
    pdf.set_font(NAAM, size=9)
    pdf.regel(deel.wanneer)
    pdf.set_font(NAAM, size=11)
    for kop, tekst in deel.regels:
        pdf.regel(f"{kop}: {tekst}" if kop else tekst)


def _kop(pdf: _Bladen, tekst: str) -> None:
    pdf.ln(REGEL / 2)
    pdf.set_font(NAAM, style="B", size=12)
    pdf.regel(tekst)
    pdf.set_font(NAAM, size=11)


@cache
def _bekend() -> frozenset[int]:
    """The characters that both the plain and the bold font have."""
    fonts = _met_letters(FPDF())
    kaarten = [frozenset(font.cmap) for font in fonts]
    _sluit(fonts)
    return frozenset.intersection(*kaarten) | {ord("\n")}


def tekenbaar(tekst: str) -> str:
    """The text with a square for each letter that the font does not have."""
    return "".join(
        teken if ord(teken) in _bekend() else ONBEKEND for teken in tekst.replace("\t", "    ")
    )


def _mist_een_teken(document: Document) -> bool:
    teksten = [*document.brief, document.voor, *(deel.tekst for deel in document.onderdelen)]
    return any(ONBEKEND in tekenbaar(tekst) and ONBEKEND not in tekst for tekst in teksten)
