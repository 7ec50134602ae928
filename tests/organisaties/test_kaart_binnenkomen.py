"""With a card one records, and reads nothing back."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from nietpluis.casussen.models import Casus, Concept, EigenSignaal
from nietpluis.organisaties import beheer, kaart, kaartsessie
from nietpluis.organisaties.models import Inlogkaart, Lidmaatschap, Organisatie
from nietpluis.organisaties.toegang import met_lid
from tests.casussen.casus import geef
from tests.organisaties.kaarten import PINCODE, Kaart, gebruik, kaartrij, maak_kaart
from tests.personages import als

KAART = "/o/de-linde/kaart/"
NIEUW = "/o/de-linde/signalen/nieuw/"
SIGNAAL = {"over_wie": "Mevrouw Merelbeek", "zag_of_hoorde": "Een blauwe plek."}


@pytest.fixture
def van_fatima(bea: Lidmaatschap, fatima: Lidmaatschap) -> Kaart:
    return maak_kaart(bea, fatima)


@pytest.fixture
def binnen(client: Client, van_fatima: Kaart) -> Client:
    return gebruik(client, van_fatima)


def test_de_eerste_keer_kiest_een_pincode(client: Client, van_fatima: Kaart) -> None:
    assert "Kies een pincode" in client.get(van_fatima.adres).content.decode()
    gebruik(client, van_fatima)
    assert "Dag Fatima" in client.get(KAART).content.decode()


def test_daarna_opent_alleen_die_pincode(van_fatima: Kaart) -> None:
    gebruik(Client(), van_fatima)
    mis = Client().post(van_fatima.adres, {"pincode": "9753"})
    assert (mis.status_code, "nog 4 keer" in mis.content.decode()) == (422, True)
    assert Client().post(van_fatima.adres, {"pincode": PINCODE}).status_code == 302


def test_een_zwakke_of_ongelijke_pincode_wordt_geweigerd(client: Client, van_fatima: Kaart) -> None:
    for een, twee in (("1234", "1234"), ("25", "25"), ("2580", "2581"), ("abcd", "abcd")):
        antwoord = client.post(van_fatima.adres, {"pincode": een, "nog_een_keer": twee})
        assert antwoord.status_code == 422
    assert kaartrij(van_fatima.rij.lid).pincode == ""


def test_wie_als_tweede_een_pincode_kiest_komt_niet_binnen(
    client: Client, van_fatima: Kaart, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kaart, "kies_pincode", lambda *_: False)
    antwoord = client.post(van_fatima.adres, {"pincode": PINCODE, "nog_een_keer": PINCODE})
    assert "Er is net al een pincode gekozen." in antwoord.content.decode()


def test_na_vijf_missers_is_de_kaart_dicht(van_fatima: Kaart) -> None:
    gebruik(Client(), van_fatima)
    for _ in range(kaart.POGINGEN):
        antwoord = Client().post(van_fatima.adres, {"pincode": "9753"})
    assert "Deze kaart is dicht" in antwoord.content.decode()
    goed = Client().post(van_fatima.adres, {"pincode": PINCODE})
    assert (goed.status_code, "Deze kaart is dicht" in goed.content.decode()) == (422, True)


def test_een_goede_pincode_vergeeft_de_missers(van_fatima: Kaart) -> None:
    gebruik(Client(), van_fatima)
    Client().post(van_fatima.adres, {"pincode": "9753"})
    Client().post(van_fatima.adres, {"pincode": PINCODE})
    assert kaartrij(van_fatima.rij.lid).missers == 0


def test_wat_geen_kaart_is_geeft_overal_hetzelfde(client: Client, van_fatima: Kaart) -> None:
    ergens = [
        client.get(f"/kaart/{slug}/{code}/")
        for slug in ("de-linde", "de-wegwijzer", "bestaat-niet")
        for code in ("geen-kaart", van_fatima.adres.split("/")[3][:-1] + "0")
    ]
    assert {antwoord.status_code for antwoord in ergens} == {404}
    assert len({_zonder_csrf(antwoord.content) for antwoord in ergens}) == 1


def _zonder_csrf(inhoud: bytes) -> bytes:
    return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]*"', b"", inhoud)


def test_een_kaart_van_een_ander_huis_bestaat_hier_niet(
    client: Client, van_fatima: Kaart, chris: Lidmaatschap
) -> None:
    elders = van_fatima.adres.replace("de-linde", chris.organisatie.slug)
    assert client.get(elders).status_code == 404


def test_hoofdletters_en_streepjes_doen_er_niet_toe(client: Client, van_fatima: Kaart) -> None:
    kop, code = van_fatima.adres.rstrip("/").rsplit("/", 1)
    assert client.get(f"{kop}/{code.replace('-', '').upper()}/").status_code == 200


def test_de_code_staat_nergens_leesbaar(van_fatima: Kaart) -> None:
    code = van_fatima.adres.split("/")[3]
    rij = kaartrij(van_fatima.rij.lid)
    assert code not in str(vars(rij))
    assert rij.afdruk == kaart.afdruk(code)


def test_wie_stopte_komt_niet_meer_binnen(van_fatima: Kaart, bea: Lidmaatschap) -> None:
    gebruik(Client(), van_fatima)
    with met_lid(bea, schrijven=True):
        beheer.beeindig(bea, van_fatima.rij.lid, timezone.localdate())
    assert Client().get(van_fatima.adres).status_code == 404


def test_een_signaal_geven_gaat_met_een_kaart(binnen: Client, anna: Lidmaatschap) -> None:
    binnen.post(NIEUW, SIGNAAL)
    antwoord = binnen.post(f"{NIEUW}2/", {"wanneer": "vandaag"}, follow=True)
    pagina = antwoord.content.decode()
    assert antwoord.redirect_chain[-1][0] == KAART
    assert "Uw signaal is doorgegeven." in pagina
    assert "Verstuurd" in pagina
    with met_lid(anna):
        assert Casus.objects.voor(anna).count() == 1
        assert EigenSignaal.objects.get().lid_id == kaartrij(_fatima(anna)).lid_id


def _fatima(collega: Lidmaatschap) -> Lidmaatschap:
    with met_lid(collega):
        return Lidmaatschap.objects.get(gebruiker__roepnaam="Fatima")


def test_terugbellen_gaat_met_een_kaart(binnen: Client, anna: Lidmaatschap) -> None:
    velden = {"bel_naam": "Fatima", "bel_nummer": "06 00 00 01 23"}
    antwoord = binnen.post("/o/de-linde/signalen/terugbellen/", velden, follow=True)
    assert antwoord.redirect_chain[-1][0] == KAART
    assert "06 00 00 01 23" not in antwoord.content.decode()


def test_dezelfde_verzending_twee_keer_is_een_signaal(binnen: Client, anna: Lidmaatschap) -> None:
    velden = {"bel_naam": "F", "bel_nummer": "06 00 00 01 23", "sleutel": str(_sleutel(binnen))}
    for _ in range(2):
        antwoord = binnen.post("/o/de-linde/signalen/terugbellen/", velden)
        assert antwoord["Location"] == KAART
    with met_lid(anna):
        assert Casus.objects.voor(anna).count() == 1


def _sleutel(client: Client) -> str:
    pagina = client.get("/o/de-linde/signalen/terugbellen/").content.decode()
    gevonden = re.search(r'name="sleutel" value="([^"]+)"', pagina)
    assert gevonden
    return gevonden[1]


def test_met_een_kaart_is_niets_te_lezen(binnen: Client, van_fatima: Kaart) -> None:
    binnen.post(NIEUW, SIGNAAL)
    binnen.post(f"{NIEUW}2/", {"wanneer": "vandaag"})
    with met_lid(van_fatima.rij.lid):
        eigen = EigenSignaal.objects.get()
    assert "Merelbeek" not in binnen.get(KAART).content.decode()
    for pad in ("", "verstuurd/", "advies/", "melding/", "verbeteren/"):
        assert binnen.get(f"/o/de-linde/signalen/{eigen.id}/{pad}").status_code == 404
    for pad in ("signalen/", "werklijst/", "gegevens/", "mensen/", "meekijken/", "totalen/"):
        assert binnen.get(f"/o/de-linde/{pad}").status_code == 404


def test_een_nieuwe_kaart_toont_geen_signaal_van_ervoor(
    client: Client, bea: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    """A beheerder could make a card and use it first: it shows nothing of what somebody did before."""
    geef(fatima)
    gebruik(client, maak_kaart(bea, fatima))
    assert "U hebt nog geen signaal gegeven." in client.get(KAART).content.decode()
    zelf = als(Client(), fatima)
    assert "Verstuurd" in zelf.get(KAART).content.decode()
    assert (
        "Er is een toegangskaart op uw naam" in zelf.get("/o/de-linde/gegevens/").content.decode()
    )


def test_een_kaart_van_wie_rollen_heeft_opent_niet_meer(
    client: Client, bea: Lidmaatschap, anna: Lidmaatschap
) -> None:
    gebruik(client, maak_kaart(bea, anna))
    for pad in ("werklijst/", "werklijst/zoek/", "signalen/", "gegevens/"):
        assert client.get(f"/o/de-linde/{pad}").status_code == 404


def test_een_kaart_haalt_de_sterke_sessie_weg(
    client: Client, bea: Lidmaatschap, anna: Lidmaatschap
) -> None:
    """Whoever scans a card in a browser with a second factor has only what the card opens."""
    gegeven = maak_kaart(bea, anna)
    als(client, anna)
    assert client.get("/o/de-linde/werklijst/").status_code == 200
    gebruik(client, gegeven)
    assert client.get("/o/de-linde/werklijst/").status_code == 404


@pytest.mark.parametrize("pad", ["/", "/verder/", "/organisaties/", "/o/de-linde/", "/aanmelden/"])
def test_thuis_is_de_pagina_van_de_kaart(binnen: Client, pad: str) -> None:
    assert binnen.get(pad)["Location"] == KAART


def test_een_kaart_van_het_ene_huis_opent_het_andere_niet(
    client: Client, van_fatima: Kaart, de_wegwijzer: Organisatie
) -> None:
    """Fatima also works at De Wegwijzer; her card of De Linde is nothing there."""
    fatima = van_fatima.rij.lid
    with met_lid(_sanne_van(de_wegwijzer), schrijven=True):
        Lidmaatschap.objects.create(
            gebruiker=fatima.gebruiker, organisatie=de_wegwijzer, functie="hulp"
        )
    gebruik(client, van_fatima)
    assert client.get("/o/de-wegwijzer/signalen/nieuw/").status_code == 404
    assert client.get("/o/de-wegwijzer/kaart/").status_code == 404


def _sanne_van(organisatie: Organisatie) -> Lidmaatschap:
    return Lidmaatschap(organisatie=organisatie)


def test_intrekken_sluit_meteen(binnen: Client, van_fatima: Kaart, bea: Lidmaatschap) -> None:
    assert binnen.get(KAART).status_code == 200
    with met_lid(bea, schrijven=True):
        assert kaart.trek_in(bea, [van_fatima.rij.lid]) == 1
    assert binnen.get(KAART)["Location"] == "/kaart/klaar/"
    assert binnen.get(KAART).status_code == 302
    assert Client().get(van_fatima.adres).status_code == 404


def test_na_twee_uur_is_het_over(binnen: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    sessie = binnen.session
    sessie[kaartsessie.SESSIE] |= {"tot": (timezone.now() - timedelta(seconds=1)).timestamp()}
    sessie.save()
    assert binnen.get(KAART)["Location"] == "/kaart/klaar/"
    assert "U bent klaar" in binnen.get("/kaart/klaar/").content.decode()


def test_een_openbare_pagina_blijft_na_het_intrekken_gewoon_open(
    binnen: Client, van_fatima: Kaart, bea: Lidmaatschap
) -> None:
    with met_lid(bea, schrijven=True):
        kaart.trek_in(bea, [van_fatima.rij.lid])
    assert binnen.get("/help/").status_code == 200


def test_klaar_zegt_wat_er_weggaat_en_meldt_af(binnen: Client) -> None:
    assert "Wilt u stoppen?" in binnen.get("/kaart/klaar/").content.decode()
    assert binnen.post("/kaart/klaar/").status_code == 302
    assert binnen.get(KAART)["Location"].startswith("/aanmelden/")


def test_een_concept_hoort_bij_dit_bezoek(binnen: Client, van_fatima: Kaart) -> None:
    """What was typed is there on the second screen, and not at the next visit, nor for the password."""
    binnen.post(NIEUW, SIGNAAL)
    assert "Merelbeek" in binnen.get(NIEUW).content.decode()
    later = Client()
    later.post(van_fatima.adres, {"pincode": PINCODE})
    assert "Merelbeek" not in later.get(NIEUW).content.decode()
    zelf = als(Client(), van_fatima.rij.lid)
    assert "Merelbeek" not in zelf.get(NIEUW).content.decode()


def test_wat_met_een_wachtwoord_is_getypt_toont_een_kaart_niet(
    van_fatima: Kaart,
) -> None:
    als(Client(), van_fatima.rij.lid).post(NIEUW, SIGNAAL)
    binnen = gebruik(Client(), van_fatima)
    assert "Merelbeek" not in binnen.get(NIEUW).content.decode()


def test_tijdens_het_typen_wordt_er_bewaard(binnen: Client, van_fatima: Kaart) -> None:
    antwoord = binnen.post("/o/de-linde/concept/?waarvoor=terugbellen", {"bel_naam": "Fatima"})
    assert antwoord.status_code == 204
    with met_lid(van_fatima.rij.lid):
        assert Concept.objects.get().waarvoor.startswith("terugbellen/kaart-")


def test_het_verborgen_scherm_gaat_open_met_de_pincode_van_de_kaart(binnen: Client) -> None:
    binnen.post("/pauze/nu/")
    assert binnen.get(KAART)["Location"] == "/pauze/"
    assert "nog 4 keer" in binnen.post("/pauze/", {"geheim": "9753"}).content.decode()
    assert binnen.post("/pauze/", {"geheim": PINCODE}).status_code == 302
    assert binnen.get(KAART).status_code == 200


def test_te_vaak_mis_op_het_verborgen_scherm_sluit_de_kaart(
    binnen: Client, van_fatima: Kaart
) -> None:
    binnen.post("/pauze/nu/")
    for _ in range(kaart.POGINGEN):
        antwoord = binnen.post("/pauze/", {"geheim": "9753"})
    assert antwoord["Location"] == "/kaart/klaar/"
    assert kaart.is_dicht(kaartrij(van_fatima.rij.lid))
    assert "Deze kaart is dicht" in Client().get(van_fatima.adres).content.decode()


def test_een_kaart_opent_alleen_voor_de_eigenaar(van_fatima: Kaart, romy: Lidmaatschap) -> None:
    gebruik(Client(), van_fatima)
    with met_lid(romy):
        assert kaart.geldt_nog(str(van_fatima.rij.id), van_fatima.rij.lid.gebruiker_id)
        assert not kaart.geldt_nog(str(van_fatima.rij.id), romy.gebruiker_id)


def test_er_is_een_kaart_tegelijk(bea: Lidmaatschap, fatima: Lidmaatschap) -> None:
    oud, nieuw = maak_kaart(bea, fatima), maak_kaart(bea, fatima)
    assert Client().get(oud.adres).status_code == 404
    assert Client().get(nieuw.adres).status_code == 200
    with met_lid(bea):
        assert Inlogkaart.objects.filter(ingetrokken_op=None).count() == 1
