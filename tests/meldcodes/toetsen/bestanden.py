"""Files to check, made for real: one text in each kind of file, and files that cannot be read."""

from __future__ import annotations

import io
from collections.abc import Callable

import typst
from docx import Document as Word
from odfdo import Document as Odt
from odfdo import Header, Paragraph

KOPPEN = frozenset({"Meldcode huiselijk geweld", "Stap 1", "Stap 2", "Stap 3", "Melden"})
REGELS = (
    "Meldcode huiselijk geweld",
    "Deze meldcode is voor alle medewerkers van onze organisatie. Vastgesteld in 2014 door de directie.",
    "Stap 1",
    "Breng de signalen in kaart. Schrijf op wat u zag of hoorde, en wanneer dat was.",
    "Stap 2",
    "Overleg met een collega of met de aandachtsfunctionaris. Vraag zo nodig advies aan Veilig Thuis.",
    "Stap 3",
    "Praat met de cliënt over wat u zag. Doe dat samen met een collega als u dat prettig vindt.",
    "Melden",
    "Meld uw vermoeden bij het AMK als hulp niet genoeg is. De medewerker overlegt eerst met de leidinggevende.",
    (
        "De verantwoordelijkheidstoedeling aangaande de implementatie van voorgeschreven handelingsprotocollen "
        "geschiedt overeenkomstig de vigerende organisatiebrede besluitvormingsprocedures."
    ),
    (
        "Wij leren elke nieuwe medewerker hoe deze meldcode werkt. Elk jaar oefenen wij samen met een voorbeeld. "
        "Wie een zorg heeft, praat daar snel over. Wachten maakt het voor niemand beter. Niemand staat er alleen voor."
    ),
)
"""A meldcode that holds some of what the law asks: poor, old, and with one hard sentence."""


def als_tekst() -> bytes:
    return "\n\n".join(REGELS).encode()


def als_html() -> bytes:
    regels = (f"<h2>{r}</h2>" if r in KOPPEN else f"<p>{r}</p>" for r in REGELS)
    kop = "<!doctype html><html lang=nl><head><meta charset=utf-8><title>x</title></head><body>"
    return f"{kop}{''.join(regels)}</body></html>".encode()


def als_word() -> bytes:
    document, uit = Word(), io.BytesIO()
    for regel in REGELS:
        document.add_heading(regel, 1) if regel in KOPPEN else document.add_paragraph(regel)
    document.save(uit)
    return uit.getvalue()


def als_odt() -> bytes:
    document, uit = Odt("text"), io.BytesIO()
    document.body.clear()
    for regel in REGELS:
        document.body.append(Header(1, regel) if regel in KOPPEN else Paragraph(regel))
    document.save(uit)
    return uit.getvalue()


def als_pdf() -> bytes:
    tekst = "\n\n".join(f"= {r}" if r in KOPPEN else r for r in REGELS)
    return typst.compile(tekst.encode(), format="pdf")


SOORTEN: dict[str, Callable[[], bytes]] = {
    "txt": als_tekst,
    "html": als_html,
    "docx": als_word,
    "odt": als_odt,
    "pdf": als_pdf,
}
"""How each kind of file is made."""
