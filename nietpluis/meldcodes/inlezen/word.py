"""A Word file (DOCX): its paragraphs as a reader of the printed page sees them.

Element names are those of ECMA-376 part 1, 17: what was deleted while changes are tracked, hidden text, comments and
field codes are left out; what was inserted is in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from nietpluis.meldcodes.inlezen.fouten import LeesFout
from nietpluis.meldcodes.inlezen.koppen import merk_inhoudsopgave, raad_niveau, zonder_lijsten
from nietpluis.meldcodes.inlezen.pakket import Pakket
from nietpluis.meldcodes.inlezen.platte_tekst import uit_regels
from nietpluis.meldcodes.inlezen.rijen import Rij, cel, rijstukken
from nietpluis.meldcodes.inlezen.stukken import Gelezen, Stuk, gelezen
from nietpluis.meldcodes.inlezen.word_alinea import Alinealezer, Ruw
from nietpluis.meldcodes.inlezen.word_nummers import Nummering
from nietpluis.meldcodes.inlezen.word_stijlen import Stijlen

DIEPST = 60
"""Tables in tables: deeper than this nobody writes."""


def lees(pakket: Pakket) -> Gelezen:
    """Read a Word file. Raises LeesFout."""
    hoofddeel = _hoofddeel(pakket)
    _weiger_macro(pakket)
    lezer = _Lezer(pakket, hoofddeel)
    return gelezen("docx", lezer.stukken())


def _hoofddeel(pakket: Pakket) -> str:
    """The name of the part with the text; LeesFout for a workbook or slides."""
    namen = [pad for _, soort, pad in pakket.verwijzingen("") if soort == "officeDocument"]
    naam = namen[0] if namen else "word/document.xml"
    if naam not in pakket.namen:
        raise LeesFout("beschadigd")
    return naam


def _weiger_macro(pakket: Pakket) -> None:
    soorten = pakket.bytes_van("[Content_Types].xml").lower()
    if b"macroenabled" in soorten or any("vbaproject" in naam.lower() for naam in pakket.namen):
        raise LeesFout("macro")


class _Lezer:
    """Walks the body once; holds what the paragraphs refer to."""

    def __init__(self, pakket: Pakket, hoofddeel: str) -> None:
        self._pakket = pakket
        self._verwijst = list(pakket.verwijzingen(hoofddeel))
        self._wortel = pakket.xml(hoofddeel)
        self.ns = self._wortel.tag.partition("}")[0] + "}"
        if not self._wortel.tag.endswith("}document"):
            raise LeesFout("ander_soort")
        stijlen = Stijlen(self._deel("styles"), self.ns)
        nummering = Nummering(self._deel("numbering"), self.ns)
        self._alineas = Alinealezer(self.ns, stijlen, nummering, self._noten())
        self._ruw: list[Ruw] = []

    def stukken(self) -> list[Stuk]:
        """All pieces in their order; headers and footers once, at the end."""
        inhoud = self._wortel.find(f"{self.ns}body")
        self._blok(inhoud if inhoud is not None else (), 0)
        self._alineas.klaar()
        tekst = self._uitgewerkt(self._ruw)
        if not any(stuk.tekst.strip() for stuk in tekst) and self._heeft_plaatjes():
            raise LeesFout("scan")
        return tekst + list(self._randen())

    def _deel(self, soort: str) -> etree._Element | None:
        for _, welk, pad in self._verwijst:
            if welk == soort:
                return self._pakket.xml_of_niets(pad)
        return None

    def _heeft_plaatjes(self) -> bool:
        return any("/media/" in naam for naam in self._pakket.namen)

    def _noten(self) -> dict[tuple[str, str], etree._Element]:
        """Footnotes and endnotes by kind and id."""
        noten = {}
        for soort in ("footnote", "endnote"):
            boom = self._deel(f"{soort}s")
            for noot in boom if boom is not None else ():
                if noot.get(f"{self.ns}type") in (None, "normal"):
                    noten[soort, noot.get(f"{self.ns}id", "")] = noot
        return noten

    def _blok(self, delen: Iterable[etree._Element], diepte: int, *, inhoud: bool = False) -> None:
        """Paragraphs, tables and what wraps them."""
        if diepte > DIEPST:
            return
        for deel in delen:
            naam = deel.tag.rpartition("}")[2]
            if naam == "p":
                self._ruw += self._alineas.lees(deel, inhoud=inhoud)
            elif naam == "tbl":
                self._tabel(deel, diepte)
            elif naam == "sdt":
                lijst = inhoud or _is_inhoudsopgave(deel)
                for kern in deel.iterchildren(f"{self.ns}sdtContent"):
                    self._blok(kern, diepte + 1, inhoud=lijst)
            elif naam in ("ins", "moveTo", "customXml", "smartTag"):
                self._blok(deel, diepte + 1, inhoud=inhoud)

    def _tabel(self, tabel: etree._Element, diepte: int) -> None:
        for rij in tabel.iter(f"{self.ns}tr"):
            if _tabel_van(rij, self.ns) is not tabel or _verwijderd(rij, self.ns):
                continue
            cellen = [
                self._cel(c, diepte)
                for c in rij.iter(f"{self.ns}tc")
                if _rij_van(c, self.ns) is rij
            ]
            self._ruw += [Ruw(stuk=stuk, zeker=True) for stuk in rijstukken(Rij(tuple(cellen)))]

    def _cel(self, vak: etree._Element, diepte: int) -> tuple[Stuk, ...]:
        bewaard, self._ruw = self._ruw, []
        self._blok(vak, diepte + 1)
        binnen, self._ruw = self._ruw, bewaard
        return cel(self._uitgewerkt(binnen))

    def _uitgewerkt(self, ruw: list[Ruw]) -> list[Stuk]:
        """Lines within a paragraph as paragraphs, and headings guessed where no style says so."""
        stukken: list[Stuk] = []
        zeker: list[bool] = []
        for een in ruw:
            for stuk in _regels(een):
                vast = een.zeker or bool(stuk.niveau)
                niveau = stuk.niveau if vast else raad_niveau(stuk.tekst.strip(), vet=een.vet)
                stukken.append(Stuk(
                    tekst=stuk.tekst, niveau=niveau, inhoudsopgave=stuk.inhoudsopgave, soort=stuk.soort
                ))  # fmt: skip
                zeker.append(vast)
        return merk_inhoudsopgave(zonder_lijsten(stukken, zeker))

    def _randen(self) -> Iterator[Stuk]:
        """What stands above and below the pages, each text once."""
        gehad = set()
        for _, soort, pad in self._verwijst:
            if soort not in ("header", "footer") or pad not in self._pakket.namen:
                continue
            self._ruw = []
            self._blok(self._pakket.xml(pad), 0)
            self._alineas.klaar()
            for stuk in self._uitgewerkt(self._ruw):
                if stuk.tekst.strip() not in gehad and any(
                    letter.isalpha() for letter in stuk.tekst
                ):
                    gehad.add(stuk.tekst.strip())
                    yield Stuk(
                        tekst=stuk.tekst, soort="koptekst" if soort == "header" else "voettekst"
                    )


def _regels(een: Ruw) -> list[Stuk]:
    """A paragraph with line breaks, as the lines or paragraphs that it shows."""
    if "\n" not in een.stuk.tekst.strip() or een.stuk.niveau or een.zeker:
        return [een.stuk]
    los = uit_regels(een.stuk.tekst.split("\n"))
    return [
        Stuk(tekst=s.tekst, soort=een.stuk.soort, inhoudsopgave=een.stuk.inhoudsopgave) for s in los
    ]


def _is_inhoudsopgave(sdt: etree._Element) -> bool:
    galerij = sdt.find("./{*}sdtPr/{*}docPartObj/{*}docPartGallery")
    return galerij is not None and any(
        "Table of Contents" in waarde for waarde in galerij.attrib.values()
    )


def _tabel_van(deel: etree._Element, ns: str) -> etree._Element | None:
    return next(deel.iterancestors(f"{ns}tbl"), None)


def _rij_van(deel: etree._Element, ns: str) -> etree._Element | None:
    return next(deel.iterancestors(f"{ns}tr"), None)


def _verwijderd(rij: etree._Element, ns: str) -> bool:
    return rij.find(f"./{ns}trPr/{ns}del") is not None
