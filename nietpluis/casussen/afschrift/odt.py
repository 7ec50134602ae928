"""A copy as ODT: the same words, to be read aloud, made larger or translated by whoever gets it."""

from io import BytesIO
from typing import cast

from odfdo import Document as OdfDocument
from odfdo import Element, Header, Paragraph

from nietpluis.casussen.afschrift.document import Document, Onderdeel

META = b"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"><office:meta>
<dc:title>Afschrift</dc:title><dc:language>nl-NL</dc:language></office:meta></office:document-meta>"""
"""All that the file says about itself: no name, no moment, no machine."""
VOORBEELD = "Thumbnails/thumbnail.png"


def maak_odt(document: Document) -> bytes:
    """The file. It names nobody in its properties."""
    odt = OdfDocument("text")
    odt.set_part("meta.xml", META)
    odt.del_part(VOORBEELD)
    odt.manifest.del_full_path(VOORBEELD)
    _om_elke_bladzijde(odt, document)
    odt.body.clear()
    for alinea in document.brief:
        odt.body.append(Paragraph(alinea))
    for deel in document.onderdelen:
        _onderdeel(odt, deel)
    if document.lezers:
        odt.body.append(Header(1, "Wie las uw dossier?"))
        for wanneer, wie in document.lezers:
            odt.body.append(Paragraph(f"{wanneer}. {wie}"))
    uit = BytesIO()
    odt.save(uit)
    return uit.getvalue()


def _onderdeel(odt: OdfDocument, deel: Onderdeel) -> None:
    odt.body.append(Header(1, deel.titel))
    odt.body.append(Paragraph(deel.wanneer))
    for kop, tekst in deel.regels:
        odt.body.append(Paragraph(f"{kop}: {tekst}" if kop else tekst))


def _om_elke_bladzijde(odt: OdfDocument, document: Document) -> None:
    """For whom it is, above every page; who made it and the number, below."""
    blad = cast("Element", odt.styles.get_element("//style:master-page"))
    boven, onder = Element.from_tag("style:header"), Element.from_tag("style:footer")
    boven.append(Paragraph(document.kopregel))
    voet = Paragraph(f"{document.organisatie}, {document.gemaakt_op:%d-%m-%Y}. Bladzijde ")
    voet.append(
        Element.from_tag('<text:page-number text:select-page="current">1</text:page-number>')
    )
    voet.append(" van ")
    voet.append(Element.from_tag("<text:page-count>1</text:page-count>"))
    onder.append(voet)
    blad.append(boven)
    blad.append(onder)
