"""`nietpluis raadplegingen_opruimen`: throw away what the log of reading has kept to the end of its term."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import ProgrammingError
from django.utils import timezone

from nietpluis.casussen.leeslog.opruimen import ruim_op, tel


class Command(BaseCommand):
    """Shows what it would do; does it with --ja, as the owner of the tables."""

    help = "Haalt weg wie wat las, van langer geleden dan de bewaartermijn. Toont het eerst; met --ja gebeurt het."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--ja", action="store_true", help="doe het; zonder dit toont het alleen"
        )

    def handle(self, **opties: Any) -> None:
        vandaag = timezone.localdate()
        try:
            uit = ruim_op(vandaag) if opties["ja"] else tel(vandaag)
        except ProgrammingError as fout:
            raise CommandError(
                "Dit kan alleen de eigenaar van de tabellen (zie docs/beheer.md)."
            ) from fout
        for slug, aantal in uit.per_organisatie.items():
            self.stdout.write(f"{slug}: {aantal} regels van voor {uit.voor:%d-%m-%Y}")
        gedaan = "weggehaald" if opties["ja"] else "te oud; draai dit met --ja om ze weg te halen"
        self.stdout.write(f"{uit.aantal} regels {gedaan}.")
