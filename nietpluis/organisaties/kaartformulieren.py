"""The forms around a card: choosing and typing its pincode, and whom to make cards for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError

from nietpluis.organisaties.formulieren import CIJFERS, Formulier, is_rijtje
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.ui.velden import Telefoonveld

LEEG = "Vul uw pincode in."


class KaartPincodeForm(Formulier):
    """The pincode of a card that was used before."""

    pincode = forms.CharField(
        label="Uw pincode",
        max_length=20,
        widget=forms.PasswordInput(attrs=CIJFERS),
        error_messages={"required": LEEG},
    )


class EerstePincodeForm(Formulier):
    """The pincode that the first use of a card chooses."""

    pincode = forms.CharField(
        label="Kies een pincode",
        help_text="Kies vier, vijf of zes cijfers. Neem geen rijtje, zoals 1234.",
        max_length=20,
        widget=forms.PasswordInput(attrs=CIJFERS),
        error_messages={"required": "Kies vier, vijf of zes cijfers."},
    )
    nog_een_keer = forms.CharField(
        label="Nog een keer uw pincode",
        max_length=20,
        widget=forms.PasswordInput(attrs=CIJFERS),
        error_messages={"required": "Vul uw pincode nog een keer in."},
    )

    def clean_pincode(self) -> str:
        pincode: str = self.cleaned_data["pincode"]
        if not (pincode.isascii() and pincode.isdigit() and 4 <= len(pincode) <= 6):  # noqa: PLR2004 -- as the hint says
            raise ValidationError("Gebruik alleen cijfers: vier, vijf of zes.")
        if is_rijtje(pincode):
            raise ValidationError("Deze pincode raadt iemand zo. Kies een andere.")
        return pincode

    def clean_nog_een_keer(self) -> str:
        nog_een_keer: str = self.cleaned_data["nog_een_keer"]
        if self.cleaned_data.get("pincode", nog_een_keer) != nog_een_keer:
            raise ValidationError("Deze twee zijn niet gelijk. Vul ze opnieuw in.")
        return nog_een_keer


class KaartenForm(Formulier):
    """For whom cards are made, or taken back."""

    leden = forms.MultipleChoiceField(
        label="Voor wie?",
        widget=forms.CheckboxSelectMultiple(),
        error_messages={
            "required": "Kies minstens één persoon.",
            "invalid_choice": "Deze lijst is veranderd. Kies opnieuw.",
        },
    )

    def __init__(self, *args: Any, leden: Iterable[Lidmaatschap], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mensen = {str(lid.id): lid for lid in leden}
        veld = cast("forms.MultipleChoiceField", self.fields["leden"])
        veld.choices = [(code, f"{lid.naam}, {lid.functie}") for code, lid in self.mensen.items()]

    def gekozen(self) -> list[Lidmaatschap]:
        """Whom the beheerder chose; call after `is_valid()`."""
        return [self.mensen[code] for code in self.cleaned_data["leden"]]


class SchrijfpaginaForm(Formulier):
    """What the write-only page shows of the organisation."""

    telefoon = Telefoonveld(
        label="Welk telefoonnummer staat op de pagina?",
        help_text="Zet hier een algemeen nummer, geen nummer van een persoon.",
        required=False,
        max_length=30,
    )
