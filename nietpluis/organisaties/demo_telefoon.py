"""The phones of the invented people: an app with a secret that everybody may know, so no secret."""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.utils import timezone

from nietpluis.organisaties import tweede_factor_middelen as middelen
from nietpluis.organisaties.demo import DEMO
from nietpluis.organisaties.factorzegel import open_tekst, verzegel_tekst
from nietpluis.organisaties.models import Gebruiker
from nietpluis.organisaties.toegang import GebruikerRequest


@dataclass(frozen=True)
class Scherm:
    """What the phone shows: a code, and for how many seconds more."""

    code: str
    nog_s: int


def geef_telefoons() -> None:
    """Give everybody of the demo who reads dossiers an app with codes, unless there is one already."""
    for gebruiker in Gebruiker.objects.filter(email__in=list(_lezers())):
        if not middelen.heeft_middel(gebruiker):
            TOTP.activate(gebruiker, _geheim(gebruiker))
            RecoveryCodes.activate(gebruiker).mark_as_viewed()


def neem_telefoon(request: GebruikerRequest) -> None:
    """Let the app that this session is setting up be one on the phone of the demo."""
    request.session[middelen.GEHEIM] = verzegel_tekst(_geheim(request.user))


def lees_telefoon(request: GebruikerRequest) -> Scherm | None:
    """What the phone of this person shows now; None for who has no phone of the demo, and takes none."""
    gebruiker = request.user
    rij = Authenticator.objects.filter(user=gebruiker, type=middelen.APP).first()
    bewaard = {rij.data["secret"] if rij else "", request.session.get(middelen.GEHEIM, "")} - {""}
    if _geheim(gebruiker) not in map(open_tekst, bewaard):
        return None
    nu, periode = int(timezone.now().timestamp()), app_settings.TOTP_PERIOD
    code = format_hotp_value(hotp_value(_geheim(gebruiker), nu // periode))
    return Scherm(code, periode - nu % periode)


def _geheim(gebruiker: Gebruiker) -> str:
    return b32encode(sha256(f"demo/{gebruiker.email}".encode()).digest()[:20]).decode()


def _lezers() -> Iterator[str]:
    for demo in DEMO:
        for persoon in demo.mensen:
            if middelen.OPENT_DOSSIERS.intersection(persoon.rollen):
                yield persoon.email(demo.slug)
