"""The phone of the demo: the code of whoever is signed in, on a page that no other site has."""

from __future__ import annotations

import re

import pytest
from django.test import Client, override_settings
from django.urls import NoReverseMatch, reverse

from nietpluis.organisaties.demo_telefoon import geef_telefoons
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.tweede_factor import Factor
from tests.organisaties.tweede_stap import STAP, geef_app
from tests.personages import WACHTWOORD, als

TELEFOON = "/demo/telefoon/"
DEMO = override_settings(ROOT_URLCONF="nietpluis.config.urls_demo")


def test_buiten_de_demo_is_er_geen_telefoon(client: Client, anna: Lidmaatschap) -> None:
    assert als(client, anna).get(TELEFOON).status_code == 404
    with pytest.raises(NoReverseMatch):
        reverse("demo_telefoon")


@DEMO
def test_de_telefoon_laat_de_code_zien_die_opent(client: Client, anna: Lidmaatschap) -> None:
    geef_telefoons()
    als(client, anna, factor=Factor.GEEN)
    assert TELEFOON in client.get(STAP).content.decode()
    code = re.search(r">(\d{6})<", client.get(TELEFOON).content.decode())
    assert code
    assert client.post(STAP, {"code": code[1]}).headers["Location"] == "/verder/"


@DEMO
def test_wie_alleen_vertelt_heeft_geen_telefoon(client: Client, fatima: Lidmaatschap) -> None:
    geef_telefoons()
    pagina = als(client, fatima, factor=Factor.GEEN).get(TELEFOON).content.decode()
    assert "heeft geen telefoon in de demo" in pagina


@DEMO
def test_een_eigen_app_laat_de_telefoon_niet_zien(client: Client, anna: Lidmaatschap) -> None:
    geef_app(anna)
    geef_telefoons()
    pagina = als(client, anna, factor=Factor.GEEN).get(TELEFOON).content.decode()
    assert not re.search(r">\d{6}<", pagina)


@DEMO
def test_wie_een_app_instelt_kan_de_telefoon_nemen(client: Client, romy: Lidmaatschap) -> None:
    adres = f"{STAP}instellen/app/"
    als(client, romy, factor=Factor.GEEN)
    assert "Neem de telefoon van de demo" in client.get(adres).content.decode()
    assert not re.search(r">\d{6}<", client.get(TELEFOON).content.decode())
    assert client.post(TELEFOON, {"verder": adres})["Location"] == adres
    code = re.search(r">(\d{6})<", client.get(TELEFOON).content.decode())
    assert code
    velden = {"code": code[1], "wachtwoord": WACHTWOORD}
    assert "/codes/" in client.post(adres, velden).headers["Location"]
    assert re.search(r">\d{6}<", client.get(TELEFOON).content.decode())


@DEMO
@override_settings(PRODUCTIE=True)
def test_een_echte_site_heeft_geen_telefoon(client: Client, anna: Lidmaatschap) -> None:
    assert als(client, anna).get(TELEFOON).status_code == 404
