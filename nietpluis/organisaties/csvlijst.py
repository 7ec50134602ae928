"""A list of people as a spreadsheet writes it: from bytes to lines with named fields. Nothing is guessed or mended."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

GROOTST = 2_000_000
"""The most bytes of a file, and the most characters of a pasted list."""
MEESTE = 10_000
"""The most people in one list."""
KOLOMMEN = {
    "naam": "naam",
    "e-mail": "email",
    "email": "email",
    "e-mailadres": "email",
    "functie": "functie",
    "team": "team",
    "telefoon": "telefoon",
    "rol": "rol",
}
"""What a column may be called, and what it is called here."""
VERPLICHT = ("naam", "functie")
SCHEIDERS = (";", ",", "\t")
GEVAARLIJK = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would calculate (OWASP, CSV injection)."""


class Onleesbaar(Exception):
    """The list as a whole cannot be read; str() says in Dutch what to do."""


@dataclass(frozen=True)
class Fout:
    """What is wrong in one line: its number in the file, the column, what was typed, and why."""

    regel: int
    veld: str
    getypt: str
    reden: str


@dataclass(frozen=True)
class Rij:
    """One line with its fields by column, without space around them."""

    regel: int
    velden: Mapping[str, str]


@dataclass
class Lijst:
    """The lines that have the right number of fields, and what is wrong with the others."""

    rijen: list[Rij] = field(default_factory=list)
    fouten: list[Fout] = field(default_factory=list)


def tekst_van(inhoud: bytes) -> str:
    """The text of a file: UTF-8 with or without a mark, or Windows-1252. Raises `Onleesbaar`."""
    if not inhoud.strip():
        raise Onleesbaar("Dit bestand is leeg.")
    if inhoud.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise Onleesbaar("Dit is een werkblad. Bewaar het eerst als CSV. Kies dan dat bestand.")
    if b"\x00" in inhoud:
        raise Onleesbaar("Dit is geen lijst met tekst. Bewaar uw werkblad als CSV.")
    for codering in ("utf-8-sig", "cp1252"):
        try:
            return inhoud.decode(codering)
        except UnicodeDecodeError:
            continue
    raise Onleesbaar("De letters zijn niet te lezen. Bewaar uw werkblad als CSV UTF-8.")


def lees(tekst: str) -> Lijst:
    """The lines of a list whose first line names the columns. Raises `Onleesbaar`."""
    tekst = tekst.removeprefix("\ufeff")
    if len(tekst) > GROOTST:
        raise Onleesbaar(te_groot())
    regels = _regels(tekst)
    _, kop = next(regels, (0, []))
    kolommen = _kolommen(kop)
    lijst = Lijst()
    for nummer, vakken in regels:
        if len(lijst.rijen) + len(lijst.fouten) >= MEESTE:
            raise Onleesbaar("Er staan meer dan 10.000 mensen in. Maak er twee lijsten van.")
        if len(vakken) == len(kolommen):
            lijst.rijen.append(Rij(nummer, dict(zip(kolommen, vakken, strict=True))))
        else:
            lijst.fouten.append(_scheef(nummer, vakken, len(kolommen)))
    if not lijst.rijen and not lijst.fouten:
        raise Onleesbaar("Er staan geen mensen in: alleen de namen van de kolommen.")
    return lijst


def te_groot() -> str:
    """What to do about a list that is too large."""
    return "Dit is te groot. Kies een lijst van ten hoogste 2 MB, of maak er twee van."


def _regels(tekst: str) -> Iterator[tuple[int, list[str]]]:
    """Each line that is not empty, with the number of its last line in the file."""
    eerste = next((regel for regel in tekst.splitlines() if regel.strip()), "")
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=_scheider(eerste), strict=True)
    try:
        for vakken in lezer:
            schoon = [vak.strip() for vak in vakken]
            if any(schoon):
                yield lezer.line_num, schoon
    except csv.Error as fout:
        raise Onleesbaar(
            f"Bij regel {lezer.line_num} klopt een aanhalingsteken niet. Haal het weg."
        ) from fout


def _scheider(kop: str) -> str:
    """The sign between the columns: the one that the first line has most of."""
    return max(SCHEIDERS, key=kop.count)


def _kolommen(kop: list[str]) -> list[str]:
    """The columns that the first line names. Raises `Onleesbaar`."""
    if "" in kop:
        raise Onleesbaar("De eerste regel heeft een kolom zonder naam. Geef elke kolom een naam.")
    gevonden = [KOLOMMEN.get(naam.lower(), "") for naam in kop]
    if not any(gevonden):
        raise Onleesbaar(
            "De eerste regel moet de namen van de kolommen hebben: naam, e-mail, functie."
        )
    for naam, code in zip(kop, gevonden, strict=True):
        if not code:
            raise Onleesbaar(f"De kolom “{naam[:40]}” kennen we niet. Haal die weg.")
        if gevonden.count(code) > 1:
            raise Onleesbaar(f"De kolom “{naam[:40]}” staat er twee keer. Haal er een weg.")
    for code in VERPLICHT:
        if code not in gevonden:
            raise Onleesbaar(f"De kolom “{code}” ontbreekt. Zet die erbij.")
    return gevonden


def _scheef(nummer: int, vakken: list[str], aantal: int) -> Fout:
    reden = f"Deze regel heeft {len(vakken)} vakken. De eerste regel heeft er {aantal}."
    return Fout(nummer, "hele regel", " | ".join(vakken)[:200], reden)


def als_csv(fouten: list[Fout]) -> str:
    """What is wrong, as a file for a spreadsheet that calculates nothing of what somebody typed."""
    uit = io.StringIO(newline="")
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(["regel", "veld", "wat er staat", "waarom het niet kan"])
    for fout in fouten:
        schrijver.writerow([fout.regel, fout.veld, _veilig(fout.getypt), fout.reden])
    return "\ufeff" + uit.getvalue()


def _veilig(cel: str) -> str:
    """A cell that a spreadsheet shows and does not calculate."""
    return f"'{cel}" if cel.startswith(GEVAARLIJK) else cel
