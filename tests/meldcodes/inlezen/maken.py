"""Real files for the tests, made by the programs of others; and broken ones, made by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

import typst
from docx import Document as NieuwWord
from docx.document import Document as Word
from fpdf import FPDF
from PIL import Image
from pypdf import PdfReader, PdfWriter

from nietpluis.kern.document import Alinea
from nietpluis.meldcodes.inlezen.ontleden import ontleed

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SOORTEN = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>{extra}</Types>'
)
_VERWIJST = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_EEN = (
    '<Relationship Id="r{soort}" Target="{naam}"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{soort}"/>'
)
ODT_NS = " ".join(
    f'xmlns:{kort}="urn:oasis:names:tc:opendocument:xmlns:{lang}:1.0"'
    for kort, lang in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
    )
)  # fmt: skip


def alineas(ruw: bytes) -> tuple[Alinea, ...]:
    """What is read, in this process."""
    return ontleed(ruw).alineas


def teksten(ruw: bytes) -> list[str]:
    """The paragraphs alone."""
    return [alinea.tekst for alinea in alineas(ruw)]


def koppen(ruw: bytes) -> list[tuple[int, str]]:
    """The headings with their level."""
    return [(alinea.niveau, alinea.tekst) for alinea in alineas(ruw) if alinea.niveau]


def zip_van(delen: Mapping[str, str | bytes], *, kaal: bool = False) -> bytes:
    """A packed folder."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_STORED if kaal else zipfile.ZIP_DEFLATED) as inhoud:
        for naam, deel in delen.items():
            inhoud.writestr(naam, deel)
    return uit.getvalue()


def docx(body: str, extra: str = "", **delen: str) -> bytes:
    """A Word file of this body; `delen` are parts such as styles="…" or footnotes="…"."""
    verwijst = "".join(_EEN.format(soort=soort, naam=f"{soort}.xml") for soort in delen)
    return zip_van({
        "[Content_Types].xml": _SOORTEN.format(extra=extra),
        "_rels/.rels": _VERWIJST.format(_EEN.format(soort="officeDocument", naam="word/document.xml")),
        "word/_rels/document.xml.rels": _VERWIJST.format(verwijst),
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
        **{f"word/{naam}.xml": f'<w:{naam} xmlns:w="{W}">{deel}</w:{naam}>' for naam, deel in delen.items()},
    })  # fmt: skip


def alinea(tekst: str, eigenschappen: str = "", opmaak: str = "") -> str:
    """A paragraph of Word with one run."""
    return f"<w:p><w:pPr>{eigenschappen}</w:pPr><w:r><w:rPr>{opmaak}</w:rPr><w:t>{tekst}</w:t></w:r></w:p>"


def odt(body: str, stijlen: str = "", delen: Mapping[str, str | bytes] | None = None) -> bytes:
    """An ODT of this body."""
    return zip_van({
        "mimetype": "application/vnd.oasis.opendocument.text",
        "META-INF/manifest.xml": "<manifest/>",
        "content.xml": (
            f"<office:document-content {ODT_NS}><office:automatic-styles>{stijlen}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
        ),
        **(delen or {}),
    })  # fmt: skip


def word(vul: Callable[[Word], None]) -> bytes:
    """A Word file by python-docx."""
    document = NieuwWord()
    vul(document)
    uit = io.BytesIO()
    document.save(uit)
    return uit.getvalue()


def pdf(bron: str) -> bytes:
    """A PDF by typst."""
    return typst.compile(bron.encode())


def oude_pdf(*regels: tuple[str, int, str]) -> bytes:
    """A PDF without tags, of lines with their size and style ("" or "B"): as old programs make them."""
    vel = FPDF()
    vel.add_page()
    for tekst, grootte, stijl in regels:
        vel.set_font("Helvetica", stijl, grootte)
        vel.multi_cell(0, grootte * 0.5, tekst, new_x="LMARGIN", new_y="NEXT")
    return bytes(vel.output())


def plaatje() -> bytes:
    """A picture."""
    uit = io.BytesIO()
    Image.new("RGB", (60, 60), "white").save(uit, "PNG")
    return uit.getvalue()


def scan() -> bytes:
    """A PDF with a picture on its page and no letters."""
    vel = FPDF()
    vel.add_page()
    vel.image(io.BytesIO(plaatje()), 0, 0, 210)
    return bytes(vel.output())


def op_slot(ruw: bytes, wachtwoord: str, *, eigenaar: str = "") -> bytes:
    """A PDF behind a password; an empty one leaves it readable, with only a password of the owner."""
    schrijver = PdfWriter(clone_from=PdfReader(io.BytesIO(ruw)))
    schrijver.encrypt(wachtwoord, eigenaar or None, algorithm="AES-256")
    uit = io.BytesIO()
    schrijver.write(uit)
    return uit.getvalue()
