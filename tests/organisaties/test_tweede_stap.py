"""The second step: asked before what was told, never before telling."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from nietpluis.organisaties import tweede_factor
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.tweede_factor import Factor
from tests.organisaties.tweede_stap import STAP, code_van, geef_app, herstelcodes
from tests.personages import als

WERKLIJST = "/o/de-linde/werklijst/"
MENSEN = "/o/de-linde/mensen/"
RAADPLEGINGEN = "/o/de-linde/raadplegingen/"


def doe_stap(client: Client, code: str, verder: str = WERKLIJST) -> str:
    """Fill in a code; where that leads, or "" when it is refused."""
    antwoord = client.post(f"{STAP}?next={verder}", {"code": code})
    return antwoord.headers.get("Location", "")


def test_zonder_tweede_stap_gaat_geen_casus_open(client: Client, anna: Lidmaatschap) -> None:
    geef_app(anna)
    antwoord = als(client, anna, factor=Factor.GEEN).get(f"{WERKLIJST}?vandaag=1")
    naar = urlsplit(antwoord.headers["Location"])
    assert (antwoord.status_code, naar.path) == (302, STAP)
    assert parse_qs(naar.query)["next"] == [f"{WERKLIJST}?vandaag=1"]


def test_wie_er_geen_heeft_hoort_eerst_waarom(client: Client, anna: Lidmaatschap) -> None:
    pagina = als(client, anna, factor=Factor.GEEN).get(WERKLIJST, follow=True)
    assert pagina.request["PATH_INFO"] == f"{STAP}instellen/"
    assert "in vertrouwen" in pagina.content.decode()


def test_de_code_van_de_app_opent(client: Client, anna: Lidmaatschap) -> None:
    geheim = geef_app(anna)
    als(client, anna, factor=Factor.GEEN)
    eerst = client.session.session_key
    assert doe_stap(client, code_van(geheim)) == WERKLIJST
    assert client.get(WERKLIJST).status_code == 200
    assert client.session.session_key != eerst


def test_een_code_werkt_maar_een_keer(client: Client, anna: Lidmaatschap) -> None:
    geheim = geef_app(anna)
    code = code_van(geheim, stappen=-1)
    assert doe_stap(als(client, anna, factor=Factor.GEEN), code) == WERKLIJST
    ander = als(Client(), anna, factor=Factor.GEEN)
    assert doe_stap(ander, code) == ""
    assert ander.get(WERKLIJST).status_code == 302


def test_een_code_van_een_ander_opent_niets(
    client: Client, anna: Lidmaatschap, bram: Lidmaatschap
) -> None:
    geef_app(anna)
    assert doe_stap(als(client, anna, factor=Factor.GEEN), code_van(geef_app(bram))) == ""


def test_een_herstelcode_opent_een_keer(client: Client, anna: Lidmaatschap) -> None:
    geef_app(anna)
    code = herstelcodes(anna.gebruiker)[3]
    assert doe_stap(als(client, anna, factor=Factor.GEEN), code) == WERKLIJST
    assert doe_stap(als(Client(), anna, factor=Factor.GEEN), code) == ""
    assert len(herstelcodes(anna.gebruiker)) == 9


def test_na_tien_missers_helpt_ook_de_goede_code_niet(client: Client, anna: Lidmaatschap) -> None:
    geheim = geef_app(anna)
    als(client, anna, factor=Factor.GEEN)
    for _ in range(10):
        assert doe_stap(client, "0") == ""
    ander_adres = als(Client(REMOTE_ADDR="10.9.8.7"), anna, factor=Factor.GEEN)
    assert doe_stap(ander_adres, code_van(geheim)) == ""


def test_wat_veel_mensen_raakt_vraagt_een_verse(
    client: Client, peter: Lidmaatschap, bea: Lidmaatschap
) -> None:
    for wie, adres in ((peter, RAADPLEGINGEN), (bea, MENSEN)):
        assert als(client, wie, factor=Factor.GEZET).get(adres).status_code == 302
        assert als(client, wie).get(adres).status_code == 200


def test_na_tien_minuten_is_een_stap_niet_vers_meer(client: Client, peter: Lidmaatschap) -> None:
    sessie = als(client, peter).session
    sessie[tweede_factor.SESSIE]["op"] = (timezone.now() - timedelta(minutes=10)).timestamp()
    sessie.save()
    assert client.get(RAADPLEGINGEN).status_code == 302
    assert client.get(WERKLIJST).status_code == 200


def test_een_stap_in_de_toekomst_is_niet_vers(client: Client, peter: Lidmaatschap) -> None:
    sessie = als(client, peter).session
    sessie[tweede_factor.SESSIE]["op"] = (timezone.now() + timedelta(hours=1)).timestamp()
    sessie.save()
    assert client.get(RAADPLEGINGEN).status_code == 302


def test_een_stap_van_een_ander_telt_niet(
    client: Client, anna: Lidmaatschap, bram: Lidmaatschap
) -> None:
    sessie = als(client, anna, factor=Factor.GEEN).session
    sessie[tweede_factor.SESSIE] = tweede_factor.stempel(bram.gebruiker_id)
    sessie.save()
    assert client.get(WERKLIJST).status_code == 302


def test_wat_te_vroeg_kwam_wordt_niet_gedaan_en_niet_bewaard(
    client: Client, bea: Lidmaatschap, romy: Lidmaatschap
) -> None:
    geheim = geef_app(bea)
    als(client, bea, factor=Factor.GEZET)
    adres = f"{MENSEN}{romy.id}/"
    velden = {"functie": "Kapitein", "rollen": ["medewerker"]}
    antwoord = client.post(adres, velden, headers={"referer": f"http://testserver{adres}"})
    assert antwoord.headers["Location"].startswith(STAP)
    assert "Kapitein" not in str(dict(client.session.items()))
    assert doe_stap(client, code_van(geheim), adres) == adres
    assert "Kapitein" not in client.get(adres).content.decode()


def test_het_vervolg_leidt_nooit_naar_een_andere_site(client: Client, anna: Lidmaatschap) -> None:
    geheim = geef_app(anna)
    for slecht in (
        "https://kwaad.example/",
        "//kwaad.example/",
        "javascript:alert(1)",
        "\\\\kwaad",
    ):
        als(client, anna, factor=Factor.GEEN)
        assert client.get(f"{STAP}?next={slecht}").status_code == 200
    assert doe_stap(client, code_van(geheim), "https://kwaad.example/") == "/verder/"


def test_een_stuk_pagina_stuurt_de_hele_pagina(client: Client, anna: Lidmaatschap) -> None:
    geef_app(anna)
    als(client, anna, factor=Factor.GEEN)
    hier = f"http://testserver{WERKLIJST}"
    antwoord = client.get(WERKLIJST, headers={"HX-Request": "true", "HX-Current-URL": hier})
    assert antwoord.status_code == 200
    assert antwoord.content == b""
    assert antwoord.headers["HX-Redirect"].startswith(STAP)


def test_vertellen_vraagt_nooit_een_tweede_stap(client: Client, anna: Lidmaatschap) -> None:
    geef_app(anna)
    als(client, anna, factor=Factor.GEEN)
    for adres in ("signalen/nieuw/", "signalen/terugbellen/", "signalen/namens/", "signalen/"):
        assert client.get(f"/o/de-linde/{adres}").status_code == 200, adres


@pytest.mark.parametrize("factor", [Factor.GEEN, Factor.GEZET])
def test_wie_een_tweede_stap_heeft_verandert_hem_alleen_na_een_verse(
    client: Client, anna: Lidmaatschap, factor: Factor
) -> None:
    geef_app(anna)
    als(client, anna, factor=factor)
    for pagina in ("", "app/", "app/plaatje/", "sleutel/", "codes/", "1/weg/"):
        for antwoord in (
            client.get(f"{STAP}instellen/{pagina}"),
            client.post(f"{STAP}instellen/{pagina}"),
        ):
            assert antwoord.status_code in (302, 405), pagina
            assert antwoord.status_code == 405 or antwoord.headers["Location"].startswith(STAP)
