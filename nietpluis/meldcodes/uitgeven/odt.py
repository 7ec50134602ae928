"""The same meldcode as an ODT: real headings, lists and a table, in Dutch, to read or to go on with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time
from io import BytesIO
from pathlib import Path

from odfdo import Document, Element, Header, List, Paragraph

from nietpluis.kern.meldcodetekst import Blok
from nietpluis.meldcodes.uitgeven.tekens import toonbaar
from nietpluis.meldcodes.uitgeven.uitgave import Uitgave
from nietpluis.ui.nummers import GEVAARNUMMERS

TAAL = "nl-NL"
ALLEEN_HIER = "Met namen: alleen voor wie hier werkt."
TEKST, TABELKOP, CEL, OPSOMMING = "Text_20_body", "Tabelkop", "Cel", "Opsomming"
STIJLEN = Path(__file__).parent / "sjablonen" / "odt-stijlen.xml"
"""One style on a line: letters without serifs that most machines have, headings in the green of the screens."""


def maak_odt(uitgave: Uitgave) -> bytes:
    """The file; what it says is what the PDF says."""
    document = Document("text")
    document.body.clear()
    _over_het_bestand(document, uitgave)
    _stijlen(document)
    for element in _begin(uitgave):
        document.body.append(element)
    for deel in uitgave.tekst.onderdelen:
        document.body.append(_kop(2, deel.titel))
        for blok in deel.blokken:
            document.body.append(_blok(blok))
    uit = BytesIO()
    document.save(uit)
    return uit.getvalue()


def _over_het_bestand(document: Document, uitgave: Uitgave) -> None:
    """Title, language, and the day: not who made it at what hour."""
    meta, dag = document.meta, datetime.combine(uitgave.vastgesteld_op, time(12), UTC)
    meta.title = toonbaar(uitgave.titel)
    meta.creator = meta.initial_creator = toonbaar(uitgave.organisatie)
    meta.language = TAAL
    meta.creation_date = meta.date = dag
    document.language = TAAL


def _stijlen(document: Document) -> None:
    for stijl in STIJLEN.read_text(encoding="utf-8").splitlines():
        document.insert_style(stijl)


def _begin(uitgave: Uitgave) -> Iterator[Element]:
    yield _kop(1, uitgave.titel)
    for nummer in GEVAARNUMMERS:
        wie = f"{nummer.naam}: {nummer.nummer}" if nummer.toon_nummer else nummer.naam
        yield _alinea(f"{wie}. {nummer.wanneer.rstrip('.')}.")
    vraag = f"Hebt u een vraag over deze meldcode? Vraag naar de {uitgave.aanspreken}."
    yield _alinea(f"{vraag} Bel {uitgave.telefoon}." if uitgave.telefoon else vraag)
    for naam, waarde in uitgave.kenmerken:
        yield _alinea(f"{naam}: {waarde}")
    yield _alinea(
        f"Deze meldcode staat ook op {uitgave.adres}." if uitgave.openbaar else ALLEEN_HIER
    )


def _blok(blok: Blok) -> Element:
    if blok.soort == "tabel":
        return _tabel(blok)
    if blok.soort == "lijst":
        return List([toonbaar(regel) for regel in blok.regels], style=OPSOMMING)
    return _kop(3, blok.tekst) if blok.soort == "kop" else _alinea(blok.tekst)


def _kop(niveau: int, tekst: str) -> Header:
    kop = Header(niveau, toonbaar(tekst))
    kop.set_attribute("text:style-name", f"Heading_20_{niveau}")
    return kop


def _alinea(tekst: str, stijl: str = TEKST) -> Paragraph:
    return Paragraph(toonbaar(tekst), style=stijl)


def _tabel(blok: Blok) -> Element:
    """The first row holds the headings, and is marked as such: it comes back on the next page."""
    tabel, koprij = Element.from_tag("table:table"), Element.from_tag("table:table-header-rows")
    tabel.set_attribute("table:name", toonbaar(" – ".join(blok.rijen[0])))
    kolommen = Element.from_tag("table:table-column")
    kolommen.set_attribute("table:number-columns-repeated", str(len(blok.rijen[0])))
    koprij.append(_rij(blok.rijen[0], TABELKOP))
    for deel in (kolommen, koprij, *(_rij(rij, TEKST) for rij in blok.rijen[1:])):
        tabel.append(deel)
    return tabel


def _rij(cellen: tuple[str, ...], stijl: str) -> Element:
    rij = Element.from_tag("table:table-row")
    for tekst in cellen:
        cel = Element.from_tag("table:table-cell")
        cel.set_attribute("office:value-type", "string")
        cel.set_attribute("table:style-name", CEL)
        cel.append(_alinea(tekst, stijl))
        rij.append(cel)
    return rij
