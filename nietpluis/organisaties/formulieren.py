"""The forms about people: the own contact card and pincode, and what a beheerder fills in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import Any, cast

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from nietpluis.organisaties.beheer import Werk
from nietpluis.organisaties.models import Gebruiker, Lidmaatschap, Rol, Team
from nietpluis.ui.velden import Datumveld, Telefoonveld

BEREIKBAAR_HULP = "Schrijf wanneer men u kan bellen. Bijvoorbeeld: elke werkdag tot 17.00 uur."

# "one-time-code": a browser must not keep a pincode as if it were the password of this site.
CIJFERS = {"inputmode": "numeric", "autocomplete": "one-time-code"}


class Formulier(forms.Form):
    """Leaves the messages about empty fields to the server: they are in our words there."""

    use_required_attribute = False

    def weiger(self, veld: str, reden: str) -> None:
        """Put a message at a field, or above the form when it has no such field."""
        self.add_error(veld if veld in self.fields else None, reden)


class ContactForm(Formulier):
    """When and where colleagues may call you."""

    telefoon = Telefoonveld(label="Uw telefoonnummer op het werk", required=False, max_length=30)
    bereikbaar = forms.CharField(
        label="Wanneer bent u bereikbaar?",
        help_text=BEREIKBAAR_HULP,
        required=False,
        max_length=120,
    )


class PincodeForm(Formulier):
    """A pincode for the hidden screen; the password shows who is choosing it."""

    pincode = forms.CharField(
        label="Nieuwe pincode",
        help_text="Kies vier tot acht cijfers. Neem geen rijtje, zoals 1234.",
        widget=forms.PasswordInput(attrs=CIJFERS),
        error_messages={"required": "Vul vier tot acht cijfers in."},
    )
    wachtwoord = forms.CharField(
        label="Uw wachtwoord",
        help_text="Zo weten we dat u het bent.",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Vul uw wachtwoord in."},
    )

    def __init__(self, *args: Any, gebruiker: Gebruiker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gebruiker = gebruiker

    def clean_pincode(self) -> str:
        pincode: str = self.cleaned_data["pincode"]
        if not (pincode.isascii() and pincode.isdigit() and 4 <= len(pincode) <= 8):  # noqa: PLR2004 -- as the hint says
            raise ValidationError("Gebruik alleen cijfers, minstens vier en hoogstens acht.")
        if is_rijtje(pincode):
            raise ValidationError("Deze pincode raadt iemand zo. Kies een andere.")
        return pincode

    def clean_wachtwoord(self) -> str:
        wachtwoord: str = self.cleaned_data["wachtwoord"]
        if not self.gebruiker.check_password(wachtwoord):
            raise ValidationError("Dit wachtwoord klopt niet.")
        return wachtwoord


def is_rijtje(pincode: str) -> bool:
    """Tell whether the digits are all alike or count up or down: 0000, 1234, 8765."""
    stappen = {int(b) - int(a) for a, b in pairwise(pincode)}
    return stappen in ({0}, {1}, {-1})


class OnthulForm(Formulier):
    """Brings the hidden screen back."""

    geheim = forms.CharField(strip=False)

    def __init__(self, *args: Any, pincode: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["geheim"]
        wachtwoord = {"autocomplete": "current-password"}
        veld.widget = forms.PasswordInput(attrs=CIJFERS if pincode else wachtwoord)
        veld.label = "Pincode" if pincode else "Wachtwoord"
        veld.error_messages["required"] = f"Vul uw {veld.label.lower()} in."


class EersteWachtwoordForm(Formulier):
    """The first password of a new colleague."""

    wachtwoord = forms.CharField(
        label="Kies een wachtwoord",
        help_text="Gebruik minstens twaalf tekens. Een zin van vier woorden is goed.",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Kies een wachtwoord."},
    )
    nog_een_keer = forms.CharField(
        label="Nog een keer het wachtwoord",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Vul het wachtwoord nog een keer in."},
    )

    def __init__(self, *args: Any, gebruiker: Gebruiker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gebruiker = gebruiker

    def clean_wachtwoord(self) -> str:
        wachtwoord: str = self.cleaned_data["wachtwoord"]
        validate_password(wachtwoord, self.gebruiker)
        return wachtwoord

    def clean_nog_een_keer(self) -> str:
        nog_een_keer: str = self.cleaned_data["nog_een_keer"]
        if self.cleaned_data.get("wachtwoord", nog_een_keer) != nog_een_keer:
            raise ValidationError("Deze twee zijn niet gelijk. Vul ze opnieuw in.")
        return nog_een_keer


class WerkForm(Formulier):
    """What someone does here."""

    functie = forms.CharField(
        label="Welk werk doet deze persoon?",
        help_text="Bijvoorbeeld: begeleider.",
        max_length=80,
        error_messages={"required": "Schrijf welk werk deze persoon doet."},
    )
    rollen = forms.MultipleChoiceField(
        label="Wat doet deze persoon met de meldcode?",
        help_text="Een rol opent geen casus. Dat gebeurt pas als iemand de casus krijgt.",
        choices=Rol.choices,
        widget=forms.CheckboxSelectMultiple(),
        error_messages={"required": "Kies minstens één rol."},
    )
    team = forms.ChoiceField(label="In welk team?", required=False)
    telefoon = Telefoonveld(label="Telefoonnummer op het werk", required=False, max_length=30)
    bereikbaar = forms.CharField(label="Wanneer bereikbaar?", required=False, max_length=120)

    def __init__(self, *args: Any, teams: Iterable[Team], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.teams = {str(team.id): team for team in teams}
        keuzes = [(code, team.naam) for code, team in self.teams.items()]
        self.fields["team"] = forms.ChoiceField(
            label="In welk team?",
            required=False,
            choices=[("", "Geen team"), *keuzes],
            error_messages={"invalid_choice": "Kies een team uit de lijst."},
        )

    def werk(self) -> Werk:
        """Return what was filled in; call after `is_valid()`."""
        gegeven = self.cleaned_data
        return Werk(
            functie=gegeven["functie"],
            rollen=frozenset(gegeven["rollen"]),
            team=self.teams.get(gegeven["team"]),
            telefoon=gegeven["telefoon"],
            bereikbaar=gegeven["bereikbaar"],
        )


class NieuwePersoonForm(WerkForm):
    """A new colleague."""

    naam = forms.CharField(
        label="Voornaam en achternaam",
        max_length=120,
        error_messages={"required": "Vul de naam in."},
    )
    email = forms.EmailField(
        label="E-mailadres op het werk",
        help_text="Hiermee meldt deze persoon zich aan. Heeft die geen adres? Laat het dan leeg.",
        required=False,
        error_messages={"invalid": "Dit is geen e-mailadres. Kijk het nog eens na."},
    )
    field_order = ["naam", "email"]

    def clean(self) -> dict[str, Any]:
        gegeven = super().clean() or {}
        anders = set(gegeven.get("rollen", ())) - {Rol.MEDEWERKER.value}
        if anders and not gegeven.get("email") and "email" not in self.errors:
            self.weiger("email", "Alleen een medewerker kan zonder. Vul het e-mailadres in.")
        return gegeven


class StopForm(Formulier):
    """The end of someone's access."""

    per = Datumveld(
        label="Vanaf welke dag heeft deze persoon geen toegang meer?",
        help_text="Is het vandaag? Dan stopt de toegang meteen.",
    )

    def __init__(self, *args: Any, vandaag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vandaag = vandaag

    def clean_per(self) -> date:
        per: date = self.cleaned_data["per"]
        if per < self.vandaag:
            raise ValidationError("Kies vandaag of een latere dag.")
        return per


class PostForm(Formulier):
    """Who receives the signals."""

    vervuller = forms.ChoiceField(
        label="Wie krijgt de signalen?",
        error_messages={"required": "Kies wie de signalen krijgt."},
    )
    waarnemer = forms.ChoiceField(label="Wie neemt waar?", required=False)
    afwezig_tot = Datumveld(
        label="Is de eerste persoon nu weg? Wanneer is die terug?",
        help_text="Tot die dag gaan signalen naar de waarnemer.",
        required=False,
    )

    def __init__(self, *args: Any, leden: Iterable[Lidmaatschap], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.leden = {str(lid.id): lid for lid in leden}
        keuzes = [(code, lid.naam) for code, lid in self.leden.items()]
        self._zet_keuzes("vervuller", [("", "Kies een persoon"), *keuzes])
        self._zet_keuzes("waarnemer", [("", "Niemand"), *keuzes])

    def _zet_keuzes(self, naam: str, keuzes: list[tuple[str, str]]) -> None:
        veld = cast("forms.ChoiceField", self.fields[naam])
        veld.choices = keuzes
        veld.error_messages["invalid_choice"] = "Kies iemand uit de lijst."

    def clean(self) -> dict[str, Any]:
        gegeven = super().clean() or {}
        if gegeven.get("afwezig_tot") and not gegeven.get("waarnemer"):
            self.weiger("waarnemer", "Kies wie de signalen krijgt zolang de ander weg is.")
        return gegeven

    def bezetting(self) -> tuple[Lidmaatschap, Lidmaatschap | None, date | None]:
        """Return holder, stand-in and the day the holder is back; call after `is_valid()`."""
        gegeven = self.cleaned_data
        waarnemer = self.leden.get(gegeven["waarnemer"])
        return self.leden[gegeven["vervuller"]], waarnemer, gegeven["afwezig_tot"]
