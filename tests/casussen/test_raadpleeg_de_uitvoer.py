"""The log of reading as a file, and who read one dossier as a page for the client."""

import csv
import io
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nietpluis.casussen.leeslog.verslag import leesverslag
from nietpluis.casussen.models import Casus, Raadpleging
from nietpluis.casussen.raadplegen import leg_raadpleging_vast
from nietpluis.casussen.views import raadplegingen_uitvoer as uitvoer
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from nietpluis.organisaties.tweede_factor import Factor
from tests.casussen.casus import feit, geef, leg, neem
from tests.casussen.vragen import aantal_vragen
from tests.personages import als

BESTAND = reverse("raadplegingen_uitvoer", args=["de-linde"])


@pytest.fixture
def casus(fatima: Lidmaatschap, anna: Lidmaatschap) -> Casus:
    casus = neem(geef(fatima), anna).casus
    leg_raadpleging_vast(anna, "casus", "toegewezen", casus)
    return casus


def velden(**anders: str) -> dict[str, str]:
    vandaag = timezone.localdate()
    periode = {"vanaf": str(vandaag - timedelta(days=7)), "tot": str(vandaag)}
    return {**periode, "reden": "controle", **anders}


def haal(client: Client, lid: Lidmaatschap, **anders: str) -> list[dict[str, str]]:
    antwoord = als(client, lid).post(BESTAND, velden(**anders))
    assert antwoord.status_code == 200
    tekst = b"".join(antwoord.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    return list(csv.DictReader(io.StringIO(tekst), delimiter=";"))


def laatste(lid: Lidmaatschap) -> Raadpleging:
    with met_lid(lid):
        rij = Raadpleging.objects.order_by("id").last()
    assert rij
    return rij


def test_peter_gets_the_period_as_a_file(client: Client, casus: Casus, peter: Lidmaatschap) -> None:
    rijen = haal(client, peter)
    assert [(r["Wie"], r["Wat"], r["Casus nummer"]) for r in rijen] == [
        ("Peter Vos", "Deze lijst, als bestand", ""),
        ("Anna de Wit", "De casus", str(casus.nummer)),
    ]
    assert rijen[1]["Rollen toen"] == "aandachtsfunctionaris"


def test_the_export_is_recorded_with_its_reason_and_size(
    client: Client, casus: Casus, peter: Lidmaatschap
) -> None:
    haal(client, peter, nummer=str(casus.nummer))
    rij = laatste(peter)
    assert (rij.wat, rij.soort, rij.reden, rij.nummer, rij.treffers) == (
        *("raadplegingen_uitvoer", "uitvoer", "controle"),
        *(casus.nummer, 1),
    )


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"reden": ""}, "Kies het antwoord"),
        ({"vanaf": ""}, "Vul een datum in"),
        ({"vanaf": "2020-01-01"}, "ten hoogste een jaar"),
        ({"tot": "2020-01-01"}, "later is dan de eerste"),
    ],
)
def test_without_reason_or_period_nothing_leaves_and_nothing_is_recorded(
    client: Client, casus: Casus, peter: Lidmaatschap, anders: dict[str, str], melding: str
) -> None:
    antwoord = als(client, peter).post(BESTAND, velden(**anders))
    assert antwoord.status_code == 422
    assert melding in antwoord.content.decode()
    assert laatste(peter).wat == "casus"


def test_looking_at_the_form_is_no_export(
    client: Client, casus: Casus, peter: Lidmaatschap
) -> None:
    assert als(client, peter).get(BESTAND).status_code == 200
    assert laatste(peter).wat == "casus"


def test_it_asks_a_fresh_second_step(client: Client, casus: Casus, peter: Lidmaatschap) -> None:
    antwoord = als(client, peter, factor=Factor.GEZET).post(BESTAND, velden())
    assert antwoord.status_code == 302
    assert laatste(peter).wat == "casus"


@pytest.mark.parametrize("naam", ["=1+1", "+31", "-2", "@som", "\t=1", " =1+1", "\r=1"])
def test_no_cell_is_a_formula(naam: str) -> None:
    assert uitvoer.veilig(naam).startswith("'")


def test_a_name_that_would_run_is_only_text(
    client: Client, casus: Casus, anna: Lidmaatschap, peter: Lidmaatschap
) -> None:
    with met_lid(anna, schrijven=True):
        anna.gebruiker.naam = "=HYPERLINK(0)"
        anna.gebruiker.save()
    assert "'=HYPERLINK(0)" in [rij["Wie"] for rij in haal(client, peter)]


def test_a_long_period_comes_in_stacks_without_a_row_missing(
    client: Client, casus: Casus, peter: Lidmaatschap, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(7):
        leg_raadpleging_vast(peter, "werklijst", "eigen werk")
    monkeypatch.setattr(uitvoer, "STAPEL", 3)
    assert len(haal(client, peter)) == 9


def test_what_is_about_peter_is_not_in_it(
    client: Client, fatima: Lidmaatschap, anna: Lidmaatschap, peter: Lidmaatschap
) -> None:
    casus = neem(geef(fatima, werkt_hier="ja", over_lid=str(peter.id)), anna).casus
    leg_raadpleging_vast(anna, "casus", "toegewezen", casus)
    assert [rij["Wie"] for rij in haal(client, peter)] == ["Peter Vos"]
    adres = reverse("leesverslag_nummer", args=["de-linde", casus.nummer])
    assert als(client, peter).get(adres).status_code == 404


# By kind and by ground


def test_the_list_is_narrowed_by_kind_and_ground(
    client: Client, casus: Casus, peter: Lidmaatschap, anna: Lidmaatschap
) -> None:
    with met_lid(anna, schrijven=True):
        Raadpleging.objects.create(
            organisatie_id=anna.organisatie_id, lid=anna, wat="stap", grond="waarnemer"
        )
    haal(client, peter)
    lijst = reverse("raadplegingen", args=["de-linde"])

    def gezien(**zoek: str) -> set[str]:
        return {r.wat for r in als(client, peter).get(lijst, zoek).context["regels"]}

    assert "Deze lijst, als bestand" in gezien(soort="uitvoer")
    assert gezien(soort="uitvoer") == {"Deze lijst, als bestand"}
    assert gezien(soort="lezen", grond="waarnemer") == {"De uitleg bij een stap"}
    assert gezien(grond="toegewezen") == {"De casus"}


# For the client


def test_the_client_sees_who_read_on_which_day_and_why(casus: Casus, anna: Lidmaatschap) -> None:
    leg_raadpleging_vast(anna, "stap", "toegewezen", casus)
    with met_lid(anna):
        (regel,) = leesverslag(casus)
    assert (regel.functie, regel.waarom, regel.vaak) == (
        "aandachtsfunctionaris",
        "Werkt aan uw dossier",
        "2 keer",
    )
    assert regel.dag == timezone.localdate()


def test_whom_it_is_about_is_not_on_it(
    casus: Casus, anna: Lidmaatschap, bram: Lidmaatschap
) -> None:
    leg_raadpleging_vast(bram, "casus", "waarnemer", casus)
    leg(casus, anna, feit(anna, "signaal", zag_of_hoorde="…", over_lid=str(bram.id)))
    with met_lid(anna):
        assert [regel.naam for regel in leesverslag(casus)] == ["Anna de Wit"]


def test_a_ground_without_words_says_something_ordinary(casus: Casus, peter: Lidmaatschap) -> None:
    leg_raadpleging_vast(peter, "casus", "beslist over bewaren", casus)
    with met_lid(peter):
        assert "Deed werk waarvoor dit nodig was" in {r.waarom for r in leesverslag(casus)}


def test_the_page_names_functions_and_names_only_when_asked(
    client: Client, casus: Casus, anna: Lidmaatschap, peter: Lidmaatschap
) -> None:
    for lid, adres in (
        (anna, reverse("leesverslag", args=["de-linde", casus.id])),
        (peter, reverse("leesverslag_nummer", args=["de-linde", casus.nummer])),
    ):
        kaal = als(client, lid).get(adres).content.decode()
        assert "Werkt aan uw dossier" in kaal
        assert "Anna de Wit" not in kaal.split("<h1>")[1].split("</main>")[0]
        assert (
            "Anna de Wit, aandachtsfunctionaris" in client.get(f"{adres}?namen=ja").content.decode()
        )
        assert (laatste(lid).wat, laatste(lid).soort) == ("leesverslag", "afdruk")


def test_a_number_that_nobody_read_is_no_page(
    client: Client, casus: Casus, peter: Lidmaatschap
) -> None:
    adres = reverse("leesverslag_nummer", args=["de-linde", casus.nummer + 100])
    assert als(client, peter).get(adres).status_code == 404


def test_more_readings_take_no_more_queries(
    client: Client, casus: Casus, anna: Lidmaatschap, peter: Lidmaatschap
) -> None:
    adres = reverse("leesverslag_nummer", args=["de-linde", casus.nummer])
    als(client, peter)
    eerst = aantal_vragen(client, adres)
    for _ in range(4):
        leg_raadpleging_vast(anna, "stap", "toegewezen", casus)
    assert aantal_vragen(client, adres) == eerst


def test_a_day_is_a_day_here(casus: Casus, anna: Lidmaatschap) -> None:
    with met_lid(anna, schrijven=True):
        Raadpleging.objects.create(
            organisatie_id=anna.organisatie_id,
            lid=anna,
            wanneer=datetime.fromisoformat("2026-06-01T23:30:00+00:00"),
            casus=casus.id,
            nummer=casus.nummer,
            wat="casus",
            grond="toegewezen",
        )
    with met_lid(anna):
        assert leesverslag(casus)[-1].dag == date(2026, 6, 2)
