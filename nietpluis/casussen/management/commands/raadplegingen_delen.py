"""`nietpluis raadplegingen_delen`: make the monthly parts of the log of reading ahead; as the owner of the tables."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import ProgrammingError, connection
from django.utils import timezone

from nietpluis.casussen.leeslog.delen import heeft_delen, maak_delen


class Command(BaseCommand):
    """Safe to run twice. On SQLite there is nothing to do."""

    help = "Maakt op PostgreSQL de maanddelen van het leeslog voor de komende tijd."

    def handle(self, **_opties: Any) -> None:
        if not heeft_delen(connection):
            self.stdout.write("Deze database heeft geen maanddelen. Er is niets te doen.")
            return
        try:
            nieuw = maak_delen(connection, timezone.localdate())
        except ProgrammingError as fout:
            raise CommandError(
                "Dit kan alleen de eigenaar van de tabellen (zie docs/beheer.md)."
            ) from fout
        self.stdout.write(f"{len(nieuw)} maanddelen gemaakt.")
