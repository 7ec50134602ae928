"""Fill the databases with synthetic dossiers: `nietpluis vul --casussen 10000 --organisaties 20 --zaad 1`."""

import os
from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from django.utils import timezone

from nietpluis.casussen.vullen.mensen import BestaatAl, maak_bezettingen
from nietpluis.casussen.vullen.opdracht import stapels, verdeel
from nietpluis.casussen.vullen.ploeg import Voortgang, duur, getal, werk_af


class Command(BaseCommand):
    """Invented organisations, people and dossiers, equal for equal numbers and seed (but for the keys)."""

    requires_system_checks = ()  # the checks load every page; here there are none
    help = "Vul met verzonnen casussen, om mee te meten en te oefenen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--casussen", type=int, default=1000, help="hoeveel casussen")
        parser.add_argument("--organisaties", type=int, default=10, help="hoeveel organisaties")
        parser.add_argument(
            "--zaad", type=int, default=1, help="een ander getal geeft andere casussen"
        )
        parser.add_argument(
            "--grootste", type=int, default=0,
            help="zoveel van de casussen staan open bij één aandachtsfunctionaris",
        )  # fmt: skip
        parser.add_argument(
            "--verwerkers", type=int, default=os.cpu_count() or 1, help="hoeveel processen"
        )
        parser.add_argument("--op", default="", help="het moment waarop alles gelezen wordt (ISO)")

    def handle(self, **opties: Any) -> None:
        if settings.PRODUCTIE:
            raise CommandError("Verzonnen casussen horen niet in productie.")
        aantallen, nu = self._verdeel(opties), _moment(opties["op"])
        zaad, voortgang = opties["zaad"], Voortgang(opties["casussen"], self.stderr)
        try:
            bezettingen = maak_bezettingen(zaad, aantallen)
        except BestaatAl as fout:
            raise CommandError(str(fout)) from fout
        werk = stapels(bezettingen, aantallen, zaad, nu, eerste_open=bool(opties["grootste"]))
        for aantal, feiten in werk_af(werk, opties["verwerkers"]):
            voortgang.erbij(aantal, feiten)
        _ruim_op()
        self.stdout.write(_slot(voortgang))

    def _verdeel(self, opties: dict[str, Any]) -> list[int]:
        try:
            return verdeel(opties["casussen"], opties["organisaties"], opties["grootste"])
        except ValueError as fout:
            raise CommandError(str(fout)) from fout


def _moment(op: str) -> datetime:
    try:
        moment = datetime.fromisoformat(op) if op else timezone.now()
    except ValueError as fout:
        raise CommandError("Schrijf --op als 2026-11-20T15:00.") from fout
    return moment if moment.tzinfo else timezone.make_aware(moment)


def _ruim_op() -> None:
    """Let PostgreSQL know what it now holds, or its first plans are made for empty tables."""
    for verbinding in connections.all():
        if verbinding.vendor == "postgresql":
            with verbinding.cursor() as cursor:
                cursor.execute("ANALYZE" if verbinding.in_atomic_block else "VACUUM ANALYZE")


def _slot(voortgang: Voortgang) -> str:
    gemiddeld = f"{voortgang.feiten / max(voortgang.aantal, 1):.1f}".replace(".", ",")
    tijd = duur(voortgang.aantal / voortgang.per_seconde)
    return (
        f"{getal(voortgang.aantal)} casussen met {getal(voortgang.feiten)} feiten"
        f" ({gemiddeld} per casus) in {tijd}."
    )
