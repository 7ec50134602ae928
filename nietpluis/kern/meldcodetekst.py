"""The meldcode of one organisation: a model text with what it filled in, put together to one text.

Pure: the builder shows it, the public page and the downloads print it, the check reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal

from pydantic import TypeAdapter

from nietpluis.kern.document import Alinea, Document
from nietpluis.kern.modelmeldcode import SLOT, Functie, Modelmeldcode, Onderdeel, Taakverdeling
from nietpluis.kern.protocollen import protocol_op

Bloksoort = Literal["alinea", "lijst", "kop", "tabel"]
KOPPEN = ("Stap", "Wie doet dit?", "Wie vervangt?")
LEEG = "[nog invullen: {}]"


@dataclass(frozen=True, kw_only=True)
class Ingevuld:
    """What an organisation filled in: slots, own texts by section, special forms, functions, who does which step.

    `eigen` replaces the text of a section; `beslist` is the function that finally decides on a melding.
    """

    invulpunten: Mapping[str, str] = field(default_factory=dict)
    eigen: Mapping[str, str] = field(default_factory=dict)
    vormen: tuple[str, ...] = ()
    functies: tuple[Functie, ...] = ()
    verdeling: tuple[Taakverdeling, ...] = ()
    beslist: str = ""
    beslist_vervangt: str = ""

    def taak(self, stap: str) -> Taakverdeling:
        """Who does this step; nobody where it was given to nobody."""
        leeg = Taakverdeling(stap=stap, doet=())
        return next((taak for taak in self.verdeling if taak.stap == stap), leeg)


@dataclass(frozen=True, kw_only=True)
class Blok:
    """A paragraph, a list, a small heading or a table (its first row holds the headings)."""

    soort: Bloksoort
    tekst: str = ""
    regels: tuple[str, ...] = ()
    rijen: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Onderdeeltekst:
    """One section as it reads; `kort` is what the one-page version says of it."""

    code: str
    titel: str
    blokken: tuple[Blok, ...]
    stap: str = ""
    kort: str = ""


@dataclass(frozen=True, kw_only=True)
class Meldcodetekst:
    """A whole meldcode as it reads."""

    titel: str
    onderdelen: tuple[Onderdeeltekst, ...]

    def van_stap(self, stap: str) -> Onderdeeltekst | None:
        """The passage of one step of a casus."""
        return next((deel for deel in self.onderdelen if deel.stap == stap), None)


_INGEVULD = TypeAdapter(Ingevuld)


def als_gegevens(ingevuld: Ingevuld) -> dict[str, Any]:
    """What was filled in as plain data for JSON."""
    uit: dict[str, Any] = _INGEVULD.dump_python(ingevuld, mode="json")
    return uit


def uit_gegevens(gegevens: Mapping[str, Any]) -> Ingevuld:
    """What `als_gegevens` gave, back. Raises pydantic's ValidationError where it is something else."""
    return _INGEVULD.validate_python(gegevens)


def begin(model: Modelmeldcode) -> Ingevuld:
    """Where a new meldcode starts: the division, functions and forms of the model, every slot as it begins."""
    return Ingevuld(
        invulpunten={punt.code: punt.begin for punt in model.invulpunten if punt.begin},
        vormen=tuple(vorm.code for vorm in model.vormen if vorm.gewoon),
        functies=model.functies,
        verdeling=model.verdeling,
        beslist=model.beslist,
        beslist_vervangt=model.beslist_vervangt,
    )


def voorbeeld(model: Modelmeldcode) -> Ingevuld:
    """The model as it begins, with the example of every slot filled in: to show, and to try a check on."""
    return replace(
        begin(model), invulpunten={punt.code: punt.voorbeeld for punt in model.invulpunten}
    )


def nog_invullen(model: Modelmeldcode, ingevuld: Ingevuld) -> tuple[str, ...]:
    """The codes of the obligatory slots that are still empty, in the order of the model."""
    return tuple(
        punt.code
        for punt in model.invulpunten
        if punt.verplicht and not ingevuld.invulpunten.get(punt.code, "").strip()
    )


def stel_samen(
    model: Modelmeldcode, ingevuld: Ingevuld, *, openbaar: bool = False
) -> Meldcodetekst:
    """The meldcode as it reads; `openbaar` leaves out names and direct numbers."""
    vul = _Vuller(model, ingevuld, openbaar)
    return Meldcodetekst(
        titel=vul(model.titel),
        onderdelen=tuple(_onderdeel(model, deel, ingevuld, vul) for deel in model.onderdelen),
    )


@dataclass(frozen=True)
class _Vuller:
    """Fills the slots of a text."""

    model: Modelmeldcode
    ingevuld: Ingevuld
    openbaar: bool

    def __call__(self, tekst: str) -> str:
        return SLOT.sub(lambda m: self._waarde(m.group(1)), tekst)

    def _waarde(self, code: str) -> str:
        punt = self.model.invulpunt(code)
        if self.openbaar and not punt.openbaar:
            return punt.elders
        return self.ingevuld.invulpunten.get(code, "").strip() or (
            LEEG.format(punt.vraag.rstrip("?").lower()) if punt.verplicht else punt.elders
        )


def _onderdeel(
    model: Modelmeldcode, deel: Onderdeel, ingevuld: Ingevuld, vul: _Vuller
) -> Onderdeeltekst:
    tekst = ingevuld.eigen.get(deel.code, "").strip() or deel.tekst
    blokken = [*lees_opmaak(vul(_slots_bekend(model, tekst)))]
    if deel.soort == "verantwoordelijkheden":
        blokken += _verantwoordelijkheden(model, ingevuld)
    if deel.soort == "vormen":
        blokken += _vormen(model, ingevuld, vul)
    return Onderdeeltekst(
        code=deel.code,
        titel=vul(deel.titel),
        blokken=tuple(blokken),
        stap=deel.stap,
        kort=vul(deel.kort),
    )


def _slots_bekend(model: Modelmeldcode, tekst: str) -> str:
    """Brackets in somebody's own text that are no slot of ours stay what they are."""
    bekend = {punt.code for punt in model.invulpunten}
    return SLOT.sub(lambda m: m.group(0) if m.group(1) in bekend else f"[{m.group(1)}]", tekst)


def _verantwoordelijkheden(model: Modelmeldcode, ingevuld: Ingevuld) -> Iterator[Blok]:
    naam = {functie.code: functie.naam for functie in ingevuld.functies}
    rijen = [KOPPEN]
    for stap in protocol_op(model.sector, model.ingangsdatum).stappen:
        taak = ingevuld.taak(stap.code)
        doet = ", ".join(naam[f] for f in taak.doet if f in naam)
        rijen.append((stap.naam, doet or "niemand", naam.get(taak.vervangt, "niemand")))
    yield Blok(soort="tabel", rijen=tuple(rijen))
    if beslist := naam.get(ingevuld.beslist):
        zin = f"Over een melding bij Veilig Thuis beslist uiteindelijk: {beslist}."
        if ander := naam.get(ingevuld.beslist_vervangt):
            zin += f" Is die er niet? Dan beslist: {ander}."
        yield Blok(soort="alinea", tekst=zin)


def _vormen(model: Modelmeldcode, ingevuld: Ingevuld, vul: _Vuller) -> Iterator[Blok]:
    for vorm in model.vormen:
        if vorm.code in ingevuld.vormen:
            yield Blok(soort="kop", tekst=vorm.naam)
            yield from lees_opmaak(vul(_slots_bekend(model, vorm.tekst)))


def lees_opmaak(tekst: str) -> Iterator[Blok]:
    """The blocks of a text in our small markup."""
    for stuk in re.split(r"\n\s*\n", tekst.strip()):
        regels = [regel.strip() for regel in stuk.splitlines() if regel.strip()]
        yield from _stukken(regels)


def _stukken(regels: list[str]) -> Iterator[Blok]:
    gewoon: list[str] = []
    lijst: list[str] = []
    for regel in regels:
        if not regel.startswith("- ") and lijst:
            yield Blok(soort="lijst", regels=tuple(lijst))
            lijst = []
        if regel.startswith(("- ", "### ")) and gewoon:
            yield Blok(soort="alinea", tekst=" ".join(gewoon))
            gewoon = []
        if regel.startswith("- "):
            lijst.append(regel[2:].strip())
        elif regel.startswith("### "):
            yield Blok(soort="kop", tekst=regel[4:].strip())
        else:
            gewoon.append(regel)
    if lijst:
        yield Blok(soort="lijst", regels=tuple(lijst))
    if gewoon:
        yield Blok(soort="alinea", tekst=" ".join(gewoon))


def naar_document(tekst: Meldcodetekst, bestand: str = "", op: date | None = None) -> Document:
    """The meldcode as the check reads it; `op` is the day it was adopted."""
    alineas = [Alinea(tekst=tekst.titel, plaats="titel", niveau=1)]
    if op:
        alineas.append(Alinea(tekst=f"Vastgesteld op {op:%d-%m-%Y}.", plaats="titel"))
    for deel in tekst.onderdelen:
        plaats = f"onderdeel {deel.titel}"
        alineas.append(Alinea(tekst=deel.titel, plaats=plaats, niveau=2))
        alineas += [a for blok in deel.blokken for a in _alineas(blok, plaats)]
    return Document(bestand=bestand or tekst.titel, soort="eigen", alineas=tuple(alineas))


def _alineas(blok: Blok, plaats: str) -> Iterator[Alinea]:
    if blok.soort == "tabel":
        yield from (Alinea(tekst=" – ".join(rij), plaats=plaats) for rij in blok.rijen)
    elif blok.soort == "lijst":
        yield from (Alinea(tekst=regel, plaats=plaats) for regel in blok.regels)
    else:
        yield Alinea(tekst=blok.tekst, plaats=plaats, niveau=3 if blok.soort == "kop" else 0)
