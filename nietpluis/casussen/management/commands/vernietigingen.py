"""`nietpluis vernietigingen`: finish what was decided, keep the register elsewhere, replay it after a restore."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from nietpluis.casussen.vernietigen.herhalen import herhaal_vernietigingen
from nietpluis.casussen.vernietigen.uitvoeren import hervat_alles
from nietpluis.kluis import register


class Command(BaseCommand):
    """Each way of running it is safe to stop and to run again."""

    help = "Maakt af wat vernietigd wordt. Bewaart of herhaalt het register van wat vernietigd is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--uitvoer", type=Path, help="schrijf het register naar dit bestand")
        parser.add_argument(
            "--herhaal",
            action="store_true",
            help="vernietig opnieuw wat een oude kopie terugbracht",
        )
        parser.add_argument("--lijst", type=Path, help="met --herhaal: neem ook dit register mee")

    def handle(self, **opties: Any) -> None:
        if opties["lijst"] and not opties["herhaal"]:
            raise CommandError("Geef --lijst samen met --herhaal.")
        if opties["uitvoer"]:
            self._schrijf(opties["uitvoer"])
        elif opties["herhaal"]:
            self._herhaal(opties["lijst"])
        else:
            self.stdout.write(f"{hervat_alles(timezone.now())} casussen vernietigd.")

    def _schrijf(self, pad: Path) -> None:
        """Written beside it first: a half-written register would lose what the old one had."""
        half = pad.with_name(f"{pad.name}.half")
        regels = list(register.uitvoer())
        half.write_text("".join(f"{regel}\n" for regel in regels), encoding="utf-8")
        half.replace(pad)
        self.stdout.write(f"{len(regels)} regels geschreven naar {pad.name}.")

    def _herhaal(self, pad: Path | None) -> None:
        try:
            lijst = pad.read_text(encoding="utf-8").splitlines() if pad else []
            verslag = herhaal_vernietigingen(lijst)
        except (OSError, UnicodeDecodeError) as fout:
            raise CommandError("Dit bestand is niet te lezen. Er is niets veranderd.") from fout
        except register.RegelOngeldig as fout:
            raise CommandError(f"{fout} Er is niets veranderd.") from fout
        self.stdout.write(
            f"{verslag.opgenomen} regels opgenomen. {verslag.sleutels} sleutels en"
            f" {verslag.dossiers} casussen waren terug, en zijn opnieuw vernietigd."
        )
