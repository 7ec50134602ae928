from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from nietpluis.casussen import concepten
from nietpluis.casussen.models import Casus, Raadpleging, Toegang
from nietpluis.kern import stand
from nietpluis.kern.feiten.besluiten import Besluit, Meegekeken
from nietpluis.kern.feiten.verloop import Afwijking
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.casussen.casus import feit, geef, lees, leg, neem
from tests.casussen.vragen import aantal_vragen
from tests.personages import als

MELDEN = {"vermoeden": "ja", "onveiligheid": "ja"}


@pytest.fixture
def casus(fatima: Lidmaatschap, anna: Lidmaatschap) -> Casus:
    """A casus in which all steps stand, and the kader asks for a melding."""
    casus = neem(geef(fatima), anna).casus
    kader = lees(casus, anna).dossier.kader
    assert kader is not None
    stappen = [
        feit(anna, "kindcheck", kinderen="nee"),
        feit(anna, "overleg", met="collega", uitkomst="Bram denkt mee."),
        feit(anna, "gesprek", met=("client",), besproken="De plek op haar arm."),
        feit(anna, "weging", kader=kader.beroepsgroep, uitgave=kader.ingangsdatum, keuzes=MELDEN),
    ]
    return leg(casus, anna, *stappen).casus


@pytest.fixture
def client_anna(client: Client, anna: Lidmaatschap) -> Client:
    return als(client, anna)


def url(naam: str, casus: Casus, *rest: str) -> str:
    return reverse(naam, args=["de-linde", casus.id, *rest])


def besluit(client: Client, casus: Casus, anna: Lidmaatschap, **velden: str) -> Any:
    gegeven = {
        "na": len(lees(casus, anna).dossier.feiten),
        "melden": "ja",
        "hulp": "ja",
        "grond": "Het is niet veilig.",
    }
    return client.post(url("besluit", casus), gegeven | velden)


def tegen(client: Client, casus: Casus, anna: Lidmaatschap, meekijker: object) -> Any:
    waarom = {"melden": "nee", "waarom_niet": "Zij vertrekt vandaag naar haar zus."}
    return besluit(client, casus, anna, **waarom, meekijker=str(meekijker))


def test_both_decisions_are_recorded_and_the_melding_comes_first(
    client_anna: Client, casus: Casus, anna: Lidmaatschap
) -> None:
    assert besluit(client_anna, casus, anna)["Location"] == url("handeling", casus, "melding")
    genomen = lees(casus, anna).dossier.besluit
    assert genomen is not None
    assert (genomen.melden, genomen.hulp, genomen.grond) == ("ja", "ja", "Het is niet veilig.")


def test_help_alone_goes_on_to_the_agreement(
    client_anna: Client, casus: Casus, anna: Lidmaatschap
) -> None:
    leg(casus, anna, feit(anna, "melding", wat="Alles verteld."))
    kader = lees(casus, anna).dossier.kader
    assert kader is not None
    keuzes = {
        "vermoeden": "ja",
        "onveiligheid": "nee",
        "hulp_mogelijk": "ja",
        "hulp_aanvaard": "ja",
        "hulp_werkt": "ja",
    }
    leg(
        casus,
        anna,
        feit(anna, "weging", kader=kader.beroepsgroep, uitgave=kader.ingangsdatum, keuzes=keuzes),
    )
    gevolg = besluit(client_anna, casus, anna, melden="nee")
    assert gevolg["Location"] == url("handeling", casus, "hulpafspraak")


def test_an_open_step_asks_its_reason_on_the_same_page(
    client_anna: Client, fatima: Lidmaatschap, anna: Lidmaatschap
) -> None:
    casus = neem(geef(fatima), anna).casus
    open_ = [s.eis.code for s in stand.openstaand(lees(casus, anna).dossier)]
    pagina = besluit(client_anna, casus, anna).content.decode()
    assert "waarom is dit niet gedaan?" in pagina
    assert "Het is niet veilig." in pagina
    redenen = {f"reden_{code}": f"Geen tijd voor {code}." for code in open_}
    besluit(client_anna, casus, anna, **redenen)
    dossier = lees(casus, anna).dossier
    assert dossier.besluit is not None
    assert [a.eis for _, a in dossier.van(Afwijking)] == open_


def test_in_danger_nobody_is_asked_for_reasons(
    client_anna: Client, fatima: Lidmaatschap, anna: Lidmaatschap
) -> None:
    casus = neem(geef(fatima, nu_onveilig="ja"), anna).casus
    pagina = client_anna.get(url("besluit", casus)).content.decode()
    assert "waarom is dit niet gedaan?" not in pagina
    assert "Bel nu." in pagina
    assert besluit(client_anna, casus, anna).status_code == 302


def test_against_the_kader_asks_why_and_who_looks_along(
    client_anna: Client, casus: Casus, anna: Lidmaatschap
) -> None:
    pagina = besluit(client_anna, casus, anna, melden="nee").content.decode()
    assert "Waarom meldt u nu niet?" in pagina
    assert lees(casus, anna).dossier.besluit is None
    assert anna.naam not in pagina.split("Wie kijkt met u mee?")[-1].split("</fieldset>")[0]


def test_with_the_kader_nobody_needs_to_look_along(
    client_anna: Client, casus: Casus, anna: Lidmaatschap
) -> None:
    assert besluit(client_anna, casus, anna, melden="ja").status_code == 302
    assert not lees(casus, anna).dossier.tegen_kader


def test_a_colleague_looks_along_on_a_narrow_page(
    client_anna: Client, casus: Casus, anna: Lidmaatschap, bram: Lidmaatschap
) -> None:
    assert tegen(client_anna, casus, anna, bram.id).status_code == 302
    dossier = lees(casus, anna).dossier
    assert dossier.besluit is not None  # it stands at once
    client_bram = als(client_anna, bram)
    assert (
        url("meekijken", casus)
        in client_bram.get(reverse("meekijken_lijst", args=["de-linde"])).content.decode()
    )
    pagina = client_bram.get(url("meekijken", casus)).content.decode()
    assert "Zij vertrekt vandaag naar haar zus." in pagina
    assert "Het kader vraagt om een melding" in pagina
    assert "Een blauwe plek op haar arm." not in pagina
    assert "mevrouw van dinsdag" not in pagina
    assert client_bram.get(url("casus", casus)).status_code == 404
    with met_lid(bram):
        assert Raadpleging.objects.filter(lid=bram, wat="meekijken", grond="meekijker").exists()


def test_the_view_is_recorded_and_closes_the_page(
    client_anna: Client, casus: Casus, anna: Lidmaatschap, bram: Lidmaatschap
) -> None:
    tegen(client_anna, casus, anna, bram.id)
    client_bram, na = als(client_anna, bram), len(lees(casus, anna).dossier.feiten)
    leeg = client_bram.post(url("meekijken", casus), {"na": na, "toelichting": "Ik ken haar zus."})
    assert "Ik ken haar zus." in leeg.content.decode()
    klaar = client_bram.post(
        url("meekijken", casus), {"na": na, "eens": "ja", "toelichting": "Ik ken haar zus."}
    )
    assert klaar.status_code == 302
    dossier = lees(casus, anna).dossier
    gezien = dossier.laatste(Meegekeken)
    assert gezien is not None
    assert (gezien.wie, gezien.eens, gezien.door.lid) == (bram.naam, "ja", str(bram.id))
    assert client_bram.get(url("meekijken", casus)).status_code == 404


@pytest.mark.parametrize("wie", ["veilig_thuis", "elders"])
def test_somebody_elsewhere_may_look_along(
    client_anna: Client, casus: Casus, anna: Lidmaatschap, wie: str
) -> None:
    assert tegen(client_anna, casus, anna, wie).status_code == 302
    assert lees(casus, anna).dossier.tegen_kader
    with met_lid(anna):
        assert not Toegang.objects.filter(soort="meekijker").exists()


def test_whom_it_is_about_is_never_offered(
    client: Client, fatima: Lidmaatschap, anna: Lidmaatschap, bram: Lidmaatschap
) -> None:
    casus = neem(geef(fatima, werkt_hier="ja", over_lid=str(bram.id)), anna).casus
    pagina = als(client, anna).get(url("besluit", casus)).content.decode()
    assert bram.naam not in pagina


def test_who_was_first_is_told_and_what_was_typed_stays(
    client_anna: Client, casus: Casus, anna: Lidmaatschap
) -> None:
    oud = len(lees(casus, anna).dossier.feiten)
    leg(casus, anna, feit(anna, "overleg", met="collega", uitkomst="Nog eens."))
    pagina = besluit(client_anna, casus, anna, na=str(oud)).content.decode()
    assert "U legde net zelf al iets vast" in pagina
    assert "Het is niet veilig." in pagina
    assert f'name="na" value="{oud + 1}"' in pagina
    assert lees(casus, anna).dossier.besluit is None


def test_pressing_twice_decides_once(client_anna: Client, casus: Casus, anna: Lidmaatschap) -> None:
    na = str(len(lees(casus, anna).dossier.feiten))
    for _ in range(2):
        assert besluit(client_anna, casus, anna, na=na).status_code == 302
    assert len(list(lees(casus, anna).dossier.van(Besluit))) == 1


def test_a_draft_comes_back_and_goes_with_the_decision(
    client_anna: Client, casus: Casus, anna: Lidmaatschap
) -> None:
    waarvoor = f"casus/{casus.id}/besluit"
    client_anna.post(
        reverse("concept", args=["de-linde"]), {"waarvoor": waarvoor, "grond": "Half af."}
    )
    assert "Half af." in client_anna.get(url("besluit", casus)).content.decode()
    besluit(client_anna, casus, anna)
    with met_lid(anna):
        assert concepten.lees(anna, waarvoor) == {}


def test_more_facts_take_no_more_queries(
    client_anna: Client, casus: Casus, anna: Lidmaatschap
) -> None:
    eerst = aantal_vragen(client_anna, url("besluit", casus))
    leg(casus, anna, *[feit(anna, "overleg", met="collega", uitkomst="x") for _ in range(30)])
    assert aantal_vragen(client_anna, url("besluit", casus)) == eerst
