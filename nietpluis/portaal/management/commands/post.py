"""`nietpluis post`: send the mail that waits. Two at once do not hurt one another."""

import argparse
import time
from typing import Any

from django.core.management import CommandError
from django.core.management.base import BaseCommand
from django.db import DatabaseError, connections

from nietpluis.portaal.postronde import ronde
from nietpluis.post.uitgaand import heeft_mailserver
from nietpluis.post.versturen import Uitslag


class Command(BaseCommand):
    """Send once, or stay and look again every so many seconds."""

    help = "Verstuurt de mail die klaarstaat. Met --blijf blijft de opdracht kijken."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--blijf", action="store_true", help="stop niet, maar kijk steeds weer")
        parser.add_argument(
            "--elke", type=_seconden, default=10, metavar="N", help="met --blijf: elke N seconden"
        )

    def handle(self, **opties: Any) -> None:
        if not heeft_mailserver():
            raise CommandError("Er is geen mailserver. Zet NIETPLUIS_MAIL_SERVER.")
        if opties["blijf"]:
            self._blijf(opties["elke"])
            return
        uitslag = ronde()
        self._zeg(uitslag)
        if not uitslag.bereikbaar:
            raise CommandError("De mailserver nam niets aan. De mail blijft klaarstaan.")

    def _blijf(self, elke: int) -> None:
        """Go round until stopped; a database that is away for a moment ends nothing."""
        while True:
            try:
                uitslag = ronde()
            except DatabaseError:
                self.stderr.write("De database antwoordt niet.")
            else:
                if uitslag != Uitslag():
                    self._zeg(uitslag)
            connections.close_all()
            time.sleep(elke)

    def _zeg(self, uitslag: Uitslag) -> None:
        self.stdout.write(
            f"{uitslag.verstuurd} verstuurd, {uitslag.later} later nog eens, {uitslag.mislukt} mislukt."
        )


def _seconden(tekst: str) -> int:
    """A whole number of seconds from 1 on."""
    if not tekst.isdecimal() or int(tekst) < 1:
        raise argparse.ArgumentTypeError("geef een heel getal vanaf 1")
    return int(tekst)
