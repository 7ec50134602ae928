"""`nietpluis dagelijks`: what is due each day. Safe to run twice; meant for cron or a timer."""

import argparse
import json
from dataclasses import asdict
from datetime import date, datetime, time
from typing import Any

from django.core.management import CommandError
from django.core.management.base import BaseCommand
from django.utils import timezone

from nietpluis.kern.termijnen import NEDERLAND
from nietpluis.portaal.dagelijks import Uitkomst, loop_af

OCHTEND = time(6)


class Command(BaseCommand):
    """Run the jobs; the exit status is 1 when one of them failed, after all others were done."""

    help = "Doet wat elke dag moet gebeuren. Twee keer draaien kan geen kwaad."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="geef één lijst in JSON")
        parser.add_argument(
            "--datum", type=_ochtend, metavar="JJJJ-MM-DD", help="doe alsof het die ochtend is"
        )

    def handle(self, **opties: Any) -> None:
        uitkomsten = []
        for uitkomst in loop_af(opties["datum"] or timezone.now()):
            uitkomsten.append(uitkomst)
            if not opties["json"]:
                self._zeg(uitkomst)
        if opties["json"]:
            ruw = [asdict(uitkomst) for uitkomst in uitkomsten]
            self.stdout.write(json.dumps(ruw, ensure_ascii=False, indent=2))
        if mis := sum(1 for uitkomst in uitkomsten if uitkomst.fout):
            raise CommandError(f"{mis} taken gingen mis. Het logboek zegt waar.")

    def _zeg(self, uitkomst: Uitkomst) -> None:
        waar = uitkomst.organisatie or "hele site"
        wat = f"MIS ({uitkomst.fout})" if uitkomst.fout else str(uitkomst.antwoord)
        self.stdout.write(f"{waar}: {uitkomst.taak}: {wat}")


def _ochtend(tekst: str) -> datetime:
    """Six in the morning of a day, in the Netherlands."""
    try:
        return datetime.combine(date.fromisoformat(tekst), OCHTEND, NEDERLAND)
    except ValueError as fout:
        raise argparse.ArgumentTypeError("schrijf de dag als 2026-11-30") from fout
