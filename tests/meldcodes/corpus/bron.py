"""The sources of the corpus: light markup with a short head, read into blocks that every kind of file is made from."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

HIER = Path(__file__).resolve().parent
DELEN = ("gezien", "ongezien", "later", "vierde", "vijfde")
ELEMENTEN = (
    "stappenplan",
    "afwegingskader",
    "verantwoordelijkheden",
    "bijzondere_vormen",
    "kindcheck",
    "vertrouwelijke_gegevens",
)

Soort = Literal["kop", "alinea", "punt", "nummer", "tabel", "pagina", "inhoud"]
Stukken = tuple[tuple[str, str], ...]
"""Runs of text, each with its style: "", "vet" or "schuin"."""

_KOP = re.compile(r"^(#{1,6})\s+(.*)$")
_PUNT = re.compile(r"^-\s+(.*)$")
_NUMMER = re.compile(r"^(\d+\.)\s+(.*)$")
_OPMAAK = re.compile(r"\*\*(.+?)\*\*|\*(.+?)\*")


@dataclass(frozen=True, kw_only=True)
class Blok:
    """One block; `rijen` only of a table, `merk` the number of a numbered line."""

    soort: Soort
    stukken: Stukken = ()
    niveau: int = 0
    merk: str = ""
    rijen: tuple[tuple[str, ...], ...] = ()

    @property
    def tekst(self) -> str:
        return "".join(tekst for tekst, _ in self.stukken)


@dataclass(frozen=True, kw_only=True)
class Bron:
    """A whole source; `vorm` holds the words that steer the layout (kop, nepkoppen, twee-kolommen, ...)."""

    naam: str
    titel: str
    koptekst: str
    voettekst: str
    vorm: frozenset[str]
    blokken: tuple[Blok, ...]


@dataclass(frozen=True, kw_only=True)
class Label:
    """What a strict but fair reader of the whole text found, and which kind of file is made of it."""

    id: str
    bron: Path
    deel: str
    soort: str
    sector: str
    kwaliteit: str
    datum: str
    is_meldcode: bool
    elementen: dict[str, str]
    waarschuwingen: tuple[str, ...] = field(default=())
    toelichting: str = ""


def stukken_van(tekst: str) -> Stukken:
    """Splits **vet** and *schuin* off from running text."""
    uit: list[tuple[str, str]] = []
    vanaf = 0
    for m in _OPMAAK.finditer(tekst):
        uit.append((tekst[vanaf : m.start()], ""))
        uit.append((m[1], "vet") if m[1] else (m[2], "schuin"))
        vanaf = m.end()
    uit.append((tekst[vanaf:], ""))
    return tuple(stuk for stuk in uit if stuk[0])


def _rij(regel: str) -> tuple[str, ...]:
    return tuple(cel.strip() for cel in regel.strip().strip("|").split("|"))


def _regelblok(regel: str) -> Blok:
    if regel == "<<inhoud>>":
        return Blok(soort="inhoud")
    if regel == "<<pagina>>":
        return Blok(soort="pagina")
    if m := _KOP.match(regel):
        return Blok(soort="kop", niveau=len(m[1]), stukken=((m[2], ""),))
    if m := _PUNT.match(regel):
        return Blok(soort="punt", stukken=stukken_van(m[1]))
    if m := _NUMMER.match(regel):
        return Blok(soort="nummer", merk=m[1], stukken=stukken_van(m[2]))
    return Blok(soort="alinea", stukken=stukken_van(regel))


def _blokken(tekst: str) -> tuple[Blok, ...]:
    uit: list[Blok] = []
    rijen: list[tuple[str, ...]] = []
    for ruw in [*tekst.splitlines(), ""]:
        regel = ruw.strip()
        if regel.startswith("|"):
            rijen.append(_rij(regel))
            continue
        if rijen:
            uit.append(Blok(soort="tabel", rijen=tuple(rijen)))
            rijen = []
        if regel:
            uit.append(_regelblok(regel))
    return tuple(uit)


def lees_bron(pad: Path) -> Bron:
    """Reads one source file; its head stands between two lines of ---."""
    _, kop, tekst = pad.read_text(encoding="utf-8").split("---\n", 2)
    velden = dict(regel.split(":", 1) for regel in kop.splitlines() if ":" in regel)
    waarde = {naam.strip(): inhoud.strip() for naam, inhoud in velden.items()}
    return Bron(
        naam=pad.stem,
        titel=waarde["titel"],
        koptekst=waarde.get("kop", ""),
        voettekst=waarde.get("voet", ""),
        vorm=frozenset(waarde.get("vorm", "").split()),
        blokken=_blokken(tekst),
    )


def _label(rij: dict[str, str], deel: str) -> Label:
    return Label(
        id=rij["id"],
        bron=HIER / deel / "bron" / rij["bestand"],
        deel=rij["deel"],
        soort=rij["soort"],
        sector=rij["sector"],
        kwaliteit=rij["kwaliteit"],
        datum=rij["datum"],
        is_meldcode=rij["is_meldcode"] == "1",
        elementen={naam: rij[naam] for naam in ELEMENTEN},
        waarschuwingen=tuple(w.strip() for w in rij["waarschuwingen"].split(";") if w.strip()),
        toelichting=rij["toelichting"],
    )


def labels(deel: str) -> tuple[Label, ...]:
    """The labels of one part, in their order."""
    with (HIER / deel / "labels.csv").open(encoding="utf-8", newline="") as invoer:
        return tuple(_label(rij, deel) for rij in csv.DictReader(invoer))
