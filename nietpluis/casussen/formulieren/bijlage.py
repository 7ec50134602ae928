"""The form with which a photo or PDF is added: the file, and what the protocol asks of it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from nietpluis.casussen.bijlagen.ontvangen import VELD
from nietpluis.casussen.bijlagen.woorden import SOORTEN
from nietpluis.casussen.formulieren.handeling import Stapformulier, maak_formulier
from nietpluis.kern.protocol import Handeling

# An iPhone makes a JPEG of its own kind of photo when a page asks for one. No `capture`: it would take
# away the choice between the camera, the photos that are there, and a PDF.
NEEMT = ",".join(soort.mediatype for soort in SOORTEN.values())
DAG_GEMAAKT = "Op welke dag is dit gemaakt?"


class Bestandsveld(forms.FileField):
    """Where a file is chosen. What was sent came in before this form: the view says what was wrong with it."""

    def __init__(self) -> None:
        super().__init__(
            widget=forms.FileInput(attrs={"accept": NEEMT}),
            label="Welke foto of PDF?",
            help_text="Het bestand mag 20 MB groot zijn. Op een telefoon kunt u nu een foto maken.",
        )

    def clean(self, _data: Any, _initial: Any = None) -> None:
        """Nothing to look at: no file reaches a form."""


def bijlageformulier(
    handeling: Handeling,
    vandaag: date,
    data: Mapping[str, Any] | None = None,
    initial: Mapping[str, Any] | None = None,
) -> Stapformulier:
    """The form as it opens, with today filled in."""
    basis = maak_formulier(handeling)
    velden = {VELD: Bestandsveld(), "field_order": [VELD]}
    form: Stapformulier = type("Bijlageformulier", (basis,), velden)(
        data, initial={"gebeurd_op": vandaag, **(initial or {})}
    )
    form.vandaag = vandaag
    form.fields["gebeurd_op"].label = DAG_GEMAAKT
    return form
