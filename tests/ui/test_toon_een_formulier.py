"""What the reader and the screen reader get to see of a form."""

import re

from django import forms
from django.template import engines
from django.utils.html import escape

from nietpluis.ui.formulier import Optie, Vragenformulier, bouw_formulier
from tests.ui.vraag import KLEUREN, Vraag

_Formulier = bouw_formulier(
    [
        Vraag("tekst", veld="wie", tekst="Over wie?", hulp="Een naam.", verplicht=True),
        Vraag("keuze", veld="kleur", tekst="Welke kleur?", keuzes=KLEUREN, verplicht=True),
        Vraag("datum", veld="dag", tekst="Wanneer?"),
        Vraag("tekst", veld="tint", tekst="Welke tint?", als=("kleur", ("rood",))),
    ]
)


def toon(form: forms.Form, sjabloon: str = "{% formulier form %}") -> str:
    django = engines["django"]
    return str(django.from_string("{% load ui %}" + sjabloon).render({"form": form}))


def invoer(html: str, id_: str) -> str:
    gevonden = re.search(rf'<(?:input|textarea)[^>]*id="{id_}"[^>]*>', html)
    assert gevonden, f"geen veld {id_}"
    return gevonden[0]


def test_label_en_uitleg_horen_bij_het_veld() -> None:
    html = toon(_Formulier())
    assert '<label class="nietpluis-form-field__label" for="id_wie">Over wie?</label>' in html
    assert 'aria-describedby="id_wie_hint"' in invoer(html, "id_wie")
    assert 'id="id_wie_hint">Een naam.' in html
    assert "aria-invalid" not in html
    assert " required" not in html


def test_een_fout_hangt_aan_het_veld_en_staat_bovenaan() -> None:
    html = toon(_Formulier({}))
    veld = invoer(html, "id_wie")
    assert 'aria-invalid="true"' in veld
    assert 'aria-describedby="id_wie_hint id_wie_fout"' in veld
    assert 'id="id_wie_fout"' in html
    assert '<a href="#id_wie">Over wie?</a>' in html
    assert '<a href="#id_kleur_0">Welke kleur?</a>' in html
    assert "Er missen nog 2 dingen" in html
    assert escape("Wat u al schreef, staat er nog.") in html


def test_wat_getypt_is_blijft_staan_ook_als_het_geen_datum_is() -> None:
    veld = invoer(toon(_Formulier({"dag": "31 februari"})), "id_dag")
    assert 'value="31 februari"' in veld
    assert 'type="text"' in veld
    assert 'type="date"' in invoer(toon(_Formulier({"dag": "2026-11-17"})), "id_dag")


def test_een_keuze_is_een_groep_met_uitleg_per_antwoord() -> None:
    html = toon(_Formulier({"kleur": "rood"}))
    assert "<fieldset" in html
    assert "<legend" in html
    assert 'aria-describedby="id_kleur_0_hint" checked' in invoer(html, "id_kleur_0")
    assert "Als een appel." in html
    assert "checked" not in invoer(html, "id_kleur_1")


def test_een_voorwaarde_staat_er_ook_zonder_javascript() -> None:
    html = toon(_Formulier())
    assert 'data-als-veld="kleur" data-als-waarden="rood"' in html
    assert "Alleen als u bij ‘Welke kleur?’ kiest voor ‘Rood’." in html
    assert 'aria-describedby="id_tint_als"' in invoer(html, "id_tint")


def test_alleen_wat_leeg_mag_zegt_dat() -> None:
    html = toon(_Formulier())
    assert html.count("Mag leeg blijven") == 1


def test_een_gewoon_formulier_van_django_past_ook() -> None:
    class Aanmelden(forms.Form):
        naam = forms.CharField(label="Naam")
        geheim = forms.CharField(label="Wachtwoord", widget=forms.PasswordInput)
        bewaar = forms.BooleanField(label="Onthoud mij", required=False)
        pad = forms.CharField(widget=forms.HiddenInput, required=False)

        def clean(self) -> None:
            raise forms.ValidationError("Deze gegevens kloppen niet.")

    html = toon(Aanmelden({"naam": "anna", "geheim": "x"}))
    assert "Kijk nog naar één ding" in html
    assert "<p>Deze gegevens kloppen niet.</p>" in html
    assert '<label class="nietpluis-option__label" for="id_bewaar">' in html
    assert html.count('name="pad"') == 1


def test_wat_iemand_schrijft_wordt_nooit_opmaak() -> None:
    html = toon(_Formulier({"wie": "<script>x</script>", "dag": '"><b>'}))
    assert "<script>" not in html
    assert "<b>" not in html


def test_zonder_fouten_is_er_geen_samenvatting() -> None:
    form: Vragenformulier = _Formulier()
    assert toon(form, "{% foutsamenvatting form %}").strip() == ""
    assert "data-foutsamenvatting" not in toon(
        _Formulier({}), "{% formulier form samenvatting=False %}"
    )


def test_een_los_veld_is_een_tag() -> None:
    html = toon(_Formulier(), "{% veld form.wie kort=True %}")
    assert "nietpluis-textbox--short" in html


def test_een_vraag_kan_de_kop_van_haar_kaart_zijn() -> None:
    html = toon(_Formulier(), '{% veld form.kleur boven="Vraag 1 van 2" %}')
    legende = html[html.index("<legend>") : html.index("</legend>")]
    assert "Vraag 1 van 2" in legende
    assert "<h2>Welke kleur?</h2>" in legende


GEGROEPEERD = (
    Optie("appel", "Appel", groep="Fruit"),
    Optie("peer", "Peer", groep="Fruit"),
    Optie("prei", "Prei", groep="Groente"),
    Optie("anders", "Iets anders"),
)


def gegroepeerd(gekozen: tuple[str, ...] = ()) -> str:
    klasse = bouw_formulier([Vraag("meerkeuze", veld="eten", keuzes=GEGROEPEERD)])
    return toon(klasse(initial={"eten": gekozen}))


def test_een_lange_lijst_vouwt_onder_koppen() -> None:
    html = gegroepeerd()
    koppen = re.findall(r"<details[^>]*>\s*<summary>(.*?)</summary>", html)
    assert koppen == ["Fruit", "Groente"]
    assert "<details class" in html
    assert " open>" not in html
    assert html.rindex("</details>") < html.index("Iets anders")  # no heading: always in sight


def test_een_kop_met_een_keuze_eronder_staat_open() -> None:
    html = gegroepeerd(("peer",))
    assert re.findall(r"<details[^>]* open><summary>(.*?)</summary>", html) == ["Fruit (1 gekozen)"]
