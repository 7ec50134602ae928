"""`nietpluis backup`: a sealed copy of both stores, made while people work, read back before it counts."""

import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError
from django.utils import timezone

from nietpluis.reservekopie.bron import BronFout
from nietpluis.reservekopie.kopie import KopieOngeldig
from nietpluis.reservekopie.maken import Gemaakt, gooi_oude_sleutels_weg, maak, noteer
from nietpluis.reservekopie.models import Reservekopie
from nietpluis.reservekopie.paar import SleutelOngeldig
from nietpluis.reservekopie.voortgang import Meter, leesbaar

GEEN_SLEUTEL = "Zet in NIETPLUIS_RESERVESLEUTEL de openbare sleutel. Maak een paar met: nietpluis backup_sleutel"

NIET_GENOTEERD = (
    "De kopie is heel en blijft staan. De database was te druk om het te noteren: op de pagina van de beheerder"
    " staat deze kopie dus niet."
)


class Command(BaseCommand):
    """First the data, then the keys: a key is always kept before its dossier."""

    help = (
        "Maakt een verzegelde reservekopie van de gegevens en van de sleutels, en leest die terug."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("map", type=Path, help="waar de kopie van de gegevens komt")
        parser.add_argument(
            "--sleutels", type=Path, help="waar de kopie van de sleutels komt (een andere plek)"
        )
        parser.add_argument("--wat", choices=Reservekopie.Wat.values, help="alleen dit")

    def handle(self, **opties: Any) -> None:
        if not settings.RESERVESLEUTEL:
            raise CommandError(GEEN_SLEUTEL)
        mappen = {
            Reservekopie.Wat.GEGEVENS: opties["map"],
            Reservekopie.Wat.SLEUTELS: opties["sleutels"] or opties["map"],
        }
        for wat, map_ in mappen.items():
            if opties["wat"] in (None, wat):
                self._maak(wat, map_)
        weg = gooi_oude_sleutels_weg(mappen[Reservekopie.Wat.SLEUTELS], timezone.now())
        if weg:
            self.stdout.write(f"{weg} te oude kopieën van de sleutels weggegooid.")

    def _maak(self, wat: Reservekopie.Wat, map_: Path) -> None:
        try:
            with Meter(self.stderr, wat.label, time.monotonic, toon=sys.stderr.isatty()) as meter:
                gemaakt = maak(wat, map_, settings.RESERVESLEUTEL, timezone.now(), meter.zeg)
        except (BronFout, KopieOngeldig, SleutelOngeldig) as fout:
            raise CommandError(str(fout)) from fout
        except OSError as fout:
            raise CommandError(f"De kopie is niet te schrijven: {fout.strerror}.") from fout
        self.stdout.write(_regel(gemaakt))
        try:
            noteer(gemaakt)
        except OperationalError as fout:
            raise CommandError(NIET_GENOTEERD) from fout


def _regel(gemaakt: Gemaakt) -> str:
    return (
        f"{gemaakt.kop.wat}: {leesbaar(gemaakt.grootte)} in {gemaakt.duur:.1f} s,"
        f" teruggelezen en heel. {gemaakt.pad.name}"
    )
