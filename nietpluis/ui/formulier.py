"""From questions to a Django form: `bouw_formulier(vragen)` and what such a form can do."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django import forms

from nietpluis.ui import velden
from nietpluis.ui.vragen import KeuzeLike, VraagLike

Waarde = str | int | tuple[str, ...] | date | time | None


@dataclass(frozen=True)
class Optie:
    """A choice that the renderer brings itself."""

    code: str
    tekst: str
    hulp: str = ""
    groep: str = ""


JA_NEE = (Optie("ja", "Ja"), Optie("nee", "Nee"))
JA_NEE_WEET_NIET = (*JA_NEE, Optie("weet_niet", "Weet ik niet"))
_HULP_AFSPRAKEN = "Wie doet wat, en wanneer? Begin voor elke afspraak een nieuwe regel."


@dataclass(frozen=True)
class Voorwaarde:
    """Under which answers to which question a field is asked, and that in words."""

    veld: str
    waarden: tuple[str, ...]
    woorden: str


class Vragenformulier(forms.Form):
    """A form built from questions; a field whose condition fails counts as not asked."""

    voorwaarden: dict[str, Voorwaarde] = {}
    use_required_attribute = False

    def geldt(self, veld: str) -> bool:
        """Say whether the question is asked, given the answers so far (call after is_valid)."""
        voorwaarde = self.voorwaarden.get(veld)
        if voorwaarde is None:
            return True
        gegeven = self.cleaned_data.get(voorwaarde.veld)
        gekozen = gegeven if isinstance(gegeven, tuple) else (gegeven,)
        return self.geldt(voorwaarde.veld) and bool(set(gekozen) & set(voorwaarde.waarden))

    def clean(self) -> dict[str, Any]:
        """Drop value and error of what was not asked: hidden on the screen, it must not block."""
        for veld in [naam for naam in self.voorwaarden if not self.geldt(naam)]:
            self.errors.pop(veld, None)
            self.cleaned_data[veld] = leeg(self.fields[veld])
        return self.cleaned_data

    def antwoorden(self) -> dict[str, Waarde]:
        """Return the answers given to the questions asked, without what was left empty."""
        return {
            veld: waarde
            for veld, waarde in self.cleaned_data.items()
            if waarde not in ("", (), None)
        }


def leeg(veld: forms.Field) -> Waarde:
    """Return what a field gives when nothing was filled in: "", () or None."""
    if isinstance(veld, forms.MultipleChoiceField):
        return ()
    return "" if isinstance(veld, forms.CharField | forms.ChoiceField) else None


def bouw_formulier(vragen: Sequence[VraagLike]) -> type[Vragenformulier]:
    """Return a form class with one field per question, in their order, named after `veld`.

    Cleaned values: str (tekst, lange_tekst, afspraken, telefoon, and the code of keuze, ja_nee,
    ja_nee_weet_niet), tuple of codes (meerkeuze), date, time, int; "", () or None when left empty.
    """
    onderdelen: dict[str, Any] = {vraag.veld: bouw_veld(vraag) for vraag in vragen}
    onderdelen["voorwaarden"] = dict(_voorwaarden(vragen))
    return type("Formulier", (Vragenformulier,), onderdelen)


def bouw_veld(vraag: VraagLike) -> forms.Field:
    """Return the form field of one question. KeyError for a kind that does not exist."""
    veld = _BOUWERS[vraag.soort](vraag)
    veld.label, veld.required = vraag.tekst, vraag.verplicht
    veld.help_text = vraag.hulp or (_HULP_AFSPRAKEN if vraag.soort == "afspraken" else "")
    return veld


def _tekst(vraag: VraagLike) -> forms.Field:
    return velden.Tekstveld(lang=False, max_lengte=vraag.max_lengte)


def _lange_tekst(vraag: VraagLike) -> forms.Field:
    return velden.Tekstveld(lang=True, max_lengte=vraag.max_lengte)


def _vast(keuzes: Sequence[KeuzeLike]) -> Callable[[VraagLike], forms.Field]:
    """A question with set answers; one that brings its own words for them keeps those."""
    return lambda vraag: velden.Keuzeveld(vraag.keuzes or keuzes)


_BOUWERS: dict[str, Callable[[VraagLike], forms.Field]] = {
    "tekst": _tekst,
    "lange_tekst": _lange_tekst,
    "afspraken": _lange_tekst,
    "keuze": lambda vraag: velden.Keuzeveld(vraag.keuzes),
    "meerkeuze": lambda vraag: velden.Meerkeuzeveld(vraag.keuzes),
    "ja_nee": _vast(JA_NEE),
    "ja_nee_weet_niet": _vast(JA_NEE_WEET_NIET),
    "datum": lambda _: velden.Datumveld(),
    "tijd": lambda _: velden.Tijdveld(),
    "getal": lambda _: velden.Getalveld(),
    "telefoon": lambda _: velden.Telefoonveld(),
}


def _voorwaarden(vragen: Sequence[VraagLike]) -> Iterator[tuple[str, Voorwaarde]]:
    bekend = {vraag.veld: vraag for vraag in vragen}
    for vraag in vragen:
        if vraag.als and vraag.als[0] in bekend:
            andere, waarden = bekend[vraag.als[0]], tuple(vraag.als[1])
            yield vraag.veld, Voorwaarde(andere.veld, waarden, _in_woorden(andere, waarden))


def _in_woorden(andere: VraagLike, waarden: tuple[str, ...]) -> str:
    """Say the condition for who has no JavaScript: Alleen als u bij ‘…’ kiest voor ‘Ja’."""
    opties = {optie.code: optie.tekst for optie in (*JA_NEE_WEET_NIET, *andere.keuzes)}
    keus = " of ".join(f"‘{opties.get(code, code)}’" for code in waarden)
    return f"Alleen als u bij ‘{andere.tekst}’ kiest voor {keus}."
