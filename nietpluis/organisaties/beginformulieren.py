"""The forms of who begins an organisation: what it is, and whether that is right."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from nietpluis.kern.protocollen import protocol_op, sectoren
from nietpluis.organisaties.formulieren import EersteWachtwoordForm, Formulier
from nietpluis.organisaties.inschrijven import BESTUURDER, ENIGE, REGELT, Opgave
from nietpluis.organisaties.models import Gebruiker
from nietpluis.organisaties.oprichten import LANGSTE_SLUG, Oprichting, is_bezet
from nietpluis.ui.velden import Telefoonveld

Keuzes = list[tuple[str, Any]]
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
BEZET = "Dit adres is al van een andere organisatie. Kies een ander adres."
ROLLEN = (
    (BESTUURDER, "Ik ben de bestuurder of de directeur"),
    (ENIGE, "Ik werk alleen. Er is verder niemand."),
    (REGELT, "Ik regel dit voor de bestuurder"),
)


@cache
def soorten() -> Keuzes:
    """Every sector, and under it the kinds of help it knows, as the groups of one list."""
    op = timezone.localdate()
    gewoon, groepen = [], []
    for sector in sectoren():
        protocol = protocol_op(sector, op)
        if protocol.voorzieningen:
            onder = [(f"{sector}/{v.code}", v.naam) for v in protocol.voorzieningen]
            groepen.append((protocol.naam, onder))
        else:
            gewoon.append((sector, protocol.naam))
    return [("", "Kies uit de lijst"), *groepen, ("Zorg en andere hulp", gewoon)]


class BeginForm(Formulier):
    """The organisation, and who begins it. Without `vraag_email` the address is known from the link."""

    organisatie = forms.CharField(
        label="Hoe heet uw organisatie?",
        help_text="Zo staat het boven elke pagina. Bijvoorbeeld: Basisschool De Esdoorn.",
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
        error_messages={"required": "Vul de naam van uw organisatie in."},
    )
    soort = forms.ChoiceField(
        label="Wat voor organisatie is het?",
        help_text="Doet u meer dan één? Kies er nu één. De andere kiest u straks.",
        error_messages={
            "required": "Kies wat voor organisatie het is.",
            "invalid_choice": "Kies iets uit de lijst.",
        },
    )
    telefoon = Telefoonveld(
        label="Algemeen telefoonnummer",
        help_text="Het nummer waarop cliënten, ouders en collega’s u bereiken.",
        max_length=30,
    )
    naam = forms.CharField(
        label="Uw voornaam en achternaam",
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": "Vul uw naam in."},
    )
    email = forms.EmailField(
        label="Uw e-mailadres op het werk",
        help_text="Hiermee meldt u zich straks aan.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": "Vul uw e-mailadres in.",
            "invalid": "Dit is geen e-mailadres. Kijk het nog eens na.",
        },
    )
    rol = forms.ChoiceField(
        label="Wie bent u?",
        choices=ROLLEN,
        widget=forms.RadioSelect(),
        error_messages={
            "required": "Kies wat het beste past.",
            "invalid_choice": "Kies een van de antwoorden hieronder.",
        },
    )

    def __init__(self, *args: Any, vraag_email: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["soort"].choices = soorten()  # type: ignore[attr-defined]  # a ChoiceField
        if not vraag_email:
            del self.fields["email"]

    @classmethod
    def als_begin(cls, opgave: Opgave) -> dict[str, str]:
        """What the form shows of what was filled in before."""
        soort = f"{opgave.sector}/{opgave.voorziening}".rstrip("/")
        return {
            "organisatie": opgave.organisatie,
            "soort": soort,
            "telefoon": opgave.telefoon,
            "naam": opgave.naam,
            "rol": opgave.rol,
        }

    def opgave(self) -> Opgave:
        """What was filled in; call after `is_valid()`."""
        gegeven = self.cleaned_data
        sector, _, voorziening = gegeven["soort"].partition("/")
        return Opgave(
            email=gegeven.get("email", "").lower(),
            naam=gegeven["naam"],
            organisatie=gegeven["organisatie"],
            sector=sector,
            voorziening=voorziening,
            telefoon=gegeven["telefoon"],
            rol=gegeven["rol"],
        )


class KloptForm(EersteWachtwoordForm):
    """The address of the organisation, what else it does, and the password of who begins.

    Who has an account already (`heeft_account`) has a password too.
    """

    slug = forms.CharField(
        label="Het adres van uw pagina’s",
        help_text="Kleine letters, cijfers en streepjes. Dit kunt u later niet meer veranderen.",
        max_length=LANGSTE_SLUG,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
        error_messages={
            "required": "Kies een adres. Bijvoorbeeld: de-esdoorn.",
            "max_length": f"Maak het adres korter: hoogstens {LANGSTE_SLUG} tekens.",
        },
    )
    voorzieningen = forms.MultipleChoiceField(
        label="Wat doet uw organisatie?",
        help_text="Kies alles wat past.",
        widget=forms.CheckboxSelectMultiple(),
        error_messages={
            "required": "Kies wat uw organisatie doet.",
            "invalid_choice": "Kies uit de antwoorden hieronder.",
        },
    )
    field_order = ["voorzieningen", "slug", "wachtwoord", "nog_een_keer"]

    def __init__(
        self, *args: Any, opgave: Opgave, gebruiker: Gebruiker, heeft_account: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, gebruiker=gebruiker, **kwargs)
        self.opgave = opgave
        keuzes = protocol_op(opgave.sector, timezone.localdate()).voorzieningen
        self.fields["voorzieningen"].choices = [(v.code, v.naam) for v in keuzes]  # type: ignore[attr-defined]  # a MultipleChoiceField
        weg = ["wachtwoord", "nog_een_keer"] * heeft_account + ["voorzieningen"] * (not keuzes)
        for veld in weg:
            del self.fields[veld]

    def clean_slug(self) -> str:
        """Small letters, digits and single dashes, that no other organisation has."""
        slug: str = self.cleaned_data["slug"].lower()
        if not SLUG.fullmatch(slug):
            raise ValidationError("Gebruik kleine letters, cijfers en losse streepjes.")
        if is_bezet(slug):
            raise ValidationError(BEZET)
        return slug

    def oprichting(self) -> Oprichting:
        """The organisation to make; call after `is_valid()`."""
        return Oprichting(
            naam=self.opgave.organisatie,
            slug=self.cleaned_data["slug"],
            sector=self.opgave.sector,
            voorzieningen=tuple(self.cleaned_data.get("voorzieningen", ())),
            telefoon=self.opgave.telefoon,
            eenpersoons=self.opgave.rol == ENIGE,
        )
