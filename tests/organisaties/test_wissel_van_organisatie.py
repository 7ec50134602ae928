"""One person in several organisations switches openly, and takes nothing along."""

from __future__ import annotations

import pytest
from django.test import Client

from nietpluis.organisaties.models import Lidmaatschap, Organisatie, Rolvervulling
from nietpluis.organisaties.toegang import met_lid
from tests.casussen.casus import geef, neem
from tests.organisaties.beheer_mensen import werk
from tests.personages import als

LINDE, WEGWIJZER = "/o/de-linde/", "/o/de-wegwijzer/"
SIGNAAL = {"over_wie": "Mevrouw Merelbeek", "zag_of_hoorde": "Een plek."}


@pytest.fixture
def bea_elders(bea: Lidmaatschap, de_wegwijzer: Organisatie) -> Lidmaatschap:
    """Bea is beheerder and aandachtsfunctionaris at De Wegwijzer too."""
    lid = Lidmaatschap(gebruiker=bea.gebruiker, organisatie=de_wegwijzer, functie="beheerder")
    with met_lid(lid, schrijven=True):
        lid.save()
        for rol in ("beheerder", "aandachtsfunctionaris"):
            Rolvervulling.objects.create(lid=lid, rol=rol)
    return lid


@pytest.fixture
def van_bea(client: Client, bea: Lidmaatschap, bea_elders: Lidmaatschap) -> Client:
    return als(client, bea)


def tekst(client: Client, pad: str) -> str:
    return client.get(pad).content.decode()


def test_het_menu_wijst_de_weg_naar_de_andere_organisatie(van_bea: Client) -> None:
    for pad, naam in ((LINDE, "De Linde"), (WEGWIJZER, "De Wegwijzer")):
        pagina = tekst(van_bea, pad)
        assert "Andere organisatie" in pagina
        assert naam in pagina.split("<main")[0]
    keuze = tekst(van_bea, "/organisaties/")
    assert keuze.index("De Linde") < keuze.index("De Wegwijzer")
    assert van_bea.get("/verder/")["Location"] == "/organisaties/"


def test_wie_er_een_heeft_ziet_geen_wissel(client: Client, fatima: Lidmaatschap) -> None:
    assert "Andere organisatie" not in tekst(als(client, fatima), LINDE)


def test_wat_elders_gestopt_is_telt_niet(
    client: Client, bea: Lidmaatschap, bea_elders: Lidmaatschap
) -> None:
    with met_lid(bea_elders, schrijven=True):
        Lidmaatschap.objects.filter(id=bea_elders.id).update(actief_tot=bea_elders.actief_van)
    assert "Andere organisatie" not in tekst(als(client, bea), LINDE)


def test_een_bericht_gaat_niet_mee(van_bea: Client, romy: Lidmaatschap) -> None:
    tekst(van_bea, LINDE)
    van_bea.post(f"{LINDE}mensen/{romy.id}/", werk(romy, functie="coach"))
    assert "Romy Bakker" not in tekst(van_bea, f"{WEGWIJZER}mensen/")
    assert "De gegevens van Romy Bakker zijn bewaard." not in tekst(van_bea, f"{LINDE}mensen/")


def test_een_bericht_van_hier_staat_er_wel(van_bea: Client, romy: Lidmaatschap) -> None:
    tekst(van_bea, LINDE)
    van_bea.post(f"{LINDE}mensen/{romy.id}/", werk(romy, functie="coach"))
    assert "De gegevens van Romy Bakker zijn bewaard." in tekst(van_bea, f"{LINDE}mensen/")


def test_een_concept_gaat_niet_mee(van_bea: Client) -> None:
    van_bea.post(f"{LINDE}signalen/nieuw/", SIGNAAL)
    assert "Merelbeek" in tekst(van_bea, f"{LINDE}signalen/nieuw/")
    assert "Merelbeek" not in tekst(van_bea, f"{WEGWIJZER}signalen/nieuw/")
    assert "Ga verder met uw signaal" not in tekst(van_bea, WEGWIJZER)


def test_een_rol_daar_is_geen_rol_hier(
    van_bea: Client, anna: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    """An aandachtsfunctionaris there finds nothing with an id of here, under neither address."""
    casus = neem(geef(fatima), anna).casus
    for begin in (LINDE, WEGWIJZER):
        assert van_bea.get(f"{begin}casussen/{casus.id}/").status_code == 404
    assert van_bea.get(f"{WEGWIJZER}mensen/{fatima.id}/").status_code == 404
    assert van_bea.get(f"{LINDE}overdragen/").status_code == 404
    assert van_bea.get(f"{WEGWIJZER}overdragen/").status_code == 200


def test_een_nieuwe_kaart_van_hier_is_daar_niet_af_te_drukken(
    van_bea: Client, fatima: Lidmaatschap
) -> None:
    van_bea.post(f"{LINDE}mensen/{fatima.id}/kaart/", {"doe": "maak"})
    pagina = tekst(van_bea, f"{LINDE}mensen/kaarten/afdrukken/")
    assert "Fatima El Amrani" in pagina
    begin = pagina.index(f"{LINDE}mensen/kaarten/")
    code = pagina[begin : pagina.index('"', begin)]
    assert van_bea.get(code).status_code == 200
    assert van_bea.get(code.replace("de-linde", "de-wegwijzer")).status_code == 404
    assert "Fatima" not in tekst(van_bea, f"{WEGWIJZER}mensen/kaarten/afdrukken/")
