"""Nobody leaves with work in hand: it is handed on, by a colleague or by itself, and nobody reads it for that."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from nietpluis.casussen import overdragen
from nietpluis.casussen.models import Casus, Raadpleging, Toegang
from nietpluis.casussen.overdragen import (
    OpenWerk,
    Overdracht,
    draag_over,
    draag_over_van_wie_weg_is,
    open_werk,
    vertrekkers,
)
from nietpluis.casussen.stempel import persoon
from nietpluis.kern.feiten import JA
from nietpluis.kern.feiten.signalen import Doorgegeven
from nietpluis.kluis.sleutels import SleutelOntbreekt
from nietpluis.organisaties import vertrek
from nietpluis.organisaties.models import Functie, Lidmaatschap, Rolvervulling
from nietpluis.organisaties.toegang import met_lid
from tests.casussen.casus import feit, geef, lees, leg, neem
from tests.personages import als

OVERDRAGEN = "/o/de-linde/overdragen/"


def stopt(lid: Lidmaatschap, over: int = 0) -> None:
    """This person's first day without access, so many days from now."""
    lid.actief_tot = timezone.localdate() + timedelta(days=over)
    with met_lid(lid, schrijven=True):
        lid.save(update_fields=["actief_tot"])


def vanzelf(lid: Lidmaatschap) -> int:
    with met_lid(lid, schrijven=True):
        return draag_over(Overdracht.vanzelf(lid, timezone.now()))


def opent(lid: Lidmaatschap) -> set[int]:
    with met_lid(lid):
        return set(Casus.objects.voor(lid).values_list("nummer", flat=True))


def houdt(lid: Lidmaatschap, voor: Lidmaatschap) -> OpenWerk:
    with met_lid(voor):
        return open_werk(lid, voor)


@pytest.fixture
def signaal(anna: Lidmaatschap, fatima: Lidmaatschap) -> Casus:
    return geef(fatima)


@pytest.fixture
def casus(anna: Lidmaatschap, fatima: Lidmaatschap) -> Casus:
    return neem(geef(fatima), anna).casus


def test_wat_iemand_heeft_wordt_geteld(
    signaal: Casus, casus: Casus, anna: Lidmaatschap, bea: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    dicht = neem(geef(fatima), anna).casus
    leg(dicht, anna, feit(anna, "afsluiting", reden="verkeerd_geopend", toelichting="Anders."))
    assert houdt(anna, bea) == OpenWerk(signalen=1, casussen=1, gesloten=1)
    assert not houdt(bea, bea).iets


def test_een_casus_gaat_naar_wie_waarneemt(
    casus: Casus, anna: Lidmaatschap, bram: Lidmaatschap
) -> None:
    stopt(anna)
    assert vanzelf(anna) == 0
    assert opent(bram) == {casus.nummer}
    assert opent(anna) == set()
    laatste = lees(casus, bram).dossier.feiten[-1]
    assert (laatste.soort, laatste.door.lid, laatste.door.naam) == ("toewijzing", "", "")


def test_een_ongelezen_signaal_gaat_met_een_nieuwe_termijn(
    signaal: Casus, anna: Lidmaatschap, bram: Lidmaatschap
) -> None:
    stopt(anna)
    vanzelf(anna)
    door = lees(signaal, bram).dossier.ontvanger
    assert door
    assert (door.aan.naam, door.uiterlijk > timezone.now()) == ("Bram Hendriks", True)
    assert opent(bram) == {signaal.nummer}


def test_wie_waarneemt_en_stopt_laat_de_termijn_staan(
    signaal: Casus, anna: Lidmaatschap, bram: Lidmaatschap
) -> None:
    eerst = lees(signaal, anna).dossier.laatste(Doorgegeven)
    stopt(bram)
    vanzelf(bram)
    daarna = lees(signaal, anna).dossier.laatste(Doorgegeven)
    assert eerst
    assert daarna
    assert daarna.waarnemer is None
    assert (daarna.aan, daarna.uiterlijk, daarna.daarna) == (
        eerst.aan,
        eerst.uiterlijk,
        eerst.daarna,
    )


def test_een_andere_waarnemer_komt_in_de_plaats(
    signaal: Casus, anna: Lidmaatschap, bram: Lidmaatschap, linda: Lidmaatschap
) -> None:
    with met_lid(linda, schrijven=True):
        Rolvervulling.objects.create(lid=linda, rol="aandachtsfunctionaris")
    stopt(bram)
    vanzelf(bram)
    door = lees(signaal, anna).dossier.ontvanger
    assert door
    assert door.waarnemer
    assert door.waarnemer.naam == "Linda Smit"


def test_wie_al_meewerkt_houdt_de_casus(
    casus: Casus, anna: Lidmaatschap, bram: Lidmaatschap, romy: Lidmaatschap
) -> None:
    leg(casus, anna, feit(anna, "toewijzing", aan=persoon(romy)))
    stopt(anna)
    vanzelf(anna)
    assert opent(romy) == {casus.nummer}
    assert opent(bram) == set()


def test_wie_meewerkte_en_al_weg_is_telt_niet(
    casus: Casus, anna: Lidmaatschap, bram: Lidmaatschap, romy: Lidmaatschap
) -> None:
    leg(casus, anna, feit(anna, "toewijzing", aan=persoon(romy)))
    stopt(romy)
    stopt(anna)
    vanzelf(anna)
    assert casus.nummer in opent(bram)


def test_over_wie_het_gaat_krijgt_het_nooit(
    anna: Lidmaatschap, bram: Lidmaatschap, linda: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    over_bram = neem(geef(fatima, werkt_hier=JA, over_lid=str(bram.id)), anna).casus
    stopt(anna)
    assert vanzelf(anna) == 1  # nobody else may have it: it stays, and is tried again
    assert opent(bram) == set()
    with met_lid(linda, schrijven=True):
        Rolvervulling.objects.create(lid=linda, rol="aandachtsfunctionaris")
    assert vanzelf(anna) == 0
    assert opent(linda) == {over_bram.nummer}


def test_over_wie_het_gaat_telt_het_niet_mee(
    anna: Lidmaatschap, bram: Lidmaatschap, bea: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    neem(geef(fatima, werkt_hier=JA, over_lid=str(bram.id)), anna)
    stopt(anna, 3)
    assert houdt(anna, bea).casussen == 1
    with met_lid(bram):
        assert vertrekkers(bram) == []


def test_een_signaal_zonder_opvolger_blijft_liggen(
    signaal: Casus, anna: Lidmaatschap, bram: Lidmaatschap
) -> None:
    stopt(bram)
    with met_lid(bram, schrijven=True):
        Rolvervulling.objects.filter(lid=bram).delete()
    stopt(anna)
    assert vanzelf(anna) == 1


def test_een_vernietigde_casus_houdt_niets_tegen(
    casus: Casus, anna: Lidmaatschap, monkeypatch: pytest.MonkeyPatch
) -> None:
    def weg(_casus: Casus) -> None:
        raise SleutelOntbreekt

    monkeypatch.setattr(overdragen, "open_casus", weg)
    assert vanzelf(anna) == 0


def test_elke_nacht_gaat_over_wat_nog_bij_een_ander_lag(
    signaal: Casus, casus: Casus, anna: Lidmaatschap, bram: Lidmaatschap
) -> None:
    stopt(anna)
    with met_lid(bram, schrijven=True):
        assert draag_over_van_wie_weg_is(timezone.now()) == 1
        assert draag_over_van_wie_weg_is(timezone.now()) == 0
        assert not Toegang.objects.filter(lid=anna).exists()
    assert opent(bram) == {signaal.nummer, casus.nummer}


def test_wie_pas_morgen_stopt_houdt_vandaag_alles(
    casus: Casus, anna: Lidmaatschap, bram: Lidmaatschap
) -> None:
    stopt(anna, 1)
    with met_lid(bram, schrijven=True):
        assert draag_over_van_wie_weg_is(timezone.now()) == 0
    assert opent(anna) == {casus.nummer}


def test_de_post_gaat_naar_de_waarnemer(anna: Lidmaatschap, bram: Lidmaatschap) -> None:
    stopt(anna)
    with met_lid(bram, schrijven=True):
        assert vertrek.laat_de_post_over(timezone.localdate()) == [anna]
        post = Functie.objects.get_queryset().get()
        assert (post.vervuller, post.waarnemer) == (bram, None)
        assert vertrek.laat_de_post_over(timezone.localdate()) == []


def test_een_waarnemer_die_stopt_neemt_niet_meer_waar(
    anna: Lidmaatschap, bram: Lidmaatschap
) -> None:
    stopt(bram)
    with met_lid(anna, schrijven=True):
        assert vertrek.laat_de_post_over(timezone.localdate()) == [bram]
        assert Functie.objects.get_queryset().get().waarnemer is None


def test_een_collega_draagt_het_over_zonder_te_lezen(
    client: Client, casus: Casus, anna: Lidmaatschap, bram: Lidmaatschap, linda: Lidmaatschap
) -> None:
    stopt(anna, 3)
    als(client, linda)
    assert "Een collega stopt en heeft nog werk" in client.get("/o/de-linde/").content.decode()
    assert "1 casus om aan te werken" in client.get(OVERDRAGEN).content.decode()
    antwoord = client.post(f"{OVERDRAGEN}{anna.id}/", {"naar": str(bram.id)}, follow=True)
    assert "Het werk van Anna de Wit is overgedragen." in antwoord.content.decode()
    assert (opent(anna), opent(bram), opent(linda)) == (set(), {casus.nummer}, set())
    assert lees(casus, bram).dossier.feiten[-1].door.naam == "Linda Smit"
    with met_lid(linda):
        assert not Raadpleging.objects.filter(lid=linda).exists()


def test_naar_wie_het_niet_mag_zegt_dat_er_iets_blijft(
    client: Client,
    anna: Lidmaatschap,
    bram: Lidmaatschap,
    linda: Lidmaatschap,
    fatima: Lidmaatschap,
) -> None:
    neem(geef(fatima, werkt_hier=JA, over_lid=str(bram.id)), anna)
    stopt(anna, 3)
    pad = f"{OVERDRAGEN}{anna.id}/"
    antwoord = als(client, linda).post(pad, {"naar": str(bram.id)}, follow=True)
    assert "Nog niet alles is overgedragen." in antwoord.content.decode()


@pytest.mark.parametrize("naar", ["", "anna", "fatima", "chris"])
def test_het_gaat_naar_een_aandachtsfunctionaris_die_blijft(
    client: Client,
    casus: Casus,
    anna: Lidmaatschap,
    linda: Lidmaatschap,
    request: pytest.FixtureRequest,
    naar: str,
) -> None:
    stopt(anna, 3)
    wie = str(request.getfixturevalue(naar).id) if naar else ""
    antwoord = als(client, linda).post(f"{OVERDRAGEN}{anna.id}/", {"naar": wie})
    assert antwoord.status_code == 422
    assert opent(anna) == {casus.nummer}


@pytest.mark.parametrize("wie", ["fatima", "gerda", "peter", "bea", "chris"])
def test_alleen_wie_mag_overdragen_ziet_dit(
    client: Client, casus: Casus, anna: Lidmaatschap, request: pytest.FixtureRequest, wie: str
) -> None:
    stopt(anna, 3)
    als(client, request.getfixturevalue(wie))
    assert client.get(OVERDRAGEN).status_code == 404
    assert client.post(f"{OVERDRAGEN}{anna.id}/", {"naar": "x"}).status_code == 404


def test_van_wie_blijft_valt_niets_over_te_dragen(
    client: Client, casus: Casus, anna: Lidmaatschap, linda: Lidmaatschap
) -> None:
    assert "Niemand die stopt" in als(client, linda).get(OVERDRAGEN).content.decode()
    assert client.get(f"{OVERDRAGEN}{anna.id}/").status_code == 404
