"""The forms of signing in, in our words. The work behind them is django-allauth's."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as allauth_forms
from django import forms

LEEG = {
    "email": "Vul uw e-mailadres in.",
    "login": "Vul uw e-mailadres in.",
    "password": "Vul uw wachtwoord in.",
    "oldpassword": "Vul het wachtwoord in dat u nu hebt.",
    "password1": "Vul een nieuw wachtwoord in.",
    "password2": "Vul het nieuwe wachtwoord nog een keer in.",
}
NAMEN = {
    "email": "E-mailadres",
    "login": "E-mailadres",
    "password": "Wachtwoord",
    "oldpassword": "Uw wachtwoord van nu",
    "password1": "Nieuw wachtwoord",
    "password2": "Nog een keer het nieuwe wachtwoord",
}
NIEUW_HULP = "Gebruik minstens twaalf tekens. Een zin van vier woorden is goed."


class InOnzeWoorden(forms.Form):
    """Gives the fields our labels and messages, and takes allauth's placeholders and lists away."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam, veld in self.fields.items():
            veld.widget.attrs.pop("placeholder", None)
            veld.label = NAMEN.get(naam, veld.label)
            veld.help_text = NIEUW_HULP if naam == "password1" else ""
            veld.error_messages["required"] = LEEG.get(naam, "Vul dit in.")
            veld.error_messages["invalid"] = "Dit is geen e-mailadres. Kijk het nog eens na."


class AanmeldForm(InOnzeWoorden, allauth_forms.LoginForm):  # type: ignore[misc]  # untyped allauth
    """E-mail address and password."""


class WachtwoordVergetenForm(InOnzeWoorden, allauth_forms.ResetPasswordForm):  # type: ignore[misc]  # untyped allauth
    """Asks for the address to send a link to."""


class NieuwWachtwoordForm(InOnzeWoorden, allauth_forms.ResetPasswordKeyForm):  # type: ignore[misc]  # untyped allauth
    """A new password, by a link from the mail."""


class WachtwoordWijzigenForm(InOnzeWoorden, allauth_forms.ChangePasswordForm):  # type: ignore[misc]  # untyped allauth
    """A new password, by someone who knows the old one."""
