"""What somebody types is kept while typing, for the writer alone."""

import pytest
from django.test import Client

from nietpluis.casussen import concepten
from nietpluis.casussen.models import Concept
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.casussen.signaal_schermen import CONCEPT, SCHERM_1, VERHAAL, tekst
from tests.personages import als


def test_typing_is_kept_and_found_back(client: Client, fatima: Lidmaatschap) -> None:
    telefoon = als(client, fatima)
    antwoord = telefoon.post(f"{CONCEPT}?waarvoor=signaal", {"zag_of_hoorde": VERHAAL})
    assert antwoord.status_code == 204
    assert VERHAAL in tekst(telefoon.get(SCHERM_1))


def test_after_a_lost_session_the_text_is_there_again(client: Client, fatima: Lidmaatschap) -> None:
    als(client, fatima).post(CONCEPT, {"waarvoor": "signaal", "zag_of_hoorde": VERHAAL})
    client.session.flush()
    assert client.post(CONCEPT, {"waarvoor": "signaal"}).status_code == 302
    assert VERHAAL in tekst(als(client, fatima).get(SCHERM_1))


def test_nobody_else_finds_it(client: Client, fatima: Lidmaatschap, romy: Lidmaatschap) -> None:
    als(client, fatima).post(CONCEPT, {"waarvoor": "signaal", "zag_of_hoorde": VERHAAL})
    assert VERHAAL not in tekst(als(Client(), romy).get(SCHERM_1))


def test_it_is_sealed_in_the_database(client: Client, fatima: Lidmaatschap) -> None:
    als(client, fatima).post(CONCEPT, {"waarvoor": "signaal", "zag_of_hoorde": VERHAAL})
    with met_lid(fatima):
        assert VERHAAL.encode() not in bytes(Concept.objects.get().zegel)


def test_the_screens_of_a_signal_share_one_draft(client: Client, fatima: Lidmaatschap) -> None:
    telefoon = als(client, fatima)
    telefoon.post(CONCEPT, {"waarvoor": "signaal", "zag_of_hoorde": VERHAAL})
    telefoon.post(CONCEPT, {"waarvoor": "signaal", "bron": "verteld"})
    with met_lid(fatima):
        assert concepten.lees(fatima, "signaal") == {"zag_of_hoorde": VERHAAL, "bron": "verteld"}


def test_several_answers_are_kept_as_several(client: Client, fatima: Lidmaatschap) -> None:
    als(client, fatima).post(CONCEPT, {"waarvoor": "gesprek", "met": ["client", "ouder"]})
    with met_lid(fatima):
        assert concepten.lees(fatima, "gesprek") == {"met": ["client", "ouder"]}


@pytest.mark.parametrize("waarvoor", ["", "iets", "signaal/../x", "handeling/a/b/c", "x" * 300])
def test_only_known_forms_keep_a_draft(client: Client, fatima: Lidmaatschap, waarvoor: str) -> None:
    assert als(client, fatima).post(CONCEPT, {"waarvoor": waarvoor}).status_code == 400


def test_a_strange_field_name_is_refused(client: Client, fatima: Lidmaatschap) -> None:
    antwoord = als(client, fatima).post(CONCEPT, {"waarvoor": "signaal", "a b": "x"})
    assert antwoord.status_code == 400


def test_what_is_too_much_says_so(client: Client, fatima: Lidmaatschap) -> None:
    antwoord = als(client, fatima).post(
        CONCEPT, {"waarvoor": "signaal", "zag_of_hoorde": "a" * 200_001}
    )
    assert antwoord.status_code == 413
    assert "te lang" in tekst(antwoord)
