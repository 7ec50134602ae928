"""An ODT: its paragraphs in order. Element names are those of OpenDocument 1.3, part 3."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from nietpluis.meldcodes.inlezen.fouten import LeesFout
from nietpluis.meldcodes.inlezen.koppen import (
    merk_inhoudsopgave,
    nummerniveau,
    raad_niveau,
    zonder_lijsten,
)
from nietpluis.meldcodes.inlezen.odt_stijlen import NS, Lijststand, Stijlen, attr, naam_van
from nietpluis.meldcodes.inlezen.pakket import Pakket
from nietpluis.meldcodes.inlezen.platte_tekst import uit_regels
from nietpluis.meldcodes.inlezen.rijen import Rij, cel, rijstukken
from nietpluis.meldcodes.inlezen.stukken import Gelezen, Stuk, gelezen

DIEPST = 100
_WEG = frozenset((
    "tracked-changes", "annotation", "annotation-end", "sequence-decls", "variable-decls", "user-field-decls", "forms",
    "note-citation", "ruby-text", "hidden-text", "desc", "title", "index-title-template", "binary-data", "object",
    "table-of-content-source", "alphabetical-index-source", "event-listeners", "script", "math",
))  # fmt: skip
_INHOUD = ("table-of-content", "illustration-index", "table-index", "alphabetical-index")
_LOS = {"note": "voetnoot", "text-box": "tekstvak"}
_TEKENS = {"tab": "\t", "line-break": "\n", "soft-page-break": ""}


def lees(pakket: Pakket) -> Gelezen:
    """Read an ODT. Raises LeesFout."""
    _weiger(pakket)
    lezer = _Lezer(pakket)
    return gelezen("odt", lezer.stukken())


def _weiger(pakket: Pakket) -> None:
    """What is behind a password, or carries a program."""
    if "META-INF/manifest.xml" in pakket.namen and b"encryption-data" in pakket.bytes_van(
        "META-INF/manifest.xml"
    ):
        raise LeesFout("wachtwoord")
    if any(_is_macro(naam) for naam in pakket.namen):
        raise LeesFout("macro")
    if "content.xml" not in pakket.namen:
        raise LeesFout("beschadigd")


def _is_macro(naam: str) -> bool:
    """A module of Basic, or a script; the lists of empty libraries that LibreOffice writes are none."""
    map_, _, bestand = naam.rpartition("/")
    lijst = bestand in ("", "script-lc.xml", "script-lb.xml", "dialog-lc.xml", "dialog-lb.xml")
    return map_.partition("/")[0] in ("Basic", "Scripts") and not lijst


class _Lezer:
    def __init__(self, pakket: Pakket) -> None:
        wortel = pakket.xml("content.xml")
        self._randboom = pakket.xml_of_niets("styles.xml")
        self._stijlen = Stijlen([boom for boom in (self._randboom, wortel) if boom is not None])
        self._tekst = wortel.find(f"{NS['office']}body/{NS['office']}text")
        if self._tekst is None:
            raise LeesFout("ander_soort")
        self._plaatjes = any(naam.startswith("Pictures/") for naam in pakket.namen)
        self._stukken: list[Stuk] = []
        self._zeker: list[bool] = []

    def stukken(self) -> list[Stuk]:
        """All pieces in their order; headers and footers once, at the end."""
        self._blok(self._tekst if self._tekst is not None else (), Lijststand(self._stijlen))
        tekst = self._klaar()
        if not any(stuk.tekst.strip() for stuk in tekst) and self._plaatjes:
            raise LeesFout("scan")
        return tekst + list(self._randen())

    def _klaar(self) -> list[Stuk]:
        stukken, zeker = self._stukken, self._zeker
        self._stukken, self._zeker = [], []
        return merk_inhoudsopgave(zonder_lijsten(stukken, zeker))

    def _blok(
        self,
        delen: Iterable[etree._Element],
        stand: Lijststand,
        *,
        inhoud: bool = False,
        diepte: int = 0,
    ) -> None:
        if diepte > DIEPST:
            return
        for deel in delen:
            naam = naam_van(deel)
            if naam in ("p", "h"):
                self._alinea(deel, stand, inhoud=inhoud)
            elif naam == "table":
                self._tabel(deel, diepte)
            elif naam == "list":
                self._lijst(deel, stand, inhoud=inhoud, diepte=diepte)
            elif naam not in _WEG and not self._stijlen.verborgen_deel(deel):
                self._blok(deel, stand, inhoud=inhoud or naam in _INHOUD, diepte=diepte + 1)

    def _lijst(
        self, lijst: etree._Element, stand: Lijststand, *, inhoud: bool, diepte: int
    ) -> None:
        binnen = stand.dieper(lijst)
        for punt in lijst:
            binnen.punt(punt)
            self._blok(punt, binnen, inhoud=inhoud, diepte=diepte + 1)

    def _tabel(self, tabel: etree._Element, diepte: int) -> None:
        for rij in tabel.iter(f"{NS['table']}table-row"):
            if next(rij.iterancestors(f"{NS['table']}table")) is not tabel:
                continue
            cellen = [
                self._cel(vak, diepte) for vak in rij.iterchildren(f"{NS['table']}table-cell")
            ]
            for stuk in rijstukken(Rij(tuple(cellen))):
                self._voeg_toe(stuk, zeker=True)

    def _cel(self, vak: etree._Element, diepte: int) -> tuple[Stuk, ...]:
        bewaard = self._stukken, self._zeker
        self._stukken, self._zeker = [], []
        self._blok(vak, Lijststand(self._stijlen), diepte=diepte + 1)
        binnen = self._klaar()
        self._stukken, self._zeker = bewaard
        return cel(binnen)

    def _alinea(self, deel: etree._Element, stand: Lijststand, *, inhoud: bool) -> None:
        stijl = self._stijlen.van(deel)
        if stijl.verborgen:
            return
        los: list[tuple[str, etree._Element]] = []
        tekst = "".join(self._letters(deel, los, 0))
        niveau = (
            int(attr(deel, "text", "outline-level") or 1) if naam_van(deel) == "h" else stijl.niveau
        )
        if tekst.strip():
            nummer = stand.nummer(deel, niveau if naam_van(deel) == "h" else 0)
            if niveau and nummerniveau(tekst.strip()):
                nummer = ""  # typed by hand, in a template that numbers as well
            vet = self._stijlen.is_vet(deel, stijl)
            self._tekststukken(
                f"{nummer} {tekst}" if nummer else tekst, niveau, vet=vet, inhoud=inhoud
            )
        for soort, wat in los:
            self._los_stuk(soort, wat)

    def _tekststukken(self, tekst: str, niveau: int, *, vet: bool, inhoud: bool) -> None:
        """A paragraph, or each of the lines that it shows."""
        if niveau:
            self._voeg_toe(Stuk(tekst=tekst, niveau=niveau, inhoudsopgave=inhoud), zeker=True)
            return
        delen = (
            [stuk.tekst for stuk in uit_regels(tekst.split("\n"))]
            if "\n" in tekst.strip()
            else [tekst]
        )
        for een in delen:
            geraden = raad_niveau(een.strip(), vet=vet)
            self._voeg_toe(Stuk(tekst=een, niveau=geraden, inhoudsopgave=inhoud), zeker=False)

    def _los_stuk(self, soort: str, deel: etree._Element) -> None:
        """A note or text box, after the paragraph in which it hangs."""
        for stuk in self._cel(deel, 0):
            zonder_kop = Stuk(
                tekst=stuk.tekst, niveau=stuk.niveau, inhoudsopgave=stuk.inhoudsopgave, soort=soort
            )
            self._voeg_toe(zonder_kop, zeker=True)

    def _voeg_toe(self, stuk: Stuk, *, zeker: bool) -> None:
        self._stukken.append(stuk)
        self._zeker.append(zeker)

    def _letters(
        self, deel: etree._Element, los: list[tuple[str, etree._Element]], diepte: int
    ) -> Iterator[str]:
        yield deel.text or ""
        for kind in deel if diepte < DIEPST else ():
            naam = naam_van(kind)
            if naam == "s":
                yield " " * min(int(attr(kind, "text", "c") or 1), 80)
            elif naam in _TEKENS:
                yield _TEKENS[naam]
            elif naam in _LOS:
                los.append((_LOS[naam], kind))
            elif naam not in _WEG and not self._stijlen.verborgen_deel(kind):
                yield from self._letters(kind, los, diepte + 1)
            yield kind.tail or ""

    def _randen(self) -> Iterator[Stuk]:
        """What stands above and below the pages, each text once."""
        gehad = set()
        for rand in self._randboom.iter() if self._randboom is not None else ():
            naam = naam_van(rand)
            if (
                not naam.startswith(("header", "footer"))
                or not rand.tag.startswith(NS["style"])
                or "style" in naam
            ):
                continue
            if attr(rand, "style", "display") == "false":
                continue
            self._blok(rand, Lijststand(self._stijlen))
            for stuk in self._klaar():
                if stuk.tekst.strip() not in gehad and any(
                    letter.isalpha() for letter in stuk.tekst
                ):
                    gehad.add(stuk.tekst.strip())
                    yield Stuk(
                        tekst=stuk.tekst,
                        soort="koptekst" if naam.startswith("header") else "voettekst",
                    )
