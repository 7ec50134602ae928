"""On the write-only page anybody tells something, and nobody reads anything."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core import signing
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from nietpluis.casussen.formulieren import schrijfpagina as formulier
from nietpluis.casussen.lezen import open_casus
from nietpluis.casussen.models import Casus, EigenSignaal
from nietpluis.kern.feiten.signalen import Signaal
from nietpluis.organisaties import grenzen, schrijfpagina
from nietpluis.organisaties.models import Functie, Lidmaatschap, Rolvervulling, Schrijfpagina
from nietpluis.organisaties.toegang import met_lid
from tests.personages import als

VELDEN = {
    "bel_naam": "Toos van Dam",
    "bel_nummer": "06 00 00 01 99",
    "zag_of_hoorde": "Een blauwe plek bij mevrouw Merelbeek.",
}
BEHEER = "/o/de-linde/mensen/schrijfpagina/"


@pytest.fixture
def pagina(bea: Lidmaatschap) -> Schrijfpagina:
    with met_lid(bea, schrijven=True):
        return schrijfpagina.maak(bea, "088 000 01 00")


@pytest.fixture(autouse=True)
def _geduld(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits two seconds in a test."""
    monkeypatch.setattr(formulier, "SNELST_S", -1)


def adres(pagina: Schrijfpagina) -> str:
    return f"/s/de-linde/{pagina.code}/"


def stuur(client: Client, pagina: Schrijfpagina, **anders: Any) -> Any:
    return client.post(adres(pagina), VELDEN | {"merk": formulier.merk()} | anders)


def signalen(anna: Lidmaatschap) -> list[Signaal]:
    with met_lid(anna):
        return [
            feit
            for casus in Casus.objects.voor(anna).order_by("nummer")
            for _, feit in open_casus(casus).dossier.van(Signaal)
        ]


def test_wat_iemand_vertelt_ligt_bij_de_ontvanger(
    client: Client, pagina: Schrijfpagina, anna: Lidmaatschap
) -> None:
    antwoord = stuur(client, pagina)
    assert antwoord["Location"] == f"{adres(pagina)}bedankt/"
    (signaal,) = signalen(anna)
    assert (signaal.bel_nummer, signaal.zag_of_hoorde) == (
        "06 00 00 01 99",
        VELDEN["zag_of_hoorde"],
    )
    assert (signaal.door.lid, signaal.door.naam) == ("", "Toos van Dam")
    assert "zonder aan te melden" in signaal.door.functie
    with met_lid(anna):
        assert not EigenSignaal.objects.exists()
        casus = Casus.objects.voor(anna).get()
    op_de_pagina = als(client, anna).get(f"/o/de-linde/casussen/{casus.id}/").content.decode()
    assert "schreef zonder aan te melden" in op_de_pagina


def test_een_naam_en_een_nummer_zijn_genoeg(
    client: Client, pagina: Schrijfpagina, anna: Lidmaatschap
) -> None:
    stuur(client, pagina, zag_of_hoorde="")
    assert signalen(anna)[0].is_terugbelverzoek


def test_er_komt_niets_van_terug(client: Client, pagina: Schrijfpagina) -> None:
    stuur(client, pagina)
    for pad in ("", "bedankt/"):
        tekst = client.get(adres(pagina) + pad).content.decode()
        for woord in (*VELDEN.values(), "Merelbeek", "Anna", "Bram", "de Wit"):
            assert woord not in tekst


def test_na_het_versturen_staat_er_wat_er_gebeurt_en_wie_te_bellen(
    client: Client, pagina: Schrijfpagina
) -> None:
    tekst = client.get(f"{adres(pagina)}bedankt/").content.decode()
    for woord in ("binnen één werkdag", "112", "0800-2000", "088 000 01 00"):
        assert woord in tekst


def test_het_antwoord_is_altijd_hetzelfde(
    client: Client, pagina: Schrijfpagina, anna: Lidmaatschap
) -> None:
    """Whether it is new, sent twice, or about somebody of whom there is a casus."""
    merk = formulier.merk()
    antwoorden = [stuur(Client(), pagina, merk=merk) for _ in range(2)] + [stuur(client, pagina)]
    assert len({(a.status_code, a["Location"]) for a in antwoorden}) == 1
    assert len(signalen(anna)) == 2


def test_zonder_naam_of_nummer_blijft_staan_wat_er_stond(
    client: Client, pagina: Schrijfpagina
) -> None:
    antwoord = stuur(client, pagina, bel_nummer="")
    tekst = antwoord.content.decode()
    assert (antwoord.status_code, "Merelbeek" in tekst) == (422, True)
    assert "Vul een telefoonnummer in" in tekst


@pytest.mark.parametrize(
    "merk",
    ["", "verzonnen", signing.dumps("geen id", salt=formulier.ZOUT)],
    ids=["geen", "verzonnen", "van iets anders"],
)
def test_zonder_goed_merk_vraagt_het_nog_een_keer(
    client: Client, pagina: Schrijfpagina, anna: Lidmaatschap, merk: str
) -> None:
    antwoord = stuur(client, pagina, merk=merk)
    tekst = antwoord.content.decode()
    assert (antwoord.status_code, formulier_zegt(tekst), "Merelbeek" in tekst) == (422, True, True)
    assert signalen(anna) == []
    gevonden = re.search(r'name="merk" value="([^"]+)"', tekst)
    assert gevonden
    assert stuur(client, pagina, merk=gevonden[1]).status_code == 302


def formulier_zegt(tekst: str) -> bool:
    return "Kijk alles nog eens na" in tekst


def test_sneller_dan_een_mens_vraagt_het_nog_een_keer(
    client: Client, pagina: Schrijfpagina, anna: Lidmaatschap, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(formulier, "SNELST_S", 2)
    assert stuur(client, pagina).status_code == 422
    assert signalen(anna) == []


def test_te_veel_in_een_uur_zegt_wie_te_bellen_en_bewaart_de_tekst(
    client: Client, pagina: Schrijfpagina, anna: Lidmaatschap, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grenzen, "PER_SCHRIJFPAGINA", grenzen.Grens("proef", 2))
    monkeypatch.setattr(grenzen, "PER_MENS", 0)
    assert [stuur(client, pagina).status_code for _ in range(3)] == [302, 302, 429]
    tekst = stuur(client, pagina).content.decode()
    for woord in ("Merelbeek", "heel veel doorgegeven", "112", "088 000 01 00"):
        assert woord in tekst
    assert len(signalen(anna)) == 2


def test_een_volle_pagina_houdt_wie_is_aangemeld_niet_tegen(
    client: Client, pagina: Schrijfpagina, fatima: Lidmaatschap, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grenzen, "PER_SCHRIJFPAGINA", grenzen.Grens("proef", 0))
    monkeypatch.setattr(grenzen, "PER_MENS", 0)
    assert stuur(client, pagina).status_code == 429
    velden = {"bel_naam": "Fatima", "bel_nummer": "06 00 00 01 23"}
    antwoord = als(client, fatima).post("/o/de-linde/signalen/terugbellen/", velden)
    assert "verstuurd" in antwoord["Location"]


def test_als_niemand_het_kan_ontvangen_staat_er_wie_te_bellen(
    client: Client, pagina: Schrijfpagina, bea: Lidmaatschap
) -> None:
    with met_lid(bea, schrijven=True):
        Functie.objects.get_queryset().delete()
        Rolvervulling.objects.filter(rol="aandachtsfunctionaris").delete()
    antwoord = stuur(client, pagina)
    assert (antwoord.status_code, "niemand dit ontvangen" in antwoord.content.decode()) == (
        429,
        True,
    )


def test_met_een_ontvanger_is_er_geen_waarnemer(
    client: Client, pagina: Schrijfpagina, bea: Lidmaatschap, anna: Lidmaatschap
) -> None:
    with met_lid(bea, schrijven=True):
        Functie.objects.get_queryset().delete()
        Rolvervulling.objects.filter(rol="aandachtsfunctionaris").exclude(lid=anna).delete()
    stuur(client, pagina)
    assert len(signalen(anna)) == 1


def test_wat_er_niet_is_en_wat_weg_is_zijn_hetzelfde(
    client: Client, pagina: Schrijfpagina, bea: Lidmaatschap, de_wegwijzer: object
) -> None:
    with met_lid(bea, schrijven=True):
        schrijfpagina.trek_in(bea, pagina)
    paden = [
        f"/s/{slug}/{code}/{deel}"
        for slug in ("de-linde", "de-wegwijzer", "bestaat-niet")
        for code in (pagina.code, "geen-code")
        for deel in ("", "bedankt/")
    ]
    gezien = [client.get(pad) for pad in paden]
    assert {antwoord.status_code for antwoord in gezien} == {404}
    zonder = {re.sub(rb'value="[^"]*"', b"", antwoord.content) for antwoord in gezien}
    assert len(zonder) == 1
    assert client.post(paden[0], VELDEN).status_code == 404


def test_er_is_geen_ander_koekje_dan_van_het_formulier(
    client: Client, pagina: Schrijfpagina
) -> None:
    client.get(adres(pagina))
    stuur(client, pagina)
    client.get(f"{adres(pagina)}bedankt/")
    assert set(client.cookies) <= {"formulier"}


def test_de_beheerder_opent_vernieuwt_en_sluit(client: Client, bea: Lidmaatschap) -> None:
    als(client, bea)
    assert "De pagina is nu gesloten." in client.get(BEHEER).content.decode()
    assert client.get(f"{BEHEER}vel/").status_code == 404
    client.post(BEHEER, {"telefoon": "088 000 01 00"})
    eerste = _nu(bea)
    assert eerste.code in client.get(f"{BEHEER}vel/").content.decode()
    assert client.get(f"{BEHEER}code.svg")["Content-Type"] == "image/svg+xml"
    client.post(BEHEER, {"telefoon": "088 000 01 99"})
    assert "088 000 01 99" in Client().get(adres(eerste)).content.decode()
    assert client.post(f"{BEHEER}sluiten/").status_code == 200
    client.post(f"{BEHEER}sluiten/", {"doe": "nieuw"})
    assert Client().get(adres(eerste)).status_code == 404
    assert Client().get(adres(_nu(bea))).status_code == 200
    client.post(f"{BEHEER}sluiten/", {"doe": "weg"})
    with met_lid(bea):
        assert schrijfpagina.huidige(bea) is None
    assert client.get("/o/de-linde/mensen/").content.decode().count("Schrijfpagina veranderd") == 4


def _nu(bea: Lidmaatschap) -> Schrijfpagina:
    with met_lid(bea):
        nu = schrijfpagina.huidige(bea)
    assert nu
    return nu


def test_een_nummer_dat_geen_nummer_is_wordt_geweigerd(client: Client, bea: Lidmaatschap) -> None:
    antwoord = als(client, bea).post(BEHEER, {"telefoon": "bel maar", "doe": "open"})
    assert antwoord.status_code == 422


def test_het_vel_verraadt_niet_waar_het_over_gaat(
    client: Client, bea: Lidmaatschap, pagina: Schrijfpagina
) -> None:
    tekst = als(client, bea).get(f"{BEHEER}vel/").content.decode().lower()
    vel = tekst[tekst.index("nietpluis-pass--poster") :]
    for woord in ("meldcode", "geweld", "mishandeling", "veilig thuis", "signaal"):
        assert woord not in vel.split("</main>")[0]


def test_de_tellers_staan_in_de_gedeelde_cache(pagina: Schrijfpagina, fatima: Lidmaatschap) -> None:
    with met_lid(fatima, schrijven=True):
        assert grenzen.mag_vastleggen(fatima)
    venster = int(timezone.now().timestamp()) // 3600
    assert cache.get(f"grens:signaal_account:{fatima.id}:{venster}") == 1
