"""The model text of a meldcode as data: sections, slots, functions, special forms. Read from inhoud/meldcodes/.

The markup of a text is small: an empty line ends a paragraph, a line that begins with "- " is a list item
and one that begins with "### " a heading. `{client}` is a word of the sector, `[[naam]]` a slot that the
organisation fills in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from nietpluis.kern.inhoud import (
    MAP,
    InhoudFout,
    Ruw,
    digest,
    geheel,
    geldend,
    maak,
    namen,
    uitgaven,
)
from nietpluis.kern.protocol import Inhoud, Status
from nietpluis.kern.protocollen import protocol_op
from nietpluis.kern.woorden import vul_woorden

SLOT = re.compile(r"\[\[([a-z_0-9]+)\]\]")
_LIJSTEN = ("onderdelen", "invulpunten", "functies", "verdeling", "vormen")
Onderdeelsoort = Literal["tekst", "verantwoordelijkheden", "vormen"]
Invulsoort = Literal["tekst", "lange_tekst", "telefoon", "datum", "getal"]


@dataclass(frozen=True, kw_only=True)
class Invulpunt(Inhoud):
    """A slot. `openbaar` is whether it may stand on the public page; a person's name or direct number may not.

    `elders` is what the public page says in its place.
    """

    code: str
    vraag: str
    soort: Invulsoort = "tekst"
    hulp: str = ""
    voorbeeld: str = ""
    verplicht: bool = True
    openbaar: bool = True
    elders: str = ""
    begin: str = ""


@dataclass(frozen=True, kw_only=True)
class Bijzonder(Inhoud):
    """A special form of violence with what this organisation does then. `gewoon`: chosen from the start."""

    code: str
    naam: str
    tekst: str
    gewoon: bool = True
    bron: str = ""


@dataclass(frozen=True, kw_only=True)
class Functie(Inhoud):
    """A function in this sector ("leerkracht", "intern begeleider") and the role of ours that goes with it."""

    code: str
    naam: str
    rol: str


@dataclass(frozen=True, kw_only=True)
class Taakverdeling(Inhoud):
    """Who does a step as the model has it: codes of functions."""

    stap: str
    doet: tuple[str, ...]
    vervangt: str = ""


@dataclass(frozen=True, kw_only=True)
class Onderdeel(Inhoud):
    """A section. `elementen` are the elements of the law that it carries, `stap` the step of a casus that shows it.

    `kort` is what the one-page version says of it; `soort` other than tekst adds a table or a list made of data.
    """

    code: str
    titel: str
    tekst: str
    soort: Onderdeelsoort = "tekst"
    elementen: tuple[str, ...] = ()
    stap: str = ""
    kort: str = ""
    hulp: str = ""
    bron: str = ""


@dataclass(frozen=True, kw_only=True)
class Modelmeldcode(Inhoud):
    """One edition of one model text, complete: what it does not state itself it inherits.

    `weg` names inherited sections, slots, steps, functions and forms that this one leaves out; `volgorde` the
    order of its sections where that is not the order in which they are written.
    """

    model: str
    naam: str
    titel: str
    ingangsdatum: date
    status: Status
    bron: tuple[str, ...]
    sector: str
    eisen: str
    onderdelen: tuple[Onderdeel, ...]
    invulpunten: tuple[Invulpunt, ...]
    functies: tuple[Functie, ...]
    verdeling: tuple[Taakverdeling, ...]
    beslist: str
    beslist_vervangt: str = ""
    vormen: tuple[Bijzonder, ...] = ()
    voorziening: str = ""
    woorden: Mapping[str, str] | None = None
    let_op: tuple[str, ...] = ()
    erft: str = ""
    grondslag: bool = False
    weg: tuple[str, ...] = ()
    volgorde: tuple[str, ...] = ()
    digest: str = ""

    def onderdeel(self, code: str) -> Onderdeel:
        """The section with this code; KeyError where the model has none."""
        return {deel.code: deel for deel in self.onderdelen}[code]

    def invulpunt(self, code: str) -> Invulpunt:
        """The slot with this code; KeyError where the model has none."""
        return {punt.code: punt for punt in self.invulpunten}[code]


@cache
def modelmeldcode(model: str, uitgave: date) -> Modelmeldcode:
    """One edition of a model text, whole, in the words of its sector. Raises InhoudFout."""
    bestand = MAP / "meldcodes" / model / f"{uitgave}.toml"
    ruw, _ = geheel("meldcodes", model, str(uitgave))
    woorden = {**protocol_op(ruw["sector"], uitgave).woorden, **ruw.get("woorden", {})}
    ruw = _op_volgorde(_zonder(vul_woorden(ruw, woorden)))
    gemaakt = maak(Modelmeldcode, {**ruw, "digest": digest(ruw)}, bestand)
    for sleutel, fout in modelfouten(gemaakt):
        raise InhoudFout(bestand, sleutel, fout)
    return gemaakt


def model_op(model: str, op: date) -> Modelmeldcode:
    """The edition of a model text that holds on a day."""
    return modelmeldcode(model, geldend("meldcodes", model, op))


@cache
def modellen(sector: str = "") -> tuple[str, ...]:
    """The names of the model texts that an organisation can choose, of one sector or of all."""
    alle = (modelmeldcode(naam, uitgaven("meldcodes", naam)[-1]) for naam in namen("meldcodes"))
    return tuple(m.model for m in alle if not m.grondslag and sector in ("", m.sector))


def _zonder(ruw: Ruw) -> Ruw:
    """Without the parts that this model leaves out."""
    weg = set(ruw.get("weg", ()))
    return {
        sleutel: [deel for deel in waarde if not {deel.get("code"), deel.get("stap")} & weg]
        if sleutel in _LIJSTEN
        else waarde
        for sleutel, waarde in ruw.items()
    }


def _op_volgorde(ruw: Ruw) -> Ruw:
    """The sections in the order that this model gives; what it does not name keeps its place at the end."""
    plek = {code: i for i, code in enumerate(ruw.get("volgorde", ()))}
    delen = sorted(ruw["onderdelen"], key=lambda deel: plek.get(deel["code"], len(plek)))
    return {**ruw, "onderdelen": delen}


def modelfouten(model: Modelmeldcode) -> list[tuple[str, str]]:
    """What is wrong in a model text: (key, message); empty when nothing is."""
    stappen = {stap.code for stap in protocol_op(model.sector, model.ingangsdatum).stappen}
    punten = {punt.code for punt in model.invulpunten}
    functies = {functie.code for functie in model.functies}
    gevraagd = {code for deel in model.onderdelen for code in SLOT.findall(deel.tekst + deel.kort)}
    genoemd = {f for taak in model.verdeling for f in (*taak.doet, taak.vervangt) if f}
    genoemd |= {f for f in (model.beslist, model.beslist_vervangt) if f}
    fouten = [("invulpunten", f"onbekend: {code}") for code in sorted(gevraagd - punten)]
    fouten += [("functies", f"onbekend: {code}") for code in sorted(genoemd - functies)]
    verdeeld = {taak.stap for taak in model.verdeling}
    fouten += [("verdeling", f"zonder taak: {code}") for code in sorted(stappen - verdeeld)]
    met_stap = {deel.stap for deel in model.onderdelen if deel.stap}
    fouten += [("onderdelen.stap", f"onbekend: {code}") for code in sorted(met_stap - stappen)]
    fouten += [("onderdelen.stap", f"zonder passage: {s}") for s in sorted(stappen - met_stap)]
    return fouten
