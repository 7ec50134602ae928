"""`nietpluis backup_sleutel`: the pair of keys of the copies. Only the public half belongs on this machine."""

from typing import Any

from django.core.management.base import BaseCommand

from nietpluis.reservekopie.paar import maak_paar

UITLEG = """Dit is het sleutelpaar voor reservekopieën. Het staat nergens anders dan hier.

1. Schrijf of druk deze regel af, en leg hem in een kluis. Zet hem NIET op deze computer:
   {prive}

2. Zet deze regel in NIETPLUIS_RESERVESLEUTEL:
   {openbaar}

Zonder regel 1 is geen reservekopie ooit nog te lezen."""


class Command(BaseCommand):
    """Makes a new pair each time; keeps nothing."""

    help = "Maakt een sleutelpaar voor reservekopieën en toont het één keer."
    requires_system_checks = ()

    def handle(self, **_opties: Any) -> None:
        prive, openbaar = maak_paar()
        self.stdout.write(UITLEG.format(prive=prive, openbaar=openbaar))
