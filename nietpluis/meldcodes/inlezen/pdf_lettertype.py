"""The fonts of a PDF: which bytes are which letters."""

from __future__ import annotations

import re
from typing import Any

from pypdf.generic import DictionaryObject
from pypdf.generic._font import Font  # the decoding of pypdf itself; the version is locked

_VET = re.compile(r"bold|black|heavy|semib|demi", re.IGNORECASE)
_VANAF_VET = 600


def woordenboek(wat: Any) -> DictionaryObject:
    """What is referred to, where it is a dictionary; else an empty one."""
    heel = wat.get_object() if wat is not None else None
    return heel if isinstance(heel, DictionaryObject) else DictionaryObject()


def lees_letter(ruw: DictionaryObject) -> tuple[Font, bool] | None:
    """A font, and whether it is bold; None where its signs cannot be told."""
    letter = Font.from_font_resource(ruw)
    if not letter.interpretable:
        return None
    gewicht: object = letter.font_descriptor.weight  # a number of the file, whatever pypdf calls it
    zwaar = isinstance(gewicht, (int, float)) and gewicht >= _VANAF_VET
    return letter, bool(zwaar or _VET.search(letter.name))


def codes_van(letter: Font, ruw: bytes) -> str:
    """The codes of the letters: one or two bytes each, as the font has it."""
    if isinstance(letter.encoding, str):
        try:
            return ruw.decode(letter.encoding, "surrogatepass")
        except UnicodeDecodeError:
            return ruw.decode(letter.encoding, "replace")
    return ruw.decode("latin-1")


def als_tekst(letter: Font, codes: str) -> str:
    """Codes as letters."""
    kaart = letter.character_map
    if isinstance(letter.encoding, dict):
        tabel = letter.encoding
        return "".join(kaart.get(t, t) for t in (tabel.get(ord(code), code) for code in codes))
    return "".join(kaart.get(code, code) for code in codes)
