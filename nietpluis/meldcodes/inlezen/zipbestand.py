"""Office files are packed folders: what is in them, and whether they may be unpacked at all."""

from __future__ import annotations

import io
import zipfile
import zlib

from nietpluis.meldcodes.inlezen import odt, word
from nietpluis.meldcodes.inlezen.fouten import LeesFout
from nietpluis.meldcodes.inlezen.pakket import Pakket
from nietpluis.meldcodes.inlezen.stukken import Gelezen

_ODT = (
    "application/vnd.oasis.opendocument.text",
    "application/vnd.oasis.opendocument.text-template",
)


def lees(ruw: bytes) -> Gelezen:
    """Read a Word file or an ODT. Raises LeesFout."""
    try:
        with zipfile.ZipFile(io.BytesIO(ruw)) as inhoud:
            return _lees(Pakket(inhoud, len(ruw)))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as fout:
        raise LeesFout("beschadigd") from fout


def _lees(pakket: Pakket) -> Gelezen:
    pakket.keur()
    if "[Content_Types].xml" in pakket.namen:
        return word.lees(pakket)
    if pakket.namen and "mimetype" in pakket.namen:
        soort = pakket.bytes_van("mimetype").decode("ascii", "replace").strip()
        if soort in _ODT:
            return odt.lees(pakket)
        raise LeesFout("ander_soort")
    if "content.xml" in pakket.namen and "META-INF/manifest.xml" in pakket.namen:
        return odt.lees(pakket)
    raise LeesFout("ander_soort")
