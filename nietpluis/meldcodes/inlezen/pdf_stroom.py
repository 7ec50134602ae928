"""The instructions that draw a page of a PDF, one by one (ISO 32000-1, 7.2 and 7.8.2).

A tokenizer of our own: that of pypdf reads byte by byte and takes three times as long (measured on 48 pages).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

_TOKEN = re.compile(
    rb"""(?:[\0\t\n\f\r\ ]|%[^\r\n]*)*+(?:
    (?P<getal>[+-]?(?:\d+\.?\d*|\.\d+))
    |(?P<naam>/[^\0\t\n\f\r ()<>\[\]{}/%]*)
    |(?P<tekst>\([^()\\]*+(?:\\.[^()\\]*+)*+\))
    |(?P<haak>\()
    |(?P<hex><[0-9A-Fa-f\0\t\n\f\r ]*>)
    |(?P<begin>\[|<<)
    |(?P<eind>\]|>>)
    |(?P<doe>[A-Za-z'"][A-Za-z0-9*'"]*)
    |(?P<vreemd>.))""",
    re.VERBOSE | re.DOTALL,
)
_EINDE_PLAATJE = re.compile(rb"[\0\t\n\f\r ]EI(?=[\0\t\n\f\r /<(\[]|$)")
_VLUCHT = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_VLUCHTEN = {
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"b": b"\b",
    b"f": b"\f",
    b"\n": b"",
    b"\r": b"",
    b"\r\n": b"",
}
MEESTE = 4_000_000
DIEPST = 20

Opdracht = tuple[bytes, list[Any]]


def opdrachten(stroom: bytes) -> Iterator[Opdracht]:
    """Each instruction with what stands before it: floats, bytes for text, "/Name" for names, lists."""
    lezer = _Lezer(stroom)
    while (doe := lezer.volgende()) is not None:
        yield doe


class _Lezer:
    """Where we are in a stream, and what stands before the next instruction."""

    def __init__(self, stroom: bytes) -> None:
        self._stroom = stroom
        self._plek = self._aantal = 0

    def volgende(self) -> Opdracht | None:
        """The next instruction; None at the end."""
        stapel: list[list[Any]] = [[]]
        while self._aantal < MEESTE and (gevonden := _TOKEN.match(self._stroom, self._plek)):
            self._plek, self._aantal = gevonden.end(), self._aantal + 1
            if gevonden.lastgroup == "doe":
                if gevonden["doe"] == b"ID":
                    self._plek = _na_plaatje(self._stroom, self._plek)
                return gevonden["doe"], stapel[0]
            self._waarde(gevonden, stapel)
        return None

    def _waarde(self, gevonden: re.Match[bytes], stapel: list[list[Any]]) -> None:
        soort = gevonden.lastgroup or ""
        if soort == "haak":
            tekst, self._plek = _geneste_tekst(self._stroom, self._plek)
            stapel[-1].append(tekst)
        elif soort == "begin":
            _dieper(stapel)
        elif soort == "eind" and len(stapel) > 1:
            stapel.pop()
        elif soort in _WAARDE:
            stapel[-1].append(_WAARDE[soort](gevonden[soort]))


def _dieper(stapel: list[list[Any]]) -> None:
    nieuw: list[Any] = []
    stapel[-1].append(nieuw)
    if len(stapel) < DIEPST:
        stapel.append(nieuw)


def _tekst(ruw: bytes) -> bytes:
    return _ontvlucht(ruw[1:-1]) if b"\\" in ruw else ruw[1:-1]


def _hex(ruw: bytes) -> bytes:
    cijfers = bytes(teken for teken in ruw[1:-1] if teken > 0x20)  # noqa: PLR2004 -- white space
    return bytes.fromhex((cijfers + b"0" * (len(cijfers) % 2)).decode("ascii"))


def _naam(ruw: bytes) -> str:
    return ruw.decode("latin-1")


_WAARDE: dict[str, Callable[[bytes], Any]] = {
    "getal": float,
    "naam": _naam,
    "tekst": _tekst,
    "hex": _hex,
}


def _ontvlucht(tekst: bytes) -> bytes:
    def een(plek: re.Match[bytes]) -> bytes:
        wat = plek[1]
        if wat.isdigit():
            return bytes((int(wat, 8) & 0xFF,)) if wat[0] < ord("8") else wat
        return _VLUCHTEN.get(wat, wat)

    return _VLUCHT.sub(een, tekst)


def _geneste_tekst(stroom: bytes, plek: int) -> tuple[bytes, int]:
    """A text with brackets in it, from behind its first bracket; and where it ends."""
    diepte, einde = 1, plek
    while einde < len(stroom):
        teken = stroom[einde]
        einde += 2 if teken == ord("\\") else 1
        diepte += (teken == ord("(")) - (teken == ord(")"))
        if not diepte:
            break
    return _ontvlucht(stroom[plek : einde - 1]), einde


def _na_plaatje(stroom: bytes, plek: int) -> int:
    einde = _EINDE_PLAATJE.search(stroom, plek)
    return einde.end() if einde else len(stroom)
