"""A page of HTML as it is read: no scripts, menus or hidden parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from lxml import etree

from nietpluis.meldcodes.inlezen import grenzen
from nietpluis.meldcodes.inlezen.fouten import LeesFout
from nietpluis.meldcodes.inlezen.koppen import merk_inhoudsopgave, raad_niveau, zonder_lijsten
from nietpluis.meldcodes.inlezen.platte_tekst import ontcijfer
from nietpluis.meldcodes.inlezen.rijen import Rij, cel, rijstukken
from nietpluis.meldcodes.inlezen.stukken import Gelezen, Stuk, eis_genoeg_ruimte, gelezen

DIEPST = 200
_WEG = frozenset((
    "script", "style", "nav", "head", "noscript", "template", "svg", "math", "button", "select", "input", "textarea",
    "iframe", "object", "audio", "video", "canvas", "datalist", "dialog", "menu", "rt", "rp", "del",
))  # fmt: skip
_ROLLEN = frozenset(
    ("navigation", "search", "dialog", "alertdialog", "banner", "contentinfo", "menu", "menubar")
)
_IN_DE_REGEL = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i", "ins", "kbd",
    "label", "mark", "o:p", "p:p", "q", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
    "tt", "u", "var", "wbr", "img", "map", "area", "output", "nobr",
))  # fmt: skip
_VET = frozenset(("b", "strong"))
_KOP = re.compile(r"h([1-6])")
_ONZICHTBAAR = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
)
_CODERING = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]{3,30})", re.IGNORECASE
)
_XMLCODERING = re.compile(r"^\s*<\?xml[^>]*\?>")
_INGEPAKT = re.compile(rb"data:[a-z]+/[^\"'()<>\s]{200,}")
_HOOFDDEEL = 0.4


def lees(ruw: bytes) -> Gelezen:
    """Read a page. Raises LeesFout."""
    kaal = _INGEPAKT.sub(b"", ruw)
    if len(kaal) > grenzen.GROOTSTE_TEKST:
        raise LeesFout("te_lang")
    wortel = _boom(_letters(kaal))
    bladzij = _Bladzij()
    bladzij.loop(_hoofddeel(wortel))
    stukken = bladzij.klaar()
    titel = wortel.findtext(".//title") or ""
    if titel.strip() and not any(stuk.niveau == 1 for stuk in stukken):
        stukken.insert(0, Stuk(tekst=titel, niveau=1))
    return gelezen("html", stukken)


def _letters(ruw: bytes) -> str:
    """Bytes as letters: what the page says of itself, or else as for plain text."""
    genoemd = _CODERING.search(ruw[:4096])
    if genoemd and not ruw.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        naam = genoemd[1].decode("ascii").lower()
        if naam in ("iso-8859-1", "latin1", "us-ascii", "iso-8859-15", "windows-1252", "cp1252"):
            return ruw.decode("cp1252", "replace")
    return ontcijfer(ruw)


def _boom(tekst: str) -> etree._Element:
    lezer = etree.HTMLParser(
        no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8"
    )
    try:
        wortel = etree.fromstring(_XMLCODERING.sub("", tekst).encode("utf-8", "replace"), lezer)
    except etree.XMLSyntaxError as fout:
        raise LeesFout("beschadigd") from fout
    if wortel is None:
        raise LeesFout("geen_tekst")
    return wortel


def _hoofddeel(wortel: etree._Element) -> etree._Element:
    """The main part of the page where it is marked and holds most of the text; else all of it."""
    heel = sum(len(tekst.strip()) for tekst in wortel.itertext())
    for deel in wortel.xpath("//main | //*[@role='main'] | //article"):
        if sum(len(tekst.strip()) for tekst in deel.itertext()) > heel * _HOOFDDEEL:
            return deel
    return wortel


@dataclass
class _Bladzij:
    """Gathers the text of a page: `_regel` is what has been read of the paragraph that is open."""

    stukken: list[Stuk] = field(default_factory=list)
    zeker: list[bool] = field(default_factory=list)
    _regel: list[str] = field(default_factory=list)
    _vet: list[bool] = field(default_factory=list)
    _verwijst: list[bool] = field(default_factory=list)
    _voor: str = ""
    _nummer: str = ""

    def klaar(self) -> list[Stuk]:
        """All pieces."""
        self._sluit()
        return merk_inhoudsopgave(zonder_lijsten(self.stukken, self.zeker))

    def loop(
        self, deel: etree._Element, diepte: int = 0, *, vet: bool = False, verwijst: bool = False
    ) -> None:
        """Walk through the children, in order."""
        self._zeg(deel.text, vet=vet, verwijst=verwijst)
        nummers = _nummers(deel)
        for kind in deel if diepte < DIEPST else ():
            if isinstance(kind.tag, str) and not _overslaan(kind):
                self._nummer = f"{next(nummers)}." if kind.tag == "li" and deel.tag == "ol" else ""
                self._kind(kind, diepte + 1, vet=vet, verwijst=verwijst)
            self._zeg(kind.tail, vet=vet, verwijst=verwijst)

    def _kind(self, kind: etree._Element, diepte: int, *, vet: bool, verwijst: bool) -> None:
        naam = kind.tag.lower()
        if naam == "br":
            self._br(kind)
        elif naam == "table":
            self._sluit()
            self._tabel(kind, diepte)
        elif naam in _IN_DE_REGEL:
            inhoud = verwijst or (naam == "a" and kind.get("href", "").startswith("#"))
            self.loop(kind, diepte, vet=vet or naam in _VET, verwijst=inhoud)
        else:
            self._sluit()
            self._voor = self._nummer
            self.loop(kind, diepte, vet=vet or naam == "dt", verwijst=verwijst)
            self._sluit(_niveau(kind))

    def _br(self, br: etree._Element) -> None:
        """A new line; two of them, or one after bold text, are a new paragraph."""
        volgende = br.getnext()
        dubbel = volgende is not None and volgende.tag == "br" and not (br.tail or "").strip()
        if dubbel or (self._vet and all(self._vet)):
            self._sluit()
        else:
            self._regel.append("\n")

    def _zeg(self, tekst: str | None, *, vet: bool, verwijst: bool) -> None:
        if not tekst:
            return
        self._regel.append(re.sub(r"\s+", " ", tekst))
        if tekst.strip():
            self._vet.append(vet)
            self._verwijst.append(verwijst)

    def _sluit(self, niveau: int = 0) -> None:
        """End the paragraph that is open."""
        tekst = "".join(self._regel).strip()
        if tekst:
            vet, inhoud = all(self._vet), all(self._verwijst) and not niveau
            for regel in _regels(tekst):
                geraden = niveau or raad_niveau(regel, vet=vet)
                heel = f"{self._voor} {regel}" if self._voor else regel
                self.stukken.append(
                    Stuk(tekst=heel, niveau=0 if inhoud else geraden, inhoudsopgave=inhoud)
                )
                self.zeker.append(bool(niveau))
                self._voor = ""
            eis_genoeg_ruimte(len(self.stukken))
        self._regel, self._vet, self._verwijst = [], [], []

    def _tabel(self, tabel: etree._Element, diepte: int) -> None:
        for rij in tabel.iter("tr"):
            if next(rij.iterancestors("table")) is not tabel or _overslaan(rij):
                continue
            cellen = [
                _cel(vak, diepte) for vak in rij if vak.tag in ("td", "th") and not _overslaan(vak)
            ]
            for stuk in rijstukken(Rij(tuple(cellen))):
                self.stukken.append(stuk)
                self.zeker.append(True)


def _cel(vak: etree._Element, diepte: int) -> tuple[Stuk, ...]:
    binnen = _Bladzij()
    binnen.loop(vak, diepte + 1)
    return cel(binnen.klaar())


def _regels(tekst: str) -> Iterator[str]:
    """The lines of a paragraph, of which those that run on are one."""
    regels = [regel.strip() for regel in tekst.split("\n") if regel.strip()]
    heel = ""
    for regel in regels:
        if heel and (regel[0].islower() and heel[-1] not in ".!?:;"):
            heel = f"{heel} {regel}"
        else:
            if heel:
                yield heel
            heel = regel
    if heel:
        yield heel


def _overslaan(deel: etree._Element) -> bool:
    """Whether a part is no text, or not shown."""
    naam = deel.tag.lower()
    if naam in _WEG or deel.get("hidden") is not None or deel.get("role", "") in _ROLLEN:
        return True
    if naam == "footer" and deel.getparent().tag == "body":
        return True
    return _ONZICHTBAAR.search(deel.get("style", "")) is not None


def _niveau(deel: etree._Element) -> int:
    if kop := _KOP.fullmatch(deel.tag.lower()):
        return int(kop[1])
    graad = deel.get("aria-level", "2")
    return int(graad) if deel.get("role") == "heading" and graad.isdigit() else 0


def _nummers(lijst: etree._Element) -> Iterator[int]:
    """The numbers of the items of a numbered list."""
    begin = lijst.get("start", "1")
    return count(int(begin) if begin.isdigit() else 1)
