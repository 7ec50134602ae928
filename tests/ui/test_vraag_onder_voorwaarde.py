"""A question that is only asked under a condition: the truth table, and a chain of two."""

import pytest
from django.http import QueryDict

from nietpluis.ui.formulier import Vragenformulier, bouw_formulier
from tests.ui.vraag import KLEUREN, Vraag

_Formulier = bouw_formulier(
    [
        Vraag("ja_nee", veld="gebeld"),
        Vraag("telefoon", veld="nummer", verplicht=True, als=("gebeld", ("ja",))),
        Vraag("datum", veld="dag", verplicht=True, als=("nummer", ("112",))),
        Vraag("meerkeuze", veld="kleur", keuzes=KLEUREN),
        Vraag("tekst", veld="tint", verplicht=True, als=("kleur", ("rood", "geel"))),
    ]
)


def vul(tekst: str) -> Vragenformulier:
    return _Formulier(QueryDict(tekst))


@pytest.mark.parametrize(
    ("ingevuld", "fouten"),
    [
        ("", set()),
        ("gebeld=nee", set()),
        ("gebeld=nee&nummer=onzin", set()),
        ("gebeld=ja", {"nummer"}),
        ("gebeld=ja&nummer=onzin", {"nummer"}),
        ("gebeld=ja&nummer=088 000 01 23", set()),
        ("gebeld=ja&nummer=112", {"dag"}),
        ("gebeld=ja&nummer=112&dag=2026-11-17", set()),
        ("gebeld=nee&nummer=112", set()),
        ("kleur=blauw", set()),
        ("kleur=blauw&kleur=geel", {"tint"}),
        ("kleur=geel&tint=oker", set()),
    ],
)
def test_alleen_wat_gevraagd_is_telt(ingevuld: str, fouten: set[str]) -> None:
    form = vul(ingevuld)
    assert set(form.errors) == fouten
    assert form.is_valid() is not bool(fouten)


def test_een_antwoord_op_wat_niet_gevraagd_is_verdwijnt() -> None:
    form = vul("gebeld=nee&nummer=112&dag=2026-11-17&tint=oker")
    assert form.is_valid()
    assert form.antwoorden() == {"gebeld": "nee"}
    assert form.cleaned_data["nummer"] == ""
    assert form.cleaned_data["dag"] is None
    assert not form.geldt("nummer")
    assert form.geldt("gebeld")


def test_een_voorwaarde_buiten_dit_formulier_stelt_de_vraag_altijd() -> None:
    form = bouw_formulier([Vraag("tekst", verplicht=True, als=("elders", ("ja",)))])({})
    assert set(form.errors) == {"v"}
