"""What a lawful meldcode holds, as data: elements, criteria, and the rules by which a text is read. From inhoud/eisen/.

A rule is explainable: it names words, never a score. `alle` are groups that must all be there (a group is a tuple of
terms of which one suffices), `een_van` are terms of which `minstens` different ones must be there. A term is written
as kern/termen.py says; "@naam" stands for a list of terms that the file gives under [lijsten].
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

from nietpluis.kern.inhoud import MAP, InhoudFout, digest, geheel, geldend, maak, namen
from nietpluis.kern.protocol import Inhoud, Status

Waar = Literal["alinea", "omgeving", "onderdeel", "document", "kop", "reeks", "koppenreeks"]
"""Where a rule looks: in one paragraph, that and its neighbours, the text under one heading, all, or headings.

A `reeks` is met where the groups of `alle` stand one after the other (`koppenreeks`: in headings), at least `minstens`
of them, with group number `schakel` among them.
"""
Gewicht = Literal["aanwezig", "onduidelijk"]
Soort = Literal["wet", "advies"]


@dataclass(frozen=True, kw_only=True)
class Regel(Inhoud):
    """One way to recognise a criterion in a text. `geeft` is what a hit means; `niet` are terms that undo it.

    `keren` is in how many paragraphs it must be met. `uitleg` says in Dutch what was looked for. `taakrij = false`
    leaves out rows of a table of who does what, `in_taakrij` looks in nothing else. `begrip = false` leaves out
    where words are only explained (a list of terms or abbreviations). A rule with `eerst` is asked before all others,
    whatever it gives: it sees that a text contradicts itself.
    """

    code: str
    uitleg: str
    waar: Waar = "alinea"
    alle: tuple[tuple[str, ...], ...] = ()
    een_van: tuple[str, ...] = ()
    minstens: int = 1
    niet: tuple[str, ...] = ()
    geeft: Gewicht = "aanwezig"
    taakrij: bool = True
    in_taakrij: bool = False
    begrip: bool = True
    eerst: bool = False
    keren: int = 1
    schakel: int = 0


@dataclass(frozen=True, kw_only=True)
class Criterium(Inhoud):
    """One thing that an element asks. `nodig`: without it the element is not there; otherwise it makes it better.

    `onmisbaar`: the element is never there without it, however many of the others are; alone it makes it unclear.
    """

    code: str
    tekst: str
    regels: tuple[Regel, ...]
    nodig: bool = True
    onmisbaar: bool = False
    artikel: str = ""
    goed: str = ""
    voorbeeld: str = ""
    bron: str = ""


@dataclass(frozen=True, kw_only=True)
class Element(Inhoud):
    """An element of article 2, or an advice beyond the law.

    `voorwaarde` says in Dutch when it is asked; "" is always. `genoeg` is how many of the criteria that are
    `nodig` make the element present (0: all), `half` how many make it unclear.
    """

    code: str
    naam: str
    soort: Soort
    criteria: tuple[Criterium, ...]
    artikel: str = ""
    voorwaarde: str = ""
    genoeg: int = 0
    half: int = 1
    uitleg: str = ""
    bron: str = ""


@dataclass(frozen=True, kw_only=True)
class Waarschuwingsregel(Inhoud):
    """Something in a text that is wrong or old. The terms read as those of a rule.

    `patronen` are regular expressions, for what is no word: an open slot, a number. `reken` names what kern works
    out by itself (see kern/waarschuwen.py).
    """

    code: str
    tekst: str
    regels: tuple[Regel, ...] = ()
    patronen: tuple[str, ...] = ()
    reken: str = ""
    sectoren: tuple[str, ...] = ()
    bron: str = ""


@dataclass(frozen=True, kw_only=True)
class Herkenning(Inhoud):
    """How a meldcode is told from something else. All are lists of terms; see kern/herkennen.py.

    `vaststelling` says when a text was adopted, which is no title; `geen` that it is no meldcode itself; `begrippen`
    are headings of a list of terms; `deel_van` says that a text is one part of a bundle;
    `kern` names the subject itself, where `onderwerp` also holds words that other texts share.
    """

    titel: tuple[str, ...]
    titel_sterk: tuple[str, ...]
    anders: tuple[tuple[str, ...], ...]
    bundels: tuple[str, ...]
    onderwerp: tuple[str, ...]
    lezer_medewerker: tuple[str, ...]
    lezer_client: tuple[str, ...]
    functies: tuple[str, ...]
    model: tuple[str, ...]
    leeg: tuple[str, ...]
    vaststelling: tuple[str, ...] = ()
    geen: tuple[str, ...] = ()
    begrippen: tuple[str, ...] = ()
    deel_van: tuple[str, ...] = ()
    kern: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Eisenset(Inhoud):
    """One edition of what the law and good practice ask of one sector's meldcode.

    `wettelijk` is False for organisations outside the law: they get advice, never "voldoet niet".
    """

    sector: str
    naam: str
    ingangsdatum: date
    status: Status
    bron: tuple[str, ...]
    elementen: tuple[Element, ...]
    herkenning: Herkenning
    waarschuwingen: tuple[Waarschuwingsregel, ...] = ()
    lijsten: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    wettelijk: bool = True
    wet: str = ""
    einddatum: date | None = None
    niet: tuple[str, ...] = ()
    erft: str = ""
    grondslag: bool = False
    let_op: tuple[str, ...] = ()
    digest: str = ""

    @property
    def naam_en_datum(self) -> str:
        """How a result names this edition: "onderwijs/2019-01-01"."""
        return f"{self.sector}/{self.ingangsdatum}"

    def element(self, code: str) -> Element:
        """The element with this code; KeyError where this edition does not ask it."""
        return {element.code: element for element in self.elementen}[code]


@cache
def eisenset(sector: str, uitgave: date) -> Eisenset:
    """One edition, whole; elements named in `niet` are left out. Raises InhoudFout."""
    bestand = MAP / "eisen" / sector / f"{uitgave}.toml"
    ruw, _ = geheel("eisen", sector, str(uitgave))
    heel = _met_lijsten(ruw, ruw.get("lijsten", {}), bestand)
    elementen = [e for e in heel["elementen"] if e["code"] not in heel.get("niet", ())]
    gemaakt = maak(Eisenset, {**heel, "elementen": elementen, "digest": digest(ruw)}, bestand)
    codes = [c.code for e in gemaakt.elementen for c in e.criteria]
    if len(codes) != len(set(codes)):
        raise InhoudFout(bestand, "criteria", "een code staat er twee keer")
    return gemaakt


def _met_lijsten(ruw: Any, lijsten: Mapping[str, list[str]], bestand: Path) -> Any:
    """Every "@naam" in a list replaced by the terms of that list."""
    if isinstance(ruw, Mapping):
        return {sleutel: _met_lijsten(deel, lijsten, bestand) for sleutel, deel in ruw.items()}
    if not isinstance(ruw, list):
        return ruw
    uit: list[Any] = []
    for deel in ruw:
        if isinstance(deel, str) and deel.startswith("@"):
            if deel[1:] not in lijsten:
                raise InhoudFout(bestand, "lijsten", f"onbekend: {deel}")
            uit += lijsten[deel[1:]]
        else:
            uit.append(_met_lijsten(deel, lijsten, bestand))
    return uit


def eisen_op(sector: str, op: date) -> Eisenset:
    """The edition of a sector that holds on a day."""
    return eisenset(sector, geldend("eisen", sector, op))


@cache
def eisensectoren() -> tuple[str, ...]:
    """Every sector whose requirements are on the shelf, the base left out."""
    return tuple(naam for naam in namen("eisen") if naam != "basis")
