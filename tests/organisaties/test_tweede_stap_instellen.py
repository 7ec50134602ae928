"""Setting up the second step, keeping its recovery codes, changing it, and losing the phone."""

from __future__ import annotations

import re

from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client

from nietpluis.organisaties import tweede_factor_middelen as middelen
from nietpluis.organisaties.models import Beheerhandeling, Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from nietpluis.organisaties.tweede_factor import Factor
from tests.organisaties.tweede_stap import STAP, code_van, geef_app, herstelcodes
from tests.personages import WACHTWOORD, als

APP = f"{STAP}instellen/app/"
PLAATJE = f"{APP}plaatje/"
CODES = f"{STAP}instellen/codes/"
WERKLIJST = "/o/de-linde/werklijst/"


def geheim_op(client: Client) -> str:
    """The secret that the page shows for whoever cannot read the picture."""
    gevonden = re.search(r">([A-Z2-7]{32})<", client.get(APP).content.decode())
    assert gevonden
    return gevonden[1]


def stel_in(client: Client, wie: Lidmaatschap) -> str:
    """Set up an app as this person does; returns its secret."""
    geheim = geheim_op(als(client, wie, factor=Factor.GEEN))
    antwoord = client.post(APP, {"wachtwoord": WACHTWOORD, "code": code_van(geheim)})
    assert antwoord.status_code == 302, antwoord.content.decode()
    return geheim


def test_met_wachtwoord_en_code_is_de_app_ingesteld(client: Client, anna: Lidmaatschap) -> None:
    stel_in(client, anna)
    assert client.get(WERKLIJST).status_code == 200
    assert [middel.naam for middel in middelen.middelen(anna.gebruiker)] == ["App met codes"]


def test_een_open_sessie_zonder_wachtwoord_stelt_niets_in(
    client: Client, anna: Lidmaatschap
) -> None:
    geheim = geheim_op(als(client, anna, factor=Factor.GEEN))
    for wachtwoord in ("", "een-ander-wachtwoord"):
        velden = {"wachtwoord": wachtwoord, "code": code_van(geheim)}
        assert client.post(APP, velden).status_code == 422
    assert not middelen.heeft_middel(anna.gebruiker)
    assert client.get(WERKLIJST).status_code == 302


def test_een_verkeerde_code_stelt_niets_in(client: Client, anna: Lidmaatschap) -> None:
    geheim_op(als(client, anna, factor=Factor.GEEN))
    antwoord = client.post(APP, {"wachtwoord": WACHTWOORD, "code": "000000"})
    assert "Deze code klopt niet" in antwoord.content.decode()
    assert not middelen.heeft_middel(anna.gebruiker)


def test_de_code_van_het_instellen_werkt_daarna_niet_meer(
    client: Client, anna: Lidmaatschap
) -> None:
    geheim = geheim_op(als(client, anna, factor=Factor.GEEN))
    code = code_van(geheim)
    client.post(APP, {"wachtwoord": WACHTWOORD, "code": code})
    ander = als(Client(), anna, factor=Factor.GEEN)
    assert ander.post(STAP, {"code": code}).status_code == 422


def test_het_plaatje_is_er_alleen_bij_het_instellen(client: Client, anna: Lidmaatschap) -> None:
    als(client, anna, factor=Factor.GEEN)
    assert client.get(PLAATJE).status_code == 404
    pagina = client.get(APP).content.decode()
    beeld = client.get(PLAATJE)
    assert f'src="{PLAATJE}"' in pagina
    assert "data:" not in pagina
    assert beeld.headers["Content-Type"] == "image/svg+xml"
    assert "no-store" in beeld.headers["Cache-Control"]
    assert b"<svg" in beeld.content
    client.post(APP, {"wachtwoord": WACHTWOORD, "code": code_van(geheim_op(client))})
    assert client.get(PLAATJE).status_code == 404


def test_geen_geheim_staat_leesbaar_in_de_database(client: Client, anna: Lidmaatschap) -> None:
    geheim = geheim_op(als(client, anna, factor=Factor.GEEN))
    assert geheim not in str(dict(client.session.items()))
    client.post(APP, {"wachtwoord": WACHTWOORD, "code": code_van(geheim)})
    rijen = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert geheim not in rijen
    assert all(code not in rijen for code in herstelcodes(anna.gebruiker))


def test_herstelcodes_staan_er_tot_ze_bewaard_zijn(client: Client, anna: Lidmaatschap) -> None:
    stel_in(client, anna)
    codes = herstelcodes(anna.gebruiker)
    assert all(code in client.get(CODES).content.decode() for code in codes)
    client.post(CODES, {"gezien": "ja"})
    assert not any(code in client.get(CODES).content.decode() for code in codes)


def test_nieuwe_herstelcodes_maken_de_oude_waardeloos(client: Client, anna: Lidmaatschap) -> None:
    stel_in(client, anna)
    oud = herstelcodes(anna.gebruiker)
    client.post(CODES, {"nieuw": "ja"})
    assert not set(oud) & set(herstelcodes(anna.gebruiker))


def test_instellen_meldt_op_andere_plekken_af(client: Client, anna: Lidmaatschap) -> None:
    elders = als(Client(), anna, factor=Factor.GEEN)
    assert elders.get("/o/de-linde/").status_code == 200
    stel_in(client, anna)
    assert elders.get("/o/de-linde/").headers["Location"].startswith("/aanmelden/?")


def test_weghalen_vraagt_eerst_of_het_de_bedoeling_is(client: Client, anna: Lidmaatschap) -> None:
    geef_app(anna)
    als(client, anna)
    (middel,) = middelen.middelen(anna.gebruiker)
    adres = f"{STAP}instellen/{middel.id}/weg/"
    assert "Dit is de enige die u hebt" in client.get(adres).content.decode()
    assert middelen.heeft_middel(anna.gebruiker)
    client.post(adres)
    assert not Authenticator.objects.filter(user=anna.gebruiker).exists()


def test_wat_van_een_ander_is_haalt_niemand_weg(
    client: Client, anna: Lidmaatschap, bram: Lidmaatschap
) -> None:
    geef_app(anna)
    geef_app(bram)
    (van_bram,) = middelen.middelen(bram.gebruiker)
    assert als(client, anna).post(f"{STAP}instellen/{van_bram.id}/weg/").status_code == 404
    assert middelen.heeft_middel(bram.gebruiker)


def test_na_een_verloren_telefoon_haalt_de_beheerder_de_stap_weg(
    client: Client,
    anna: Lidmaatschap,
    bea: Lidmaatschap,
    django_capture_on_commit_callbacks: object,
) -> None:
    geef_app(anna)
    van_anna = als(Client(), anna)
    als(client, bea)
    adres = f"/o/de-linde/mensen/{anna.id}/tweede-stap/"
    assert "weghalen?" in client.get(adres).content.decode()
    assert middelen.heeft_middel(anna.gebruiker)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # a fixture
        client.post(adres)
    assert not middelen.heeft_middel(anna.gebruiker)
    assert van_anna.get(WERKLIJST).headers["Location"].startswith("/aanmelden/?")
    with met_lid(bea):
        (handeling,) = Beheerhandeling.objects.filter(wat="tweede_stap")
        assert (handeling.wie, handeling.over) == (bea, anna)
    assert "hoe u zich aanmeldt" in str(mail.outbox[-1].body)


def test_waar_niets_is_valt_niets_weg_te_halen(
    client: Client, romy: Lidmaatschap, bea: Lidmaatschap
) -> None:
    client.get("/")
    als(client, bea)
    adres = f"/o/de-linde/mensen/{romy.id}/tweede-stap/"
    assert "heeft geen tweede stap" in client.get(adres).content.decode()
    client.post(adres)
    with met_lid(bea):
        assert not Beheerhandeling.objects.filter(wat="tweede_stap").exists()


def test_alleen_de_beheerder_haalt_een_stap_weg(
    client: Client, anna: Lidmaatschap, gerda: Lidmaatschap
) -> None:
    geef_app(anna)
    adres = f"/o/de-linde/mensen/{anna.id}/tweede-stap/"
    assert als(client, gerda).post(adres).status_code == 404
    assert middelen.heeft_middel(anna.gebruiker)
