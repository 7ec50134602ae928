"""Which characters the letters of a PDF can show. PDF/UA refuses a page with one that has no letter."""

import re
import unicodedata

_HEEFT_EEN_LETTER = (
    "\n\u0020-\u007e\u00a0-\u00ac\u00ae-\u024f\u0300-\u036f"
    "\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ff\u0400-\u045f\u1e00-\u1eff"
    "\u2010-\u2027\u2030-\u2040\u20ac\u2116\u2122\u2190-\u2199\u2212\u2260-\u2265\u25a0-\u25ff\u2713\u2714"
)
_GEEN_LETTER = re.compile(f"[^{_HEEFT_EEN_LETTER}]")
_WIT = re.compile(r"[^\S\n]")


def toonbaar(tekst: str) -> str:
    """The text in characters that can be shown: a letter of another script becomes "?", a small picture goes.

    Bullets out of a word processor stand in the private area; they go as well.
    """
    return _GEEN_LETTER.sub(_anders, _WIT.sub(" ", unicodedata.normalize("NFC", tekst)))


def _anders(teken: re.Match[str]) -> str:
    return "?" if unicodedata.category(teken.group()).startswith("L") else ""
