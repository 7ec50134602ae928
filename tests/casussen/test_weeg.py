from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from nietpluis.casussen.lezen import OpenCasus
from nietpluis.casussen.models import Casus, Concept, Raadpleging
from nietpluis.kern.feiten.besluiten import Weging
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.casussen.casus import feit, geef, lees, leg, neem
from tests.casussen.vragen import aantal_vragen
from tests.personages import als

VRAGEN = ("vermoeden", "onveiligheid", "hulp_mogelijk", "hulp_aanvaard", "hulp_werkt")


@pytest.fixture
def casus(fatima: Lidmaatschap, anna: Lidmaatschap) -> Casus:
    return neem(geef(fatima), anna).casus


@pytest.fixture
def client_anna(client: Client, anna: Lidmaatschap) -> Client:
    return als(client, anna)


def url(naam: str, casus: Casus, *rest: str) -> str:
    return reverse(naam, args=["de-linde", casus.id, *rest])


def antwoord(client: Client, casus: Casus, vraag: str, keuze: str, **meer: str) -> Any:
    return client.post(url("weging", casus), {"vraag": vraag, "antwoord": keuze, **meer})


def loop(client: Client, casus: Casus, *keuzes: str) -> Any:
    for vraag, keuze in zip(VRAGEN, keuzes, strict=False):
        antwoord(client, casus, vraag, keuze)
    return client.get(url("weging_uitkomst", casus))


def leg_vast(client: Client, casus: Casus, geopend: OpenCasus, naar: str = "besluit") -> Any:
    return client.post(
        url("weging_uitkomst", casus), {"na": len(geopend.dossier.feiten), "naar": naar}
    )


def test_one_question_at_a_time_with_what_was_said_in_sight(
    client_anna: Client, casus: Casus
) -> None:
    eerste = client_anna.get(url("weging", casus)).content.decode()
    assert "Vraag 1 van 5" in eerste
    assert "Dit zei u al" not in eerste
    antwoord(client_anna, casus, "vermoeden", "weet_niet")
    tweede = client_anna.get(url("weging", casus)).content.decode()
    assert "Vraag 2 van 5" in tweede
    assert "Dat is een goed antwoord." in tweede
    assert "?vraag=vermoeden" in tweede


def test_nothing_is_recorded_until_the_button_says_so(
    client_anna: Client, casus: Casus, anna: Lidmaatschap
) -> None:
    pagina = loop(client_anna, casus, "ja", "ja").content.decode()
    assert "Het kader vraagt om een melding" in pagina
    assert "Meldnorm 1" in pagina
    assert "Er is nog niets vastgelegd." in pagina
    assert lees(casus, anna).dossier.weging is None
    gelegd = leg_vast(client_anna, casus, lees(casus, anna))
    assert gelegd["Location"] == url("besluit", casus)
    dossier = lees(casus, anna).dossier
    assert dossier.weging is not None
    assert dossier.weging.keuzes == {"vermoeden": "ja", "onveiligheid": "ja"}
    with met_lid(anna):
        assert not Concept.objects.exists()


def test_pressing_twice_records_once(client_anna: Client, casus: Casus, anna: Lidmaatschap) -> None:
    loop(client_anna, casus, "ja", "ja")
    geopend = lees(casus, anna)
    assert leg_vast(client_anna, casus, geopend)["Location"] == url("besluit", casus)
    assert leg_vast(client_anna, casus, geopend)["Location"] == url("besluit", casus)
    assert len(list(lees(casus, anna).dossier.van(Weging))) == 1


def test_doubt_leads_to_advice(client_anna: Client, casus: Casus, anna: Lidmaatschap) -> None:
    pagina = loop(client_anna, casus, "ja", "nee", "weet_niet").content.decode()
    assert "Leg vast en vraag advies" in pagina
    gelegd = leg_vast(client_anna, casus, lees(casus, anna), "advies")
    assert gelegd["Location"] == url("handeling", casus, "advies")


def test_changing_an_answer_drops_what_is_off_the_path(
    client_anna: Client, casus: Casus, anna: Lidmaatschap
) -> None:
    loop(client_anna, casus, "ja", "nee", "ja", "ja", "ja")
    antwoord(client_anna, casus, "onveiligheid", "ja")
    leg_vast(client_anna, casus, lees(casus, anna))
    weging = lees(casus, anna).dossier.weging
    assert weging is not None
    assert list(weging.keuzes) == ["vermoeden", "onveiligheid"]


def test_an_answer_from_an_old_tab_never_lands_on_another_question(
    client_anna: Client, casus: Casus
) -> None:
    loop(client_anna, casus, "ja", "nee", "ja")
    antwoord(client_anna, casus, "vermoeden", "ja")
    assert antwoord(client_anna, casus, "hulp_werkt", "nee").status_code == 302
    assert "Vraag 4 van 5" in client_anna.get(url("weging", casus)).content.decode()


def test_only_the_outcome_that_was_seen_is_recorded(
    client_anna: Client, casus: Casus, anna: Lidmaatschap
) -> None:
    loop(client_anna, casus, "ja", "ja")
    na = len(lees(casus, anna).dossier.feiten)
    pagina = client_anna.post(url("weging_uitkomst", casus), {"na": na, "gezien": "niet_nu_melden"})
    assert "intussen veranderd" in pagina.content.decode()
    assert lees(casus, anna).dossier.weging is None


def test_the_answers_stay_out_of_address_and_session(client_anna: Client, casus: Casus) -> None:
    gevolg = antwoord(
        client_anna, casus, "vermoeden", "weet_niet", waarom="Ik twijfel aan zijn verhaal."
    )
    assert "weet_niet" not in gevolg["Location"]
    assert "twijfel" not in str(dict(client_anna.session))


def test_keeping_for_later_keeps_the_thought_too(client_anna: Client, casus: Casus) -> None:
    antwoord(client_anna, casus, "vermoeden", "ja")
    weg = client_anna.post(
        url("weging", casus),
        {"vraag": "onveiligheid", "waarom": "Ik moet nog bellen.", "later": "ja"},
    )
    assert weg["Location"] == url("casus", casus)
    terug = client_anna.get(url("weging", casus)).content.decode()
    assert "Vraag 2 van 5" in terug
    assert "Ik moet nog bellen." in terug


def test_half_a_thought_is_kept_while_typing(
    client_anna: Client, casus: Casus, anna: Lidmaatschap
) -> None:
    velden = {
        "waarvoor": f"casus/{casus.id}/weging-vermoeden",
        "antwoord": "nee",
        "waarom": "Hij zei dat",
    }
    assert client_anna.post(reverse("concept", args=["de-linde"]), velden).status_code == 204
    pagina = client_anna.get(url("weging", casus)).content.decode()
    assert "Hij zei dat" in pagina
    assert "Dit zei u al" not in pagina
    antwoord(client_anna, casus, "vermoeden", "ja")
    with met_lid(anna):
        assert not Concept.objects.filter(waarvoor=velden["waarvoor"]).exists()


def test_an_empty_answer_keeps_what_was_typed(client_anna: Client, casus: Casus) -> None:
    pagina = client_anna.post(
        url("weging", casus), {"vraag": "vermoeden", "waarom": "De arm was blauw."}
    )
    assert "Kies het antwoord dat het beste past." in pagina.content.decode()
    assert "De arm was blauw." in pagina.content.decode()


def test_who_was_first_is_told_and_the_answers_stay(
    client_anna: Client, casus: Casus, anna: Lidmaatschap
) -> None:
    loop(client_anna, casus, "ja", "ja")
    geopend = lees(casus, anna)
    leg(casus, anna, feit(anna, "overleg", met="collega", uitkomst="Bram denkt mee."))
    pagina = leg_vast(client_anna, casus, geopend).content.decode()
    assert "U legde net zelf al iets vast" in pagina
    assert lees(casus, anna).dossier.weging is None
    assert leg_vast(client_anna, casus, lees(casus, anna)).status_code == 302


def test_danger_stays_on_top(client_anna: Client, casus: Casus, anna: Lidmaatschap) -> None:
    leg(casus, anna, feit(anna, "gevaar", wat="Hij heeft een mes."))
    for pagina in (client_anna.get(url("weging", casus)), loop(client_anna, casus, "ja", "ja")):
        assert "Er is misschien direct gevaar. Bel nu." in pagina.content.decode()


def test_an_old_casus_has_no_kader_and_says_so(
    client_anna: Client, fatima: Lidmaatschap, anna: Lidmaatschap, monkeypatch: pytest.MonkeyPatch
) -> None:
    casus = neem(geef(fatima), anna).casus
    monkeypatch.setattr("nietpluis.kern.dossier.Dossier.kader", None)
    pagina = client_anna.get(url("weging", casus)).content.decode()
    assert "Toen was er nog geen afwegingskader." in pagina
    assert url("handeling", casus, "risicotaxatie") in pagina


def test_a_weighing_that_stands_is_read_back(
    client_anna: Client, casus: Casus, anna: Lidmaatschap
) -> None:
    loop(client_anna, casus, "ja", "ja")
    leg_vast(client_anna, casus, lees(casus, anna))
    pagina = client_anna.get(url("weging_uitkomst", casus)).content.decode()
    assert "Deze weging is vastgelegd op" in pagina
    assert "U weegt opnieuw" in client_anna.get(url("weging", casus)).content.decode()


def test_who_only_received_the_signal_does_not_weigh(
    client: Client, fatima: Lidmaatschap, anna: Lidmaatschap
) -> None:
    casus = geef(fatima)
    pagina = als(client, anna).get(url("weging", casus)).content.decode()
    assert "Dit kan nu niet" in pagina


@pytest.mark.parametrize("wie", ["fatima", "bram", "gerda", "peter", "bea", "linda", "chris"])
@pytest.mark.parametrize(
    "naam", ["weging", "weging_uitkomst", "besluit", "gesprek_voorbereiden", "meekijken"]
)
def test_strangers_find_nothing(
    client: Client, casus: Casus, wie: str, naam: str, request: pytest.FixtureRequest
) -> None:
    assert als(client, request.getfixturevalue(wie)).get(url(naam, casus)).status_code == 404


def test_each_look_is_recorded(client_anna: Client, casus: Casus, anna: Lidmaatschap) -> None:
    client_anna.get(url("weging", casus))
    with met_lid(anna):
        assert Raadpleging.objects.filter(casus=casus.id, wat="weging", grond="toegewezen").exists()


def test_more_facts_take_no_more_queries(
    client_anna: Client, casus: Casus, anna: Lidmaatschap
) -> None:
    eerst = aantal_vragen(client_anna, url("weging", casus))
    leg(casus, anna, *[feit(anna, "overleg", met="collega", uitkomst="x") for _ in range(30)])
    assert aantal_vragen(client_anna, url("weging", casus)) == eerst
