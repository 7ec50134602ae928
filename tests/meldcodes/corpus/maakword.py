"""DOCX of a source: real heading styles, Dutch "Kop" styles or fake headings in bold; with head, foot and contents."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import docx
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from tests.meldcodes.corpus.bron import Blok, Bron, Stukken

_DAG = datetime(2024, 1, 2, 3, 4, 5)  # noqa: DTZ001 - the property of a Word file knows no zone


def _loop(alinea: Paragraph, stukken: Stukken) -> None:
    for tekst, stijl in stukken:
        loop = alinea.add_run(tekst)
        loop.bold = True if stijl == "vet" else None
        loop.italic = True if stijl == "schuin" else None


def _kopstijl(word: Word, niveau: int) -> str:
    """A style as Dutch Word names it ("Kop 1"), based on the built-in one."""
    naam = f"Kop {niveau}"
    if naam not in [stijl.name for stijl in word.styles]:
        stijl = word.styles.add_style(naam, WD_STYLE_TYPE.PARAGRAPH)
        stijl.base_style = word.styles[f"Heading {niveau}"]
    return naam


def _kop(word: Word, bron: Bron, blok: Blok) -> None:
    if "nepkoppen" in bron.vorm:
        word.add_paragraph().add_run(blok.tekst).bold = True
    elif "kop" in bron.vorm:
        word.add_paragraph(blok.tekst, style=_kopstijl(word, blok.niveau))
    else:
        word.add_heading(blok.tekst, level=blok.niveau)


def _tabel(word: Word, rijen: tuple[tuple[str, ...], ...]) -> None:
    breed = max(len(rij) for rij in rijen)
    tabel = word.add_table(rows=0, cols=breed, style="Table Grid")
    for rij in rijen:
        cellen = tabel.add_row().cells
        for cel, tekst in zip(cellen, rij, strict=False):
            cel.text = tekst
    word.add_paragraph()


def _veld(alinea: Paragraph, soort: str, opdracht: str = "") -> None:
    loop = alinea.add_run()
    teken = OxmlElement("w:fldChar" if not opdracht else "w:instrText")
    if opdracht:
        teken.text = opdracht
    else:
        teken.set(qn("w:fldCharType"), soort)
    loop._r.append(teken)


def _inhoud(word: Word, bron: Bron) -> None:
    """A contents field as Word leaves it behind: its lines are text with a tab and a page number."""
    word.add_paragraph(
        "Inhoudsopgave", style="TOC Heading" if _heeft(word, "TOC Heading") else None
    )
    koppen = [blok for blok in bron.blokken if blok.soort == "kop" and blok.niveau <= 2]
    for nummer, blok in enumerate(koppen):
        alinea = word.add_paragraph(style=_inhoudstijl(word, blok.niveau))
        if nummer == 0:
            _veld(alinea, "begin")
            _veld(alinea, "", ' TOC \\o "1-2" \\h \\z \\u ')
            _veld(alinea, "separate")
        alinea.add_run(f"{blok.tekst}\t{2 + nummer // 3}")
    _veld(word.paragraphs[-1], "end")


def _heeft(word: Word, naam: str) -> bool:
    return naam in [stijl.name for stijl in word.styles]


def _inhoudstijl(word: Word, niveau: int) -> str:
    naam = f"toc {niveau}"
    if not _heeft(word, naam):
        word.styles.add_style(naam, WD_STYLE_TYPE.PARAGRAPH)
    return naam


def _blok(word: Word, bron: Bron, blok: Blok) -> None:
    match blok.soort:
        case "kop":
            _kop(word, bron, blok)
        case "tabel":
            _tabel(word, blok.rijen)
        case "pagina":
            word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        case "inhoud":
            _inhoud(word, bron)
        case "punt" | "nummer":
            stijl = "List Bullet" if blok.soort == "punt" else "List Number"
            _loop(word.add_paragraph(style=stijl), blok.stukken)
        case "alinea":
            _loop(word.add_paragraph(), blok.stukken)


def _vast(gegevens: bytes) -> bytes:
    """The same file each time: a zip notes the hour of each part."""
    uit = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(gegevens)) as oud,
        zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as nieuw,
    ):
        for deel in oud.infolist():
            soort = zipfile.ZIP_STORED if deel.filename == "mimetype" else zipfile.ZIP_DEFLATED
            info = zipfile.ZipInfo(deel.filename, (2024, 1, 2, 3, 4, 4))
            info.compress_type = soort
            nieuw.writestr(info, oud.read(deel))
    return uit.getvalue()


def docx_van(bron: Bron) -> bytes:
    """The Word file of a source, the same bytes each time."""
    word = docx.Document()
    word.core_properties.title = bron.titel
    word.core_properties.created = word.core_properties.modified = _DAG
    word.sections[0].header.paragraphs[0].text = bron.koptekst
    word.sections[0].footer.paragraphs[0].text = bron.voettekst
    for blok in bron.blokken:
        _blok(word, bron, blok)
    uit = io.BytesIO()
    word.save(uit)
    return _vast(uit.getvalue())
