"""Reading back the files of a copy, as a reader of them does."""

import html
import re
from io import BytesIO
from zipfile import ZipFile

from pypdf import PdfReader


def tekst_van_pdf(bestand: bytes) -> str:
    """All text on all pages, with single spaces."""
    bladen = PdfReader(BytesIO(bestand)).pages
    return " ".join(" ".join(blad.extract_text().split()) for blad in bladen)


def tekst_van_odt(bestand: bytes) -> str:
    """All text of the body, the headers and the footers, with single spaces."""
    with ZipFile(BytesIO(bestand)) as pakje:
        delen = [pakje.read(naam).decode() for naam in ("styles.xml", "content.xml")]
    zonder = (re.sub(r"<[^>]*>", " ", deel) for deel in delen)
    return " ".join(" ".join(html.unescape(deel).split()) for deel in zonder)
