"""The forms of the second step: asking it, and setting it up."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from nietpluis.organisaties import tweede_factor_middelen as middelen
from nietpluis.organisaties.formulieren import CIJFERS, Formulier
from nietpluis.organisaties.models import Gebruiker

WACHTWOORD = "Uw wachtwoord"


class MetGebruiker(Formulier):
    """A form of one person, whose attempts are counted."""

    def __init__(
        self, *args: Any, request: HttpRequest, gebruiker: Gebruiker, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.request, self.gebruiker = request, gebruiker


class CodeForm(MetGebruiker):
    """A code of the app, or a recovery code."""

    code = forms.CharField(
        label="Code",
        help_text="Zes cijfers uit uw app. Of een herstelcode van uw lijst.",
        max_length=40,
        widget=forms.TextInput(attrs=CIJFERS),
        error_messages={
            "required": "Vul de code in.",
            "max_length": "Deze code is te lang. Kijk hem nog eens na.",
        },
    )

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        middelen.gebruik_code(self.request, self.gebruiker, code)
        return code


class ZonderForm(Formulier):
    """Going on without the second step."""

    onthoud = forms.BooleanField(
        label="Vraag dit 30 dagen niet als ik mij op dit apparaat aanmeld", required=False
    )


class SleutelForm(MetGebruiker):
    """What a passkey answered, put here by the script of the page."""

    antwoord = forms.CharField(
        widget=forms.HiddenInput, error_messages={"required": middelen.SLEUTEL_KLOPT_NIET}
    )

    def clean_antwoord(self) -> Any:
        """The answer of the passkey as data."""
        try:
            antwoord = json.loads(self.cleaned_data["antwoord"])
        except (ValueError, RecursionError) as fout:
            raise ValidationError(middelen.SLEUTEL_KLOPT_NIET) from fout
        self._gebruik(antwoord)
        return antwoord

    def _gebruik(self, antwoord: Any) -> None:
        middelen.gebruik_sleutel(self.request, self.gebruiker, antwoord)


class _EersteMiddel(MetGebruiker):
    """Asks the password for the first means: an open session alone must not be able to set one up."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if middelen.heeft_middel(self.gebruiker):
            del self.fields["wachtwoord"]

    def clean_wachtwoord(self) -> str:
        wachtwoord: str = self.cleaned_data["wachtwoord"]
        middelen.tel_wachtwoord(self.request, self.gebruiker)
        if not self.gebruiker.check_password(wachtwoord):
            raise ValidationError("Dit wachtwoord klopt niet.")
        return wachtwoord


def _wachtwoordveld() -> forms.CharField:
    return forms.CharField(
        label=WACHTWOORD,
        help_text="Zo weten we dat u het bent.",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Vul uw wachtwoord in."},
    )


class AppForm(_EersteMiddel):
    """The first code that a new app shows."""

    wachtwoord = _wachtwoordveld()
    code = forms.CharField(
        label="De code die uw app nu laat zien",
        help_text="Zes cijfers. Elke halve minuut komt er een nieuwe code.",
        max_length=40,
        widget=forms.TextInput(attrs=CIJFERS),
        error_messages={
            "required": "Vul de code uit uw app in.",
            "max_length": "Deze code is te lang. Kijk hem nog eens na.",
        },
    )

    def clean(self) -> dict[str, Any]:
        """Keep the app only when all else is right."""
        gegeven = super().clean() or {}
        if not self.errors:
            try:
                middelen.maak_app(self.request, self.gebruiker, gegeven["code"])
            except ValidationError as fout:
                self.add_error("code", fout)
        return gegeven


class NieuweSleutelForm(_EersteMiddel):
    """A new passkey, with a name to know it by."""

    naam = forms.CharField(
        label="Hoe noemt u deze sleutel?",
        help_text="Bijvoorbeeld: mijn telefoon. Zo herkent u hem later.",
        max_length=60,
        error_messages={"required": "Geef de sleutel een naam."},
    )
    wachtwoord = _wachtwoordveld()
    antwoord = forms.CharField(
        widget=forms.HiddenInput,
        error_messages={"required": "Druk op de knop. Uw apparaat vraagt dan om de sleutel."},
    )

    def clean(self) -> dict[str, Any]:
        """Keep the passkey only when all else is right."""
        gegeven = super().clean() or {}
        if not self.errors:
            try:
                antwoord = json.loads(gegeven["antwoord"])
                middelen.maak_sleutel(self.gebruiker, gegeven["naam"], antwoord)
            except (ValidationError, ValueError, RecursionError):
                self.add_error(None, middelen.SLEUTEL_KLOPT_NIET)
        return gegeven
