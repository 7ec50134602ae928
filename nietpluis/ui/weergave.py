"""From a field of any Django form to what its template shows: label, hint, error, control."""

from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.text import Truncator

_SMAL = (forms.DateInput, forms.TimeInput)
_GROEPEN = (forms.RadioSelect, forms.CheckboxSelectMultiple)


def toon_veld(veld: BoundField, kort: bool = False) -> dict[str, Any]:
    """Return the context of one field; `kort` asks for a low text area."""
    hint, fout = f"{veld.auto_id}_hint", f"{veld.auto_id}_fout"
    voorwaarde = getattr(veld.form, "voorwaarden", {}).get(veld.name)
    beschreven = [
        *([hint] if veld.help_text else []),
        *([f"{veld.auto_id}_als"] if voorwaarde else []),
        *([fout] if veld.errors else []),
    ]
    beschrijving = " ".join(beschreven)
    context: dict[str, Any] = {
        "veld": veld,
        "groep": isinstance(veld.field.widget, _GROEPEN),
        "vinkje": isinstance(veld.field.widget, forms.CheckboxInput),
        "hint_id": hint,
        "fout_id": fout,
        "beschreven": beschrijving,
        "voorwaarde": voorwaarde,
        "mag_leeg": not veld.field.required and voorwaarde is None,
    }
    vorm = _opties if context["groep"] else _invoer
    return context | vorm(veld, beschrijving, kort)


def _invoer(veld: BoundField, beschreven: str, kort: bool) -> dict[str, Any]:
    klassen = ["nietpluis-textbox"]
    if isinstance(veld.field.widget, _SMAL) or veld.field.widget.attrs.get("inputmode"):
        klassen.append("nietpluis-textbox--narrow")
    if kort:
        klassen.append("nietpluis-textbox--short")
    attrs: dict[str, Any] = {"class": " ".join(klassen)} | ({"rows": 3} if kort else {})
    if isinstance(veld.field.widget, forms.CheckboxInput):
        attrs["class"] = "nietpluis-option__input"
    attrs |= {"aria-describedby": beschreven} if beschreven else {}
    attrs |= {"aria-invalid": "true"} if veld.errors else {}
    if isinstance(veld.field.widget, forms.TextInput | forms.Textarea):
        # What is typed here is about people: it must not turn up in another form of this browser.
        attrs |= {"autocomplete": veld.field.widget.attrs.get("autocomplete", "off")}
    return {"invoer": veld.as_widget(attrs=attrs)}


def _opties(veld: BoundField, _beschreven: str, _kort: bool) -> dict[str, Any]:
    hulp = getattr(veld.field, "hulp_bij", {})
    opties = [
        {
            "id": optie.id_for_label,
            "soort": optie.data["type"],
            "naam": optie.data["name"],
            "code": optie.data["value"],
            "gekozen": optie.data["selected"],
            "tekst": optie.choice_label,
            "hulp": hulp.get(str(optie.data["value"]), ""),
        }
        for optie in veld.subwidgets
    ]
    return {"opties": opties, "groepen": _in_groepen(opties, getattr(veld.field, "groep_bij", {}))}


def _in_groepen(
    opties: list[dict[str, Any]], groep_bij: dict[str, str]
) -> list[tuple[str, list[dict[str, Any]], int]]:
    """Return heading, options and number chosen of each group; empty when there are no groups.

    A list too long for a phone is folded per heading; a heading with a choice under it stands open.
    """
    per_groep: dict[str, list[dict[str, Any]]] = {}
    for optie in opties if groep_bij else []:
        per_groep.setdefault(groep_bij.get(str(optie["code"]), ""), []).append(optie)
    return [
        (kop, leden, sum(bool(optie["gekozen"]) for optie in leden))
        for kop, leden in per_groep.items()
    ]


def vat_fouten_samen(form: forms.BaseForm) -> dict[str, Any]:
    """Return title and links of the summary on top; nothing to show gives an empty list."""
    fouten = [
        {"url": f"#{anker(form[naam])}", "vraag": Truncator(str(form[naam].label)).chars(90)}
        for naam in form.fields
        if naam in form.errors
    ]
    los = list(form.non_field_errors())
    return {"fouten": fouten, "los": los, "kop": _kop(form, len(fouten) + len(los))}


def anker(veld: BoundField) -> str:
    """Return the id of the control itself, so that a link from the summary gives it the focus."""
    if isinstance(veld.field.widget, _GROEPEN):
        return veld.subwidgets[0].id_for_label if veld.subwidgets else veld.auto_id
    return veld.id_for_label or veld.auto_id


def _kop(form: forms.BaseForm, aantal: int) -> str:
    codes = {fout.code for lijst in form.errors.as_data().values() for fout in lijst}
    if codes == {"required"}:
        return "Er mist nog één ding" if aantal == 1 else f"Er missen nog {aantal} dingen"
    return "Kijk nog naar één ding" if aantal == 1 else f"Kijk nog naar {aantal} dingen"
