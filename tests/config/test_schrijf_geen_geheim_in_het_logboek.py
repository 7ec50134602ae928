"""The log names where something was refused, and never an address that lets somebody in."""

import logging

import pytest
from django.test import Client
from django.utils import timezone

from nietpluis.config.logboek import Regel
from nietpluis.organisaties.beheer import Werk
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from nietpluis.organisaties.uitnodigen import Genodigde, nodig_uit


def regel(tekst: str, *waarden: object) -> str:
    record = logging.LogRecord("django.request", 30, "", 0, tekst, waarden, None)
    return Regel("{message}", style="{").format(record)


def test_de_link_van_een_uitnodiging_staat_niet_in_het_logboek(
    bea: Lidmaatschap, caplog: pytest.LogCaptureFixture
) -> None:
    genodigde = Genodigde("Sam", "sam@x.example", Werk("x", frozenset({"medewerker"})))
    with met_lid(bea, schrijven=True):
        sleutel = nodig_uit(bea, genodigde, timezone.now()).sleutel
    assert Client().post(sleutel.pad, {"wachtwoord": "kort"}).status_code == 422
    (record,) = [r for r in caplog.records if r.name == "django.request"]
    assert sleutel.token in record.getMessage()  # Django says it; our line must not
    geschreven = Regel("{message}", style="{").format(record)
    assert (sleutel.token in geschreven, "/welkom/…" in geschreven) == (False, True)


@pytest.mark.parametrize(
    ("adres", "staat_er"),
    [
        ("/welkom/abc/", "/welkom/…"),
        ("/kaart/de-linde/aaaa-bbbb/", "/kaart/…"),
        ("/aanmelden/vergeten/1-abc/", "/aanmelden/vergeten/…"),
        ("/o/de-linde/mensen/", "/o/de-linde/mensen/"),
    ],
)
def test_een_adres_dat_opent_wordt_afgeknipt(adres: str, staat_er: str) -> None:
    assert regel("Gone: %s", adres).endswith(f"Gone: {staat_er}")
