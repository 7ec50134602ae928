"""Every page in every state at a small phone: nothing that axe finds, nothing to scroll for, one thing to do."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Error, Page

from tests.paden.axe import axe
from tests.paden.toestanden import GEEN_PAGINA, TOESTANDEN, Toestand
from tests.personages import als
from tests.toegang.adressen import alle
from tests.toegang.wereld import Wereld, maak_wereld, woorden

SMALST = 320
MAAK_GROOT = "document.documentElement.style.fontSize = '200%'"
BREEDTE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
ZICHTBAAR = (
    "(keuze) => [...document.querySelectorAll(keuze)].filter(e => e.checkVisibility()).length"
)
HOOFDKNOP = "main .nl-button--primary:not([href^='tel:'])"
"""What asks to be pressed; a number to call in danger stands beside it."""
VOORBEELDEN = frozenset({"ui_galerij"})
"""Shows every part there is, so each of them more than once."""
NU = "main .nietpluis-card--now"


def test_elke_pagina_heeft_een_toestand() -> None:
    bekeken = {toestand.naam for groep in TOESTANDEN.values() for toestand in groep}
    assert bekeken | set(GEEN_PAGINA) == {naam for naam, _ in alle()}
    assert not bekeken & set(GEEN_PAGINA)


def meld_aan(pagina: Page, wereld: Wereld, wie: str, site: str) -> Page:
    """Sign in by a session, as somebody who came here before."""
    if wie != "niemand":
        sessie = als(Client(), wereld.leden[wie]).cookies[settings.SESSION_COOKIE_NAME]
        kaartje = {"name": sessie.key, "value": sessie.value, "url": site}
        pagina.context.add_cookies([kaartje])  # type: ignore[list-item]  # a TypedDict of these
    return pagina


def bekijk(pagina: Page, wereld: Wereld, *, groot: bool, telt: bool) -> list[str]:
    """What is wrong with the page that the browser shows; `telt`: whether there may be only one thing to do."""
    fouten = axe(pagina)
    for breedte in (360, SMALST):
        pagina.set_viewport_size({"width": breedte, "height": 740})
        if (over := pagina.evaluate(BREEDTE)) > 0:
            fouten.append(f"{over} te breed bij {breedte}")
    pagina.set_viewport_size({"width": 360, "height": 740})
    if groot:
        pagina.set_viewport_size({"width": 2 * SMALST, "height": 740})
        pagina.evaluate(MAAK_GROOT)
        if (over := pagina.evaluate(BREEDTE)) > 0:
            fouten.append(f"{over} te breed bij letters van 200%")
    fouten += [f"{n} keer h1" for n in [pagina.locator("h1").count()] if n != 1]
    fouten += [f"{n} keer Nu aan u" for n in [pagina.evaluate(ZICHTBAAR, NU)] if telt and n > 1]
    knoppen = pagina.locator(HOOFDKNOP).filter(visible=True).all_inner_texts()
    fouten += [f"hoofdknoppen: {knoppen}"] if telt and len(knoppen) > 1 else []
    if pagina.get_attribute("html", "lang") != "nl":
        fouten.append("geen taal")
    namen = {woord for casus in wereld.casussen for woord in woorden(casus)}
    namen |= {naam for lid in wereld.leden.values() for naam in lid.naam.split() if naam.istitle()}
    fouten += [f"titel noemt {n}" for n in namen & set(pagina.title().replace(",", " ").split())]
    return fouten


@pytest.mark.browser
@pytest.mark.parametrize("groep", TOESTANDEN)
def test_iedereen_kan_elke_toestand_lezen(
    nieuwe_pagina: Callable[..., Page], live_server: object, groep: str
) -> None:
    wereld = maak_wereld()
    paginas: dict[str, Page] = {}
    gevonden = {}
    for plaats, toestand in enumerate(TOESTANDEN[groep]):
        wie = toestand.wie
        if wie not in paginas:
            paginas[wie] = meld_aan(nieuwe_pagina(), wereld, wie, str(live_server))
        if fouten := _in(toestand, paginas[wie], wereld, groot=plaats % 5 == 0):
            gevonden[toestand.naam, toestand.staat] = fouten
    assert gevonden == {}


def _in(toestand: Toestand, pagina: Page, wereld: Wereld, *, groot: bool) -> list[str]:
    pagina.set_viewport_size({"width": 360, "height": 740})
    antwoord = pagina.goto(toestand.pad(wereld))
    assert antwoord
    try:
        toestand.doe(pagina, wereld)
    except (Error, AssertionError) as fout:
        return [f"niet te bereiken: {str(fout)[:200]}"]
    if antwoord.status >= 400 and antwoord.status != 410:
        return [f"status {antwoord.status}"]
    return bekijk(pagina, wereld, groot=groot, telt=toestand.naam not in VOORBEELDEN)
