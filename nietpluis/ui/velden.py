"""The fields of a form, with messages that say what would be right and widgets a phone knows."""

import re
from collections.abc import Sequence
from datetime import date, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from nietpluis.ui.vragen import KeuzeLike

MAX_TEKENS = 20_000
MAX_REGEL = 2_000
_MAANDEN = [
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
]
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAG_MAAND_JAAR = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_MET_WOORD = re.compile(r"(\d{1,2}) ([a-z]+) (\d{4})")
_TIJD = re.compile(r"(\d{1,2})(?:[:.](\d{2})(?::\d{2})?)?(?: ?uur)?")
_TELEFOON = re.compile(r"\+?[\d\s().-]{3,25}")


class Tekstveld(forms.CharField):
    """Text of one line or more; a line end counts as one sign, as it does on the screen."""

    def __init__(self, *, lang: bool, max_lengte: int | None = None, **rest: Any) -> None:
        self.grens = max_lengte or (MAX_TEKENS if lang else MAX_REGEL)
        widget = forms.Textarea(attrs={"rows": 5}) if lang else forms.TextInput()
        super().__init__(widget=widget, **rest)
        self.error_messages["required"] = "Schrijf hier uw antwoord. Een paar woorden is genoeg."

    def to_python(self, value: Any) -> str:
        tekst = super().to_python(value) or ""
        tekst = tekst.replace("\r\n", "\n").replace("\r", "\n")
        if len(tekst) > self.grens:
            raise ValidationError(_te_lang(len(tekst), self.grens), code="max_length")
        return tekst


def _te_lang(lengte: int, grens: int) -> str:
    te_veel = f"{lengte - grens:,}".replace(",", ".")
    mag = f"{grens:,}".replace(",", ".")
    return f"Maak deze tekst korter. Er passen {mag} tekens in. U hebt er {te_veel} te veel."


class Keuzeveld(forms.ChoiceField):
    """One of some answers, as large targets with a line of help."""

    def __init__(self, keuzes: Sequence[KeuzeLike], **rest: Any) -> None:
        self.hulp_bij = {keuze.code: keuze.hulp for keuze in keuzes}
        opties = [(keuze.code, keuze.tekst) for keuze in keuzes]
        super().__init__(choices=opties, widget=forms.RadioSelect(), **rest)
        self.error_messages["required"] = "Kies het antwoord dat het beste past."
        self.error_messages["invalid_choice"] = "Kies een van de antwoorden hieronder."


class Meerkeuzeveld(forms.MultipleChoiceField):
    """Any number of answers; gives a tuple, in the order of the question."""

    def __init__(self, keuzes: Sequence[KeuzeLike], **rest: Any) -> None:
        self.hulp_bij = {keuze.code: keuze.hulp for keuze in keuzes}
        self.groep_bij = {keuze.code: keuze.groep for keuze in keuzes if keuze.groep}
        self.volgorde = [keuze.code for keuze in keuzes]
        opties = [(keuze.code, keuze.tekst) for keuze in keuzes]
        super().__init__(choices=opties, widget=forms.CheckboxSelectMultiple(), **rest)
        self.error_messages["required"] = "Kies één of meer antwoorden."
        self.error_messages["invalid_choice"] = "Kies uit de antwoorden hieronder."

    def clean(self, value: Any) -> tuple[str, ...]:
        gekozen = set(super().clean(value))
        return tuple(code for code in self.volgorde if code in gekozen)


class Kiezer(forms.DateInput):
    """A native day picker; plain text once something was typed that a picker would drop."""

    input_type = "date"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        getoond = context["widget"]["value"]
        if getoond and not _ISO.fullmatch(getoond):
            context["widget"]["type"] = "text"
        return context


class Datumveld(forms.DateField):
    """A day; takes 2026-11-17, 17-11-2026, 17/11/2026 and 17 november 2026."""

    def __init__(self, **rest: Any) -> None:
        super().__init__(widget=Kiezer(format="%Y-%m-%d"), **rest)
        self.error_messages["required"] = "Vul een datum in, bijvoorbeeld 17-11-2026."
        self.error_messages["invalid"] = (
            "Deze datum bestaat niet. Vul dag, maand en jaar in, bijvoorbeeld 17-11-2026."
        )

    def to_python(self, value: Any) -> date | None:
        if not isinstance(value, str):
            return super().to_python(value)
        if not value.strip():
            return None
        try:
            dag = lees_datum(value)
        except ValueError as fout:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from fout
        if not 1900 <= dag.year <= 2100:  # noqa: PLR2004 -- a typing error, not a day in anyone's life
            raise ValidationError("Kijk het jaar na, bijvoorbeeld 17-11-2026.", code="invalid")
        return dag


def lees_datum(tekst: str) -> date:
    """Return the day that was typed, in the ways people write one. ValueError if it is none."""
    netjes = " ".join(tekst.lower().split())
    if iso := _ISO.fullmatch(netjes):
        return date(*map(int, iso.groups()))
    if gewoon := _DAG_MAAND_JAAR.fullmatch(netjes):
        dag, maand, jaar = map(int, gewoon.groups())
        return date(jaar, maand, dag)
    if woord := _MET_WOORD.fullmatch(netjes):
        return date(int(woord[3]), _MAANDEN.index(woord[2]) + 1, int(woord[1]))
    raise ValueError(tekst)


class Klokkiezer(forms.TimeInput):
    """A native time picker; plain text once something else was typed."""

    input_type = "time"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        getoond = context["widget"]["value"]
        if getoond and not re.fullmatch(r"\d\d:\d\d(:\d\d)?", getoond):
            context["widget"]["type"] = "text"
        return context


class Tijdveld(forms.TimeField):
    """A time of day; takes 14:05, 14.05, 14 and 14 uur."""

    def __init__(self, **rest: Any) -> None:
        super().__init__(widget=Klokkiezer(format="%H:%M"), **rest)
        self.error_messages["required"] = "Vul een tijd in, bijvoorbeeld 14.30."
        self.error_messages["invalid"] = (
            "Vul een tijd in tussen 0.00 en 23.59 uur, bijvoorbeeld 14.30."
        )

    def to_python(self, value: Any) -> time | None:
        if not isinstance(value, str):
            return super().to_python(value)
        if not value.strip():
            return None
        gevonden = _TIJD.fullmatch(value.strip().lower())
        try:
            return time(int(gevonden[1]), int(gevonden[2] or 0)) if gevonden else self._mis()
        except ValueError:
            return self._mis()

    def _mis(self) -> time:
        raise ValidationError(self.error_messages["invalid"], code="invalid")


class Getalveld(forms.IntegerField):
    """A whole number from zero up; a plain text field, since a spinner changes under a thumb."""

    def __init__(self, **rest: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric"})
        super().__init__(widget=widget, min_value=0, max_value=10**9, **rest)
        self.error_messages["required"] = "Vul een getal in, bijvoorbeeld 3."
        self.error_messages["min_value"] = "Vul een getal in van nul of meer, bijvoorbeeld 3."
        self.error_messages["max_value"] = "Vul een kleiner getal in, bijvoorbeeld 3."
        self.error_messages["invalid"] = "Vul een heel getal in met cijfers, bijvoorbeeld 3."


class Telefoonveld(forms.CharField):
    """A telephone number, kept as it was typed."""

    def __init__(self, **rest: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"})
        widget.input_type = "tel"
        super().__init__(widget=widget, **rest)
        self.error_messages["required"] = "Vul een telefoonnummer in, bijvoorbeeld 06 00 00 01 23."

    def to_python(self, value: Any) -> str:
        tekst = super().to_python(value) or ""
        if tekst and (not _TELEFOON.fullmatch(tekst) or not 3 <= _cijfers(tekst) <= 15):  # noqa: PLR2004 -- 112 to E.164
            raise ValidationError(
                "Vul alleen het nummer in, bijvoorbeeld 06 00 00 01 23.", code="invalid"
            )
        return tekst


def _cijfers(tekst: str) -> int:
    return sum(teken.isdigit() for teken in tekst)
