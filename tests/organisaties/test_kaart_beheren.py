"""The beheerder makes, prints, opens and takes back cards; each act leaves a trace."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from nietpluis.organisaties import kaart
from nietpluis.organisaties.models import Gebruiker, Inlogkaart, Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.organisaties.beheer_mensen import MENSEN, sporen
from tests.organisaties.kaarten import gebruik, kaartrij, maak_kaart
from tests.personages import als

KAARTEN = f"{MENSEN}kaarten/"
VEL = f"{KAARTEN}afdrukken/"


@pytest.fixture
def van_bea(client: Client, bea: Lidmaatschap) -> Client:
    return als(client, bea)


def adressen(pagina: str) -> list[str]:
    return re.findall(r"http://testserver(/kaart/[^<]+/)<", pagina)


def test_kaarten_voor_een_lijst_in_een_keer(
    van_bea: Client, bea: Lidmaatschap, fatima: Lidmaatschap, romy: Lidmaatschap
) -> None:
    assert "Nog niemand." in van_bea.get(KAARTEN).content.decode()
    keuze = {"leden": [str(fatima.id), str(romy.id)]}
    pagina = van_bea.post(KAARTEN, keuze, follow=True).content.decode()
    assert len(adressen(pagina)) == 2
    for adres in adressen(pagina):
        gebruik_adres = Client().get(adres)
        assert gebruik_adres.status_code == 200
    assert [wat for wat, _, _ in sporen(bea)] == ["kaart_gemaakt"] * 2
    assert "Fatima El Amrani" in van_bea.get(KAARTEN).content.decode()


def test_de_code_is_een_tekening_van_een_eigen_adres(van_bea: Client, fatima: Lidmaatschap) -> None:
    van_bea.post(KAARTEN, {"leden": [str(fatima.id)]})
    pagina = van_bea.get(VEL).content.decode()
    assert "data:" not in pagina
    tekening = van_bea.get(f"{KAARTEN}{kaartrij(fatima).id}/code.svg")
    assert tekening["Content-Type"] == "image/svg+xml"
    assert "no-store" in tekening["Cache-Control"]


def test_na_klaar_is_de_code_nergens_meer(van_bea: Client, fatima: Lidmaatschap) -> None:
    van_bea.post(KAARTEN, {"leden": [str(fatima.id)]})
    assert van_bea.post(VEL)["Location"] == KAARTEN
    assert adressen(van_bea.get(VEL).content.decode()) == []
    assert van_bea.get(f"{KAARTEN}{kaartrij(fatima).id}/code.svg").status_code == 404


def test_wat_intussen_is_ingetrokken_wordt_niet_afgedrukt(
    van_bea: Client, fatima: Lidmaatschap
) -> None:
    van_bea.post(KAARTEN, {"leden": [str(fatima.id)]})
    van_bea.post(f"{MENSEN}{fatima.id}/kaart/", {"doe": "trek_in"})
    assert adressen(van_bea.get(VEL).content.decode()) == []
    assert van_bea.get(f"{KAARTEN}{kaartrij(fatima).id}/code.svg").status_code == 404


def test_de_kaart_verraadt_niet_waarvoor_die_is(van_bea: Client, fatima: Lidmaatschap) -> None:
    van_bea.post(KAARTEN, {"leden": [str(fatima.id)]})
    pagina = van_bea.get(VEL).content.decode()
    begin = pagina.index('class="nietpluis-pass"')
    kaartje = pagina[begin : pagina.index("</div>", begin)].lower()
    assert "toegangskaart de linde" in kaartje
    for woord in (
        "meldcode",
        "geweld",
        "mishandeling",
        "veilig",
        "signaal",
        "nietpluis.",
        "fatima",
    ):
        assert woord not in kaartje


def test_intrekken_en_opnieuw_maken(
    van_bea: Client, bea: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    gegeven = maak_kaart(bea, fatima)
    pad = f"{MENSEN}{fatima.id}/kaart/"
    assert "Trek de kaart in" in van_bea.get(pad).content.decode()
    assert "werkt niet meer" in van_bea.post(pad, {"doe": "trek_in"}, follow=True).content.decode()
    assert Client().get(gegeven.adres).status_code == 404
    assert "Er is nu geen kaart." in van_bea.get(pad).content.decode()
    assert van_bea.post(pad, {"doe": "maak"})["Location"] == VEL
    assert [wat for wat, _, _ in sporen(bea)] == [
        "kaart_gemaakt",
        "kaart_ingetrokken",
        "kaart_gemaakt",
    ]


def test_een_dichte_kaart_gaat_weer_open_met_dezelfde_pincode(
    van_bea: Client, bea: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    gegeven = maak_kaart(bea, fatima)
    gebruik(Client(), gegeven)
    for _ in range(kaart.POGINGEN):
        Client().post(gegeven.adres, {"pincode": "9753"})
    pad = f"{MENSEN}{fatima.id}/kaart/"
    assert "De kaart is dicht" in van_bea.get(pad).content.decode()
    assert "Dicht na te veel pogingen" in van_bea.get(KAARTEN).content.decode()
    assert "is weer open" in van_bea.post(pad, {"doe": "open"}, follow=True).content.decode()
    assert Client().post(gegeven.adres, {"pincode": "2580"}).status_code == 302


def test_wat_geen_handeling_is_doet_niets(
    van_bea: Client, bea: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    maak_kaart(bea, fatima)
    assert van_bea.post(f"{MENSEN}{fatima.id}/kaart/", {"doe": "iets"}).status_code == 200
    assert kaartrij(fatima).ingetrokken_op is None


@pytest.mark.parametrize("leden", [[], ["niet-iemand"]])
def test_zonder_mensen_zijn_er_geen_kaarten(van_bea: Client, leden: list[str]) -> None:
    antwoord = van_bea.post(KAARTEN, {"leden": leden})
    assert antwoord.status_code == 422


@pytest.mark.parametrize("wie", ["anna", "fatima", "gerda", "peter", "chris"])
def test_alleen_de_beheerder_maakt_kaarten(
    client: Client, fatima: Lidmaatschap, request: pytest.FixtureRequest, wie: str
) -> None:
    als(client, request.getfixturevalue(wie))
    for pad in (KAARTEN, VEL, f"{MENSEN}{fatima.id}/kaart/"):
        assert client.get(pad).status_code == 404
        assert client.post(pad, {"doe": "maak"}).status_code == 404


def test_een_kaart_van_een_ander_huis_is_niet_te_vinden(
    van_bea: Client, sanne: Lidmaatschap
) -> None:
    assert van_bea.post(f"{MENSEN}{sanne.id}/kaart/", {"doe": "maak"}).status_code == 404
    assert van_bea.post(KAARTEN, {"leden": [str(sanne.id)]}).status_code == 422
    with met_lid(sanne):
        assert not Inlogkaart.objects.exists()


def test_twee_mensen_zonder_adres_staan_elkaar_niet_in_de_weg(bea: Lidmaatschap) -> None:
    een, twee = (Gebruiker.objects.maak(None, naam) for naam in ("Sam de Groot", "Sem de Klein"))
    assert (een.email, twee.email) == (None, None)
    assert Gebruiker.objects.maak("", "Sim de Wit").email is None
    with pytest.raises(Gebruiker.DoesNotExist):
        Gebruiker.objects.get_by_natural_key(None)
    with pytest.raises(Gebruiker.DoesNotExist):
        Gebruiker.objects.get_by_natural_key("")


@pytest.mark.parametrize("login", ["", "None"])
def test_zonder_adres_is_er_geen_aanmelden_met_een_wachtwoord(db: None, login: str) -> None:
    Gebruiker.objects.maak(None, "Sam de Groot", wachtwoord="paarse-fiets-in-de-regen")
    velden = {"login": login, "password": "paarse-fiets-in-de-regen"}
    antwoord = Client().post("/aanmelden/", velden)
    assert antwoord.status_code == 200
    assert "_auth_user_id" not in Client().session


def test_meer_kaarten_kosten_niet_meer_vragen(
    van_bea: Client, bea: Lidmaatschap, fatima: Lidmaatschap, romy: Lidmaatschap
) -> None:
    maak_kaart(bea, fatima)
    eerst = _tel(van_bea)
    maak_kaart(bea, romy)
    assert _tel(van_bea) == eerst


def _tel(client: Client) -> int:
    with CaptureQueriesContext(connection) as vragen:
        client.get(KAARTEN)
    return len(vragen)
