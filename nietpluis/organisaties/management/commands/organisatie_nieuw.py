"""`nietpluis organisatie_nieuw`: an organisation, and the invitation of its first beheerder."""

import argparse
import re
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import CommandError
from django.core.management.base import BaseCommand
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from nietpluis.kern.protocollen import sectoren
from nietpluis.organisaties import uitnodigen
from nietpluis.organisaties.beheer import Werk
from nietpluis.organisaties.models import Organisatie, Rol
from nietpluis.organisaties.toegang import in_organisatie
from nietpluis.organisaties.uitnodigen import Gemaakt, Genodigde
from nietpluis.post.uitgaand import heeft_mailserver


class Command(BaseCommand):
    """Make both or nothing. The link is shown only where no mail can be sent, or on request."""

    help = "Maakt een organisatie en nodigt de eerste beheerder uit."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("naam", type=_tekst(120), help='bijvoorbeeld "De Esdoorn"')
        parser.add_argument("slug", type=_slug, help="in het adres: kleine letters en streepjes")
        parser.add_argument("sector", choices=sectoren(), help="bepaalt het protocol")
        parser.add_argument("email", type=_email, help="van de eerste beheerder")
        parser.add_argument("--beheerder", type=_tekst(120), help="naam van de eerste beheerder")
        parser.add_argument("--telefoon", type=_tekst(30), help="algemeen nummer")
        parser.add_argument(
            "--eenpersoons", action="store_true", help="één persoon die alle rollen heeft"
        )
        parser.add_argument("--toon-link", action="store_true", help="toon de link ook na de mail")

    def handle(self, **opties: Any) -> None:
        if Organisatie.objects.filter(slug=opties["slug"]).exists():
            raise CommandError(f"Er is al een organisatie met het adres /o/{opties['slug']}/.")
        with transaction.atomic():
            organisatie = Organisatie.objects.create(
                naam=opties["naam"],
                slug=opties["slug"],
                sector=opties["sector"],
                telefoon=opties["telefoon"] or "",
                eenpersoons=opties["eenpersoons"],
            )
            with in_organisatie(organisatie.id, schrijven=True):
                genodigde = _eerste(opties)
                gemaakt = uitnodigen.nodig_eerste_uit(organisatie, genodigde, timezone.now())
        self._zeg(gemaakt, opties["toon_link"])

    def _zeg(self, gemaakt: Gemaakt, toon_link: bool) -> None:
        email = gemaakt.uitnodiging.email
        if heeft_mailserver():
            self.stdout.write(f"Gemaakt. {email} krijgt een mail met een link.")
        else:
            self.stdout.write(f"Gemaakt. Geef deze link aan {email}. Hij werkt zeven dagen.")
        if toon_link or not heeft_mailserver():
            self.stdout.write(settings.WEBADRES + gemaakt.sleutel.pad)


def _eerste(opties: dict[str, Any]) -> Genodigde:
    rollen = Rol.values if opties["eenpersoons"] else [Rol.BEHEERDER.value]
    naam = opties["beheerder"] or opties["email"].partition("@")[0][:120]
    return Genodigde(naam, opties["email"], Werk("beheerder", frozenset(rollen)))


def _tekst(meeste: int) -> Any:
    """A text that is not empty and fits."""

    def lees(tekst: str) -> str:
        if not tekst.strip() or len(tekst.strip()) > meeste:
            raise argparse.ArgumentTypeError(f"geef een tekst van 1 tot {meeste} tekens")
        return tekst.strip()

    return lees


def _slug(tekst: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", tekst) or len(tekst) > 60:  # noqa: PLR2004 -- as the column
        raise argparse.ArgumentTypeError("gebruik kleine letters, cijfers en losse streepjes")
    return tekst


def _email(tekst: str) -> str:
    try:
        validate_email(tekst)
    except ValidationError as fout:
        raise argparse.ArgumentTypeError("dit is geen e-mailadres") from fout
    return tekst.lower()
