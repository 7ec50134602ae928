"""`nietpluis herstel`: put a copy back. The site stands still meanwhile."""

import sys
import time
from argparse import ArgumentParser
from getpass import getpass
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from nietpluis.reservekopie.bron import BronFout
from nietpluis.reservekopie.kopie import KopieOngeldig
from nietpluis.reservekopie.maken import ALIAS
from nietpluis.reservekopie.models import Reservekopie
from nietpluis.reservekopie.paar import SleutelOngeldig
from nietpluis.reservekopie.terugzetten import NietHelemaal, NietTerug, Wens, zet_terug
from nietpluis.reservekopie.voortgang import Meter

DAARNA = """Teruggezet: {wat} van {moment}. Doe nu, in deze volgorde, als ook de andere kopie terug is:
  nietpluis vernietigingen --herhaal
  nietpluis controleer"""


class Command(BaseCommand):
    """One store at a time; looked at whole before anything is touched."""

    help = "Zet een reservekopie terug. Zet de site eerst stil."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("bestand", type=Path)
        parser.add_argument(
            "--sleutelbestand", type=Path, help="de geheime helft; anders wordt ernaar gevraagd"
        )
        parser.add_argument("--vervang", action="store_true", help="in plaats van wat er nu staat")
        parser.add_argument("--register", type=Path, help="register van wat vernietigd is")
        parser.add_argument(
            "--zonder-register", action="store_true", help="er is nooit iets vernietigd"
        )

    def handle(self, **opties: Any) -> None:
        wens = Wens(
            pad=opties["bestand"],
            prive=self._prive(opties["sleutelbestand"]),
            vervang=opties["vervang"],
            register=opties["register"],
            zonder_register=opties["zonder_register"],
        )
        try:
            with Meter(self.stderr, "Kopie", time.monotonic, toon=sys.stderr.isatty()) as meter:
                kop = zet_terug(wens, timezone.now(), meter.zeg)
        except (NietTerug, NietHelemaal, KopieOngeldig, SleutelOngeldig, BronFout) as fout:
            raise CommandError(str(fout)) from fout
        except OSError as fout:
            raise CommandError(
                f"Het bestand is niet te lezen of te schrijven: {fout.strerror}."
            ) from fout
        alias = ALIAS[Reservekopie.Wat(kop.wat)]
        call_command("migrate", database=alias, verbosity=0, interactive=False)
        moment = timezone.localtime(kop.moment)
        self.stdout.write(DAARNA.format(wat=kop.wat, moment=f"{moment:%d-%m-%Y %H.%M uur}"))

    def _prive(self, pad: Path | None) -> str:
        if pad is None:
            return getpass("De geheime helft van de reservesleutel (npk-prive-…): ")
        try:
            return pad.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as fout:
            raise CommandError("Het bestand met de sleutel is niet te lezen.") from fout
