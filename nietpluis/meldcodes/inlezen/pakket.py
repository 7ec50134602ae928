"""A packed folder that is looked at before anything is unpacked, and of which only so much is ever unpacked."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator

from lxml import etree

from nietpluis.meldcodes.inlezen import grenzen
from nietpluis.meldcodes.inlezen.fouten import LeesFout

_BLOK = 1024 * 1024


class Pakket:
    """The parts of a packed file by name. `grootte` is that of the file itself, in bytes."""

    def __init__(self, inhoud: zipfile.ZipFile, grootte: int) -> None:
        self._inhoud = inhoud
        self._grootte = grootte
        self._delen = {deel.filename: deel for deel in inhoud.infolist()}

    @property
    def namen(self) -> frozenset[str]:
        """The names of all parts."""
        return frozenset(self._delen)

    def keur(self) -> None:
        """Refuse what would become far too large, by what it says of itself. Raises LeesFout."""
        delen = self._inhoud.infolist()
        if len(delen) > grenzen.ZIP_DELEN or sum(d.file_size for d in delen) > grenzen.ZIP_TOTAAL:
            raise LeesFout("bom")
        if (
            sum(deel.compress_size for deel in delen) > self._grootte
        ):  # parts that lie over each other
            raise LeesFout("bom")
        for deel in delen:
            if deel.flag_bits & 1:
                raise LeesFout("wachtwoord")
            te_klein_gepakt = deel.file_size > grenzen.ZIP_VERHOUDING * max(deel.compress_size, 1)
            if deel.file_size > grenzen.ZIP_KLEIN and te_klein_gepakt:
                raise LeesFout("bom")

    def bytes_van(self, naam: str) -> bytes:
        """One part, unpacked. Raises LeesFout when it is larger than it may be, whatever it says of itself."""
        uit = bytearray()
        with self._inhoud.open(self._delen[naam]) as stroom:
            while blok := stroom.read(_BLOK):
                uit += blok
                if len(uit) > grenzen.ZIP_DEEL:
                    raise LeesFout("bom")
        return bytes(uit)

    def xml(self, naam: str) -> etree._Element:
        """One part as a tree. Raises LeesFout when it is broken or declares entities."""
        return boom(self.bytes_van(naam))

    def xml_of_niets(self, naam: str) -> etree._Element | None:
        """One part as a tree; None where there is no such part."""
        return self.xml(naam) if naam in self._delen else None

    def verwijzingen(self, deel: str) -> Iterator[tuple[str, str, str]]:
        """What a part of a Word file refers to: (id, kind, name of the other part)."""
        map_, _, naam = deel.rpartition("/")
        rels = self.xml_of_niets(posixpath.join(map_, "_rels", f"{naam}.rels"))
        for rij in rels if rels is not None else ():
            doel = rij.get("Target", "")
            pad = (
                doel.lstrip("/")
                if doel.startswith("/")
                else posixpath.normpath(posixpath.join(map_, doel))
            )
            if rij.get("TargetMode") != "External":
                yield rij.get("Id", ""), rij.get("Type", "").rpartition("/")[2], pad


def boom(ruw: bytes) -> etree._Element:
    """Bytes as a tree: no entities, nothing fetched, no depth or length that lxml thinks odd. Raises LeesFout."""
    if b"<!DOCTYPE" in ruw[:4096] or b"<!ENTITY" in ruw[:65_536]:
        raise LeesFout("onveilig")
    lezer = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        wortel = etree.fromstring(ruw, lezer)
    except etree.XMLSyntaxError as fout:
        raise LeesFout("onveilig" if "ntit" in str(fout) else "beschadigd") from fout
    if wortel.getroottree().docinfo.doctype:  # in another coding than the bytes above
        raise LeesFout("onveilig")
    return wortel
