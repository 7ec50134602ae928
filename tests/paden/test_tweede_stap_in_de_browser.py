"""The second step as people do it: with a keyboard and an app, with a passkey, and with a code from the list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections
from playwright.sync_api import CDPSession, Page

from nietpluis.organisaties import tweede_factor_middelen as middelen
from nietpluis.organisaties.models import Lidmaatschap
from tests.organisaties.tweede_stap import STAP, code_van, geef_app, herstelcodes
from tests.personages import WACHTWOORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WERKLIJST = "/o/de-linde/werklijst/"
KNOP = "main form button[type=submit]"
SLEUTEL = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def pagina(nieuwe_pagina: Callable[..., Page], live_server: Any) -> Page:
    """A page of a site that is called by a name: a passkey belongs to a name, never to a number."""
    assert live_server.url.startswith("http://localhost")
    return nieuwe_pagina()


def sleutelbos(pagina: Page) -> tuple[CDPSession, str]:
    """Give this browser a device that keeps passkeys, and somebody who always puts a finger on it."""
    cdp = pagina.context.new_cdp_session(pagina)
    cdp.send("WebAuthn.enable")
    antwoord = cdp.send("WebAuthn.addVirtualAuthenticator", {"options": SLEUTEL})
    return cdp, antwoord["authenticatorId"]


def meld_aan(pagina: Page, wie: Lidmaatschap, verder: str = WERKLIJST) -> None:
    """Sign in with the password, on the way to a page that asks more."""
    pagina.goto(verder)
    pagina.fill("input[name=login]", wie.gebruiker.email or "")
    pagina.fill("input[name=password]", WACHTWOORD)
    druk(pagina, "Aanmelden")


def druk(pagina: Page, naam: str) -> None:
    """Press the button with this name, which leads to another page."""
    with pagina.expect_navigation():
        pagina.get_by_role("button", name=naam, exact=True).click()


def stel_sleutel_in(pagina: Page) -> None:
    """Make a passkey, from the page where one chooses."""
    pagina.get_by_role("link", name="Stel een sleutel in").click()
    pagina.fill("input[name=wachtwoord]", WACHTWOORD)
    pagina.fill("input[name=naam]", "Mijn telefoon")
    druk(pagina, "Maak de sleutel")
    druk(pagina, "Ik heb de codes bewaard")


def test_met_het_toetsenbord_en_een_app(pagina: Page, anna: Lidmaatschap) -> None:
    geheim = geef_app(anna)
    pagina.goto(WERKLIJST)
    pagina.locator("input[name=login]").focus()
    pagina.keyboard.type(anna.gebruiker.email or "")
    pagina.keyboard.press("Tab")
    pagina.keyboard.type(WACHTWOORD)
    with pagina.expect_navigation():
        pagina.keyboard.press("Enter")
    assert STAP in pagina.url
    pagina.keyboard.press("Tab")  # past the link that skips to the page
    while pagina.evaluate("document.activeElement.name") != "code":
        pagina.keyboard.press("Tab")
    pagina.keyboard.type(code_van(geheim))
    with pagina.expect_navigation():
        pagina.keyboard.press("Enter")
    assert pagina.url.endswith(WERKLIJST)


def test_met_een_sleutel_die_dit_apparaat_bewaart(pagina: Page, anna: Lidmaatschap) -> None:
    sleutelbos(pagina)
    meld_aan(pagina, anna)
    assert f"{STAP}instellen/" in pagina.url
    stel_sleutel_in(pagina)
    assert pagina.url.endswith(WERKLIJST)
    assert [middel.naam for middel in middelen.middelen(anna.gebruiker)] == ["Mijn telefoon"]
    pagina.context.clear_cookies()
    meld_aan(pagina, anna)
    assert STAP in pagina.url
    druk(pagina, "Gebruik mijn sleutel")
    assert pagina.url.endswith(WERKLIJST)


def test_aanmelden_met_alleen_een_sleutel(pagina: Page, anna: Lidmaatschap) -> None:
    sleutelbos(pagina)
    meld_aan(pagina, anna)
    stel_sleutel_in(pagina)
    pagina.context.clear_cookies()
    pagina.goto("/aanmelden/")
    pagina.get_by_role("link", name="Aanmelden met een toegangssleutel").click()
    druk(pagina, "Gebruik mijn sleutel")
    pagina.goto(WERKLIJST)
    assert pagina.url.endswith(WERKLIJST)


def test_een_sleutel_zonder_vinger_opent_niets(pagina: Page, anna: Lidmaatschap) -> None:
    cdp, bos = sleutelbos(pagina)
    meld_aan(pagina, anna)
    stel_sleutel_in(pagina)
    pagina.context.clear_cookies()
    meld_aan(pagina, anna)
    cdp.send("WebAuthn.setUserVerified", {"authenticatorId": bos, "isUserVerified": False})
    pagina.get_by_role("button", name="Gebruik mijn sleutel").click()
    pagina.get_by_text("Het lukte niet met de sleutel").wait_for()
    assert STAP in pagina.url


def test_met_een_herstelcode_en_zonder_scripts(
    nieuwe_pagina: Callable[..., Page], anna: Lidmaatschap
) -> None:
    geef_app(anna)
    pagina = nieuwe_pagina(javascript=False)
    meld_aan(pagina, anna)
    pagina.fill("input[name=code]", herstelcodes(anna.gebruiker)[0])
    druk(pagina, "Ga verder")
    assert pagina.url.endswith(WERKLIJST)
    connections.close_all()
