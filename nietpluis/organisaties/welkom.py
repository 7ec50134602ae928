"""The link with which a new colleague chooses the first password: shown once, works once."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

from nietpluis.organisaties.models import Gebruiker

GELDIG = timedelta(days=7)
ZOUT = "nietpluis.organisaties.welkom"


def maak_token(gebruiker: Gebruiker) -> str:
    """Return the secret part of the link; it dies with the password that it replaces."""
    inhoud = {"wie": str(gebruiker.id), "stand": _stand(gebruiker)}
    return signing.dumps(inhoud, salt=ZOUT)


def lees_token(token: str) -> Gebruiker | None:
    """Return who may choose a password with this; None when used, too old, forged or not needed."""
    try:
        inhoud = signing.loads(token, salt=ZOUT, max_age=GELDIG)
    except signing.BadSignature:
        return None
    gebruiker = Gebruiker.objects.filter(id=UUID(inhoud["wie"]), is_active=True).first()
    if gebruiker is None or gebruiker.has_usable_password():
        return None
    return gebruiker if constant_time_compare(inhoud["stand"], _stand(gebruiker)) else None


def vernieuw(gebruiker: Gebruiker) -> str:
    """Make earlier links useless and return a new secret part. Only for who has no password yet."""
    gebruiker.set_unusable_password()
    gebruiker.save(update_fields=["password"])
    return maak_token(gebruiker)


def _stand(gebruiker: Gebruiker) -> str:
    """Tell one state of the password from the next, without giving it away."""
    return salted_hmac(ZOUT, gebruiker.password, algorithm="sha256").hexdigest()[:32]
