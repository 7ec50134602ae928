"""Whoever finds a hole must find whom to tell (RFC 9116)."""

from datetime import datetime, timedelta

import pytest
from django.test import Client, override_settings
from django.utils import timezone

from nietpluis.config import omgeving

ADRES = "/.well-known/security.txt"


@override_settings(
    VEILIGHEID_CONTACT=["mailto:lek@voorbeeld.example", "https://voorbeeld.example/"]
)
def test_it_names_whom_to_tell_for_less_than_a_year(client: Client, db: None) -> None:
    antwoord = client.get(ADRES)
    regels = [regel.split(": ", 1) for regel in antwoord.content.decode().splitlines()]
    velden = dict(regels)
    assert antwoord.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert [waarde for naam, waarde in regels if naam == "Contact"] == [
        "mailto:lek@voorbeeld.example",
        "https://voorbeeld.example/",
    ]
    over = datetime.fromisoformat(velden["Expires"]) - timezone.now()
    assert timedelta(days=170) < over < timedelta(days=365)
    assert velden["Canonical"] == f"http://testserver{ADRES}"


@override_settings(VEILIGHEID_CONTACT=[])
def test_without_an_address_there_is_no_file(client: Client, db: None) -> None:
    assert client.get(ADRES).status_code == 404


def test_an_address_that_no_browser_opens_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIETPLUIS_VEILIGHEID_CONTACT", "lek@voorbeeld.example")
    with pytest.raises(SystemExit, match="mailto:"):
        omgeving.veiligheid_contact()
