"""What is given out of a meldcode that holds, as plain data: the pages, the PDF and the ODT all say this."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from nietpluis.kern.meldcodetekst import Ingevuld, Meldcodetekst, Onderdeeltekst
from nietpluis.kern.modelmeldcode import Modelmeldcode
from nietpluis.ui.tijd import MAANDEN

AANDACHT = "aandachtsfunctionaris"
BESTUURDER = "bestuurder"
IN_DE_WET = frozenset(
    {
        "stappenplan",
        "afwegingskader",
        "verantwoordelijkheden",
        "bijzondere_vormen",
        "kindcheck",
        "verwijsindex",
        "vertrouwelijke_gegevens",
    }
)
"""The elements of article 2 of the Besluit verplichte meldcode, as the model texts name them."""


@dataclass(frozen=True, kw_only=True)
class Uitgave:
    """One version as it is given out. `openbaar`: without names and direct numbers.

    `aanspreken` is the function to ask; `adres` the whole address of the public page; `in_een_zin` says each
    step of the sector in one line.
    """

    organisatie: str
    slug: str
    telefoon: str
    tekst: Meldcodetekst
    nummer: int
    vastgesteld_op: date
    vastgesteld_door: str
    herzien_voor: date
    aanspreken: str
    adres: str
    kort: tuple[Regel, ...] = ()
    in_een_zin: tuple[str, ...] = ()
    sector: str = "basis"
    woorden: Mapping[str, str] = field(default_factory=dict)
    openbaar: bool = True

    @property
    def titel(self) -> str:
        """The title of every file and page of this meldcode."""
        return f"Meldcode van {self.organisatie}"

    @property
    def bestandsnaam(self) -> str:
        """Without its ending; says whether it may leave the house."""
        return f"meldcode-{self.slug}" + ("" if self.openbaar else "-met-namen")

    @property
    def kenmerken(self) -> tuple[tuple[str, str], ...]:
        """Version, days, and who adopted it: a heading and its words."""
        return (
            ("Versie", str(self.nummer)),
            ("Vastgesteld op", datum(self.vastgesteld_op)),
            ("Vastgesteld door", self.vastgesteld_door),
            ("Opnieuw bekijken voor", datum(self.herzien_voor)),
        )

    @property
    def stappen(self) -> tuple[Regel, ...]:
        """The steps alone, each in a line."""
        return tuple(regel for regel in self.kort if regel.stap)


@dataclass(frozen=True, kw_only=True)
class Regel:
    """One line of the one-page version: a section in short, whether it is a step, and who does that step."""

    titel: str
    tekst: str
    stap: bool
    wie: str = ""


def in_het_kort(model: Modelmeldcode, ingevuld: Ingevuld, tekst: Meldcodetekst) -> Iterator[Regel]:
    """What the one-page version says: the steps, and what the law asks besides; the numbers stand there anyway."""
    for deel in tekst.onderdelen:
        telt = deel.stap or IN_DE_WET & set(model.onderdeel(deel.code).elementen)
        if zin := wie_beslist(deel):
            yield Regel(titel=deel.titel, tekst=zin, stap=False)
        elif deel.kort and telt:
            wie = wie_doet(ingevuld, deel.stap)
            yield Regel(titel=deel.titel, tekst=deel.kort, stap=bool(deel.stap), wie=wie)


def wie_beslist(deel: Onderdeeltekst) -> str:
    """Who finally decides on a melding, as it stands under the table; empty for a section without one."""
    soorten = [blok.soort for blok in deel.blokken]
    if "tabel" not in soorten:
        return ""
    return " ".join(blok.tekst for blok in deel.blokken[soorten.index("tabel") + 1 :])


def wie_doet(ingevuld: Ingevuld, stap: str) -> str:
    """The functions that do this step, as people say them; empty where it was given to nobody."""
    naam = {functie.code: functie.naam for functie in ingevuld.functies}
    return ", ".join(naam[code] for code in ingevuld.taak(stap).doet if code in naam)


def datum(dag: date) -> str:
    """Return "2 november 2026"."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def functie_van(wie: str) -> str:
    """The function out of "name, function"; a name is never given, also where no function stands behind it."""
    _, _, functie = wie.partition(",")
    return functie.strip() or BESTUURDER


def aanspreekpunt(ingevuld: Ingevuld) -> str:
    """The function that knows most of this: the aandachtsfunctionaris, else who decides on a melding."""
    functies = {functie.code: functie for functie in ingevuld.functies}
    eerst = [functie.naam for functie in ingevuld.functies if functie.rol == AANDACHT]
    beslist = functies.get(ingevuld.beslist)
    return next(iter(eerst), beslist.naam if beslist else AANDACHT)
