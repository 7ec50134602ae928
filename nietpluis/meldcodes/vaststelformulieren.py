"""The forms of the acts: present, judge, give back, adopt, publish, take off the page."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from nietpluis.meldcodes.vaststellen import JAREN, Vaststelling, over_jaren
from nietpluis.organisaties.formulieren import Formulier
from nietpluis.ui.velden import Datumveld, Tekstveld

GOED, TERUG = "goed", "terug"
MAX_NAAM = 200


class RedenForm(Formulier):
    """Why: of giving back, and of taking off the page."""

    reden = Tekstveld(
        lang=True,
        max_lengte=2_000,
        label="Waarom?",
        error_messages={"required": "Schrijf op waarom. Eén zin is genoeg."},
    )

    def __init__(self, *args: Any, vraag: str, hulp: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reden"].label, self.fields["reden"].help_text = vraag, hulp


class NaamForm(Formulier):
    """Under which name and function somebody approves."""

    naam = forms.CharField(
        label="Uw naam en functie",
        help_text="Zo komt het in de geschiedenis te staan.",
        max_length=MAX_NAAM,
        error_messages={"required": "Vul uw naam en functie in."},
    )


class VaststelForm(NaamForm):
    """Name, day and day of review; who adopts while something is missing says that it is known."""

    op = Datumveld(label="Op welke dag is de meldcode vastgesteld?")
    herzien_voor = Datumveld(
        label="Vóór welke dag kijkt u haar weer na?",
        help_text="Twee jaar is gebruikelijk. U krijgt acht weken van tevoren bericht.",
    )
    gezien = forms.BooleanField(
        label="Ik weet dat dit nog mist, en ik stel de meldcode toch vast.",
        error_messages={"required": "Zet hier een vinkje, of geef het concept terug."},
    )
    field_order = ["naam", "op", "herzien_voor", "gezien"]

    def __init__(self, *args: Any, gemist: list[str], vandaag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gemist = gemist
        self.fields["op"].initial = vandaag
        self.fields["herzien_voor"].initial = over_jaren(vandaag, JAREN)
        if not gemist:
            del self.fields["gezien"]

    def vaststelling(self) -> Vaststelling:
        """What was filled in; call after `is_valid()`."""
        gegeven = self.cleaned_data
        return Vaststelling(
            naam=gegeven["naam"],
            op=gegeven["op"],
            herzien_voor=gegeven["herzien_voor"],
            gemist=self.gemist,
        )
