"""Letters as a reader sees them: one spelling for what prints the same, and words that are whole."""

import re
import unicodedata
from collections.abc import Sequence

_VERVANG = {
    **dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202c\u2061")),
    **{ord(letter): "-" for letter in "\u2010\u2011\u2043"},
    **{ord(letter): "•" for letter in "\uf0b7\uf0a7\uf0d8\uf0a8\uf0fc\uf076\uf02d\u25cf\u25aa\u25a0\u2023"},
    **dict(zip(map(ord, "ﬀﬁﬂﬃﬄﬅﬆĳĲ"), ("ff", "fi", "fl", "ffi", "ffl", "st", "st", "ij", "IJ"), strict=True)),
    0: " ",
}  # fmt: skip
_WIT = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ue000-\uf8ff\ufffe\uffff\ud800-\udfff]+")
_OPSOMMING = re.compile(r"[•·∙‣◦○*\-–—o►✓✔➢→]|\(?(\d{1,2}|[a-z]|[ivx]{1,4})[.)]")
_SAMEN = re.compile(r"^(en|of|tot|als|noch|dan|c\.q\.|en/of)\b")


def schoon(tekst: str) -> str:
    """One line of text: NFC, no soft hyphens, ligatures, special spaces or signs that do not print."""
    return _WIT.sub(" ", unicodedata.normalize("NFC", tekst).translate(_VERVANG)).strip()


def begint_opsomming(tekst: str) -> bool:
    """Whether a line begins with a bullet, a letter or a number: "• ", "a) ", "3. "."""
    eerste, wit, _ = tekst.strip().partition(" ")
    return bool(wit) and _OPSOMMING.fullmatch(eerste) is not None


def plak(links: str, rechts: str) -> str:
    """Two lines of one paragraph as one: a word that was cut at the end of the line is whole again."""
    links, rechts = links.rstrip(), rechts.lstrip()
    if links.endswith("\u00ad"):
        return links[:-1] + rechts
    if not (links.endswith(("-", "\u2010")) and links[-2:-1].isalpha() and rechts[:1].isalpha()):
        return f"{links} {rechts}".strip()
    if _SAMEN.match(rechts):  # "signalerings- en meldcode" keeps its hyphen and its space
        return f"{links} {rechts}"
    in_adres = any(
        teken in "/.@_-" for teken in links.split()[-1][:-1]
    )  # "www.de-linde.example/huiselijk-"
    return (links[:-1] if rechts[0].islower() and not in_adres else links) + rechts


def plak_alle(regels: Sequence[str]) -> str:
    """All lines of one paragraph as one."""
    heel = ""
    for regel in regels:
        heel = plak(heel, regel)
    return heel
