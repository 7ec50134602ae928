"""What signing in does here, where it differs from django-allauth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.urls import reverse

from nietpluis.organisaties import aangemeld, factorzegel
from nietpluis.organisaties import tweede_factor_middelen as middelen
from nietpluis.organisaties.models import Gebruiker
from nietpluis.organisaties.toegang import in_organisatie
from nietpluis.organisaties.tweede_factor import SESSIE, Factor, heeft
from nietpluis.post.uitgaand import VAN_NIEMAND, klaarzetten

if TYPE_CHECKING:
    from django.http import HttpRequest

    from nietpluis.organisaties.toegang import GebruikerRequest

BRIEVEN = {"account/email/password_reset_key": ("wachtwoord", "password_reset_url")}
"""Which of our texts stands for a mail of allauth, and where in its context the link is."""


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Nobody signs up; the messages are in our words; a fresh sign-in forgives wrong pincodes."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "Dit e-mailadres en wachtwoord horen niet bij elkaar.",
        "too_many_login_attempts": "U hebt het te vaak geprobeerd. Wacht vijf minuten.",
        "enter_current_password": "Dit is niet uw wachtwoord van nu.",
        "incorrect_password": "Dit wachtwoord klopt niet.",
        "invalid_password_reset": "Deze link werkt niet meer. Vraag een nieuwe link aan.",
        "account_inactive": "U kunt zich niet meer aanmelden. Vraag uw beheerder om hulp.",
        "rate_limited": "U hebt het te vaak geprobeerd. Wacht even.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 -- allauth's signature
        """Refuse: a beheerder adds people."""
        return False

    def get_login_redirect_url(self, request: GebruikerRequest) -> str:
        """Go on to the second step, for whoever has one or needs one; else to the organisation."""
        if heeft(request, Factor.GEZET) or aangemeld.is_onthouden(request, request.user):
            return reverse("verder")
        wil = middelen.heeft_middel(request.user) or middelen.moet_er_een(request.user)
        return reverse("tweede_stap" if wil else "verder")

    def login(self, request: HttpRequest, user: Gebruiker) -> None:
        """Sign in with a password, after which the pincode may be tried again."""
        request.session.pop(SESSIE, None)  # who signs in anew with a password has only that
        super().login(request, user)
        aangemeld.noteer(request, user)
        Gebruiker.objects.filter(id=user.id, misse_pincodes__gt=0).update(misse_pincodes=0)

    def set_password(self, user: Gebruiker, password: str) -> None:
        """Keep a new password; a device that was remembered under the old one is forgotten."""
        super().set_password(user, password)
        aangemeld.vergeet_apparaten(user)

    def get_login_stages(self) -> list[str]:
        """Leave out allauth's own question for a second factor: telling something never asks one."""
        return [stap for stap in super().get_login_stages() if not stap.startswith("allauth.mfa.")]

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Put the mail in the outbox: a slow mail server would tell that an address is known here.

        Of all mail of allauth only the one about a forgotten password exists; for any other this
        raises KeyError, because its English text must not leave.
        """
        soort, sleutel = BRIEVEN[template_prefix]
        with in_organisatie(VAN_NIEMAND, schrijven=True):
            pad = urlsplit(context[sleutel]).path
            klaarzetten(email, soort, organisatie_id=VAN_NIEMAND, pad=pad)

    def add_message(self, *_args: Any, **_kwargs: Any) -> None:
        """Say nothing: the page that follows shows what happened."""


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    """Keeps the secrets of a second factor sealed, under a key that is not in this database."""

    def encrypt(self, text: str) -> str:
        """Seal; the table of allauth holds text."""
        return factorzegel.verzegel_tekst(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Open what `encrypt` sealed; raises ZegelVerbroken."""
        return factorzegel.open_tekst(encrypted_text)
