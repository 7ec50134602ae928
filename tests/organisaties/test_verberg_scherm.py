"""Hiding the screen: nothing of the work is seen until the pincode is typed."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path, reverse
from django.utils.html import strip_tags

from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from nietpluis.organisaties.verborgen import POGINGEN, altijd_zichtbaar
from tests.personages import WACHTWOORD, als

PINCODE = "4711"
PAUZE = "/pauze/"


@pytest.fixture
def verborgen(client: Client, anna: Lidmaatschap) -> Client:
    """Anna's browser, hidden; her pincode is 4711."""
    anna.gebruiker.zet_pincode(PINCODE)
    anna.gebruiker.save()
    als(client, anna).post(reverse("verberg"))
    return client


def onthul(client: Client, geheim: str) -> Any:
    return client.post(reverse("onthul"), {"geheim": geheim})


def is_verborgen(client: Client) -> bool:
    antwoord = client.get("/o/de-linde/gegevens/")
    return antwoord.status_code == 302 and antwoord["Location"] == PAUZE


@pytest.mark.parametrize(
    "adres",
    ["/", "/o/de-linde/gegevens/", "/o/de-linde/", "/aanmelden/", "/bestaat-niet/", "/verder/"],
)
def test_elke_pagina_gaat_naar_de_pauze(verborgen: Client, adres: str) -> None:
    assert verborgen.get(adres)["Location"] == PAUZE


def test_ook_wat_verstuurd_wordt_gaat_naar_de_pauze(verborgen: Client, anna: Lidmaatschap) -> None:
    antwoord = verborgen.post("/o/de-linde/gegevens/", {"telefoon": "112"})
    assert antwoord["Location"] == PAUZE
    with met_lid(anna):
        anna.refresh_from_db()
    assert anna.telefoon != "112"


def test_een_los_stukje_pagina_verplaatst_de_hele_pagina(verborgen: Client) -> None:
    antwoord = verborgen.get("/o/de-linde/gegevens/", headers={"HX-Request": "true"})
    assert antwoord["HX-Redirect"] == PAUZE
    assert not antwoord.content


def test_de_pauze_verraadt_niets(verborgen: Client) -> None:
    pagina = verborgen.get(PAUZE).content.decode()
    assert "<title>De Linde</title>" in pagina
    zichtbaar = strip_tags(pagina).lower()
    for woord in ("pluis", "meldcode", "anna", "signa", "casus", "112"):
        assert woord not in zichtbaar


def test_de_pincode_brengt_het_scherm_terug(verborgen: Client) -> None:
    assert onthul(verborgen, PINCODE)["Location"] == reverse("verder")
    assert not is_verborgen(verborgen)


def test_een_verkeerde_pincode_zegt_hoe_vaak_het_nog_mag(verborgen: Client) -> None:
    antwoord = onthul(verborgen, "1111")
    assert "Deze pincode klopt niet. U kunt het nog 4 keer proberen." in antwoord.content.decode()
    assert is_verborgen(verborgen)


def test_een_lege_pincode_telt_niet_als_poging(verborgen: Client, anna: Lidmaatschap) -> None:
    assert "Vul uw pincode in." in onthul(verborgen, "").content.decode()
    anna.gebruiker.refresh_from_db()
    assert anna.gebruiker.misse_pincodes == 0


def test_het_wachtwoord_vervangt_een_gekozen_pincode_niet(verborgen: Client) -> None:
    onthul(verborgen, WACHTWOORD)
    assert is_verborgen(verborgen)


def test_na_vijf_keer_mis_moet_men_zich_aanmelden(verborgen: Client) -> None:
    for _ in range(POGINGEN):
        antwoord = onthul(verborgen, "1111")
    assert antwoord["Location"] == reverse("account_login")
    assert "_auth_user_id" not in verborgen.session


def test_een_andere_sessie_geeft_geen_nieuwe_pogingen(
    verborgen: Client, anna: Lidmaatschap
) -> None:
    for _ in range(POGINGEN):
        onthul(verborgen, "1111")
    ander = als(Client(), anna)
    ander.post(reverse("verberg"))
    assert onthul(ander, PINCODE)["Location"] == reverse("account_login")


def test_opnieuw_aanmelden_geeft_nieuwe_pogingen(verborgen: Client, anna: Lidmaatschap) -> None:
    for _ in range(POGINGEN):
        onthul(verborgen, "1111")
    gegevens = {"login": anna.gebruiker.email, "password": WACHTWOORD}
    verborgen.post(reverse("account_login"), gegevens)
    verborgen.post(reverse("verberg"))
    assert onthul(verborgen, PINCODE)["Location"] == reverse("verder")


def test_zonder_pincode_helpt_het_wachtwoord(client: Client, anna: Lidmaatschap) -> None:
    als(client, anna).post(reverse("verberg"))
    assert "Wachtwoord" in client.get(PAUZE).content.decode()
    assert "Dit wachtwoord klopt niet." in onthul(client, "mis").content.decode()
    onthul(client, WACHTWOORD)
    assert not is_verborgen(client)


def test_afmelden_kan_altijd(verborgen: Client) -> None:
    verborgen.post(reverse("account_logout"))
    assert "_auth_user_id" not in verborgen.session
    assert verborgen.get("/aanmelden/").status_code == 200


def test_ook_wie_niet_is_aangemeld_kan_verbergen(client: Client, db: None) -> None:
    client.post(reverse("verberg"))
    assert client.get("/aanmelden/")["Location"] == PAUZE
    assert client.get(PAUZE).status_code == 200
    client.post(PAUZE)
    assert client.get("/aanmelden/").status_code == 200


def test_een_verlopen_formulier_houdt_verbergen_niet_tegen(anna: Lidmaatschap) -> None:
    streng = als(Client(enforce_csrf_checks=True), anna)
    assert streng.post(reverse("verberg"))["Location"] == PAUZE


def test_alleen_een_druk_op_de_knop_verbergt(client: Client, anna: Lidmaatschap) -> None:
    assert als(client, anna).get(reverse("verberg")).status_code == 405
    assert not is_verborgen(client)


def test_terug_in_de_browser_toont_niets(client: Client, anna: Lidmaatschap) -> None:
    antwoord = als(client, anna).get("/o/de-linde/gegevens/")
    assert "no-store" in antwoord["Cache-Control"]


@altijd_zichtbaar
@login_not_required
def nummers(request: HttpRequest) -> HttpResponse:
    return HttpResponse("112")


@pytest.mark.urls(__name__)
def test_de_nummers_bij_gevaar_blijven_te_zien(verborgen: Client) -> None:
    assert verborgen.get("/nummers/").content == b"112"
    assert verborgen.get("/verder/")["Location"] == PAUZE


urlpatterns = [path("nummers/", nummers), path("", include("nietpluis.organisaties.urls"))]
