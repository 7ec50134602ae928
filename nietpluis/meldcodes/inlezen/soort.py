"""What kind of file this is, told by its content; a name can say anything."""

from __future__ import annotations

import re
from typing import Literal

from nietpluis.meldcodes.inlezen.fouten import LeesFout

Vorm = Literal["pdf", "zip", "html", "txt"]

KOP = 2048
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_PLAATJES = (
    b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"\0\0\x01\0", b"8BPS", b"\xff\x0a",
)  # fmt: skip
_PLAATJESDOOS = (b"heic", b"heix", b"mif1", b"avif", b"msf1", b"hevc")
_HTML = re.compile(
    rb"<(!doctype\s+html|html|head|body|meta|title|h[1-6]|p|div|table|ul|ol|article|main)\b",
    re.IGNORECASE,
)
_OPMAAK = re.compile(rb"</?(p|div|h[1-6]|br|li|td|span|body|html)\b", re.IGNORECASE)
_MEERDELIG = re.compile(rb"^(mime-version:|from:.*\r?\n.*mime-version:)", re.IGNORECASE | re.DOTALL)


def vorm(ruw: bytes) -> Vorm:
    """The kind. Raises LeesFout where it is one that we do not read, saying how to save it."""
    begin = ruw[:KOP]
    if b"%PDF-" in ruw[:1024]:
        return "pdf"
    if begin.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return "zip"
    _weiger(ruw, begin)
    kaal = begin.replace(b"\0", b"")  # UTF-16 shows its tags as well
    if _HTML.search(kaal) and kaal.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<"):
        return "html"
    if len(_OPMAAK.findall(kaal)) >= 4:  # noqa: PLR2004 -- a page saved without its head
        return "html"
    return "txt"


def _weiger(ruw: bytes, begin: bytes) -> None:
    if begin.startswith(_OLE):
        raise LeesFout(_soort_ole(ruw))
    if begin.lstrip()[:5] == b"{\\rtf":
        raise LeesFout("rtf")
    if _is_plaatje(begin):
        raise LeesFout("afbeelding")
    if _is_ander(begin):
        raise LeesFout("ander_soort")


def _soort_ole(ruw: bytes) -> str:
    """An Office file of before 2007, or a newer one behind a password."""
    if "EncryptedPackage".encode("utf-16-le") in ruw:
        return "wachtwoord"
    return "oud_word" if "WordDocument".encode("utf-16-le") in ruw else "ander_soort"


def _is_plaatje(begin: bytes) -> bool:
    if begin[:4] == b"RIFF" and begin[8:12] == b"WEBP":
        return True
    if begin[4:8] == b"ftyp" and begin[8:12] in _PLAATJESDOOS:
        return True
    if b"<svg" in begin and not _HTML.search(begin):
        return True
    return begin.startswith(_PLAATJES) and (not begin.startswith(b"BM") or b"\0" in begin[:32])


def _is_ander(begin: bytes) -> bool:
    """Other archives and programs; XML that is no page; mail and saved web archives."""
    if begin.startswith(
        (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ", b"\x7fELF", b"MZ\x90", b"%!PS")
    ):
        return True
    if _MEERDELIG.match(begin):
        return True
    xml = begin.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<?xml")
    return xml and not re.search(rb"<html\b|//DTD XHTML", begin.replace(b"\0", b""), re.IGNORECASE)
