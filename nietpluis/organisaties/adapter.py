"""What signing in does here, where it differs from django-allauth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.adapter import DefaultAccountAdapter
from django.urls import reverse

from nietpluis.organisaties.models import Gebruiker

if TYPE_CHECKING:
    from django.http import HttpRequest


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

    def get_login_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 -- allauth's signature
        """Go on to the organisation, or to the choice between several."""
        return reverse("verder")

    def login(self, request: HttpRequest, user: Gebruiker) -> None:
        """Sign in with a password, after which the pincode may be tried again."""
        super().login(request, user)
        Gebruiker.objects.filter(id=user.id, misse_pincodes__gt=0).update(misse_pincodes=0)

    def add_message(self, *_args: Any, **_kwargs: Any) -> None:
        """Say nothing: the page that follows shows what happened."""
