"""`nietpluis anker`: write down, in another place, how far every dossier is. Exit status 1 on a difference."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from nietpluis.casussen import ankeren
from nietpluis.kluis.anker import publieke_sleutel


class Command(BaseCommand):
    """Prints the digest of the anchor, so that cron mails it: a third place for a few bytes."""

    help = "Legt een anker: hoe ver elk dossier is, getekend, op een andere plek."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--map", type=Path, help="de map (anders NIETPLUIS_ANKERMAP)")
        parser.add_argument(
            "--begin-opnieuw", default="", metavar="REDEN",
            help="neem alles zoals het nu is, na terugzetten; de reden komt in het anker",
        )  # fmt: skip
        parser.add_argument(
            "--sleutel", action="store_true",
            help="toon de openbare sleutel waarmee een ander de ankers kan nagaan",
        )  # fmt: skip

    def handle(self, **opties: Any) -> None:
        if opties["sleutel"]:
            self.stdout.write(publieke_sleutel())
            return
        map_ = opties["map"] or ankeren.map_uit_instelling()
        if map_ is None:
            raise CommandError("Zeg waar: --map MAP, of zet NIETPLUIS_ANKERMAP.")
        try:
            gelegd, gezien = ankeren.leg_anker(map_, timezone.now(), opties["begin_opnieuw"])
        except ankeren.Bezwaar as fout:
            raise CommandError(f"Er is geen anker gelegd. {fout}") from fout
        except OSError as fout:
            raise CommandError(f"In deze map kan geen anker staan: {fout.strerror}.") from fout
        self.stdout.write(f"Anker {gelegd.reeks} gelegd. Afdruk {gelegd.afdruk}")
        for afwijking in gezien.afwijkingen:
            self.stdout.write(f"nummer {afwijking.nummer}: {afwijking.tekst}")
        if gezien.afwijkingen:
            raise SystemExit(1)
