"""`nietpluis organisatie_nieuw`: an organisation with its first beheerder, or a link to begin one on the screen."""

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
from nietpluis.organisaties import inschrijven, uitnodigen
from nietpluis.organisaties.beheer import Werk
from nietpluis.organisaties.models import Rol
from nietpluis.organisaties.oprichten import Oprichting, is_bezet, richt_op
from nietpluis.organisaties.toegang import in_organisatie
from nietpluis.organisaties.uitnodigen import Gemaakt, Genodigde
from nietpluis.post.uitgaand import heeft_mailserver


class Command(BaseCommand):
    """Make both or nothing. The link is shown only where no mail can be sent, or on request."""

    help = "Maakt een organisatie en nodigt de eerste beheerder uit."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        # One by one: either all four, or only --uitnodiging.
        parser.add_argument("naam", nargs="?", type=_tekst(120), help='bijvoorbeeld "De Esdoorn"')
        parser.add_argument(
            "slug", nargs="?", type=_slug, help="in het adres: kleine letters en streepjes"
        )
        parser.add_argument("sector", nargs="?", choices=sectoren(), help="bepaalt het protocol")
        parser.add_argument("email", nargs="?", type=_email, help="van de eerste beheerder")
        parser.add_argument(
            "--uitnodiging",
            type=_email,
            metavar="E-MAIL",
            help="maak alleen een link, waarmee deze persoon zelf begint op het scherm",
        )
        parser.add_argument("--beheerder", type=_tekst(120), help="naam van de eerste beheerder")
        parser.add_argument("--telefoon", type=_tekst(30), help="algemeen nummer")
        parser.add_argument(
            "--eenpersoons", action="store_true", help="één persoon die alle rollen heeft"
        )
        parser.add_argument("--toon-link", action="store_true", help="toon de link ook na de mail")

    def handle(self, **opties: Any) -> None:
        _eis_keuze(opties)
        if email := opties["uitnodiging"]:
            self._zeg(email, _maak_link(email), opties["toon_link"])
        else:
            gemaakt = _maak_organisatie(opties)
            self._zeg(gemaakt.uitnodiging.email, gemaakt.sleutel.pad, opties["toon_link"])

    def _zeg(self, email: str, pad: str, toon_link: bool) -> None:
        if heeft_mailserver():
            self.stdout.write(f"Gemaakt. {email} krijgt een mail met een link.")
        else:
            self.stdout.write(f"Gemaakt. Geef deze link aan {email}. Hij werkt zeven dagen.")
        if toon_link or not heeft_mailserver():
            self.stdout.write(settings.WEBADRES + pad)


def _eis_keuze(opties: dict[str, Any]) -> None:
    """Either a whole organisation or a link. Raises CommandError."""
    deel = [opties[naam] for naam in ("naam", "slug", "sector", "email")]
    if opties["uitnodiging"] and any(deel):
        raise CommandError("Met --uitnodiging vult wie begint alles zelf in. Laat de rest weg.")
    if opties["uitnodiging"] and settings.BEGINNEN == inschrijven.NEE:
        raise CommandError("Beginnen op het scherm staat uit (NIETPLUIS_BEGINNEN).")
    if not opties["uitnodiging"] and not all(deel):
        raise CommandError("Geef naam, slug, sector en email. Of alleen --uitnodiging E-MAIL.")


def _maak_link(email: str) -> str:
    """The path of a link with which this person begins."""
    opgave = inschrijven.Opgave(email=email.lower())
    with transaction.atomic():
        token = inschrijven.schrijf_in(opgave, timezone.now())
        inschrijven.mail(opgave, token)
    return inschrijven.pad(token)


def _maak_organisatie(opties: dict[str, Any]) -> Gemaakt:
    oprichting = Oprichting(
        naam=opties["naam"],
        slug=opties["slug"],
        sector=opties["sector"],
        telefoon=opties["telefoon"] or "",
        eenpersoons=opties["eenpersoons"],
    )
    if is_bezet(oprichting.slug):
        raise CommandError(f"Er is al een organisatie met het adres /o/{oprichting.slug}/.")
    with transaction.atomic():
        organisatie = richt_op(oprichting)
        with in_organisatie(organisatie.id, schrijven=True):
            return uitnodigen.nodig_eerste_uit(organisatie, _eerste(opties), timezone.now())


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
