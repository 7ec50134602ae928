"""The help pages are for everyone, signed in or not."""

import pytest
from django.test import Client

from nietpluis.portaal.views.hulp import alle_begrippen
from tests.casussen.signaal_schermen import tekst


@pytest.mark.parametrize("deel", ["", "wie-kan-dit-lezen/", "toegankelijkheid/", "begrippen/"])
def test_a_help_page_needs_no_account(client: Client, db: None, deel: str) -> None:
    antwoord = client.get(f"/help/{deel}")
    assert antwoord.status_code == 200
    assert "<h1>" in antwoord.content.decode()


def test_help_for_danger_stands_on_them(client: Client, db: None) -> None:
    for deel in ("", "wie-kan-dit-lezen/", "toegankelijkheid/"):
        assert "tel:112" in tekst(client.get(f"/help/{deel}"))


def test_the_words_are_sorted_and_name_their_source_in_words() -> None:
    woorden = [begrip.woord.casefold() for begrip in alle_begrippen()]
    assert woorden == sorted(woorden)
    kring = next(begrip for begrip in alle_begrippen() if begrip.woord == "huiselijke kring")
    assert kring.bron == "Wmo 2015, stand mei 2017 art. 1.1.1"
