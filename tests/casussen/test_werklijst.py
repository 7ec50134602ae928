from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from nietpluis.casussen.bladeren import BLAD, lees_cursor, schrijf_cursor
from nietpluis.casussen.models import Casus, Raadpleging, Toegang
from nietpluis.kern.feiten.verloop import NogWachten
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.casussen.casus import feit, geef, lees, leg
from tests.casussen.werk_schermen import LIJST, aan_het_werk, aantal_queries, pad, tekst, ververst
from tests.personages import als


def test_an_empty_list_says_what_will_come(client: Client, anna: Lidmaatschap) -> None:
    pagina = tekst(als(client, anna), LIJST)
    assert "Er staat niets voor u open" in pagina
    assert "Nu vraagt geen casus iets van u." in pagina


def test_a_row_says_what_and_never_who(
    client: Client, anna: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    casus = aan_het_werk(anna, fatima, over_wie="mevrouw Peeters")
    leg(casus, anna, feit(anna, "betrokkene", code="p1", client="ja", naam="Truus Peeters"))
    pagina = tekst(als(client, anna), LIJST)
    assert casus.kenmerk in pagina
    assert "Overleg met een collega of vraag advies" in pagina or "kindcheck" in pagina
    assert "Peeters" not in pagina


def test_reading_the_list_is_one_line_in_the_log(
    client: Client, anna: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    aan_het_werk(anna, fatima)
    als(client, anna).get(LIJST)
    with met_lid(anna):
        assert list(Raadpleging.objects.values_list("wat", "casus")) == [("werklijst", None)]


def test_danger_stands_first_however_late_the_others_are(
    client: Client, anna: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    laat = aan_het_werk(anna, fatima)
    gevaar = aan_het_werk(anna, fatima, nu_onveilig="ja")
    with met_lid(anna, schrijven=True):
        Toegang.objects.filter(casus=laat).update(uiterlijk=timezone.now() - timedelta(days=400))
    pagina = tekst(als(client, anna), LIJST)
    assert pagina.index(str(gevaar.id)) < pagina.index(str(laat.id))
    assert "Direct gevaar" in pagina


def test_what_waits_has_one_press_to_wait_on(
    client: Client, anna: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    casus = wachtend(anna, fatima)
    als(client, anna)
    assert "Nog steeds wachten" in tekst(client, LIJST)
    antwoord = client.post(pad(casus, "nog-wachten"), follow=True)
    assert "wacht nog een week" in antwoord.content.decode()
    laatste = lees(casus, anna).dossier.feiten[-1]
    assert isinstance(laatste, NogWachten)
    assert laatste.tot == timezone.localdate() + timedelta(days=7)


def wachtend(anna: Lidmaatschap, fatima: Lidmaatschap) -> Casus:
    casus = aan_het_werk(anna, fatima)
    wachten = timezone.localdate() + timedelta(days=3)
    leg(
        casus,
        anna,
        feit(anna, "kindcheck", kinderen="nee"),
        feit(anna, "overleg", met="deskundige", uitkomst="Belt terug.", wacht_tot=wachten),
        feit(anna, "gesprek_niet_gevoerd", reden="geen_contact", toelichting="Niet thuis."),
    )
    with met_lid(anna, schrijven=True):
        Casus.objects.filter(id=casus.id).update(aan="ander")
        Toegang.objects.filter(casus=casus).update(
            aan="ander", uiterlijk=timezone.now() + timedelta(days=3)
        )
    return ververst(casus, anna)


def test_filters_are_a_closed_list(
    client: Client, anna: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    mijn, signaal = aan_het_werk(anna, fatima), geef(fatima)
    als(client, anna)
    van_mij, waarneming = (
        tekst(client, f"{LIJST}?toon=van_mij"),
        tekst(client, f"{LIJST}?toon=waarneming"),
    )
    assert str(mijn.id) in van_mij
    assert str(signaal.id) not in van_mij
    assert str(signaal.id) in waarneming
    assert str(mijn.id) not in waarneming
    assert str(mijn.id) in tekst(client, f"{LIJST}?toon=iets_anders")


def test_a_colleague_does_not_see_it(
    client: Client, bram: Lidmaatschap, anna: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    casus = aan_het_werk(anna, fatima)
    assert str(casus.id) not in tekst(als(client, bram), LIJST)


def test_a_page_at_a_time_and_no_more_queries(
    client: Client, anna: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    for _ in range(2):
        geef(fatima)
    als(client, anna)
    client.get(LIJST)
    weinig = aantal_queries(client, LIJST)
    alle = {str(geef(fatima).id) for _ in range(BLAD + 1)}
    assert aantal_queries(client, LIJST) == weinig
    eerste = client.get(LIJST)
    pagina = eerste.content.decode()
    assert f"({BLAD}+)" in pagina
    groep = eerste.context["groepen"][0]
    tweede = tekst(client, LIJST + groep.volgende_url)
    samen = [id_ for id_ in alle if id_ in pagina] + [id_ for id_ in alle if id_ in tweede]
    assert sorted(samen) == sorted(alle)


@pytest.mark.parametrize(
    "cursor", ["", "~", "gisteren~x", "2026-11-21~", "2026-11-21T10:00:00~" + "0" * 32]
)
def test_a_cursor_that_says_nothing_is_the_first_page(cursor: str) -> None:
    assert lees_cursor(cursor) is None


def test_a_cursor_reads_back() -> None:
    casus = Casus()
    rij = Toegang(casus=casus, uiterlijk=timezone.now())
    assert lees_cursor(schrijf_cursor(rij)) == (rij.uiterlijk, casus.id)
