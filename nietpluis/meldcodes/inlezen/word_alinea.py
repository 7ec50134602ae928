"""One paragraph of a Word file: its runs, with fields, notes, text boxes and tracked changes taken into account."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from nietpluis.meldcodes.inlezen.stukken import Stuk
from nietpluis.meldcodes.inlezen.word_nummers import Nummering
from nietpluis.meldcodes.inlezen.word_stijlen import Alineastijl, Stijlen

_WEG = frozenset(
    (
        "del",
        "moveFrom",
        "pPr",
        "rPr",
        "instrText",
        "delText",
        "annotationRef",
        "sdtPr",
        "sdtEndPr",
        "rt",
        "proofErr",
    )
)
_TEKENS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
    "softHyphen": "\u00ad",
    "sym": "•",
}
DIEPST = 60


@dataclass(frozen=True, kw_only=True)
class Ruw:
    """A paragraph before headings are guessed: whether all of it is bold, and whether its level is certain."""

    stuk: Stuk
    vet: bool = False
    zeker: bool = False


@dataclass
class _Alinea:
    """What is gathered while walking through one paragraph."""

    tekst: list[str] = field(default_factory=list)
    los: list[tuple[str, etree._Element]] = field(default_factory=list)
    """Notes and text boxes, that follow the paragraph."""
    vet: int = 0
    letters: int = 0


class Alinealezer:
    """Reads paragraphs in their order; a field (as a table of contents) may run over several."""

    def __init__(
        self,
        ns: str,
        stijlen: Stijlen,
        nummering: Nummering,
        noten: Mapping[tuple[str, str], etree._Element],
    ) -> None:
        self.ns = ns
        self._stijlen = stijlen
        self._nummering = nummering
        self._noten = noten
        self._velden: list[str] = []
        self._rest = ""

    def klaar(self) -> None:
        """Forget what was open: the next paragraph belongs to another part."""
        self._velden, self._rest = [], ""

    def lees(self, p: etree._Element, *, inhoud: bool = False, diepte: int = 0) -> list[Ruw]:
        """The paragraph, and after it its notes and text boxes. Empty where nothing of it is shown."""
        stijl = self._stijlen.van(p.find(f"{self.ns}pPr"))
        gaat_over = inhoud or stijl.inhoudsopgave or self._in_inhoudsopgave()
        alinea = _Alinea()
        self._loop(p, alinea, stijl, 0)
        tekst = self._rest + "".join(alinea.tekst)
        self._rest = ""
        if self._einde_is_verwijderd(p):
            self._rest, tekst = tekst, ""
        eigen = self._eigen(tekst, stijl, alinea, inhoud=gaat_over or self._in_inhoudsopgave())
        return eigen + self._losse(alinea, diepte)

    def _eigen(self, tekst: str, stijl: Alineastijl, alinea: _Alinea, *, inhoud: bool) -> list[Ruw]:
        if not tekst.strip():
            return []
        nummer = self._nummering.nummer(stijl)
        stuk = Stuk(
            tekst=f"{nummer} {tekst}" if nummer else tekst,
            niveau=stijl.niveau,
            inhoudsopgave=inhoud,
        )
        vet = alinea.letters > 0 and alinea.vet == alinea.letters
        return [Ruw(stuk=stuk, vet=vet, zeker=bool(stijl.niveau) or (bool(nummer) and not vet))]

    def _losse(self, alinea: _Alinea, diepte: int) -> list[Ruw]:
        """Notes and text boxes, as pieces of their own."""
        if diepte > DIEPST:
            return []
        uit = []
        for soort, deel in alinea.los:
            for p in deel.iter(f"{self.ns}p"):
                if (
                    soort == "tekstvak"
                    and next(p.iterancestors(f"{self.ns}txbxContent"), None) is not deel
                ):
                    continue
                uit += [
                    replace(ruw, stuk=replace(ruw.stuk, soort=ruw.stuk.soort or soort))
                    for ruw in self.lees(p, diepte=diepte + 1)
                ]
        return uit

    def _einde_is_verwijderd(self, p: etree._Element) -> bool:
        """Whether the mark at the end was deleted: then the next paragraph goes on where this one ends."""
        return p.find(f"./{self.ns}pPr/{self.ns}rPr/{self.ns}del") is not None

    def _in_inhoudsopgave(self) -> bool:
        return any(veld.strip().upper().startswith("TOC") for veld in self._velden)

    def _loop(self, deel: etree._Element, alinea: _Alinea, stijl: Alineastijl, diepte: int) -> None:
        if diepte > DIEPST:
            return
        for kind in deel:
            naam = kind.tag.rpartition("}")[2]
            if naam == "r":
                self._run(kind, alinea, stijl, diepte)
            elif naam == "AlternateContent":
                self._loop(_keuze(kind), alinea, stijl, diepte + 1)
            elif naam == "txbxContent":
                alinea.los.append(("tekstvak", kind))
            elif naam not in _WEG:
                self._loop(kind, alinea, stijl, diepte + 1)

    def _run(self, run: etree._Element, alinea: _Alinea, stijl: Alineastijl, diepte: int) -> None:
        opmaak = run.find(f"{self.ns}rPr")
        if self._stijlen.verborgen(opmaak, stijl):
            self._veldtekens(run)
            return
        voor = len(alinea.tekst)
        for kind in run:
            self._teken(kind, alinea, stijl, diepte)
        letters = sum(letter.isalnum() for stuk in alinea.tekst[voor:] for letter in stuk)
        alinea.letters += letters
        alinea.vet += letters if self._stijlen.vet(opmaak, stijl) else 0

    def _teken(
        self, kind: etree._Element, alinea: _Alinea, stijl: Alineastijl, diepte: int
    ) -> None:
        naam = kind.tag.rpartition("}")[2]
        if naam == "fldChar":
            self._veldteken(kind)
        elif naam == "instrText":
            self._veldcode(kind)
        elif self._velden and self._velden[-1].endswith("\0"):
            return  # between the code of a field and what it shows
        elif naam == "t" and kind.tag.startswith(self.ns):
            alinea.tekst.append(kind.text or "")
        elif naam in _TEKENS:
            alinea.tekst.append(_TEKENS[naam])
        elif naam in ("footnoteReference", "endnoteReference"):
            noot = self._noten.get((naam.removesuffix("Reference"), kind.get(f"{self.ns}id", "")))
            if noot is not None:
                alinea.los.append(("voetnoot", noot))
        else:
            self._diep(kind, alinea, stijl, diepte)

    def _noot(self, soort: str, kind: etree._Element, alinea: _Alinea) -> None:
        noot = self._noten.get((soort, kind.get(f"{self.ns}id", "")))
        if noot is not None:
            alinea.los.append(("voetnoot", noot))

    def _diep(self, kind: etree._Element, alinea: _Alinea, stijl: Alineastijl, diepte: int) -> None:
        """Whatever holds other things: a drawing, an older and a newer way to say the same."""
        if kind.tag.endswith("}AlternateContent"):
            self._loop(_keuze(kind), alinea, stijl, diepte + 1)
        elif kind.tag.rpartition("}")[2] not in _WEG:
            self._loop(kind, alinea, stijl, diepte + 1)

    def _veldtekens(self, run: etree._Element) -> None:
        """Fields begin and end also in text that is hidden."""
        for kind in run:
            naam = kind.tag.rpartition("}")[2]
            if naam == "fldChar":
                self._veldteken(kind)
            elif naam == "instrText":
                self._veldcode(kind)

    def _veldteken(self, kind: etree._Element) -> None:
        """A field is open from begin to end; its code, up to `separate`, is marked by a nought."""
        soort = kind.get(f"{self.ns}fldCharType")
        if soort == "begin":
            self._velden.append("\0")
        elif soort == "separate" and self._velden:
            self._velden[-1] = self._velden[-1].removesuffix("\0")
        elif soort == "end" and self._velden:
            self._velden.pop()

    def _veldcode(self, kind: etree._Element) -> None:
        if self._velden:
            self._velden[-1] = self._velden[-1].removesuffix("\0") + (kind.text or "") + "\0"


def _keuze(deel: etree._Element) -> etree._Element:
    """Of the same thing twice (a newer and an older way to draw a text box) the first."""
    return deel[0] if len(deel) else deel
