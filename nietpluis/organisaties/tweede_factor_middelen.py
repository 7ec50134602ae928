"""The means of the second step: an app with codes, passkeys, recovery codes. Their rows are django-allauth's."""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.core import ratelimit
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, validate_totp_code
from allauth.mfa.webauthn.internal import auth as webauthn
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest

from nietpluis.organisaties.factorzegel import open_tekst, verzegel_tekst
from nietpluis.organisaties.models import Gebruiker, Lidmaatschap, Rol
from nietpluis.organisaties.toegang import GebruikerRequest, werkt_bij, zoek_lid

APP, SLEUTEL, CODES = (
    Authenticator.Type.TOTP,
    Authenticator.Type.WEBAUTHN,
    Authenticator.Type.RECOVERY_CODES,
)
ZELFSTANDIG = (APP, SLEUTEL)
"""The means that stand on their own; recovery codes only help who lost one of these."""
OPENT_DOSSIERS = frozenset(Rol.values) - {Rol.MEDEWERKER}
"""The roles that a person cannot do without a second step."""
GEHEIM = "tweede_stap_geheim"
NOG_EVEN = "U hebt het te vaak geprobeerd. Wacht vijf minuten."
KLOPT_NIET = "Deze code klopt niet. Wacht op de volgende code en probeer het opnieuw."
ONLEESBAAR = (
    *(ValidationError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError),
    *(struct.error, RecursionError),
)
"""What the reading of a passkey's answer raises on nonsense: it is bytes from a stranger."""
SLEUTEL_KLOPT_NIET = "Het lukte niet met de toegangssleutel. Probeer het opnieuw."


@dataclass(frozen=True)
class Middel:
    """One means as the screen shows it."""

    id: int
    soort: str
    naam: str
    sinds: datetime
    gebruikt_op: datetime | None


def heeft_middel(gebruiker: Gebruiker) -> bool:
    """Whether this person can do a second step. One query."""
    return bool(Authenticator.objects.filter(user=gebruiker, type__in=ZELFSTANDIG).exists())


def middelen(gebruiker: Gebruiker) -> list[Middel]:
    """The means of this person that stand on their own, oldest first."""
    rijen = Authenticator.objects.filter(user=gebruiker, type__in=ZELFSTANDIG).order_by("id")
    return [
        Middel(
            rij.id,
            rij.type,
            "App met codes" if rij.type == APP else rij.data["name"],
            rij.created_at,
            rij.last_used_at,
        )
        for rij in rijen
    ]


def heeft_sleutel(gebruiker: Gebruiker) -> bool:
    """Whether this person has a passkey here."""
    return bool(Authenticator.objects.filter(user=gebruiker, type=SLEUTEL).exists())


def moet_er_een(gebruiker: Gebruiker) -> bool:
    """Whether this person has a role somewhere that cannot do without a second step."""
    return any(_rollen(gebruiker, lid) & OPENT_DOSSIERS for lid in werkt_bij(gebruiker))


def _rollen(gebruiker: Gebruiker, lid: Lidmaatschap) -> frozenset[str]:
    return zoek_lid(gebruiker, lid.organisatie.slug).rolnamen


# ---------------------------------------------------------------------------------------------
# Using one


def gebruik_code(request: HttpRequest, gebruiker: Gebruiker, code: str) -> None:
    """Use a code of the app or a recovery code, once; ValidationError, in words, when it does not do."""
    teller = _tel_poging(request, gebruiker)
    for rij in Authenticator.objects.filter(user=gebruiker, type__in=(APP, CODES)).order_by(
        "-type"
    ):
        if rij.wrap().validate_code(code) and _eenmaal(gebruiker, code):
            rij.record_usage()
            teller.wis()
            return
    raise ValidationError(KLOPT_NIET)


def gebruik_sleutel(request: HttpRequest, gebruiker: Gebruiker, antwoord: Any) -> None:
    """Use a passkey; ValidationError, in words, when its answer does not fit what was asked."""
    teller = _tel_poging(request, gebruiker)
    try:
        webauthn.parse_authentication_response(antwoord)
        rij = webauthn.complete_authentication(gebruiker, antwoord)
    except ONLEESBAAR as fout:
        raise ValidationError(SLEUTEL_KLOPT_NIET) from fout
    rij.record_usage()
    teller.wis()


def wie_heeft_sleutel(antwoord: Any) -> Gebruiker:
    """Whose passkey gave this answer to the question of this session; ValidationError when nobody's.

    Nothing is counted: there is no secret to guess, and the name in the answer is the sender's word.
    """
    try:
        webauthn.parse_authentication_response(antwoord)
        gebruiker: Gebruiker = webauthn.extract_user_from_response(antwoord)
        rij = webauthn.complete_authentication(gebruiker, antwoord)
    except ONLEESBAAR as fout:
        raise ValidationError(SLEUTEL_KLOPT_NIET) from fout
    if not gebruiker.is_active:
        raise ValidationError(SLEUTEL_KLOPT_NIET)
    rij.record_usage()
    return gebruiker


def sleutelvraag(gebruiker: Gebruiker | None) -> str:
    """What the browser must have signed by a passkey, as JSON; the session remembers the question."""
    return json.dumps(webauthn.begin_authentication(gebruiker), default=dict)


@dataclass(frozen=True)
class _Teller:
    request: HttpRequest
    sleutel: str

    def wis(self) -> None:
        ratelimit.clear(self.request, action="tweede_stap", key=self.sleutel)


def _tel_poging(request: HttpRequest, gebruiker: Gebruiker) -> _Teller:
    """Count an attempt before it is looked at; per account, whatever the address."""
    sleutel = str(gebruiker.pk)
    if not ratelimit.consume(request, action="tweede_stap", key=sleutel):
        raise ValidationError(NOG_EVEN)
    return _Teller(request, sleutel)


def tel_wachtwoord(request: HttpRequest, gebruiker: Gebruiker) -> None:
    """Count an attempt at the password of somebody who is signed in; ValidationError after too many."""
    if not ratelimit.consume(request, action="reauthenticate", user=gebruiker):
        raise ValidationError(NOG_EVEN)


def _eenmaal(gebruiker: Gebruiker, code: str) -> bool:
    """Whether this code is used for the first time in all the time that it could be right.

    allauth remembers half a minute; with a clock that may be off, a code is right for longer.
    """
    geldig_s = app_settings.TOTP_PERIOD * (2 * app_settings.TOTP_TOLERANCE + 2)
    sleutel = f"nietpluis.tweede_stap/{gebruiker.pk}/{normalize_user_code(code)}"
    return bool(cache.add(sleutel, "gebruikt", timeout=geldig_s))


# ---------------------------------------------------------------------------------------------
# Setting one up


def app_geheim(request: HttpRequest) -> str:
    """The secret that this session is setting up, made on first use; the session holds it sealed."""
    if GEHEIM not in request.session:
        request.session[GEHEIM] = verzegel_tekst(generate_totp_secret())
    return open_tekst(request.session[GEHEIM])


def app_link(request: GebruikerRequest) -> str:
    """The otpauth:// address from which an app takes over the secret that is being set up."""
    return str(get_adapter().build_totp_url(request.user, app_geheim(request)))


def maak_app(request: HttpRequest, gebruiker: Gebruiker, code: str) -> None:
    """Keep the app that shows this code; ValidationError when it shows another."""
    teller = _tel_poging(request, gebruiker)
    geheim = app_geheim(request)
    if not (validate_totp_code(geheim, code) and _eenmaal(gebruiker, code)):
        raise ValidationError(KLOPT_NIET)
    with transaction.atomic():
        Authenticator.objects.filter(user=gebruiker, type=APP).delete()
        TOTP.activate(gebruiker, geheim)
        RecoveryCodes.activate(gebruiker)
    del request.session[GEHEIM]
    teller.wis()


def nieuwe_sleutelvraag(gebruiker: Gebruiker) -> str:
    """What the browser must make a passkey with, as JSON; the session remembers the question."""
    return json.dumps(webauthn.begin_registration(gebruiker, passwordless=True), default=dict)


def maak_sleutel(gebruiker: Gebruiker, naam: str, antwoord: Any) -> None:
    """Keep the passkey in this answer; ValidationError when it does not fit what was asked."""
    try:
        webauthn.parse_registration_response(antwoord)
        binding = webauthn.complete_registration(antwoord)
    except ONLEESBAAR as fout:
        raise ValidationError(SLEUTEL_KLOPT_NIET) from fout
    if not binding.is_user_verified():
        raise ValidationError(SLEUTEL_KLOPT_NIET)
    with transaction.atomic():
        webauthn.WebAuthn.add(gebruiker, naam, antwoord)
        RecoveryCodes.activate(gebruiker)


def haal_weg(gebruiker: Gebruiker, middel_id: int) -> None:
    """Take one means away; the recovery codes go with the last one."""
    with transaction.atomic():
        Authenticator.objects.filter(user=gebruiker, id=middel_id, type__in=ZELFSTANDIG).delete()
        if not heeft_middel(gebruiker):
            Authenticator.objects.filter(user=gebruiker).delete()


def haal_alles_weg(gebruiker: Gebruiker) -> int:
    """Take every means away, as for a lost phone; returns how many there were."""
    return int(Authenticator.objects.filter(user=gebruiker).delete()[0])


# ---------------------------------------------------------------------------------------------
# Recovery codes


def ongeziene_codes(gebruiker: Gebruiker) -> list[str]:
    """The recovery codes, until this person said to have kept them; after that they show nowhere."""
    codes = _codes(gebruiker)
    return [] if codes is None or codes.did_view else codes.get_unused_codes()


def aantal_codes(gebruiker: Gebruiker) -> int:
    """How many recovery codes are left."""
    codes = _codes(gebruiker)
    return len(codes.get_unused_codes()) if codes else 0


def heb_codes_gezien(gebruiker: Gebruiker) -> None:
    """Show the recovery codes no more."""
    if codes := _codes(gebruiker):
        codes.mark_as_viewed()


def nieuwe_codes(gebruiker: Gebruiker) -> None:
    """Replace the recovery codes; the old ones stop working."""
    with transaction.atomic():
        Authenticator.objects.filter(user=gebruiker, type=CODES).delete()
        RecoveryCodes.activate(gebruiker)


def _codes(gebruiker: Gebruiker) -> Any:
    rij = Authenticator.objects.filter(user=gebruiker, type=CODES).first()
    return rij.wrap() if rij else None
