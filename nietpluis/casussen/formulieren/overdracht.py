"""To whom the work of a leaver goes."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms

from nietpluis.organisaties.formulieren import Formulier
from nietpluis.organisaties.models import Lidmaatschap


class OverdrachtForm(Formulier):
    """One colleague for everything."""

    naar = forms.ChoiceField(
        label="Wie neemt het over?",
        help_text="Deze persoon leest daarna alles in deze casussen.",
        widget=forms.RadioSelect(),
        error_messages={
            "required": "Kies wie het overneemt.",
            "invalid_choice": "Kies iemand uit de lijst.",
        },
    )

    def __init__(self, *args: Any, leden: Iterable[Lidmaatschap], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mensen = {str(lid.id): lid for lid in leden}
        keuzes = [(code, lid.naam) for code, lid in self.mensen.items()]
        cast("forms.ChoiceField", self.fields["naar"]).choices = keuzes

    def gekozen(self) -> Lidmaatschap:
        """Who was chosen; call after `is_valid()`."""
        return self.mensen[self.cleaned_data["naar"]]
