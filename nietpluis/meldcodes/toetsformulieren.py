"""The forms of checking and judging."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from nietpluis.kern.eisen import Eisenset, eisen_op, eisensectoren
from nietpluis.kern.protocol import Keuze
from nietpluis.meldcodes.beoordelen import BEVINDINGEN, EINDTEKST, Beoordeling, Woord
from nietpluis.meldcodes.models import Meldcodeconcept, Meldcodeversie
from nietpluis.organisaties.formulieren import Formulier
from nietpluis.ui.velden import Datumveld, Keuzeveld, Tekstveld

VROEGST = date(2013, 7, 1)
"""The day on which the law on the meldcode began."""
VOORUIT = timedelta(days=2 * 365)
LANGSTE_REDEN = 2000
BEVINDINGHULP = {
    "aanwezig": "De tekst zegt dit duidelijk genoeg.",
    "onduidelijk": "Er staat iets over, maar niet genoeg.",
    "ontbreekt": "Dit staat niet in de tekst.",
}


class Bestandenkiezer(forms.FileInput):
    """Choosing one file or several."""

    allow_multiple_selected = True


class Bestandveld(forms.FileField):
    """Looks like one that must be filled in; whether it was, is judged where the files came in."""

    widget = Bestandenkiezer(attrs={"accept": ".pdf,.docx,.odt,.html,.htm,.txt"})

    def clean(self, data: Any, initial: Any = None) -> None:
        """Nothing: the files never reach the form."""


class EisenForm(Formulier):
    """Against what a text is held: the sector and the day."""

    sector = forms.ChoiceField(
        label="Voor welke sector?",
        help_text="Elke sector heeft eigen eisen.",
        error_messages={
            "required": "Kies een sector.",
            "invalid_choice": "Kies een sector uit de lijst.",
        },
    )
    op = Datumveld(
        label="Op welke dag moet de tekst kloppen?",
        help_text="Meestal is dat vandaag. De eisen van die dag gelden.",
    )

    def __init__(self, *args: Any, vandaag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vandaag = vandaag
        leeg = [("", "Kies een sector")]
        namen = [(code, eisen_op(code, vandaag).naam) for code in eisensectoren()]
        self.fields["sector"].choices = leeg + sorted(namen, key=lambda paar: paar[1])  # type: ignore[attr-defined]  # a choice field

    def clean_op(self) -> date:
        """A day on which there was a law, and not one far from now."""
        dag: date = self.cleaned_data["op"]
        if not VROEGST <= dag <= self.vandaag + VOORUIT:
            raise ValidationError("Kies een dag na 1 juli 2013, en hoogstens twee jaar vooruit.")
        return dag

    def eisen(self) -> Eisenset:
        """The edition that was chosen; call after `is_valid()`."""
        return eisen_op(self.cleaned_data["sector"], self.cleaned_data["op"])


class UploadForm(EisenForm):
    """The files themselves are received before the form is made: see `toetsbestanden`."""

    bestand = Bestandveld(
        label="Kies een bestand",
        help_text=(
            "PDF, Word (.docx), ODT, HTML of tekst. Hoogstens 20 MB per bestand. "
            "U mag er tien tegelijk kiezen, samen 100 MB."
        ),
    )
    field_order = ("bestand", "sector", "op")


class EigenForm(EisenForm):
    """Which of the own texts is checked."""

    field_order = ("tekst", "sector", "op")

    def __init__(
        self, *args: Any, teksten: Sequence[Meldcodeconcept | Meldcodeversie], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.teksten = {str(tekst.id): tekst for tekst in teksten}
        keuzes = [Keuze(code=code, tekst=_noem(tekst)) for code, tekst in self.teksten.items()]
        self.fields["tekst"] = Keuzeveld(keuzes, label="Welke tekst?")
        self.order_fields(self.field_order)

    def gekozen(self) -> Meldcodeconcept | Meldcodeversie:
        """The text that was chosen; call after `is_valid()`."""
        return self.teksten[self.cleaned_data["tekst"]]


def _noem(tekst: Meldcodeconcept | Meldcodeversie) -> str:
    if isinstance(tekst, Meldcodeconcept):
        return "Het concept, zoals het nu is"
    return f"Versie {tekst.nummer}, vastgesteld op {tekst.vastgesteld_op:%d-%m-%Y}"


class OordeelForm(Formulier):
    """What a person says, and why; `na` is what this person had seen."""

    na = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)
    reden = Tekstveld(
        label="Waarom?",
        help_text="Nodig als u iets anders kiest dan de eerste lezing. Noem de bladzijde.",
        lang=True,
        max_lengte=LANGSTE_REDEN,
        required=False,
    )

    def woord(self) -> Woord:
        """What was said; call after `is_valid()`."""
        velden = self.cleaned_data
        return Woord(velden["oordeel"], velden["reden"].strip(), velden["na"] or 0)


class BevindingForm(OordeelForm):
    """A person's finding."""

    oordeel = Keuzeveld(
        [
            Keuze(code=code, tekst=code.capitalize(), hulp=BEVINDINGHULP[code])
            for code in BEVINDINGEN
        ],
        label="Wat vindt u zelf?",
    )
    field_order = ("oordeel", "reden")


class EindForm(OordeelForm):
    """The judgement of the whole."""

    field_order = ("oordeel", "reden")

    def __init__(self, *args: Any, beoordeling: Beoordeling, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [Keuze(code=code, tekst=EINDTEKST[code]) for code in beoordeling.keuzes]
        self.fields["oordeel"] = Keuzeveld(keuzes, label="Wat is uw oordeel?")
        self.fields[
            "reden"
        ].help_text = (
            "Nodig als uw oordeel niet past bij de bevindingen. Anders mag dit leeg blijven."
        )
        self.order_fields(self.field_order)
