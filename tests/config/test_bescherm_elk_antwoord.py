"""What every answer carries, found or not."""

import logging
import sys

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client, override_settings
from django.urls import reverse

from nietpluis.config.logboek import Regel

ONBEKEND = "/dit-adres-bestaat-niet/"


@pytest.fixture
def koppen(client: Client, db: None) -> dict[str, str]:
    return dict(client.get(ONBEKEND).headers)


def test_niets_blijft_bewaard(koppen: dict[str, str]) -> None:
    assert koppen["Cache-Control"] == "no-store"


def test_de_pagina_mag_alleen_bij_zichzelf_halen(koppen: dict[str, str]) -> None:
    regels = {
        regel.split()[0]: regel.split()[1:]
        for regel in koppen["Content-Security-Policy"].split(";")
    }

    eigen = {"style-src", "script-src", "img-src", "font-src", "connect-src", "manifest-src"}
    assert {naam for naam, waarde in regels.items() if waarde == ["'self'"]} == eigen | {
        "form-action"
    }
    geen = {"default-src", "frame-ancestors", "base-uri"}
    assert {naam for naam, waarde in regels.items() if waarde == ["'none'"]} == geen
    assert set(regels) == eigen | geen | {"form-action"}


@pytest.mark.parametrize(
    ("kop", "waarde"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("X-Robots-Tag", "noindex, nofollow"),
    ],
)
def test_de_browser_houdt_anderen_buiten(koppen: dict[str, str], kop: str, waarde: str) -> None:
    assert koppen[kop] == waarde


def test_camera_en_plaats_blijven_dicht(koppen: dict[str, str]) -> None:
    assert "camera=()" in koppen["Permissions-Policy"]
    assert "geolocation=()" in koppen["Permissions-Policy"]


def test_een_adres_van_een_ander_krijgt_geen_antwoord(client: Client) -> None:
    with override_settings(ALLOWED_HOSTS=["meldcode.example.nl"]):
        assert client.get("/", headers={"host": "vreemd.example"}).status_code == 400


def test_een_sessie_duurt_een_werkdag_en_eindigt_met_de_browser() -> None:
    assert settings.SESSION_COOKIE_AGE == 12 * 3600
    assert settings.SESSION_EXPIRE_AT_BROWSER_CLOSE


def test_het_logboek_noemt_geen_waarden() -> None:
    getypt = "Fatima ziet blauwe plekken"
    try:
        int(getypt)
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, "", 0, "mis", (), sys.exc_info())

    regel = Regel("{message}", style="{").format(record)

    assert "ValueError" in regel
    assert "test_bescherm_elk_antwoord" in regel
    assert "Fatima" not in regel


def test_sql_komt_niet_in_het_logboek() -> None:
    assert not logging.getLogger("django.db.backends").isEnabledFor(logging.DEBUG)


@pytest.mark.parametrize("naam", ["default", "sleutels"])
@pytest.mark.skipif(connections["default"].vendor != "sqlite", reason="regelt alleen SQLite")
def test_sqlite_staat_veilig(db: None, naam: str) -> None:
    with connections[naam].cursor() as cursor:
        standen = {
            pragma: cursor.execute(f"PRAGMA {pragma}").fetchone()[0]
            for pragma in (
                "journal_mode", "synchronous", "foreign_keys", "secure_delete",
                "recursive_triggers",
            )
        }  # fmt: skip

    assert standen == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "recursive_triggers": 1,
    }


def test_een_onbekend_adres_krijgt_onze_eigen_pagina(client: Client, db: None) -> None:
    antwoord = client.get(ONBEKEND)

    assert antwoord.status_code == 404
    assert '<html lang="nl"' in antwoord.content.decode()


def test_een_koekje_eindigt_met_de_browser(client: Client, db: None) -> None:
    antwoord = client.get(reverse("account_login"))

    assert antwoord.cookies
    assert all(not koekje["max-age"] for koekje in antwoord.cookies.values())
