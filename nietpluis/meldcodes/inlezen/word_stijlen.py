"""The styles of a Word file: which paragraphs are headings, contents, bold or hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

_KOP = re.compile(
    r"^(?:heading|kop|koptekst\s*niveau|header|titre|überschrift)[\s_]*([1-9])\b", re.IGNORECASE
)
_INHOUD = re.compile(r"^(toc|inhopg|inhoud|inhoudsopgave|contents)[\s_]*\d", re.IGNORECASE)
_TITEL = {"title": 1, "titel": 1, "subtitle": 2, "ondertitel": 2}
_NIET = frozenset(("0", "false", "off", "none"))
DIEPST = 20


@dataclass(frozen=True, kw_only=True)
class Alineastijl:
    """What a paragraph is by its style. `nummer` and `trap` name the list it belongs to, if any."""

    niveau: int = 0
    inhoudsopgave: bool = False
    vet: bool = False
    verborgen: bool = False
    nummer: str = ""
    trap: int = 0


def staat_aan(opmaak: etree._Element | None, wat: str) -> bool | None:
    """Whether a property is switched on (True), off (False) or not mentioned (None)."""
    deel = opmaak.find(wat) if opmaak is not None else None
    if deel is None:
        return None
    ns = wat.partition("}")[0] + "}"
    return deel.get(f"{ns}val", "1").lower() not in _NIET


class Stijlen:
    """Every style by its id, with what it inherits."""

    def __init__(self, boom: etree._Element | None, ns: str) -> None:
        self.ns = ns
        alle = boom.iterchildren(f"{ns}style") if boom is not None else ()
        self._stijlen = {stijl.get(f"{ns}styleId", ""): stijl for stijl in alle}
        self._gemaakt: dict[str, Alineastijl] = {}

    def van(self, ppr: etree._Element | None) -> Alineastijl:
        """The style of a paragraph, with what it says itself."""
        stijl = self._van_stijl(self._waarde(ppr, "pStyle"))
        if ppr is None:
            return stijl
        niveau = _omtrek(self._waarde(ppr, "outlineLvl"))
        nummer, trap = self._lijst(ppr)
        return Alineastijl(
            niveau=stijl.niveau if niveau is None else niveau,
            inhoudsopgave=stijl.inhoudsopgave,
            vet=stijl.vet,
            verborgen=stijl.verborgen,
            nummer=stijl.nummer if nummer is None else nummer,
            trap=stijl.trap if trap is None else trap,
        )

    def vet(self, rpr: etree._Element | None, stijl: Alineastijl) -> bool:
        """Whether a run is bold."""
        return self._eigenschap(rpr, "b", geerfd=stijl.vet)

    def verborgen(self, rpr: etree._Element | None, stijl: Alineastijl) -> bool:
        """Whether a run is hidden."""
        return self._eigenschap(rpr, "vanish", geerfd=stijl.verborgen)

    def _eigenschap(self, rpr: etree._Element | None, wat: str, *, geerfd: bool) -> bool:
        zelf = staat_aan(rpr, f"{self.ns}{wat}")
        if zelf is not None:
            return zelf
        for stijl in self._lijn(self._waarde(rpr, "rStyle")):
            waarde = staat_aan(stijl.find(f"{self.ns}rPr"), f"{self.ns}{wat}")
            if waarde is not None:
                return waarde
        return geerfd

    def _van_stijl(self, code: str) -> Alineastijl:
        if code not in self._gemaakt:
            self._gemaakt[code] = self._maak(code)
        return self._gemaakt[code]

    def _maak(self, code: str) -> Alineastijl:
        lijn = list(self._lijn(code))
        namen = [
            self._waarde(stijl, "name") or stijl.get(f"{self.ns}styleId", "") for stijl in lijn
        ] or [code]
        pprs = [ppr for stijl in lijn if (ppr := stijl.find(f"{self.ns}pPr")) is not None]
        omtrek = [n for ppr in pprs if (n := _omtrek(self._waarde(ppr, "outlineLvl"))) is not None]
        lijsten = [lijst for ppr in pprs if (lijst := self._lijst(ppr))[0] is not None]
        niveau = next((n for naam in namen if (n := kopniveau(naam))), 0) or (
            omtrek[0] if omtrek else 0
        )
        return Alineastijl(
            niveau=niveau,
            inhoudsopgave=any(_INHOUD.match(naam) for naam in namen),
            vet=self._geerfd(lijn, "b"),
            verborgen=self._geerfd(lijn, "vanish"),
            nummer=(lijsten[0][0] or "") if lijsten else "",
            trap=next((trap for _, trap in lijsten if trap is not None), max(niveau - 1, 0)),
        )

    def _geerfd(self, lijn: list[etree._Element], wat: str) -> bool:
        waarden = (staat_aan(stijl.find(f"{self.ns}rPr"), f"{self.ns}{wat}") for stijl in lijn)
        return next((waarde for waarde in waarden if waarde is not None), False)

    def _lijn(self, code: str) -> Iterator[etree._Element]:
        """A style and those it is based on."""
        for _ in range(DIEPST):
            stijl = self._stijlen.get(code)
            if stijl is None:
                return
            yield stijl
            code = self._waarde(stijl, "basedOn")

    def _lijst(self, ppr: etree._Element) -> tuple[str | None, int | None]:
        numpr = ppr.find(f"{self.ns}numPr")
        if numpr is None:
            return None, None
        nummer, trap = self._waarde(numpr, "numId"), self._waarde(numpr, "ilvl")
        return nummer or None, int(trap) if trap.isdigit() else None

    def _waarde(self, deel: etree._Element | None, naam: str) -> str:
        gevonden = deel.find(f"{self.ns}{naam}") if deel is not None else None
        return "" if gevonden is None else str(gevonden.get(f"{self.ns}val", ""))


def kopniveau(naam: str) -> int:
    """The level that a style's name gives: "heading 2", "Kop 2", "Titel"; 0 for another name."""
    gevonden = _KOP.match(naam)
    return min(int(gevonden[1]), 6) if gevonden else _TITEL.get(naam.strip().lower(), 0)


def _omtrek(waarde: str) -> int | None:
    """An outline level (0 to 8; 9 is running text) as ours."""
    if not waarde.isdigit():
        return None
    return min(int(waarde) + 1, 6) if int(waarde) < 9 else 0  # noqa: PLR2004 -- ECMA-376, 17.3.1.20
