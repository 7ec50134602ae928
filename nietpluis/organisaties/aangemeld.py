"""Where a person is signed in: the sessions, listed and ended, and the devices that are remembered."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY, update_session_auth_hash
from django.contrib.sessions.models import Session
from django.db import models
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from nietpluis.organisaties.apparaatnaam import apparaatnaam
from nietpluis.organisaties.models import Aanmelding, Apparaat, Gebruiker, Teller
from nietpluis.organisaties.toegang import GebruikerRequest

SESSIE = "aanmelding"
ONTHOUDEN = timedelta(days=30)


@dataclass(frozen=True)
class Plek:
    """One place where a person is signed in."""

    id: UUID
    apparaat: str
    sinds: datetime
    hier: bool


def noteer(request: HttpRequest, gebruiker: Gebruiker) -> None:
    """Note that a session of this person began; what ended without signing off goes."""
    levend = {rij.sessie for rij, _ in _levende(gebruiker)}
    Aanmelding.objects.filter(gebruiker=gebruiker).exclude(sessie__in=levend).delete()
    rij = Aanmelding.objects.create(
        gebruiker=gebruiker,
        sessie=_sleutel(request),
        apparaat=apparaatnaam(request.headers.get("User-Agent", "")),
        sinds=timezone.now(),
    )
    request.session[SESSIE] = str(rij.id)


def volg_sessie(request: HttpRequest) -> None:
    """Keep track of this session after it got another key."""
    if nummer := request.session.get(SESSIE):
        Aanmelding.objects.filter(id=nummer).update(sessie=_sleutel(request))


def plekken(request: GebruikerRequest) -> list[Plek]:
    """Where this person is signed in now, the newest first. Two queries."""
    hier = request.session.session_key
    rijen = [rij for rij, _ in _levende(request.user)]
    alle = [Plek(rij.id, rij.apparaat, rij.sinds, rij.sessie == hier) for rij in rijen]
    return sorted(alle, key=lambda plek: (plek.hier, plek.sinds), reverse=True)


def beeindig(request: GebruikerRequest, aanmelding_id: UUID) -> bool:
    """End one other session of this person; False when there is none such."""
    rijen = Aanmelding.objects.filter(gebruiker=request.user, id=aanmelding_id)
    for rij in rijen.exclude(sessie=request.session.session_key):
        Session.objects.filter(session_key=rij.sessie).delete()
        rij.delete()
        return True
    return False


def beeindig_andere(request: GebruikerRequest) -> None:
    """End every session of this person but this one, and forget the remembered devices."""
    beeindig_alle(request.user)
    request.user.refresh_from_db(fields=["aanmeldronde"])
    update_session_auth_hash(request, request.user)
    noteer(request, request.user)


def beeindig_alle(gebruiker: Gebruiker) -> None:
    """End every session of this person, also those that are not listed, and forget the devices."""
    Gebruiker.objects.filter(id=gebruiker.id).update(aanmeldronde=F("aanmeldronde") + 1)
    Aanmelding.objects.filter(gebruiker=gebruiker).delete()
    vergeet_apparaten(gebruiker)


def ruim_op(nu: datetime) -> int:
    """Forget what is over: sessions, where they were, remembered devices, old counts. Returns how many."""
    weg = [
        Session.objects.filter(expire_date__lt=nu).delete(),
        Aanmelding.objects.exclude(sessie__in=Session.objects.values("session_key")).delete(),
        Apparaat.objects.filter(onthouden_op__lt=nu - ONTHOUDEN).delete(),
        Teller.objects.filter(expires__lt=nu).delete(),
    ]
    return sum(aantal for aantal, _ in weg)


def _sleutel(request: HttpRequest) -> str:
    if not request.session.session_key:
        request.session.save()
    return str(request.session.session_key)


def _levende(gebruiker: Gebruiker) -> Iterator[tuple[Aanmelding, Session]]:
    """The noted sessions that still open something: not over, and not of before the last round."""
    rijen = {rij.sessie: rij for rij in Aanmelding.objects.filter(gebruiker=gebruiker)}
    sessies = Session.objects.filter(session_key__in=rijen, expire_date__gt=timezone.now())
    nu = gebruiker.get_session_auth_hash()
    for sessie in sessies:
        if constant_time_compare(sessie.get_decoded().get(HASH_SESSION_KEY, ""), nu):
            yield rijen[sessie.session_key], sessie


# ---------------------------------------------------------------------------------------------
# Remembered devices: the second step is not asked there at sign-in. They open nothing.


def onthoud_apparaat(request: GebruikerRequest, antwoord: HttpResponse) -> None:
    """Remember this device for thirty days, by a cookie that this answer takes along."""
    geheim = secrets.token_urlsafe(32)
    Apparaat.objects.create(
        gebruiker=request.user,
        afdruk=_afdruk(geheim),
        naam=apparaatnaam(request.headers.get("User-Agent", "")),
        onthouden_op=timezone.now(),
    )
    antwoord.set_cookie(
        settings.APPARAAT_COOKIE_NAME,
        geheim,
        max_age=ONTHOUDEN,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def vergeet_apparaten(gebruiker: Gebruiker) -> None:
    """Remember none of the devices of this person any more."""
    Apparaat.objects.filter(gebruiker=gebruiker).delete()


def is_onthouden(request: HttpRequest, gebruiker: Gebruiker) -> bool:
    """Whether this device is remembered for this person."""
    geheim = request.COOKIES.get(settings.APPARAAT_COOKIE_NAME, "")
    return apparaten(gebruiker).filter(afdruk=_afdruk(geheim)).exists()


def apparaten(gebruiker: Gebruiker) -> models.QuerySet[Apparaat]:
    """The devices that are remembered now."""
    sinds = timezone.now() - ONTHOUDEN
    return Apparaat.objects.filter(gebruiker=gebruiker, onthouden_op__gt=sinds).order_by(
        "-onthouden_op"
    )


def _afdruk(geheim: str) -> str:
    return sha256(geheim.encode()).hexdigest()
