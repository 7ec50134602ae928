import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nietpluis.casussen.models import Casus, Raadpleging
from nietpluis.casussen.raadplegen import leg_raadpleging_vast
from nietpluis.casussen.views import raadplegingen
from nietpluis.kern.termijnen import NEDERLAND
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.casussen.casus import geef, neem
from tests.casussen.vragen import aantal_vragen
from tests.personages import als


@pytest.fixture
def casus(fatima: Lidmaatschap, anna: Lidmaatschap) -> Casus:
    casus = neem(geef(fatima), anna).casus
    leg_raadpleging_vast(anna, "casus", "toegewezen", casus)
    return casus


def pagina(client: Client, lid: Lidmaatschap, **zoek: str | int) -> str:
    return als(client, lid).get(reverse("raadplegingen", args=["de-linde"]), zoek).content.decode()


def test_peter_sees_who_read_what_and_why(
    client: Client, casus: Casus, peter: Lidmaatschap
) -> None:
    tekst = pagina(client, peter)
    cellen = [
        re.sub(r"<span.*?</span>|<[^>]*>", "", cel)
        for cel in re.findall(r"<td[^>]*>(.*?)</td>", tekst)
    ]
    assert cellen[4:8] == [  # below Peter's own look
        "Anna de Wit, aandachtsfunctionaris",
        "De casus",
        str(casus.nummer),
        "Werkt aan de casus",
    ]
    assert "mevrouw van dinsdag" not in tekst


def test_every_code_of_reading_has_words() -> None:
    """A new page about a casus brings its own code; whoever oversees must be able to read it."""
    views = Path(raadplegingen.__file__).parent
    tekst = "".join(bestand.read_text() for bestand in views.glob("*.py"))
    codes = set(re.findall(r'@op_(?:casus|lijst|eigen_signaal|toezicht)\("(\w+)"', tekst))
    assert codes
    assert codes - raadplegingen.WAT.keys() == set()


def test_looking_is_recorded_itself(client: Client, casus: Casus, peter: Lidmaatschap) -> None:
    assert "Deze lijst van raadplegingen" in pagina(client, peter)
    with met_lid(peter):
        assert (
            Raadpleging.objects.filter(
                lid=peter, wat="raadplegingen", grond="privacyfunctionaris"
            ).count()
            == 1
        )


def test_it_can_be_narrowed(
    client: Client, casus: Casus, peter: Lidmaatschap, bram: Lidmaatschap
) -> None:
    leg_raadpleging_vast(bram, "werklijst", "eigen werk")
    assert "Anna de Wit" not in pagina(client, peter, wie="bram")
    assert "Bram Hendriks" in pagina(client, peter, wie="bram")
    assert "Bram Hendriks" not in pagina(client, peter, nummer=casus.nummer)
    morgen = (timezone.localdate() + timedelta(days=1)).isoformat()
    assert "Er is niets gevonden" in pagina(client, peter, vanaf=morgen)
    assert "Anna de Wit" in pagina(
        client, peter, vanaf=timezone.localdate().isoformat(), tot=morgen
    )


def test_a_wrong_day_keeps_what_was_typed(
    client: Client, casus: Casus, peter: Lidmaatschap
) -> None:
    tekst = pagina(client, peter, vanaf="31-2-2026", wie="Anna")
    assert "Deze datum bestaat niet." in tekst
    assert 'value="Anna"' in tekst


def test_a_long_list_goes_on_where_it_stopped(
    client: Client, casus: Casus, anna: Lidmaatschap, peter: Lidmaatschap
) -> None:
    begin = datetime(2025, 1, 1, 12, tzinfo=NEDERLAND)
    with met_lid(anna, schrijven=True):
        Raadpleging.objects.bulk_create(
            Raadpleging(
                organisatie_id=anna.organisatie_id,
                lid=anna,
                wanneer=begin,
                nummer=n,
                wat="casus",
                grond="x",
            )
            for n in range(1000, 1060)
        )
    eerste = als(client, peter).get(reverse("raadplegingen", args=["de-linde"]))
    tweede = client.get(eerste.context["volgende_url"])
    nummers = [
        r.nummer
        for a in (eerste, tweede)
        for r in a.context["regels"]
        if r.nummer and r.nummer >= 1000
    ]
    assert nummers == list(range(1059, 999, -1))
    assert tweede.context["eerste_url"]


def test_whom_a_casus_is_about_does_not_see_that_it_was_read(
    client: Client, fatima: Lidmaatschap, anna: Lidmaatschap, peter: Lidmaatschap
) -> None:
    casus = neem(geef(fatima, werkt_hier="ja", over_lid=str(peter.id)), anna).casus
    leg_raadpleging_vast(anna, "casus", "toegewezen", casus)
    assert "Anna de Wit" not in pagina(client, peter)
    assert "Anna de Wit" not in pagina(client, peter, nummer=casus.nummer)


@pytest.mark.parametrize("wie", ["anna", "fatima", "linda", "gerda", "bea", "chris"])
def test_nobody_else_sees_it(
    client: Client, casus: Casus, wie: str, request: pytest.FixtureRequest
) -> None:
    antwoord = als(client, request.getfixturevalue(wie)).get(
        reverse("raadplegingen", args=["de-linde"])
    )
    assert antwoord.status_code == 404


def test_more_casussen_take_no_more_queries(
    client: Client, casus: Casus, anna: Lidmaatschap, fatima: Lidmaatschap, peter: Lidmaatschap
) -> None:
    als(client, peter)
    eerst = aantal_vragen(client, reverse("raadplegingen", args=["de-linde"]))
    for _ in range(5):
        leg_raadpleging_vast(anna, "casus", "toegewezen", neem(geef(fatima), anna).casus)
    assert aantal_vragen(client, reverse("raadplegingen", args=["de-linde"])) == eerst
