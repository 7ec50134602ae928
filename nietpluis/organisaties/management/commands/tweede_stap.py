"""`nietpluis tweede_stap`: what somebody has as second step; for the only beheerder, taking it away."""

import argparse
import json
from typing import Any

from django.core.management import CommandError
from django.core.management.base import BaseCommand

from nietpluis.organisaties import aangemeld
from nietpluis.organisaties import tweede_factor_middelen as middelen
from nietpluis.organisaties.handelingen import Wat, noteer
from nietpluis.organisaties.models import Gebruiker
from nietpluis.organisaties.toegang import met_lid, werkt_bij
from nietpluis.organisaties.tweede_factor_bericht import meld_verandering

OP_DE_SERVER = "op de server, met een opdracht"


class Command(BaseCommand):
    """Whoever may be on the server can do this: it is recorded in each organisation of that person."""

    help = "Zegt welke tweede stap iemand heeft, en haalt die met --weg weg."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("email", help="waarmee deze persoon zich aanmeldt")
        parser.add_argument("--weg", action="store_true", help="haal alles weg, en meld overal af")
        parser.add_argument("--json", action="store_true", help="antwoord als JSON")

    def handle(self, **opties: Any) -> None:
        gebruiker = Gebruiker.objects.filter(email__iexact=opties["email"]).first()
        if gebruiker is None:
            raise CommandError("Niemand meldt zich met dit adres aan.")
        gevonden = [middel.soort for middel in middelen.middelen(gebruiker)]
        weg = opties["weg"] and bool(gevonden)
        if weg:
            _haal_weg(gebruiker)
        self._zeg(gevonden, weg=weg, als_json=opties["json"])

    def _zeg(self, gevonden: list[str], *, weg: bool, als_json: bool) -> None:
        if als_json:
            self.stdout.write(json.dumps({"middelen": gevonden, "weggehaald": weg}))
            return
        self.stdout.write(f"Tweede stap: {', '.join(gevonden) or 'geen'}.")
        if weg:
            self.stdout.write("Weggehaald. Deze persoon is overal afgemeld.")


def _haal_weg(gebruiker: Gebruiker) -> None:
    middelen.haal_alles_weg(gebruiker)
    aangemeld.beeindig_alle(gebruiker)
    for lid in werkt_bij(gebruiker):
        with met_lid(lid, schrijven=True):
            noteer(lid, Wat.TWEEDE_STAP, lid, "", OP_DE_SERVER)
    meld_verandering(gebruiker)
