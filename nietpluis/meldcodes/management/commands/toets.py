"""`nietpluis toets BESTAND…`: the first reading of meldcodes, one after the other, without a database.

Exit status: 0 all files were read; 1 some were not; 2 the call itself is wrong.
"""

import argparse
import json
import os
from collections.abc import Iterator
from datetime import date
from glob import glob, has_magic
from pathlib import Path
from typing import Any

from django.core.management import CommandError
from django.core.management.base import BaseCommand
from django.utils import timezone

from nietpluis.kern.eisen import Eisenset, eisen_op, eisensectoren
from nietpluis.kern.inhoud import InhoudFout
from nietpluis.kern.toets import toets
from nietpluis.kern.uitslag import Uitslag, als_json, onleesbaar
from nietpluis.meldcodes.inlezen import LeesFout, Lezer
from nietpluis.meldcodes.toetsverslag import verslag

ALGEMEEN = "algemeen"
VERKEERD = 2
GEEN_BESTAND = "Bij dit patroon hoort geen enkel bestand. Kijk of de map en de naam kloppen."


class Command(BaseCommand):
    """Read each file apart; one that cannot be read stops nothing."""

    help = (
        "Leest een meldcode en zegt per onderdeel wat erin staat: PDF, DOCX, ODT, HTML of TXT. "
        "Uitgang: 0 alles gelezen, 1 niet alles gelezen, 2 verkeerd aangeroepen."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "bestand", nargs="+", help="een bestand, of een patroon zoals map/*.pdf"
        )
        parser.add_argument(
            "--sector", default=ALGEMEEN, help="een van: " + ", ".join(eisensectoren())
        )
        parser.add_argument(
            "--datum", help="toets aan de eisen van deze dag: JJJJ-MM-DD (anders vandaag)"
        )
        parser.add_argument("--json", action="store_true", help="geef één lijst in JSON")

    def handle(self, **opties: Any) -> None:
        op = _dag(opties["datum"])
        eisen = _eisen(opties["sector"], op)
        if opties["sector"] == ALGEMEEN:
            self.stderr.write(
                "Getoetst aan de algemene eisen. Kies met --sector de eisen van uw sector."
            )
        uitslagen = self._lees(_bestanden(opties["bestand"]), eisen, op)
        mislukt = self._als_json(uitslagen) if opties["json"] else self._als_tekst(uitslagen)
        if mislukt:
            raise CommandError(f"Niet gelezen: {', '.join(mislukt)}", returncode=1)

    def _lees(self, bestanden: list[str], eisen: Eisenset, op: date) -> Iterator[Uitslag]:
        with Lezer() as lezer:
            for nummer, bestand in enumerate(bestanden, start=1):
                if len(bestanden) > 1:
                    self.stderr.write(f"{nummer} van {len(bestanden)}: {_naam(bestand)}")
                yield _uitslag(lezer, bestand, eisen, op)

    def _als_json(self, uitslagen: Iterator[Uitslag]) -> list[str]:
        """Write a list while reading, so that memory stays flat; the names of what was not read."""
        codering = getattr(self.stdout, "encoding", None) or "utf-8"
        mislukt = []
        voor = "["
        for uitslag in uitslagen:
            ruw = json.dumps(
                als_json(uitslag), ensure_ascii="utf" not in codering.lower(), indent=2
            )
            self.stdout.write(f"{voor}\n{ruw}", ending="")
            voor = ","
            mislukt += [uitslag.bestand] if uitslag.oordeel == "onleesbaar" else []
        self.stdout.write("\n]")
        return mislukt

    def _als_tekst(self, uitslagen: Iterator[Uitslag]) -> list[str]:
        mislukt = []
        for uitslag in uitslagen:
            self.stdout.write(verslag(uitslag))
            mislukt += [uitslag.bestand] if uitslag.oordeel == "onleesbaar" else []
        return mislukt


def _uitslag(lezer: Lezer, bestand: str, eisen: Eisenset, op: date) -> Uitslag:
    naam = _naam(bestand)
    try:
        return toets(lezer.lees(Path(bestand), naam), eisen, op)
    except LeesFout as fout:
        leeg_patroon = fout.code == "er_niet" and has_magic(bestand)
        return onleesbaar(naam, eisen.naam_en_datum, GEEN_BESTAND if leeg_patroon else fout.bericht)


def _naam(bestand: str) -> str:
    """The name as it was given; bytes of it that are no letters as a sign that prints."""
    return os.fsencode(bestand).decode("utf-8", "replace")


def _bestanden(gevraagd: list[str]) -> list[str]:
    """The files, with each pattern that the shell left alone as what it finds; one that finds nothing stays itself."""
    return [naam for een in gevraagd for naam in _gevonden(een)]


def _gevonden(een: str) -> list[str]:
    if Path(een).exists() or not has_magic(een):
        return [een]
    gevonden = glob(een, recursive=True)  # noqa: PTH207 -- a pattern may be absolute, which Path.glob refuses
    return sorted(gevonden) or [een]


def _dag(datum: str | None) -> date:
    try:
        return date.fromisoformat(datum) if datum else timezone.localdate()
    except ValueError as fout:
        bericht = f"{datum!r} is geen datum. Schrijf hem als 2026-01-31."
        raise CommandError(bericht, returncode=VERKEERD) from fout


def _eisen(sector: str, op: date) -> Eisenset:
    if sector not in eisensectoren():
        keuzes = ", ".join(eisensectoren())
        raise CommandError(
            f"De sector {sector!r} is er niet. Kies uit: {keuzes}.", returncode=VERKEERD
        )
    try:
        return eisen_op(sector, op)
    except InhoudFout as fout:
        raise CommandError(str(fout), returncode=VERKEERD) from fout
