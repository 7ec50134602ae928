"""Headers, cookies and sessions as an attacker would bend them. What every answer carries: tests/config."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connections
from django.test import Client, RequestFactory, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.tweede_factor import Factor
from tests.config.test_weiger_een_slechte_start import GOED
from tests.organisaties.tweede_stap import STAP, code_van, geef_app
from tests.personages import WACHTWOORD, als

AANMELDEN = "/aanmelden/"
SIGNAAL = "/o/de-linde/signalen/nieuw/"
PAD = "/o/de-linde/"
BASIS = Path(__file__).resolve().parents[2]
VRAAG = """
import json, django
from django.conf import settings
django.setup()
from django.test import Client
from django.test.utils import override_settings
settings.ALLOWED_HOSTS = ["meldcode.example.nl"]
with override_settings(STORAGES={**settings.STORAGES, "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}):
    klant = Client(headers={"host": "meldcode.example.nl"})
    open_ = klant.get("/aanmelden/")
    dicht = klant.get("/aanmelden/", secure=True)
koekje = dicht.cookies["__Host-formulier"]
print(json.dumps({
    "doorgestuurd": [open_.status_code, open_["Location"]],
    "hsts": dicht.headers.get("Strict-Transport-Security"),
    "koekjes": sorted(dicht.cookies),
    "formulier": [koekje["secure"], koekje["httponly"], koekje["samesite"], koekje["path"], koekje["domain"]],
    "sessie": [settings.SESSION_COOKIE_NAME, settings.SESSION_COOKIE_SECURE, settings.SESSION_COOKIE_HTTPONLY,
               settings.SESSION_COOKIE_SAMESITE, settings.SESSION_COOKIE_PATH, settings.SESSION_COOKIE_DOMAIN],
    "apparaat": settings.APPARAAT_COOKIE_NAME,
}))
"""


@pytest.fixture(scope="module")
def productie(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What a site in production answers; a process of its own, for its settings are read once."""
    schoon = {k: w for k, w in os.environ.items() if not k.startswith(("NIETPLUIS_", "DJANGO_"))}
    omgeving = schoon | GOED | {
        "NIETPLUIS_VAR": str(tmp_path_factory.mktemp("productie")),
        "DJANGO_SETTINGS_MODULE": "nietpluis.config.settings",
    }  # fmt: skip
    klaar = subprocess.run(
        [sys.executable, "-c", VRAAG], cwd=BASIS, env=omgeving, capture_output=True, text=True,
        check=False, timeout=180,
    )  # fmt: skip
    assert klaar.returncode == 0, klaar.stderr
    gevonden: dict[str, object] = json.loads(klaar.stdout.splitlines()[-1])
    return gevonden


def test_in_productie_gaat_alles_over_https(productie: dict[str, object]) -> None:
    assert productie["doorgestuurd"] == [301, "https://meldcode.example.nl/aanmelden/"]
    assert productie["hsts"] == "max-age=63072000"


def test_in_productie_hoort_elk_koekje_bij_deze_ene_site(productie: dict[str, object]) -> None:
    """A browser takes a name with __Host- only from https, for the path / and without a domain."""
    assert productie["koekjes"] == ["__Host-formulier"]
    assert productie["formulier"] == [True, True, "Lax", "/", ""]
    assert productie["sessie"] == ["__Host-sessie", True, True, "Lax", "/", None]
    assert productie["apparaat"] == "__Host-apparaat"


def _merk(pagina: str) -> str:
    gevonden = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', pagina)
    assert gevonden
    return gevonden.group(1)


@pytest.mark.parametrize("adres", [AANMELDEN, SIGNAAL, f"{STAP}overslaan/", "/aanmelden/afmelden/"])
def test_een_formulier_van_een_andere_site_doet_niets(anna: Lidmaatschap, adres: str) -> None:
    streng = als(Client(enforce_csrf_checks=True), anna)
    assert streng.post(adres, {"csrfmiddlewaretoken": "x" * 64}).status_code == 403
    assert streng.get(PAD).status_code == 200


def test_ook_met_ons_merk_komt_niets_van_een_andere_site(anna: Lidmaatschap) -> None:
    streng = Client(enforce_csrf_checks=True)
    velden = {"login": anna.gebruiker.email, "password": WACHTWOORD}
    velden["csrfmiddlewaretoken"] = _merk(streng.get(AANMELDEN).content.decode())
    vreemd = streng.post(AANMELDEN, velden, headers={"origin": "https://kwaad.example"})
    assert vreemd.status_code == 403
    assert streng.post(AANMELDEN, velden).status_code == 302


def test_een_verzonnen_naam_van_de_site_komt_in_geen_link(
    client: Client, anna: Lidmaatschap
) -> None:
    koppen = {"x-forwarded-host": "kwaad.example", "x-original-host": "kwaad.example"}
    for adres in (AANMELDEN, PAD, "/", "/dit-is-er-niet/"):
        antwoord = client.get(adres, headers=koppen)
        assert "kwaad" not in antwoord.content.decode() + str(dict(antwoord.headers)), adres
    assert RequestFactory(headers=koppen).get("/").get_host() == "testserver"


def test_zonder_proxy_zegt_niemand_dat_het_https_was() -> None:
    assert not RequestFactory(headers={"x-forwarded-proto": "https"}).get("/").is_secure()


def test_aanmelden_geeft_een_nieuwe_sessie(client: Client, anna: Lidmaatschap) -> None:
    """A key that somebody else put in the browser before does not become the key of who signs in."""
    client.cookies["sessie"] = "a" * 32
    client.post(AANMELDEN, {"login": anna.gebruiker.email, "password": WACHTWOORD})
    assert client.session.session_key not in (None, "a" * 32)
    assert "_auth_user_id" in client.session
    vreemd = Client()
    vreemd.cookies["sessie"] = "a" * 32
    assert vreemd.get(PAD).status_code == 302


def test_de_tweede_stap_geeft_weer_een_nieuwe_sessie(client: Client, anna: Lidmaatschap) -> None:
    geheim = geef_app(anna)
    als(client, anna, factor=Factor.GEEN)
    eerder = client.session.session_key
    client.post(STAP, {"code": code_van(geheim)})
    assert client.session.session_key != eerder
    oud = Client()
    oud.cookies["sessie"] = str(eerder)
    assert oud.get(PAD).status_code == 302


def test_na_afmelden_doet_de_oude_sessie_niets(client: Client, anna: Lidmaatschap) -> None:
    sleutel = str(als(client, anna).session.session_key)
    client.post("/aanmelden/afmelden/")
    oud = Client()
    oud.cookies["sessie"] = sleutel
    assert oud.get(PAD).status_code == 302


@pytest.mark.parametrize(
    "vervolg", ["https://kwaad.example/", "//kwaad.example", "/\\kwaad.example"]
)
def test_na_aanmelden_gaat_niemand_naar_een_andere_site(
    client: Client, anna: Lidmaatschap, vervolg: str
) -> None:
    velden = {"login": anna.gebruiker.email, "password": WACHTWOORD, "next": vervolg}
    antwoord = client.post(f"{AANMELDEN}?next={vervolg}", velden)
    assert antwoord.status_code == 302
    assert "kwaad" not in antwoord["Location"]


def test_een_bekend_en_een_vreemd_adres_geven_hetzelfde(client: Client, anna: Lidmaatschap) -> None:
    """The same page and as many queries; the hash, the slow part, is counted in tests/organisaties."""
    bladen, vragen = [], []
    for adres in ("warm@de-linde.example", str(anna.gebruiker.email), "niemand@de-linde.example"):
        with CaptureQueriesContext(connections["default"]) as gevraagd:
            antwoord = client.post(AANMELDEN, {"login": adres, "password": "een ander woord"})
        blad = antwoord.content.decode().replace(adres, "ADRES")
        bladen.append((antwoord.status_code, re.sub(_merk(blad), "MERK", blad)))
        vragen.append(len(gevraagd))
    assert bladen[1] == bladen[2]
    assert vragen[1] == vragen[2]


def test_geen_pagina_laat_zich_inlijsten(client: Client, anna: Lidmaatschap) -> None:
    als(client, anna)
    for adres in (AANMELDEN, PAD, SIGNAAL, reverse("werklijst", args=["de-linde"])):
        antwoord = client.get(adres, follow=True)
        assert antwoord["X-Frame-Options"] == "DENY", adres
        assert "frame-ancestors 'none'" in antwoord["Content-Security-Policy"], adres


def test_een_sessie_staat_nooit_in_een_adres(client: Client, anna: Lidmaatschap) -> None:
    sleutel = str(als(client, anna).session.session_key)
    for adres in (PAD, SIGNAAL, "/aanmelden/overal/"):
        assert sleutel not in client.get(adres).content.decode(), adres
    assert Client().get(f"{PAD}?sessie={sleutel}").status_code == 302


@override_settings(ALLOWED_HOSTS=["meldcode.example.nl"])
@pytest.mark.parametrize(
    "naam",
    ["kwaad.example", "meldcode.example.nl@kwaad.example", "meldcode.example.nl.kwaad.example"],
)
def test_een_andere_naam_van_de_site_krijgt_niets(client: Client, naam: str) -> None:
    antwoord = client.get(AANMELDEN, headers={"host": naam})
    assert antwoord.status_code == 400
    assert "kwaad" not in antwoord.content.decode()
