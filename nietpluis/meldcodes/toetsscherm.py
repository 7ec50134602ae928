"""What the pages of a check show, as plain data: cards with marks, passages and words. No queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nietpluis.kern.eisen import Eisenset, Element
from nietpluis.kern.leesbaarheid import MOEILIJK
from nietpluis.kern.uitslag import Criteriumuitslag, Elementuitslag, Leesbaarheid, Vindplaats
from nietpluis.meldcodes.beoordelen import (
    ADVIES,
    EIND,
    EINDTEKST,
    KLOPT,
    VOLDOET,
    Beoordeling,
    criterium,
    element,
    waarschuwing,
)
from nietpluis.meldcodes.models import Toetsing, Toetsoordeel
from nietpluis.meldcodes.toetsbewijs import Bewijs, Omgeving
from nietpluis.ui.onderdelen import Tag

GOED = (VOLDOET, ADVIES)
_TEKENS = {
    "aanwezig": ("goed", "vinkje"),
    "onduidelijk": ("weten", "vraag"),
    "ontbreekt": ("letop", "kruisje"),
    KLOPT: ("letop", "vinkje"),
    "klopt niet": ("", "kruisje"),
}
_JA = {
    "aanwezig": "Ja, dit staat erin",
    "onduidelijk": "Ja, dit is onduidelijk",
    "ontbreekt": "Ja, dit ontbreekt",
}
_NIVEAUS = (
    (70.0, "De tekst leest makkelijk."),
    (60.0, "De tekst leest gewoon. De meeste mensen begrijpen dit."),
    (MOEILIJK, "De tekst leest tamelijk moeilijk. Niet iedereen begrijpt dit meteen."),
    (float("-inf"), "De tekst leest moeilijk. Kortere zinnen en gewone woorden helpen."),
)


def merk(oordeel: str) -> Tag:
    """A finding as a mark: a word with a sign and a colour."""
    soort, icoon = _TEKENS[oordeel]
    return Tag(oordeel.capitalize(), soort, icoon)


@dataclass(frozen=True)
class Gezegd:
    """What a person said: a mark, under which name, when and why."""

    merk: Tag
    rij: Toetsoordeel


@dataclass(frozen=True)
class Criteriumkaart:
    """One criterion: what the machine found, by which rule and where; what a good text says."""

    uitslag: Criteriumuitslag
    merk: Tag
    passages: Sequence[Omgeving]
    gezegd: Gezegd | None
    goed: str = ""

    @property
    def gezocht(self) -> Sequence[str]:
        """What was looked for: by one rule where it was found, by all of them where it was not."""
        return self.uitslag.gezocht.split(" Of: ")


@dataclass(frozen=True)
class Elementkaart:
    """One element in short: its mark, those of its criteria, the first passage."""

    uitslag: Elementuitslag
    merk: Tag
    gezegd: Gezegd | None
    criteria: Sequence[Criteriumkaart]
    na: int
    uitleg: str = ""
    voorwaarde: str = ""

    @property
    def eerste(self) -> Omgeving | None:
        """The first passage."""
        return next((passage for kaart in self.criteria for passage in kaart.passages), None)

    @property
    def ja(self) -> str:
        """How somebody says in one press that the machine is right."""
        return _JA[self.uitslag.bevinding]

    @property
    def gemist(self) -> Sequence[Criteriumkaart]:
        """What is needed and was not found, or not clearly."""
        return [
            kaart
            for kaart in self.criteria
            if kaart.uitslag.nodig and kaart.uitslag.bevinding != "aanwezig"
        ]


@dataclass(frozen=True)
class Waarschuwingskaart:
    """One warning, with its passage and what a person said of it."""

    nummer: int
    tekst: str
    passage: Omgeving | None
    gezegd: Gezegd | None
    na: int


@dataclass(frozen=True)
class Leeskaart:
    """How readable the text is, in words."""

    zin: str
    score: str
    zinnen: int
    woorden: int
    moeilijkste: Sequence[Vindplaats]


class Toetsscherm:
    """One check as its pages show it. `eisen` is None where the edition is no longer there."""

    def __init__(self, beoordeling: Beoordeling, eisen: Eisenset | None) -> None:
        self.beoordeling = beoordeling
        self.toetsing = beoordeling.toetsing
        self.eisen = eisen
        self._bewijs = Bewijs(self.toetsing.omgeving)

    @property
    def wettelijk(self) -> Sequence[Elementkaart]:
        """The cards of what the law asks."""
        return [self.kaart(e) for e in self.beoordeling.uitslag.wettelijk()]

    @property
    def adviezen(self) -> Sequence[Elementkaart]:
        """The cards of what is good to have."""
        return [self.kaart(e) for e in self.beoordeling.uitslag.adviezen()]

    def kaart(self, uitslag: Elementuitslag) -> Elementkaart:
        """One element, with its criteria."""
        eis = self._eis(uitslag.code)
        goed = {c.code: c.goed for c in eis.criteria} if eis else {}
        return Elementkaart(
            uitslag=uitslag,
            merk=merk(uitslag.bevinding),
            gezegd=self._gezegd(element(uitslag.code)),
            criteria=[self._criterium(uitslag, c, goed) for c in uitslag.criteria],
            na=self.beoordeling.nummer(element(uitslag.code)),
            uitleg=eis.uitleg if eis else "",
            voorwaarde=eis.voorwaarde if eis else "",
        )

    @property
    def waarschuwingen(self) -> Sequence[Waarschuwingskaart]:
        """The warnings, numbered from 1."""
        return [
            Waarschuwingskaart(
                nummer=nummer,
                tekst=w.tekst,
                passage=self._passage(w.plaats, w.citaat),
                gezegd=self._gezegd(waarschuwing(nummer)),
                na=self.beoordeling.nummer(waarschuwing(nummer)),
            )
            for nummer, w in enumerate(self.beoordeling.uitslag.waarschuwingen, start=1)
        ]

    @property
    def leesbaarheid(self) -> Leeskaart:
        """The readability in words."""
        return leeskaart(self.beoordeling.uitslag.leesbaarheid)

    @property
    def eindzin(self) -> str:
        """What a person judged of the whole, as a sentence; "" where nobody did."""
        eind = self.beoordeling.eind
        return EINDTEKST[eind.oordeel] if eind else ""

    @property
    def eindsoort(self) -> str:
        """The colour of that sentence: good news, or something to work on."""
        eind = self.beoordeling.eind
        return "goed" if eind and eind.oordeel in GOED else "letop"

    @property
    def eerdere_oordelen(self) -> Sequence[tuple[str, Toetsoordeel]]:
        """Judgements of the whole that hold no more, the newest first."""
        nu = self.beoordeling.eind
        rijen = [rij for rij in self.beoordeling.over(EIND) if rij is not nu]
        return [(EINDTEKST[rij.oordeel], rij) for rij in reversed(rijen)]

    @property
    def telling(self) -> str:
        """What the machine found of what the law asks, as a sentence."""
        alle = self.beoordeling.uitslag.wettelijk()
        gevonden = sum(e.bevinding == "aanwezig" for e in alle)
        return f"De computer vond {gevonden} van de {len(alle)} onderdelen die de wet vraagt."

    def geschiedenis(self, waarover: str) -> Sequence[Gezegd]:
        """All that was said about one finding, the newest first."""
        return [Gezegd(merk(rij.oordeel), rij) for rij in reversed(self.beoordeling.over(waarover))]

    def _eis(self, code: str) -> Element | None:
        alle = self.eisen.elementen if self.eisen else ()
        return next((eis for eis in alle if eis.code == code), None)

    def _criterium(
        self, boven: Elementuitslag, uitslag: Criteriumuitslag, goed: dict[str, str]
    ) -> Criteriumkaart:
        return Criteriumkaart(
            uitslag=uitslag,
            merk=merk(uitslag.bevinding),
            passages=[self._bewijs.van(plaats) for plaats in uitslag.vindplaatsen],
            gezegd=self._gezegd(criterium(boven.code, uitslag.code)),
            goed=goed.get(uitslag.code, ""),
        )

    def _gezegd(self, waarover: str) -> Gezegd | None:
        rij = self.beoordeling.laatste(waarover)
        return Gezegd(merk(rij.oordeel), rij) if rij else None

    def _passage(self, plaats: str, citaat: str) -> Omgeving | None:
        return self._bewijs.van(Vindplaats(plaats=plaats, citaat=citaat)) if citaat else None


def leeskaart(leesbaarheid: Leesbaarheid) -> Leeskaart:
    """The score with what it means; without one where there is too little text."""
    score = leesbaarheid.score
    return Leeskaart(
        zin="Er is te weinig tekst om dit te zeggen."
        if score is None
        else next(zin for vanaf, zin in _NIVEAUS if score >= vanaf),
        score="" if score is None else f"{score:.0f}",
        zinnen=leesbaarheid.zinnen,
        woorden=leesbaarheid.woorden,
        moeilijkste=leesbaarheid.moeilijkste,
    )


@dataclass(frozen=True)
class Lijstregel:
    """One check in the list: what was read, what a person said of it, or how far the first reading came."""

    toetsing: Toetsing
    stand: Tag
    wie: str = ""


def lijstregel(beoordeling: Beoordeling) -> Lijstregel:
    """A row of the list. What the machine thinks of the whole is never in it."""
    toetsing = beoordeling.toetsing
    if eind := beoordeling.eind:
        goed = eind.oordeel in GOED
        tekst = EINDTEKST[eind.oordeel].rstrip(".")
        return Lijstregel(
            toetsing,
            Tag(tekst, "goed" if goed else "letop", "vinkje" if goed else "letop"),
            eind.naam,
        )
    if beoordeling.achterhaald:
        return Lijstregel(toetsing, Tag("Vraagt een nieuw oordeel", "actie", "pen"))
    if beoordeling.open:
        aantal = len(beoordeling.open)
        onderdelen = "1 onderdeel" if aantal == 1 else f"{aantal} onderdelen"
        return Lijstregel(
            toetsing, Tag(f"Eerste lezing, nog {onderdelen} te bekijken", "weten", "oog")
        )
    return Lijstregel(toetsing, Tag("Wacht op een oordeel", "actie", "pen"))
