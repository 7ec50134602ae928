"""The numbers that Word writes before a paragraph and that stand nowhere in its text: "2.1", "Stap 3:", "b)"."""

from __future__ import annotations

import re
from collections import defaultdict

from lxml import etree

from nietpluis.meldcodes.inlezen.word_stijlen import Alineastijl

_PLAATS = re.compile(r"%([1-9])")
_ROMEINS = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Nummering:
    """Counts along with the paragraphs, list by list."""

    def __init__(self, boom: etree._Element | None, ns: str) -> None:
        self.ns = ns
        self._lijsten: dict[str, dict[int, etree._Element]] = {}
        self._welke: dict[str, str] = {}
        self._stand: dict[str, dict[int, int]] = defaultdict(dict)
        for soort in boom.iterchildren(f"{ns}abstractNum") if boom is not None else ():
            self._lijsten[soort.get(f"{ns}abstractNumId", "")] = {
                int(trap.get(f"{ns}ilvl", "0")): trap for trap in soort.iterchildren(f"{ns}lvl")
            }
        for nummer in boom.iterchildren(f"{ns}num") if boom is not None else ():
            self._welke[nummer.get(f"{ns}numId", "")] = self._waarde(nummer, "abstractNumId")

    def nummer(self, stijl: Alineastijl) -> str:
        """What stands before this paragraph, or "" (also for a bullet)."""
        lijst = self._welke.get(stijl.nummer, "")
        trappen = self._lijsten.get(lijst)
        if not stijl.nummer or not trappen or stijl.trap not in trappen:
            return ""
        stand = self._stand[lijst]
        stand[stijl.trap] = stand.get(stijl.trap, self._begin(trappen[stijl.trap]) - 1) + 1
        for dieper in [trap for trap in stand if trap > stijl.trap]:
            del stand[dieper]
        return self._schrijf(trappen, stijl.trap, stand)

    def _schrijf(self, trappen: dict[int, etree._Element], trap: int, stand: dict[int, int]) -> str:
        if self._waarde(trappen[trap], "numFmt") in ("bullet", "none"):
            return ""

        def een(plek: re.Match[str]) -> str:
            welke = int(plek[1]) - 1
            if welke not in trappen:
                return ""
            return teken(
                stand.get(welke, self._begin(trappen[welke])),
                self._waarde(trappen[welke], "numFmt"),
            )

        return _PLAATS.sub(een, self._waarde(trappen[trap], "lvlText")).strip()

    def _begin(self, trap: etree._Element) -> int:
        waarde = self._waarde(trap, "start")
        return int(waarde) if waarde.isdigit() else 1

    def _waarde(self, deel: etree._Element, naam: str) -> str:
        gevonden = deel.find(f"{self.ns}{naam}")
        return "" if gevonden is None else str(gevonden.get(f"{self.ns}val", ""))


def teken(getal: int, soort: str) -> str:
    """A number in the way of a list: 3 as "3", "c", "C", "iii" or "III". The names are those of Word and of ODF."""
    if soort in ("lowerLetter", "upperLetter", "a", "A"):
        letter = chr(ord("a") + (getal - 1) % 26)
        return letter.upper() if soort in ("upperLetter", "A") else letter
    if soort in ("lowerRoman", "upperRoman", "i", "I"):
        romeins = _romeins(getal)
        return romeins.upper() if soort in ("upperRoman", "I") else romeins
    return str(getal)


def _romeins(getal: int) -> str:
    if getal > 30:  # noqa: PLR2004 -- no list of ours is longer
        return str(getal)
    uit = ""
    for waarde, letters in _ROMEINS:
        while getal >= waarde:
            uit, getal = uit + letters, getal - waarde
    return uit
