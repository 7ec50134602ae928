"""`nietpluis speel BESTAND…`: play a written casus and say after each fact where it stands."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management import CommandError
from django.core.management.base import BaseCommand

from nietpluis.kern import scenario
from nietpluis.kern.inhoud import InhoudFout
from nietpluis.portaal.speelverslag import Verslag, maak_verslag


class Command(BaseCommand):
    """Fold a scenario fact by fact, without a database."""

    help = "Speelt een casus na uit een bestand en toont na elk feit de stand."
    requires_system_checks = ()

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("bestand", nargs="+", type=Path, help="een scenario (.toml)")
        parser.add_argument("--json", action="store_true", help="geef één lijst in JSON")

    def handle(self, **opties: Any) -> None:
        verslagen = [self._speel(bestand) for bestand in opties["bestand"]]
        if opties["json"]:
            ruw = [asdict(verslag) for verslag in verslagen]
            self.stdout.write(json.dumps(ruw, ensure_ascii=False, indent=2))
        else:
            for verslag in verslagen:
                self.stdout.write(verslag.tekst)
        if fout := [verslag.bestand for verslag in verslagen if not verslag.klopt]:
            raise CommandError(f"Klopt niet: {', '.join(fout)}")

    def _speel(self, bestand: Path) -> Verslag:
        try:
            return maak_verslag(str(bestand), scenario.lees(bestand))
        except InhoudFout as fout:
            raise CommandError(str(fout)) from fout
        except OSError as fout:
            raise CommandError(f"{bestand}: {fout.strerror}") from fout
