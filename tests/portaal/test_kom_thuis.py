"""Everyone's home: who sees what, and what waits."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from nietpluis.casussen.models import Toegang
from nietpluis.kern.termijnen import werkdagen_na
from nietpluis.organisaties.models import Gebruiker, Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from nietpluis.portaal.wachtend import wachtende_signalen
from nietpluis.portaal.werk import MEESTE, Werk, aantal_vandaag
from tests.casussen.casus import geef
from tests.casussen.signaal_schermen import ORG, tekst
from tests.personages import als

LANG = timedelta(days=21)


def thuis(wie: Lidmaatschap) -> str:
    return tekst(als(Client(), wie).get(ORG))


def test_the_front_door_leads_in(client: Client, fatima: Lidmaatschap) -> None:
    assert client.get("/")["Location"].startswith("/aanmelden/")
    antwoord = als(client, fatima).get("/", follow=True)
    assert antwoord.redirect_chain[-1][0] == ORG


def test_who_works_nowhere_chooses(client: Client, ida: Gebruiker) -> None:
    assert als(client, ida).get("/", follow=True).redirect_chain[-1][0] == "/organisaties/"


def test_the_worker_is_greeted_and_knows_whom_to_call(fatima: Lidmaatschap) -> None:
    pagina = thuis(fatima)
    assert ", Fatima</h1>" in pagina
    assert "Denkt u dat iemand thuis niet veilig is?" in pagina
    assert pagina.index("tel:112") < pagina.index("Uw signalen")
    assert "Anna de Wit: <span" in pagina
    assert "Uw werklijst" not in pagina


def test_the_stand_in_stands_in_front_while_the_holder_is_away(
    fatima: Lidmaatschap, anna: Lidmaatschap
) -> None:
    with met_lid(anna, schrijven=True):
        anna.functies.update(afwezig_tot=timezone.localdate() + timedelta(days=3))
    pagina = thuis(fatima)
    assert pagina.index("Neemt waar voor Anna") < pagina.index("Anna de Wit: <span")


def test_the_receiver_sees_first_how_much_asks_something(
    fatima: Lidmaatschap, anna: Lidmaatschap
) -> None:
    assert "Op uw werklijst staat nu niets voor u open." in thuis(anna)
    geef(fatima)
    pagina = thuis(anna)
    assert "Nu vraagt één casus iets van u." in pagina
    assert pagina.index("Uw werklijst") < pagina.index("Denkt u dat")


def test_counting_stops_where_it_helps_nobody(fatima: Lidmaatschap, anna: Lidmaatschap) -> None:
    assert Werk(MEESTE + 1).tekst == "50+"
    with met_lid(fatima):
        assert aantal_vandaag(fatima, timezone.now()) is None


def test_the_leidinggevende_hears_that_a_signal_waits_and_nothing_more(
    fatima: Lidmaatschap, linda: Lidmaatschap, anna: Lidmaatschap
) -> None:
    casus = geef(fatima, over_wie="mevrouw Jansen")
    assert "Er wacht een signaal" not in thuis(linda)
    with met_lid(linda, schrijven=True):
        Toegang.objects.filter(casus=casus).update(vanaf=timezone.now() - LANG)
    pagina = thuis(linda)
    assert "Er wacht een signaal" in pagina
    assert "088 000 01 23" in pagina
    assert "Jansen" not in pagina
    assert "Er wacht een signaal" not in thuis(fatima)


def test_it_waits_two_working_days_before_the_leidinggevende_hears(
    fatima: Lidmaatschap, linda: Lidmaatschap
) -> None:
    casus = geef(fatima)
    with met_lid(linda):
        gegeven = Toegang.objects.get(casus=casus, soort="ontvanger").vanaf
        dag = werkdagen_na(timezone.localdate(gegeven), 2)
        net = gegeven.astimezone(timezone.get_current_timezone()).replace(
            year=dag.year, month=dag.month, day=dag.day, hour=17, minute=0, second=0, microsecond=0
        )
        assert not wachtende_signalen(linda, net - timedelta(seconds=1))
        assert len(wachtende_signalen(linda, net)) == 1


def test_whom_it_is_about_hears_of_no_waiting_signal(
    fatima: Lidmaatschap, linda: Lidmaatschap
) -> None:
    geef(fatima, werkt_hier="ja", over_lid=str(linda.id))
    with met_lid(linda):
        assert not wachtende_signalen(linda, timezone.now() + LANG)


@pytest.mark.parametrize(("wie", "ziet"), [
    ("gerda", "U ziet aantallen, nooit personen."),
    ("peter", "U ziet wie een casus opende"),
    ("bea", "U regelt wie hier werkt"),
])  # fmt: skip
def test_who_steers_or_guards_finds_the_own_page(
    request: pytest.FixtureRequest, wie: str, ziet: str
) -> None:
    pagina = thuis(request.getfixturevalue(wie))
    assert ziet in pagina
    anderen = {
        "U ziet aantallen, nooit personen.",
        "U ziet wie een casus opende",
        "U regelt wie hier werkt",
    }
    assert not any(ander in pagina for ander in anderen - {ziet})


@pytest.mark.django_db(databases="__all__")
@pytest.mark.parametrize(("wie", "menu"), [
    ("fatima", ["Start", "Signaal", "Meldcode", "Hulp"]),
    ("anna", ["Start", "Werklijst", "Signaal", "Meldcode", "Hulp"]),
    ("bea", ["Start", "Signaal", "Meldcode", "Mensen", "Toestand", "Hulp"]),
    ("gerda", ["Start", "Signaal", "Meldcode", "Totalen", "Hulp"]),
    ("peter", ["Start", "Signaal", "Meldcode", "Raadplegingen", "Lezen dat opviel", "Hulp"]),
])  # fmt: skip
def test_the_menu_holds_only_what_opens(
    request: pytest.FixtureRequest, wie: str, menu: list[str]
) -> None:
    lid = request.getfixturevalue(wie)
    telefoon = als(Client(), lid)
    regels = telefoon.get(ORG).context["menu"]
    assert [naam for naam, _, _ in regels] == menu
    assert [naam for naam, _, huidig in regels if huidig] == ["Start"]
    assert {telefoon.get(url).status_code for _, url, _ in regels} == {200}


def test_another_organisation_has_no_door_here(chris: Lidmaatschap, de_linde: object) -> None:
    assert als(Client(), chris).get(ORG).status_code == 404


def test_who_is_asked_for_a_second_view_finds_it_on_the_home(
    client: Client, fatima: Lidmaatschap, anna: Lidmaatschap, bram: Lidmaatschap
) -> None:
    als(client, bram)
    assert "vraagt of u meekijkt" not in client.get("/o/de-linde/").content.decode()
    casus = geef(fatima)
    with met_lid(bram, schrijven=True):
        vanaf = timezone.now()
        Toegang.objects.create(
            organisatie_id=bram.organisatie_id, casus=casus, lid=bram, soort="meekijker", vanaf=vanaf, loopt=True,
            aan="mij", uiterlijk=vanaf,
        )  # fmt: skip
    assert "vraagt of u meekijkt" in client.get("/o/de-linde/").content.decode()
