"""The styles and lists of an ODT: which paragraphs are headings, bold or hidden, and what number stands before them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Self

from lxml import etree

from nietpluis.meldcodes.inlezen.word_nummers import teken
from nietpluis.meldcodes.inlezen.word_stijlen import kopniveau

_BASIS = "urn:oasis:names:tc:opendocument:xmlns:"
NS = {naam: f"{{{_BASIS}{naam}:1.0}}" for naam in ("office", "text", "table", "style", "draw")}
_FO = f"{{{_BASIS}xsl-fo-compatible:1.0}}"
DIEPST = 20


def naam_van(deel: etree._Element) -> str:
    """The name of an element without its namespace; "" for what is no element."""
    return deel.tag.rpartition("}")[2] if isinstance(deel.tag, str) else ""


def attr(deel: etree._Element, ruimte: str, naam: str) -> str:
    """An attribute, or "" where it is not there."""
    return str(deel.get(f"{NS[ruimte]}{naam}", ""))


@dataclass(frozen=True, kw_only=True)
class Alineastijl:
    """What a paragraph is by its style."""

    niveau: int = 0
    vet: bool = False
    verborgen: bool = False


class Stijlen:
    """Every style by family and name, and every list style by name."""

    def __init__(self, bomen: Iterable[etree._Element]) -> None:
        self._stijlen: dict[tuple[str, str], etree._Element] = {}
        self.lijsten: dict[str, dict[int, etree._Element]] = {}
        self.kopnummers: dict[int, etree._Element] = {}
        self._gemaakt: dict[tuple[str, str], Alineastijl] = {}
        for boom in bomen:
            for stijl in boom.iter(f"{NS['style']}style"):
                self._stijlen[attr(stijl, "style", "family"), attr(stijl, "style", "name")] = stijl
            for lijst in boom.iter(f"{NS['text']}list-style"):
                self.lijsten[attr(lijst, "style", "name")] = _trappen(lijst)
            for lijst in boom.iter(f"{NS['text']}outline-style"):
                self.kopnummers = _trappen(lijst)

    def van(self, deel: etree._Element) -> Alineastijl:
        """The style of a paragraph."""
        return self._stijl("paragraph", attr(deel, "text", "style-name"))

    def is_vet(self, deel: etree._Element, stijl: Alineastijl) -> bool:
        """Whether all letters of a paragraph are bold."""
        if (deel.text or "").strip():
            return stijl.vet
        return all(self._is_vet_deel(kind, geerfd=stijl.vet) for kind in deel)

    def _is_vet_deel(self, kind: etree._Element, *, geerfd: bool) -> bool:
        if (kind.tail or "").strip() and not geerfd:
            return False
        if naam_van(kind) != "span" or not "".join(kind.itertext()).strip():
            return True
        return geerfd or self._stijl("text", attr(kind, "text", "style-name")).vet

    def verborgen_deel(self, deel: etree._Element) -> bool:
        """Whether an inline part or a section is hidden."""
        if naam_van(deel) == "section":
            return attr(deel, "text", "display") == "none"
        if naam_van(deel) == "hidden-paragraph":
            return True
        return (
            naam_van(deel) == "span"
            and self._stijl("text", attr(deel, "text", "style-name")).verborgen
        )

    def lijststijl(self, deel: etree._Element) -> str:
        """The list style of a paragraph's own style, or ""."""
        lijn = self._lijn("paragraph", attr(deel, "text", "style-name"))
        return next(
            (naam for stijl in lijn if (naam := attr(stijl, "style", "list-style-name"))), ""
        )

    def _stijl(self, familie: str, naam: str) -> Alineastijl:
        if (familie, naam) not in self._gemaakt:
            self._gemaakt[familie, naam] = self._maak(list(self._lijn(familie, naam)))
        return self._gemaakt[familie, naam]

    def _maak(self, lijn: list[etree._Element]) -> Alineastijl:
        namen = [
            attr(s, "style", "display-name") or attr(s, "style", "name").replace("_20_", " ")
            for s in lijn
        ]
        omtrek = (attr(stijl, "style", "default-outline-level") for stijl in lijn)
        niveau = next((n for naam in namen if (n := kopniveau(naam))), 0)
        eigenschappen = [stijl.find(f"{NS['style']}text-properties") for stijl in lijn]
        gewicht = _eerste(e.get(f"{_FO}font-weight") for e in eigenschappen if e is not None)
        getoond = _eerste(e.get(f"{NS['text']}display") for e in eigenschappen if e is not None)
        return Alineastijl(
            niveau=niveau or next((int(n) for n in omtrek if n.isdigit()), 0),
            vet=gewicht in ("bold", "600", "700", "800", "900"),
            verborgen=getoond == "none",
        )

    def _lijn(self, familie: str, naam: str) -> Iterator[etree._Element]:
        """A style and those it inherits from."""
        for _ in range(DIEPST):
            stijl = self._stijlen.get((familie, naam))
            if stijl is None:
                return
            yield stijl
            naam = attr(stijl, "style", "parent-style-name")


@dataclass
class Lijststand:
    """Where we are in the lists: how deep, which style, how far each level has counted."""

    stijlen: Stijlen
    stijl: str = ""
    trap: int = 0
    aantal: dict[int, int] = field(default_factory=dict)
    koppen: dict[int, int] = field(default_factory=dict)
    _vers: bool = False

    def dieper(self, lijst: etree._Element) -> Self:
        """The position inside a list."""
        naam = attr(lijst, "text", "style-name") or self.stijl
        telling = self.aantal
        if not self.trap and attr(lijst, "text", "continue-numbering") != "true":
            telling.clear() if not attr(lijst, "text", "continue-list") else None
        return type(self)(self.stijlen, naam, self.trap + 1, telling, self.koppen)

    def punt(self, punt: etree._Element) -> None:
        """The next item of this list begins."""
        if naam_van(punt) == "list-item":
            begin = attr(punt, "text", "start-value")
            self.aantal[self.trap] = (
                int(begin) if begin.isdigit() else self.aantal.get(self.trap, 0) + 1
            )
            for dieper in [trap for trap in self.aantal if trap > self.trap]:
                del self.aantal[dieper]
            self._vers = True

    def nummer(self, deel: etree._Element, kop: int) -> str:
        """What stands before this paragraph, or "". `kop` is the level of a heading."""
        if self.trap and self._vers:
            self._vers = False
            trappen = self.stijlen.lijsten.get(self.stijl or self.stijlen.lijststijl(deel), {})
            return _schrijf(trappen, self.trap, self.aantal)
        if (
            not kop
            or attr(deel, "text", "is-list-header") == "true"
            or kop not in self.stijlen.kopnummers
        ):
            return ""
        self.koppen[kop] = self.koppen.get(kop, 0) + 1
        for dieper in [trap for trap in self.koppen if trap > kop]:
            del self.koppen[dieper]
        return _schrijf(self.stijlen.kopnummers, kop, self.koppen)


def _trappen(lijst: etree._Element) -> dict[int, etree._Element]:
    trappen = ((attr(trap, "text", "level"), trap) for trap in lijst)
    return {int(niveau): trap for niveau, trap in trappen if niveau.isdigit()}


def _schrijf(trappen: dict[int, etree._Element], trap: int, aantal: dict[int, int]) -> str:
    """The number with what stands around it, and the higher levels that are shown with it."""
    vorm = trappen.get(trap)
    soort = attr(vorm, "style", "num-format") if vorm is not None else ""
    if vorm is None or not soort:
        return ""
    toon = attr(vorm, "text", "display-levels")
    eerste = trap - (int(toon) if toon.isdigit() else 1) + 1
    getallen = [
        teken(aantal.get(n, 1), attr(trappen[n], "style", "num-format"))
        for n in range(max(eerste, 1), trap + 1)
        if n in trappen
    ]
    return f"{attr(vorm, 'style', 'num-prefix')}{'.'.join(getallen)}{attr(vorm, 'style', 'num-suffix')}".strip()


def _eerste(waarden: Iterable[str | None]) -> str:
    return next((waarde for waarde in waarden if waarde is not None), "")
