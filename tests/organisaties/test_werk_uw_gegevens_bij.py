"""Uw gegevens: what colleagues may know, and the own pincode."""

from __future__ import annotations

import pytest
from django.test import Client

from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.personages import WACHTWOORD, als

GEGEVENS = "/o/de-linde/gegevens/"
PINCODE = "/o/de-linde/gegevens/pincode/"


def zet_pincode(client: Client, pincode: str, wachtwoord: str = WACHTWOORD) -> str:
    gegevens = {"pin-pincode": pincode, "pin-wachtwoord": wachtwoord}
    return client.post(PINCODE, gegevens, follow=True).content.decode()


def test_de_pagina_toont_wie_u_bent(client: Client, fatima: Lidmaatschap) -> None:
    pagina = als(client, fatima).get(GEGEVENS).content.decode()
    assert "Fatima El Amrani" in pagina
    assert "Hulp bij het huishouden" in pagina
    assert "Meer organisaties" not in pagina


def test_een_nieuw_nummer_wordt_bewaard(client: Client, fatima: Lidmaatschap) -> None:
    gegevens = {"telefoon": "06 00 00 01 23", "bereikbaar": "Elke ochtend"}
    pagina = als(client, fatima).post(GEGEVENS, gegevens, follow=True).content.decode()
    with met_lid(fatima):
        fatima.refresh_from_db()
    assert (fatima.telefoon, fatima.bereikbaar) == ("06 00 00 01 23", "Elke ochtend")
    assert "Uw gegevens zijn bewaard." in pagina


def test_een_fout_nummer_houdt_vast_wat_getypt_was(client: Client, fatima: Lidmaatschap) -> None:
    gegevens = {"telefoon": "vraag maar rond", "bereikbaar": "Elke ochtend"}
    antwoord = als(client, fatima).post(GEGEVENS, gegevens)
    assert antwoord.status_code == 422
    assert "vraag maar rond" in antwoord.content.decode()
    assert "Vul alleen het nummer in" in antwoord.content.decode()


@pytest.mark.parametrize("pincode", ["4711", "99887766", "1235"])
def test_een_pincode_wordt_bewaard_en_staat_er_niet_leesbaar(
    client: Client, fatima: Lidmaatschap, pincode: str
) -> None:
    assert "Uw pincode is bewaard." in zet_pincode(als(client, fatima), pincode)
    fatima.gebruiker.refresh_from_db()
    assert fatima.gebruiker.opent_met(pincode)
    assert pincode not in fatima.gebruiker.pincode


@pytest.mark.parametrize(
    ("pincode", "reden"),
    [
        ("0000", "raadt iemand zo"),
        ("1234", "raadt iemand zo"),
        ("8765", "raadt iemand zo"),
        ("123", "alleen cijfers"),
        ("123456789", "alleen cijfers"),
        ("12a4", "alleen cijfers"),
        ("", "Vul vier tot acht cijfers in."),
    ],
)
def test_een_zwakke_pincode_wordt_geweigerd(
    client: Client, fatima: Lidmaatschap, pincode: str, reden: str
) -> None:
    assert reden in zet_pincode(als(client, fatima), pincode)
    fatima.gebruiker.refresh_from_db()
    assert not fatima.gebruiker.pincode


def test_zonder_het_wachtwoord_verandert_de_pincode_niet(
    client: Client, fatima: Lidmaatschap
) -> None:
    als(client, fatima)
    for _ in range(10):
        assert "Dit wachtwoord klopt niet." in zet_pincode(client, "4711", "mis")
    assert "te vaak geprobeerd" in zet_pincode(client, "4711")
    fatima.gebruiker.refresh_from_db()
    assert not fatima.gebruiker.pincode
