"""`nietpluis demo`: from nothing to a running site with invented people and casussen."""

import argparse
import os
from importlib import import_module
from typing import Any

from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand
from django.utils import timezone

from nietpluis.organisaties.demo import demo_aanmeldingen, maak_demo
from nietpluis.organisaties.demo_telefoon import geef_telefoons
from nietpluis.organisaties.inschrijven import OPEN
from nietpluis.organisaties.models import Organisatie
from nietpluis.portaal.demo_casussen import speel_demo
from nietpluis.portaal.demo_meldcode import publiceer_demo

WACHTWOORD = "paarse-fiets-in-de-regen"
"""Of everyone in the demo; no secret, and refused where the site is in production."""


SERVEERDER = "nietpluis.config.serveer"
"""How a site is served is config's, which stands above: reached by name, as Django reaches its settings."""
ADRESSEN = "nietpluis.config.urls_demo"
"""All addresses and that of the phone of the demo, which no other way of serving knows."""
TELEFOON = "demo/telefoon/"


class Command(BaseCommand):
    """Make the databases, fill them once, say how to sign in, and serve."""

    help = "Start de site met voorbeeldgegevens. De tweede keer staat alles er al."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        serveerder = import_module(SERVEERDER)
        parser.add_argument("--niet-serveren", action="store_true", help="vul alleen de databases")
        parser.add_argument("--adres", default=serveerder.ADRES, help="waar de site luistert")
        parser.add_argument("--poort", type=int, default=serveerder.POORT, help="op welke poort")

    def handle(self, **opties: Any) -> None:
        serveerder = import_module(SERVEERDER)
        if settings.PRODUCTIE:
            raise CommandError("Dit is een echte omgeving. Hier komen geen voorbeeldgegevens.")
        if not opties["niet_serveren"]:
            serveerder.eis_vrije_poort(opties["adres"], opties["poort"])
        self._vul()
        self._zeg_hoe(opties["adres"], opties["poort"])
        if not opties["niet_serveren"]:
            settings.ROOT_URLCONF = ADRESSEN
            if "NIETPLUIS_BEGINNEN" not in os.environ:
                settings.BEGINNEN = OPEN  # to be tried: all in it is invented
            serveerder.serveer(opties["adres"], opties["poort"])

    def _vul(self) -> None:
        for database in settings.DATABASES:
            call_command("migrate", database=database, verbosity=0, interactive=False)
        if not Organisatie.objects.exists():
            maak_demo(WACHTWOORD)
        geef_telefoons()
        publiceer_demo(timezone.now())
        if aantal := speel_demo(timezone.now()):
            self.stdout.write(f"{aantal} verzonnen casussen gemaakt.")

    def _zeg_hoe(self, adres: str, poort: int) -> None:
        self.stdout.write(f"\nNietpluis met voorbeeldgegevens: http://{adres}:{poort}/\n")
        self.stdout.write("Alles is verzonnen. Meld u aan als een van deze mensen.\n\n")
        for naam, wie, email in demo_aanmeldingen():
            self.stdout.write(f"  {email:<38}{naam:<22}{wie}")
        self.stdout.write(f"\n  Wachtwoord voor iedereen: {WACHTWOORD}")
        self.stdout.write(f"  De code voor de tweede stap: http://{adres}:{poort}/{TELEFOON}")
        self.stdout.write(f"  Begin een eigen organisatie: http://{adres}:{poort}/begin/\n\n")
