"""`nietpluis rol_bevestigen`: let a requested role work where nobody can confirm it any more."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from nietpluis.organisaties.fout import BeheerFout
from nietpluis.organisaties.models import Organisatie, Rol, Rolverzoek
from nietpluis.organisaties.rolverzoek import Uitkomst, bevestig_vanaf_de_server
from nietpluis.organisaties.toegang import in_organisatie


class Command(BaseCommand):
    """For the day on which nobody is left to say yes; whoever may be on the server can do this."""

    help = (
        "Laat een gevraagde rol ingaan zonder tweede persoon. Alleen als niemand meer kan bevestigen, "
        "bijvoorbeeld omdat de enige bestuurder is overleden. Het blijft zichtbaar in de lijst van rollen."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("organisatie", help="de naam in het adres: /o/<naam>/")
        parser.add_argument("email", help="het e-mailadres van wie de rol krijgt")
        parser.add_argument("rol", choices=Rol.values)

    def handle(self, *_args: Any, **opties: Any) -> None:
        """Confirm the one open request that these three name."""
        organisatie = Organisatie.objects.filter(slug=opties["organisatie"]).first()
        if organisatie is None:
            raise CommandError("Deze organisatie is er niet.")
        with in_organisatie(organisatie.id, schrijven=True):
            verzoek = (
                Rolverzoek.objects.filter(
                    uitkomst=Uitkomst.OPEN,
                    rol=opties["rol"],
                    lid__gebruiker__email=opties["email"].lower(),
                )
                .select_related("lid__gebruiker", "gevraagd_door")
                .first()
            )
            if verzoek is None:
                raise CommandError("Deze rol is niet gevraagd. Vraag hem eerst op het scherm.")
            try:
                bevestig_vanaf_de_server(verzoek)
            except BeheerFout as fout:
                raise CommandError(str(fout)) from None
        self.stdout.write("De rol is ingegaan. Dat staat in de lijst van rollen.")
