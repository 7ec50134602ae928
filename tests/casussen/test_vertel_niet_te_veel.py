"""One account and one organisation tell only so much in an hour, and nothing typed is lost."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from nietpluis.casussen.models import Casus
from nietpluis.organisaties import grenzen
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.personages import als

BEL = "/o/de-linde/signalen/terugbellen/"
VELDEN = {"bel_naam": "Fatima", "bel_nummer": "06 00 00 01 23", "bel_wanneer": "na vieren"}


@pytest.fixture
def _hoogstens_twee(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grenzen, "PER_ACCOUNT", grenzen.Grens("proef_account", 2))


@pytest.fixture
def _samen_hoogstens_twee(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grenzen, "PER_ORGANISATIE", grenzen.Grens("proef_organisatie", 2))
    monkeypatch.setattr(grenzen, "PER_MENS", 0)


@pytest.mark.usefixtures("_hoogstens_twee")
def test_na_zoveel_signalen_wacht_het_volgende(
    client: Client, fatima: Lidmaatschap, anna: Lidmaatschap
) -> None:
    als(client, fatima)
    assert [client.post(BEL, VELDEN).status_code for _ in range(3)] == [302, 302, 429]
    tekst = client.post(BEL, VELDEN).content.decode()
    for woord in ("Dit is nog niet doorgegeven", "Bel 112", "0800-2000", "Anna de Wit"):
        assert woord in tekst
    with met_lid(anna):
        assert Casus.objects.voor(anna).count() == 2


@pytest.mark.usefixtures("_hoogstens_twee")
def test_wat_getypt_is_staat_er_later_nog(client: Client, fatima: Lidmaatschap) -> None:
    als(client, fatima)
    for _ in range(3):
        client.post(BEL, VELDEN)
    assert "na vieren" in client.get(BEL).content.decode()


@pytest.mark.usefixtures("_hoogstens_twee")
def test_een_ander_account_op_hetzelfde_adres_gaat_door(
    client: Client, fatima: Lidmaatschap, romy: Lidmaatschap
) -> None:
    """A training room shares one address on the internet."""
    als(client, fatima)
    for _ in range(3):
        client.post(BEL, VELDEN)
    assert als(Client(), romy).post(BEL, VELDEN).status_code == 302


@pytest.mark.usefixtures("_samen_hoogstens_twee")
def test_een_organisatie_heeft_een_grens_en_een_ander_merkt_er_niets_van(
    fatima: Lidmaatschap, romy: Lidmaatschap, sanne: Lidmaatschap
) -> None:
    van_fatima, van_romy = als(Client(), fatima), als(Client(), romy)
    codes = [c.post(BEL, VELDEN).status_code for c in (van_fatima, van_romy, van_fatima)]
    assert codes == [302, 302, 429]
    elders = BEL.replace("de-linde", "de-wegwijzer")
    assert als(Client(), sanne).post(elders, VELDEN).status_code == 302


def test_meer_mensen_geven_meer_ruimte(
    fatima: Lidmaatschap, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grenzen, "PER_ORGANISATIE", grenzen.Grens("proef_ruimte", 0))
    monkeypatch.setattr(grenzen, "PER_MENS", 1)
    with met_lid(fatima, schrijven=True):
        assert [grenzen.mag_vastleggen(fatima) for _ in range(9)] == [True] * 8 + [False]


@pytest.mark.usefixtures("_hoogstens_twee")
def test_opschrijven_voor_een_collega_telt_mee(
    client: Client, anna: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    als(client, anna)
    velden = {"namens": str(fatima.id), "over_wie": "Mevrouw", "zag_of_hoorde": "Een plek."}
    pad = "/o/de-linde/signalen/namens/"
    assert [client.post(pad, velden).status_code for _ in range(3)] == [302, 302, 429]
    assert "Een plek." in client.get(pad).content.decode()


@pytest.mark.usefixtures("_hoogstens_twee")
def test_dezelfde_verzending_telt_niet_mee(client: Client, fatima: Lidmaatschap) -> None:
    pagina = als(client, fatima).get(BEL).content.decode()
    gevonden = re.search(r'name="sleutel" value="([^"]+)"', pagina)
    assert gevonden
    velden = VELDEN | {"sleutel": gevonden[1]}
    assert {client.post(BEL, velden).status_code for _ in range(5)} == {302}
