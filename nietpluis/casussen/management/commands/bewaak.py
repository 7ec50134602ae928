"""`nietpluis bewaak`: look whether somebody reads in a way that stands out; meant for every quarter of an hour."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from nietpluis.casussen.bewaken.ronde import kijk, leg_vast
from nietpluis.organisaties.models import Organisatie
from nietpluis.organisaties.toegang import in_organisatie


class Command(BaseCommand):
    """Safe to run twice: what was told is not told again."""

    help = "Kijkt of iemand opvallend leest, en laat dat weten aan wie toezicht houdt."

    def handle(self, **_opties: Any) -> None:
        nieuw = 0
        for organisatie in Organisatie.objects.order_by("slug"):
            nu = timezone.now()
            with in_organisatie(organisatie.id):
                gezien = kijk(nu)
            with in_organisatie(organisatie.id, schrijven=True):
                nieuw += leg_vast(organisatie, gezien, nu)
        self.stdout.write(f"{nieuw} nieuwe leessignalen.")
