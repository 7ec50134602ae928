"""`nietpluis herbereken`: rebuild what is derived from the facts, where an older version made it."""

from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand
from django.db import transaction

from nietpluis.casussen.controle import ketenfouten
from nietpluis.casussen.lezen import open_casus
from nietpluis.casussen.management.commands.controleer import kies
from nietpluis.casussen.models import Casus, Vastlegging
from nietpluis.casussen.projectie import VOUWVERSIE, ververs
from nietpluis.casussen.vernietigen.wissen import VERNIETIGD
from nietpluis.kluis.sleutels import SleutelFout
from nietpluis.organisaties.models import Organisatie
from nietpluis.organisaties.toegang import in_organisatie


class Command(BaseCommand):
    """One transaction per casus, so that people can go on working. Safe to stop and to run again."""

    help = "Bouwt de lijstgegevens opnieuw op uit de feiten, waar een oudere versie ze maakte."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--organisatie", default="", help="alleen deze (de naam in het adres)")
        parser.add_argument("--alles", action="store_true", help="ook wat al van deze versie is")

    def handle(self, **opties: Any) -> None:
        goed, mis = 0, 0
        for organisatie in kies(opties["organisatie"]):
            for casus_id in _te_doen(organisatie, alles=opties["alles"]):
                fout = herbereken(organisatie, casus_id)
                goed, mis = goed + (not fout), mis + bool(fout)
                if fout:
                    self.stderr.write(f"{organisatie.slug} {fout}")
        self.stdout.write(f"{goed} casussen herberekend, {mis} overgeslagen.")
        if mis:
            raise SystemExit(1)


def _te_doen(organisatie: Organisatie, *, alles: bool) -> list[UUID]:
    with in_organisatie(organisatie.id):
        casussen = Casus.objects.filter(organisatie=organisatie).order_by("nummer")
        casussen = casussen.exclude(status=VERNIETIGD)  # nothing is derived from what nobody reads
        if not alles:
            casussen = casussen.exclude(vouwversie=VOUWVERSIE)
        return list(casussen.values_list("id", flat=True))


def herbereken(organisatie: Organisatie, casus_id: UUID) -> str:
    """Rebuild the derived rows of one casus; otherwise why not, in Dutch.

    A casus whose chain is broken is left alone: rebuilding would make what was tampered with look sound.
    """
    with in_organisatie(organisatie.id, schrijven=True), transaction.atomic():
        # Locked first: who records at the same moment waits, and then counts from the new row.
        casus = Casus.objects.select_for_update().get(id=casus_id)
        rijen = list(Vastlegging.objects.filter(casus=casus).order_by("volgnummer"))
        try:
            if fouten := ketenfouten(casus, rijen):
                return f"{casus.kenmerk}: {fouten[0]}"
            geopend = open_casus(casus)
        except SleutelFout as fout:
            return f"{casus.kenmerk}: {fout}"
        ververs(casus, geopend.dossier, geopend.sleutel, bytes(rijen[-1].schakel))
    return ""
