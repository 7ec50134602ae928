"""The pages of who decides on keeping, and of who takes in a client's request: as they are used."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from nietpluis.casussen.models import Casus
from nietpluis.casussen.vernietigen.lijsten import BLAD, lees_plek
from nietpluis.kern.feiten.clientrechten import Vernietigingsverzoek
from nietpluis.kluis.sleutels import SleutelOntbreekt
from nietpluis.organisaties.models import Lidmaatschap, Organisatie
from nietpluis.organisaties.toegang import met_lid
from tests.casussen.casus import lees
from tests.casussen.vernietigd import daden, gesloten, oud, stel_voor, vernietig
from tests.casussen.werk_schermen import aan_het_werk, aantal_queries, pad
from tests.personages import als

pytestmark = pytest.mark.django_db(databases="__all__")

LIJST = "/o/de-linde/bewaren/"
VANDAAG = timezone.localdate()
VERZOEK = {
    "ontvangen_op": VANDAAG.isoformat(),
    "vrager": "client",
    "leeftijd": "40",
    "beslist_zelf": "ja",
    "vermoeden": "nee",
    "identiteit": "Ik ken haar.",
}


def zaak(casus: Casus) -> str:
    return f"{LIJST}{casus.id}/"


def test_two_people_walk_it_to_the_end(
    client: Client,
    anna: Lidmaatschap,
    peter: Lidmaatschap,
    fatima: Lidmaatschap,
    django_capture_on_commit_callbacks: Any,
) -> None:
    casus = oud(anna, fatima)
    pagina = als(client, anna).get(LIJST).content.decode()
    assert f"K {casus.nummer}" in pagina
    assert "Peeters" not in pagina
    client.post(zaak(casus), {"daad": "stel_voor"})
    assert "Een collega beslist nu met u mee" in client.get(zaak(casus)).content.decode()
    als(client, peter)
    assert "Anna de Wit stelde dit voor" in client.get(zaak(casus)).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(zaak(casus), {"daad": "bevestig"})
    pagina = client.get(LIJST).content.decode()
    assert "Niemand kan deze casus meer openen." in pagina
    assert f"Nummer {casus.nummer}" in pagina
    with pytest.raises(SleutelOntbreekt):
        lees(casus, anna)
    assert client.get(zaak(casus)).status_code == 404


def test_the_start_of_who_may_decide_says_that_a_proposal_waits(
    client: Client,
    anna: Lidmaatschap,
    fatima: Lidmaatschap,
    gerda: Lidmaatschap,
    linda: Lidmaatschap,
) -> None:
    stel_voor(oud(anna, fatima), anna)
    wacht = {
        lid.gebruiker.roepnaam: "op uw ja of nee"
        in als(client, lid).get("/o/de-linde/").content.decode()
        for lid in (anna, fatima, gerda, linda)
    }
    assert wacht == {"Anna": False, "Fatima": False, "Gerda": True, "Linda": False}


@pytest.mark.parametrize(
    ("daad", "door", "staat"),
    [("trek_in", "anna", "ingetrokken"), ("wijs_af", "peter", "afgewezen")],
)
def test_it_does_not_go_on(
    client: Client,
    anna: Lidmaatschap,
    fatima: Lidmaatschap,
    daad: str,
    door: str,
    staat: str,
    request: pytest.FixtureRequest,
) -> None:
    casus = oud(anna, fatima)
    stel_voor(casus, anna)
    als(client, request.getfixturevalue(door)).post(zaak(casus), {"daad": daad})
    assert daden(casus, anna) == ["voorgesteld", staat]


def test_what_cannot_be_is_said_and_nothing_is_done(
    client: Client, anna: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    casus = oud(anna, fatima)
    stel_voor(casus, anna)
    antwoord = als(client, anna).post(zaak(casus), {"daad": "bevestig"}, follow=True)
    assert "Vraag een collega om te beslissen" in antwoord.content.decode()
    assert client.post(zaak(casus), {"daad": "iets"}).status_code == 200
    assert daden(casus, anna) == ["voorgesteld"]


def test_who_works_alone_is_told_of_the_thirty_days(
    client: Client, anna: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    Organisatie.objects.filter(id=anna.organisatie_id).update(eenpersoons=True)
    casus = oud(anna, fatima)
    assert "pas over dertig dagen" in als(client, anna).get(zaak(casus)).content.decode()
    client.post(zaak(casus), {"daad": "stel_voor"})
    assert "Tot die dag kunt u het intrekken" in client.get(zaak(casus)).content.decode()
    assert "gaat weg op" in client.get(LIJST).content.decode()


def test_a_tombstone_shows_to_who_decided_and_to_the_privacyfunctionaris_only(
    client: Client,
    anna: Lidmaatschap,
    bram: Lidmaatschap,
    gerda: Lidmaatschap,
    peter: Lidmaatschap,
    fatima: Lidmaatschap,
) -> None:
    casus = oud(anna, fatima)
    vernietig(casus, anna, gerda)
    steen = f"Nummer {casus.nummer}</strong>"
    ziet = {
        wie.gebruiker.roepnaam: steen in als(client, wie).get(LIJST).content.decode()
        for wie in (anna, gerda, peter, bram)
    }
    assert ziet == {"Anna": True, "Gerda": True, "Peter": True, "Bram": False}


def test_the_list_is_read_a_page_at_a_time_and_asks_no_more(
    client: Client, peter: Lidmaatschap, anna: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    alle = [oud(anna, fatima)]
    als(client, peter).get(LIJST)
    eerst = aantal_queries(client, LIJST)
    alle += [oud(anna, fatima) for _ in range(BLAD + 1)]
    assert aantal_queries(client, LIJST) == eerst
    pagina = client.get(LIJST)
    volgende = client.get(pagina.context["volgende_url"])
    gezien = [*pagina.context["voorbij"], *volgende.context["voorbij"]]
    assert {rij.casus.id for rij in gezien} == {casus.id for casus in alle}
    assert len(gezien) == len(alle)
    assert volgende.context["volgende_url"] == ""


@pytest.mark.parametrize("tekst", ["", "x", "2026-01-01", "2026-01-01~x", "x~x"])
def test_a_place_that_says_nothing_is_the_beginning(tekst: str) -> None:
    assert lees_plek(tekst) is None


def test_keeping_longer_needs_a_day_and_a_reason(
    client: Client, gerda: Lidmaatschap, anna: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    casus = oud(anna, fatima)
    als(client, gerda)
    assert client.post(f"{zaak(casus)}langer/", {}).status_code == 422
    vroeg = {"tot": VANDAAG.isoformat(), "reden": "Een rechtszaak."}
    assert "Kies een dag na vandaag" in client.post(f"{zaak(casus)}langer/", vroeg).content.decode()
    later = VANDAAG + timedelta(days=9000)
    goed = {"tot": later.isoformat(), "reden": "Er loopt een rechtszaak."}
    assert client.post(f"{zaak(casus)}langer/", goed).status_code == 302
    assert client.get(zaak(casus)).status_code == 404  # nothing to decide any more
    with met_lid(anna):
        assert Casus.objects.get(id=casus.id).bewaren_tot == later
    als(client, anna)
    assert "Er loopt een rechtszaak." in client.get(pad(casus)).content.decode()


def test_the_decision_on_a_request_of_the_client_is_recorded_and_proposed(
    client: Client, anna: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    casus = gesloten(anna, fatima)
    als(client, anna)
    assert client.get(pad(casus, "vernietigingsverzoek")).status_code == 200
    velden = VERZOEK | {"besluit": "doen"}
    assert client.post(pad(casus, "vernietigingsverzoek"), velden).status_code == 302
    feit = lees(casus, anna).dossier.laatste(Vernietigingsverzoek)
    assert feit
    assert (feit.besluit, feit.vrager) == ("doen", "client")
    assert daden(casus, anna) == ["voorgesteld"]
    nog_eens = client.post(pad(casus, "vernietigingsverzoek"), velden, follow=True)
    assert "net voor" in nog_eens.content.decode()


def test_a_lawful_refusal_keeps_it_and_says_why(
    client: Client, anna: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    casus = gesloten(anna, fatima)
    als(client, anna)
    weigert = VERZOEK | {"besluit": "weigeren"}
    assert client.post(pad(casus, "vernietigingsverzoek"), weigert).status_code == 422
    weigert |= {"grond": "belang_ander", "toelichting": "Haar zus is ook in gevaar."}
    assert client.post(pad(casus, "vernietigingsverzoek"), weigert).status_code == 302
    assert daden(casus, anna) == []
    assert "Haar zus is ook in gevaar." in client.get(pad(casus)).content.decode()


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"leeftijd": "9"}, "jonger dan twaalf jaar"),
        ({"vrager": "ander"}, "mag dit niet voor de cliënt vragen"),
        ({"vrager": "mentor", "vermoeden": "ja"}, "mag dit niet voor de cliënt vragen"),
        ({"ontvangen_op": (VANDAAG + timedelta(1)).isoformat()}, "moet nog komen"),
    ],
)
def test_a_request_that_the_law_does_not_know_goes_no_further(
    client: Client, anna: Lidmaatschap, fatima: Lidmaatschap, anders: dict[str, str], zin: str
) -> None:
    casus = gesloten(anna, fatima)
    velden = VERZOEK | {"besluit": "doen"} | anders
    antwoord = als(client, anna).post(pad(casus, "vernietigingsverzoek"), velden)
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()
    assert daden(casus, anna) == []


def test_an_open_casus_is_closed_first(
    client: Client, anna: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    casus = aan_het_werk(anna, fatima)
    als(client, anna)
    assert (
        "Deze casus is nog open" in client.get(pad(casus, "vernietigingsverzoek")).content.decode()
    )
    antwoord = client.post(pad(casus, "vernietigingsverzoek"), VERZOEK | {"besluit": "doen"})
    assert "Sluit de casus eerst af" in antwoord.content.decode()
