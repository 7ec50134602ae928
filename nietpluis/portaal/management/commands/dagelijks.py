"""`nietpluis dagelijks`: what is due each day. Safe to run twice; meant for cron or a timer."""

from typing import Any

from django.core.management.base import BaseCommand

from nietpluis.casussen import concepten
from nietpluis.organisaties.models import Organisatie
from nietpluis.organisaties.toegang import in_organisatie


class Command(BaseCommand):
    """Forgets half-typed work that is past its term."""

    help = "Doet wat elke dag moet gebeuren: oude concepten vergeten. Twee keer draaien kan geen kwaad."

    def handle(self, *_args: Any, **_options: Any) -> None:
        aantal = 0
        for organisatie in Organisatie.objects.order_by("naam"):
            with in_organisatie(organisatie.id, schrijven=True):
                aantal += concepten.ruim_op()
        self.stdout.write(f"{aantal} oude concepten vergeten.")
