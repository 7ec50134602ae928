"""What tests about the second step share: somebody's app, and signing in with it."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)
from django.utils import timezone

from nietpluis.organisaties.models import Gebruiker, Lidmaatschap

STAP = "/aanmelden/tweede-stap/"


def geef_app(wie: Lidmaatschap) -> str:
    """Give this person an app with codes and recovery codes; returns the secret of the app."""
    geheim = str(generate_totp_secret())
    TOTP.activate(wie.gebruiker, geheim)
    RecoveryCodes.activate(wie.gebruiker)
    return geheim


def code_van(geheim: str, *, stappen: int = 0) -> str:
    """The code that an app with this secret shows now, or so many half minutes from now."""
    nu = int(timezone.now().timestamp()) // 30
    return str(format_hotp_value(hotp_value(geheim, nu + stappen)))


def herstelcodes(gebruiker: Gebruiker) -> list[str]:
    """The recovery codes that this person can still use."""
    rij = Authenticator.objects.get(user=gebruiker, type=Authenticator.Type.RECOVERY_CODES)
    codes: list[str] = rij.wrap().get_unused_codes()
    return codes
