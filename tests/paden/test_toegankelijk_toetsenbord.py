"""With a keyboard alone: a signal from start to end, and a weighing to its outcome."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.paden.test_toegankelijk import meld_aan
from tests.toegang.adressen import pad, pad_naar
from tests.toegang.wereld import Wereld, maak_wereld

pytestmark = pytest.mark.browser

MEESTE_TABS = 80
HIER = "keuze => document.activeElement.matches(keuze) && document.activeElement.checkVisibility()"
GEZIEN = "getComputedStyle(document.activeElement).outlineStyle != 'none'"


@pytest.fixture
def wereld(live_server: object) -> Wereld:
    return maak_wereld()


def tab_naar(pagina: Page, keuze: str) -> None:
    """Press Tab until this has the focus, which shows."""
    for _ in range(MEESTE_TABS):
        if pagina.evaluate(HIER, keuze):
            assert pagina.evaluate(GEZIEN), f"{keuze}: de focus is niet te zien"
            return
        pagina.keyboard.press("Tab")
    raise AssertionError(f"{keuze} is met Tab niet te bereiken op {pagina.url}")


def kies(pagina: Page, naam: str, waarde: str) -> None:
    """Reach a group of choices with Tab, and walk to this one with the arrows."""
    tab_naar(pagina, f"input[name={naam}]")
    for _ in range(10):
        if pagina.evaluate("document.activeElement.value") == waarde:
            pagina.keyboard.press("Space")
            return
        pagina.keyboard.press("ArrowDown")
    raise AssertionError(f"{naam}={waarde} is niet te kiezen")


def druk(pagina: Page, knop: str, toets: str = "Enter") -> None:
    """Reach a button or link with Tab and press it."""
    tab_naar(pagina, knop)
    with pagina.expect_navigation():
        pagina.keyboard.press(toets)


def test_een_signaal_geven_kan_met_het_toetsenbord(
    nieuwe_pagina: Callable[..., Page], live_server: object, wereld: Wereld
) -> None:
    pagina = meld_aan(nieuwe_pagina(), wereld, "romy", str(live_server))
    pagina.goto(pad("start"))
    druk(pagina, f"main a[href='{pad('signaal_nieuw')}']")
    for veld, tekst in (("over_wie", "Mevrouw van dinsdag"), ("zag_of_hoorde", "Een plek.")):
        tab_naar(pagina, f"[name={veld}]")
        pagina.keyboard.type(tekst)
    druk(pagina, "main form button[type=submit]:not([name=later])")
    kies(pagina, "nu_onveilig", "nee")
    kies(pagina, "wanneer", "vandaag")
    druk(pagina, "main form button[type=submit]:not([name=later])", "Space")
    expect(pagina.locator("h1")).to_have_text("Anna de Wit heeft uw signaal")


def test_wegen_kan_met_het_toetsenbord(
    nieuwe_pagina: Callable[..., Page], live_server: object, wereld: Wereld
) -> None:
    pagina = meld_aan(nieuwe_pagina(), wereld, "anna", str(live_server))
    pagina.goto(pad_naar(wereld, "weging", "open"))
    for antwoord in ("ja", "ja"):
        kies(pagina, "antwoord", antwoord)
        druk(pagina, "main form button[type=submit]:not([name=later])")
    expect(pagina.locator("h1")).to_contain_text("vraagt om een melding")
    druk(pagina, "main form button[type=submit][value=besluit]")
    expect(pagina.locator("h1")).to_be_visible()
    assert pagina.url.endswith(pad_naar(wereld, "besluit", "open"))
