from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from nietpluis.casussen.models import Casus, Raadpleging
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.casussen.casus import feit, geef, leg
from tests.casussen.werk_schermen import aan_het_werk, aantal_queries, pad, tekst
from tests.personages import als


@pytest.fixture
def casus(anna: Lidmaatschap, fatima: Lidmaatschap) -> Casus:
    return aan_het_werk(anna, fatima, over_wie="mevrouw Peeters", denkt_zelf="Zij is bang.")


def test_it_says_who_has_it_and_asks_one_thing(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    pagina = tekst(als(client, anna), pad(casus))
    assert f"Casus {casus.kenmerk}" in pagina
    assert "Anna de Wit werkt aan deze casus sinds vandaag" in pagina
    assert pagina.count("nietpluis-card--now") == 1


def test_seen_and_thought_stand_apart(client: Client, anna: Lidmaatschap, casus: Casus) -> None:
    pagina = tekst(als(client, anna), pad(casus))
    assert "<dt>Gezien of gehoord</dt>" in pagina
    assert "<dt>Denkt zelf</dt>" in pagina


def test_names_show_only_when_asked_and_that_is_recorded(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    truus: dict[str, Any] = {
        "code": "p1",
        "client": "ja",
        "naam": "Truus Peeters",
        "geslacht": "vrouw",
        "leeftijd": 81,
    }
    leg(casus, anna, feit(anna, "betrokkene", **truus))
    als(client, anna)
    zonder, met = tekst(client, pad(casus)), tekst(client, pad(casus, "namen"))
    assert "Peeters" not in zonder
    assert "Vrouw, ongeveer 81 jaar" in zonder
    assert "Truus Peeters" in met
    assert "mevrouw Peeters" in met
    with met_lid(anna):
        assert list(Raadpleging.objects.order_by("id").values_list("wat", flat=True)) == [
            "casus",
            "namen",
        ]


def test_a_stranger_finds_nothing(client: Client, bram: Lidmaatschap, casus: Casus) -> None:
    als(client, bram)
    for deel in (
        (),
        ("namen",),
        ("leg-vast", "overleg"),
        ("verbeter", 2),
        ("wie-werkt-eraan",),
        ("tekst",),
    ):
        assert client.get(pad(casus, *deel)).status_code == 404


def test_danger_stands_on_top_with_what_to_do(
    client: Client, anna: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    casus = aan_het_werk(anna, fatima, nu_onveilig="ja")
    pagina = tekst(als(client, anna), pad(casus))
    assert "nietpluis-alarm" in pagina
    assert "Ik heb gebeld" in pagina
    assert "Het gevaar is voorbij" in pagina


def test_the_special_route_says_what_to_leave(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    leg(casus, anna, feit(anna, "uitwerking", signaal=2, vormen=("eergerelateerd_geweld",)))
    pagina = tekst(als(client, anna), pad(casus))
    assert "Praat nog niet met de ouders of de familie." in pagina
    assert "Nu niet" in pagina


def test_a_corrected_fact_still_shows_what_it_was(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    leg(casus, anna, feit(anna, "overleg", met="collega", uitkomst="Wij bellen morgen."))
    nieuw = feit(anna, "overleg", met="collega", uitkomst="Wij bellen vandaag.")
    leg(
        casus,
        anna,
        feit(anna, "correctie", vervangt=casus.aantal + 1, reden="Verkeerde dag.", nieuw=nieuw),
    )
    pagina = tekst(als(client, anna), pad(casus))
    for woorden in ("Verbeterd", "Wij bellen vandaag.", "Wij bellen morgen.", "Verkeerde dag."):
        assert woorden in pagina


def test_what_was_taken_away_shows_as_such(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    leg(casus, anna, feit(anna, "correctie", vervangt=2, reden="Ging over een ander."))
    pagina = tekst(als(client, anna), pad(casus))
    assert "Weggehaald" in pagina
    assert "Bekijk wat er eerst stond" in pagina


def test_the_content_says_what_nobody_checked(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    assert "nog niet door een deskundige nagekeken" in tekst(als(client, anna), pad(casus))


def test_a_filter_keeps_its_kinds(client: Client, anna: Lidmaatschap, casus: Casus) -> None:
    leg(casus, anna, feit(anna, "overleg", met="collega", uitkomst="Wij bellen."))
    pagina = tekst(als(client, anna), f"{pad(casus)}?toon=overleg")
    assert "Overleg met een collega" in pagina
    assert "Gezien of gehoord" not in pagina


@pytest.mark.parametrize(
    "vraag", ["toon=onzin", "blad=0", "blad=-1", "blad=x", "blad=99999999999", "blad=²"]
)
def test_a_wrong_address_gives_the_first_page_or_none(
    client: Client, anna: Lidmaatschap, casus: Casus, vraag: str
) -> None:
    assert client.get(f"{pad(casus)}?{vraag}").status_code == 302
    assert als(client, anna).get(f"{pad(casus)}?{vraag}").status_code == 200


def test_three_hundred_facts_ask_no_more_queries_than_eight(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    als(client, anna)
    weinig = aantal_queries(client, pad(casus))
    pogingen = [
        feit(anna, "contactpoging", wie=f"buur {n}", uitkomst="niet_bereikt") for n in range(300)
    ]
    leg(casus, anna, *pogingen)
    assert aantal_queries(client, pad(casus)) == weinig
    pagina = tekst(client, pad(casus))
    assert pagina.count("nietpluis-timeline__item") == 50
    assert "Volgende 50" in pagina
    assert "Volgende 50" not in tekst(client, f"{pad(casus)}?blad=7")


def test_the_number_of_queries_is_known(client: Client, anna: Lidmaatschap, casus: Casus) -> None:
    als(client, anna)
    client.get(pad(casus))
    assert aantal_queries(client, pad(casus)) <= 30


def test_a_closed_casus_says_until_when_it_is_kept(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    leg(
        casus, anna, feit(anna, "afsluiting", reden="dubbel", toelichting="Staat al ergens anders.")
    )
    pagina = tekst(als(client, anna), pad(casus))
    assert "Deze casus is afgesloten" in pagina
    assert "Wij bewaren deze casus tot" in pagina
    assert str(timezone.localdate().year + 15) in pagina


def test_a_new_signal_can_be_read_where_it_is_taken_on(
    client: Client, anna: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    pagina = tekst(als(client, anna), pad(geef(fatima)))
    assert "Neem dit signaal aan" in pagina
    assert "Een blauwe plek op haar arm." in pagina.split("Neem het signaal aan")[0]
