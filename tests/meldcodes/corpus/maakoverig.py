"""ODT, HTML and plain text of a source."""

from __future__ import annotations

import html
import io
import textwrap

from odfdo import Document, Element, Header, List, ListItem, Paragraph, Row, Table

from tests.meldcodes.corpus.bron import Blok, Bron, Stukken
from tests.meldcodes.corpus.maakword import _vast


def _odt_tabel(rijen: tuple[tuple[str, ...], ...], nummer: int) -> Table:
    tabel = Table(f"Tabel{nummer}")
    for rij in rijen:
        regel = Row()
        regel.set_values(list(rij))
        tabel.append_row(regel)
    return tabel


def _odt_blok(blok: Blok, nummer: int) -> Element:
    match blok.soort:
        case "kop":
            return Header(blok.niveau, blok.tekst)
        case "tabel":
            return _odt_tabel(blok.rijen, nummer)
        case "punt" | "nummer":
            lijst = List()
            lijst.append(ListItem(blok.tekst))
            return lijst
        case _:
            return Paragraph(blok.tekst)


def odt(bron: Bron) -> bytes:
    """The OpenDocument text of a source; head and foot stand as first and last paragraph, as a copy has them."""
    document = Document("text")
    document.body.clear()
    document.body.append(Paragraph(bron.koptekst))
    for nummer, blok in enumerate(bron.blokken):
        document.body.append(_odt_blok(blok, nummer))
    document.body.append(Paragraph(bron.voettekst))
    uit = io.BytesIO()
    document.save(uit)
    return _vast(uit.getvalue())


def _html_stukken(stukken: Stukken) -> str:
    uit = []
    for tekst, stijl in stukken:
        naam = {"vet": "strong", "schuin": "em"}.get(stijl)
        veilig = html.escape(tekst)
        uit.append(f"<{naam}>{veilig}</{naam}>" if naam else veilig)
    return "".join(uit)


def _html_blok(blok: Blok) -> str:
    inhoud = _html_stukken(blok.stukken)
    match blok.soort:
        case "kop":
            return f"<h{blok.niveau}>{inhoud}</h{blok.niveau}>"
        case "punt":
            return f"<ul><li>{inhoud}</li></ul>"
        case "nummer":
            return f'<ol start="{blok.merk.rstrip(".")}"><li>{inhoud}</li></ol>'
        case "tabel":
            rijen = ("".join(f"<td>{html.escape(cel)}</td>" for cel in rij) for rij in blok.rijen)
            return "<table>" + "".join(f"<tr>{rij}</tr>" for rij in rijen) + "</table>"
        case "alinea":
            return f"<p>{inhoud}</p>"
        case _:
            return ""


_MENU = ("Home", "Over ons", "Aanbod", "Nieuws", "Contact")


def html_van(bron: Bron) -> bytes:
    """A web page around the text: menu, script, style and foot are there too, as on a real site."""
    menu = "".join(f'<li><a href="/{naam.lower()}">{naam}</a></li>' for naam in _MENU)
    delen = (
        '<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8">',
        f"<title>{html.escape(bron.titel)}</title><style>body{{margin:0}}</style>",
        "<script>window.dataLayer=window.dataLayer||[];</script></head><body>",
        f"<header><p>{html.escape(bron.koptekst)}</p><nav><ul>{menu}</ul></nav></header><main>",
        *(_html_blok(blok) for blok in bron.blokken),
        f"</main><footer><p>{html.escape(bron.voettekst)}</p></footer></body></html>",
    )
    return "\n".join(delen).encode()


def _txt_blok(blok: Blok, breed: int) -> str:
    if blok.soort == "kop":
        return blok.tekst.upper() if blok.niveau == 1 else blok.tekst
    if blok.soort == "tabel":
        return "\n".join("\t".join(rij) for rij in blok.rijen)
    voor = {"punt": "- ", "nummer": f"{blok.merk} "}.get(blok.soort, "")
    return textwrap.fill(voor + blok.tekst, breed) if breed else voor + blok.tekst


def txt(bron: Bron) -> bytes:
    """Plain text; with `regels` in the form wrapped at 78 signs, with `windows` in the old code page."""
    breed = 78 if "regels" in bron.vorm else 0
    delen = (bron.koptekst, *(_txt_blok(blok, breed) for blok in bron.blokken), bron.voettekst)
    tekst = "\n\n".join(deel for deel in delen if deel) + "\n"
    if "windows" in bron.vorm:
        return tekst.replace("\n", "\r\n").encode("cp1252", errors="replace")
    return tekst.encode()
