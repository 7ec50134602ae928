"""Whoever comes too late, or asks what is not there, reads how it stands; nothing is carried out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NamedTuple

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nietpluis.kern.meldcodetekst import begin
from nietpluis.kern.modelmeldcode import Invulpunt, Modelmeldcode
from nietpluis.meldcodes import kiezen, schrijven, vaststellen
from nietpluis.meldcodes.formulieren import GegevensForm
from nietpluis.meldcodes.fout import MeldcodeFout
from nietpluis.meldcodes.views.beginnen import _nog_niet
from nietpluis.organisaties.models import Lidmaatschap
from tests.meldcodes import gereed
from tests.personages import als

pytestmark = pytest.mark.django_db
NET_TE_LAAT = "Iemand was u net voor."


def adres(naam: str, *delen: object) -> str:
    return reverse(naam, args=["de-linde", *delen])


def _weigert(*_args: object, **_rest: object) -> None:
    raise MeldcodeFout(NET_TE_LAAT)


DAG = {"naam": "Gerda Postma", "op": "2026-01-05", "herzien_voor": "2027-01-05", "gezien": "on"}


class Geval(NamedTuple):
    """Where the concept lies, which act comes too late, by whom, from which page, with what."""

    stand: str
    module: Any
    act: str
    wie: str
    pagina: tuple[Any, ...]
    stuur: dict[str, str]


GEVALLEN = {
    "bewaren": Geval(
        "begonnen", schrijven, "bewaar", "anna", ("meldcode_vormen",), {"gezien": "0"}
    ),
    "wegdoen": Geval("begonnen", schrijven, "gooi_weg", "anna", ("meldcode_weg",), {}),
    "voorleggen": Geval("begonnen", vaststellen, "leg_voor", "anna", ("meldcode_voorleggen",), {}),
    "terugnemen": Geval(
        "beoordeeld",
        vaststellen,
        "neem_terug",
        "anna",
        ("meldcode_terugnemen",),
        {"vanaf": "beoordeeld"},
    ),
    "goedkeuren": Geval(
        "voorgelegd",
        vaststellen,
        "keur_goed",
        "anna",
        ("meldcode_beoordelen",),
        {"doe": "goed", "naam": "A"},
    ),
    "teruggeven": Geval(
        "voorgelegd",
        vaststellen,
        "geef_terug",
        "anna",
        ("meldcode_beoordelen",),
        {"doe": "terug", "reden": "x"},
    ),
    "vaststellen": Geval(
        "beoordeeld",
        vaststellen,
        "stel_vast",
        "gerda",
        ("meldcode_vaststellen",),
        {"doe": "goed", **DAG},
    ),
    "publiceren": Geval(
        "vastgesteld", vaststellen, "publiceer", "gerda", ("meldcode_publiceren", 1), {}
    ),
    "intrekken": Geval(
        "gepubliceerd",
        vaststellen,
        "trek_in",
        "gerda",
        ("meldcode_intrekken", 1),
        {"reden": "x"},
    ),
    "beginnen": Geval("gepubliceerd", schrijven, "begin", "anna", ("meldcode_begin",), {}),
}


@pytest.mark.parametrize("wat", GEVALLEN)
def test_wie_net_te_laat_is_hoort_het_en_ziet_hoe_het_staat(
    request: pytest.FixtureRequest,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
    anna: Lidmaatschap,
    wat: str,
) -> None:
    geval = GEVALLEN[wat]
    getattr(gereed, geval.stand)(anna)
    als(client, request.getfixturevalue(geval.wie))
    monkeypatch.setattr(geval.module, geval.act, _weigert)
    antwoord = client.post(adres(*geval.pagina), geval.stuur, follow=True)
    assert antwoord.redirect_chain == [(adres("meldcode"), 302)]
    assert NET_TE_LAAT in antwoord.content.decode()


@pytest.mark.parametrize(
    ("naam", "wie"),
    [
        ("meldcode_terugnemen", "anna"),
        ("meldcode_beoordelen", "anna"),
        ("meldcode_vaststellen", "gerda"),
        ("meldcode_voorleggen", "anna"),
        ("meldcode_gegevens", "anna"),
        ("meldcode_weg", "anna"),
    ],
)
def test_zonder_concept_is_er_niets_te_doen(
    request: pytest.FixtureRequest, client: Client, naam: str, wie: str
) -> None:
    als(client, request.getfixturevalue(wie))
    for methode in (client.get, client.post):
        assert methode(adres(naam)).url == adres("meldcode")  # type: ignore[attr-defined]  # a redirect


def test_beginnen_met_een_concept_leidt_terug(client: Client, anna: Lidmaatschap) -> None:
    gereed.begonnen(anna)
    antwoord = als(client, anna).get(adres("meldcode_begin"), follow=True)
    assert schrijven.AL_BEGONNEN in antwoord.content.decode()


def test_een_onderdeel_dat_er_niet_is(client: Client, anna: Lidmaatschap) -> None:
    gereed.begonnen(anna)
    als(client, anna)
    assert client.get(adres("meldcode_tekst", "bestaat_niet")).status_code == 404
    assert client.get(adres("meldcode_versie", 7)).status_code == 404


def _model(*punten: Invulpunt, **anders: Any) -> Modelmeldcode:
    model = kiezen.model_op("hulp_bij_het_huishouden", timezone.localdate())  # type: ignore[attr-defined]  # as kiezen has it
    return replace(model, invulpunten=punten or model.invulpunten, **anders)


def test_een_model_zonder_vormen_slaat_die_over(
    client: Client, anna: Lidmaatschap, monkeypatch: pytest.MonkeyPatch
) -> None:
    gereed.begonnen(anna)
    kaal = _model(vormen=())
    monkeypatch.setattr("nietpluis.meldcodes.views.bouwen.model_van", lambda _: kaal)
    als(client, anna)
    assert client.get(adres("meldcode_vormen")).status_code == 404
    assert "Onderdeel 1 van 5" in client.get(adres("meldcode_gegevens")).content.decode()


@pytest.mark.parametrize(
    ("soort", "goed", "bewaard", "fout"),
    [
        ("datum", "5 januari 2026", "2026-01-05", "gisteren"),
        ("getal", "12", "12", "veel"),
        ("telefoon", "088 000 01 23", "088 000 01 23", "bel maar"),
        ("tekst", " De Linde ", "De Linde", "x" * 301),
        ("lange_tekst", "Eerst.\r\nDan.", "Eerst.\nDan.", "x" * 20_001),
    ],
)
def test_elk_soort_vraag_bewaart_wat_goed_is(
    soort: str, goed: str, bewaard: str, fout: str
) -> None:
    punt = Invulpunt(code="vraag", vraag="Wat?", soort=soort)  # type: ignore[arg-type]  # a word of the type
    model = _model(punt)

    def form(waarde: str) -> GegevensForm:
        data = {"vraag": waarde, "gezien": "0"}
        return GegevensForm(data, model=model, ingevuld=begin(model), ronde=0)

    assert form(goed).is_valid()
    ingevuld = form(goed)
    assert ingevuld.is_valid()
    assert ingevuld.toegepast().invulpunten == {"vraag": bewaard}
    leeg = form("")
    assert leeg.is_valid()
    assert leeg.toegepast().invulpunten == {}
    assert not form(fout).is_valid()


def test_wat_is_nagekeken_zegt_dat_niet_alles_zo_is() -> None:
    gekeken = _model(status="vastgesteld", model="nagekeken")
    assert "Sommige" in _nog_niet(kiezen.Aanbod((gekeken,), (_model(),)))
    assert "Deze teksten" in _nog_niet(kiezen.Aanbod((), (_model(),)))


def test_de_tekst_van_de_eigen_voorziening_staat_voorop(anna: Lidmaatschap) -> None:
    aanbod = kiezen.aanbod(anna.organisatie, timezone.localdate())
    voor = [model.voorziening for model in aanbod.eigen[:3]]
    assert set(voor) <= set(anna.organisatie.voorzieningen)
    assert aanbod.andere
    assert {m.sector for m in aanbod.eigen} == {"maatschappelijke_ondersteuning"}


def test_elke_pagina_van_het_pad_toont_zich(client: Client, anna: Lidmaatschap) -> None:
    gereed.begonnen(anna)
    als(client, anna)
    tekst = client.get(adres("meldcode_teksten")).content.decode()
    assert "Onderdeel 5 van 6" in tekst
    client.post(adres("meldcode_tekst", "kindcheck"), {"doe": "zo", "gezien": 0})
    eigen = {"doe": "eigen", "tekst": "Bel ons.", "gezien": 1}
    client.post(adres("meldcode_tekst", "gevaar"), eigen)
    tekst = client.get(adres("meldcode_teksten")).content.decode()
    assert ("gelezen" in tekst, "eigen tekst" in tekst) == (True, True)
    assert "2 van" in client.get(adres("meldcode_schrijven")).content.decode()
    voor = client.get(adres("meldcode_voorleggen")).content.decode()
    assert "Anna de Wit of Bram Hendriks" in voor


def test_vrijwilligers_horen_advies_en_nooit_dat_de_wet_het_vraagt(
    client: Client, anna: Lidmaatschap
) -> None:
    gereed.begonnen(anna, "vrijwilligers")
    als(client, anna)
    eigen = {"doe": "eigen", "tekst": "Wij praten erover.", "gezien": 0}
    for onderdeel in ("stap_signalen", "stap_besluit", "afwegingskader"):
        client.post(adres("meldcode_tekst", onderdeel), eigen)
    for naam in ("meldcode_schrijven", "meldcode_nakijken", "meldcode_voorleggen"):
        tekst = client.get(adres(naam)).content.decode()
        assert "Wat de wet vraagt" not in tekst
        assert "De wet vraagt dit wel" not in tekst
        assert "Voor de wet mist" not in tekst
