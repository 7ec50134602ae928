"""Fatima tells what she saw, in two screens."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from nietpluis.casussen import concepten
from nietpluis.casussen.models import Casus, EigenSignaal, Vastlegging
from nietpluis.kern.feiten.signalen import Doorgegeven, Signaal
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.casussen.casus import lees
from tests.casussen.signaal_schermen import (
    SCHERM_1,
    SCHERM_2,
    VERHAAL,
    scherm_1,
    scherm_2,
    tekst,
    vertel,
)
from tests.personages import als


@pytest.fixture
def telefoon(client: Client, fatima: Lidmaatschap) -> Client:
    return als(client, fatima)


def enige(lid: Lidmaatschap) -> Signaal:
    """The one signal that is recorded."""
    with met_lid(lid):
        casus = Casus.objects.get()
    signaal = lees(casus, lid).dossier.laatste(Signaal)
    assert signaal is not None
    return signaal


def test_two_screens_make_one_signal(telefoon: Client, fatima: Lidmaatschap) -> None:
    pagina = tekst(
        vertel(telefoon, {"denkt_zelf": "Ik vertrouw het niet."}, nu_onveilig="weet_niet")
    )
    signaal = enige(fatima)
    assert (signaal.zag_of_hoorde, signaal.denkt_zelf) == (VERHAAL, "Ik vertrouw het niet.")
    assert signaal.nu_onveilig == "weet_niet"
    assert "Anna de Wit heeft uw signaal" in pagina


def test_what_is_missing_is_named_and_the_text_stays(telefoon: Client) -> None:
    _, antwoord = scherm_1(telefoon, over_wie="")
    assert antwoord.status_code == 422
    assert VERHAAL in tekst(antwoord)
    assert "Een straat of ‘mevrouw van dinsdag’ mag ook." in tekst(antwoord)


def test_the_second_screen_names_the_day_that_must_still_come(telefoon: Client) -> None:
    sleutel, _ = scherm_1(telefoon)
    morgen = timezone.localdate() + timedelta(days=1)
    antwoord = scherm_2(telefoon, sleutel, wanneer="andere_dag", gebeurd_op=morgen.isoformat())
    assert antwoord.status_code == 422
    assert "Deze dag moet nog komen" in tekst(antwoord)
    assert morgen.isoformat() in tekst(antwoord)


def test_yesterday_is_recorded_as_yesterday(telefoon: Client, fatima: Lidmaatschap) -> None:
    vertel(telefoon, wanneer="gisteren", gebeurd_om="14.30")
    signaal = enige(fatima)
    assert signaal.gebeurd_op == timezone.localdate() - timedelta(days=1)
    assert str(signaal.gebeurd_om) == "14:30:00"


def test_who_may_be_called_leaves_a_number(telefoon: Client) -> None:
    sleutel, _ = scherm_1(telefoon)
    assert "Schrijf het nummer" in tekst(scherm_2(telefoon, sleutel, mag_bellen="ja"))
    antwoord = scherm_2(telefoon, sleutel, mag_bellen="ja", bel_nummer="06 00 00 01 23")
    assert "06 00 00 01 23" in tekst(telefoon.get(antwoord["Location"]))


def test_sent_twice_is_one_signal_with_one_page(telefoon: Client, fatima: Lidmaatschap) -> None:
    sleutel, _ = scherm_1(telefoon)
    eerst, weer = scherm_2(telefoon, sleutel), scherm_2(telefoon, sleutel)
    assert eerst["Location"] == weer["Location"]
    with met_lid(fatima):
        assert EigenSignaal.objects.count() == Casus.objects.count() == 1
        assert Vastlegging.objects.count() == 3


def test_recording_forgets_the_draft(telefoon: Client, fatima: Lidmaatschap) -> None:
    sleutel, _ = scherm_1(telefoon)
    with met_lid(fatima):
        assert concepten.lees(fatima, "signaal")["zag_of_hoorde"] == VERHAAL
    scherm_2(telefoon, sleutel)
    with met_lid(fatima):
        assert concepten.lees(fatima, "signaal") == {}


def test_later_keeps_both_screens(telefoon: Client) -> None:
    sleutel, _ = scherm_1(telefoon)
    antwoord = scherm_2(telefoon, sleutel, later="ja", bron="verteld", bron_wie="De buurvrouw")
    assert antwoord["Location"] == "/o/de-linde/"
    assert "Ga verder met uw signaal" in tekst(telefoon.get("/o/de-linde/"))
    assert VERHAAL in tekst(telefoon.get(SCHERM_1))
    assert "De buurvrouw" in tekst(telefoon.get(SCHERM_2))


def test_nothing_typed_reaches_session_or_address(telefoon: Client) -> None:
    _, antwoord = scherm_1(telefoon)
    assert antwoord["Location"] == SCHERM_2
    assert VERHAAL not in str(dict(telefoon.session.items()))


def test_the_second_screen_without_the_first_leads_back(
    telefoon: Client, fatima: Lidmaatschap
) -> None:
    assert telefoon.get(SCHERM_2)["Location"] == SCHERM_1
    assert scherm_2(telefoon, "geen sleutel", nu_onveilig="ja")["Location"] == SCHERM_1
    with met_lid(fatima):
        assert not Casus.objects.exists()


def test_in_danger_the_next_page_says_call_first(telefoon: Client) -> None:
    pagina = tekst(vertel(telefoon, nu_onveilig="ja"))
    assert pagina.index("Wacht niet: bel.") < pagina.index("Voor uw volgende bezoek")


def test_the_answer_is_the_same_whether_or_not_it_joins_something(telefoon: Client) -> None:
    """A second signal about the same person looks just like a first."""
    eerst, weer = tekst(vertel(telefoon)), tekst(vertel(telefoon))
    kort = [pagina.split("<h1>")[1].split("nietpluis-card")[0] for pagina in (eerst, weer)]
    assert kort[0] == kort[1]


def test_an_absent_receiver_is_passed_over(
    telefoon: Client, anna: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    with met_lid(anna, schrijven=True):
        anna.functies.update(afwezig_tot=timezone.localdate() + timedelta(days=3))
    assert "Bram Hendriks heeft uw signaal" in tekst(vertel(telefoon))
    with met_lid(fatima):
        doorgegeven = lees(Casus.objects.get(), fatima).dossier.laatste(Doorgegeven)
    assert doorgegeven is not None
    assert doorgegeven.aan.naam == "Bram Hendriks"


def test_too_much_text_is_answered_in_words(telefoon: Client) -> None:
    _, antwoord = scherm_1(telefoon, zag_of_hoorde="a" * 250_000)
    assert antwoord.status_code == 422
    assert "Maak" in tekst(antwoord)


def test_a_stranger_finds_no_form(client: Client, sanne: Lidmaatschap, de_linde: object) -> None:
    assert als(client, sanne).get(SCHERM_1).status_code == 404


def test_who_is_signed_out_signs_in_first(client: Client, de_linde: object) -> None:
    assert client.get(SCHERM_1)["Location"].startswith("/aanmelden/")
