"""`nietpluis rollen`: the roles of PostgreSQL and what each may do, to read or to apply."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ProgrammingError

from nietpluis.kluis import rollen

_NAAM = re.compile(r"[a-z][a-z0-9_]{0,30}")


class Command(BaseCommand):
    """Prints SQL; with --toepassen it gives the rights itself, as the owner of the tables."""

    help = "Toont de rollen voor PostgreSQL en hun rechten als SQL, of geeft de rechten meteen."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--database", default="default", choices=list(connections))
        parser.add_argument("--voorvoegsel", default=rollen.VOORVOEGSEL, help="begin van elke naam")
        parser.add_argument("--maak", action="store_true", help="toon alleen hoe u de rollen maakt")
        parser.add_argument("--toepassen", action="store_true", help="geef de rechten nu")

    def handle(self, **opties: Any) -> None:
        verbinding, begin = connections[opties["database"]], opties["voorvoegsel"]
        if verbinding.vendor != "postgresql":
            raise CommandError("Rollen zijn er alleen op PostgreSQL.")
        if not _NAAM.fullmatch(begin):
            raise CommandError(
                "Een voorvoegsel heeft kleine letters, cijfers en _, en begint met een letter."
            )
        if opties["maak"]:
            self._toon(rollen.maak(begin))
        elif opties["toepassen"]:
            self._geef(verbinding, rollen.Rollen(verbinding, begin).rechten())
        else:
            self._toon(rollen.Rollen(verbinding, begin).rechten())

    def _toon(self, opdrachten: list[str]) -> None:
        for opdracht in opdrachten:
            self.stdout.write(f"{opdracht};")

    def _geef(self, verbinding: BaseDatabaseWrapper, opdrachten: list[str]) -> None:
        try:
            with transaction.atomic(using=verbinding.alias), verbinding.cursor() as cursor:
                for opdracht in opdrachten:
                    cursor.execute(opdracht)
        except ProgrammingError as fout:
            raise CommandError(_uitleg(fout)) from fout
        self.stdout.write(f"{len(opdrachten)} opdrachten uitgevoerd in {verbinding.alias}.")


def _uitleg(fout: ProgrammingError) -> str:
    reden = getattr(fout.__cause__, "sqlstate", "")
    if reden == "42704":
        return "Een rol bestaat nog niet. Maak de rollen eerst: nietpluis rollen --maak."
    return "Alleen de eigenaar van de tabellen geeft rechten. Meld u aan als eigenaar."
