"""Fatima's way through a real browser: with and without JavaScript, and when signing in was lost."""

from collections.abc import Callable

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.casussen.casus import geef
from tests.casussen.signaal_schermen import ORG, SCHERM_1, SCHERM_2, SIGNALEN, VERHAAL
from tests.paden.axe import axe
from tests.personages import als

pytestmark = pytest.mark.browser
BREED = {"width": 1280, "height": 800}


@pytest.fixture
def aangemeld(live_server: object, fatima: Lidmaatschap) -> Callable[[Page], Page]:
    """Give a page a session of Fatima."""

    def meld(pagina: Page) -> Page:
        sessie = als(Client(), fatima).cookies["sessie"].value
        site = str(live_server)
        pagina.context.add_cookies([{"name": "sessie", "value": sessie, "url": site}])
        return pagina

    return meld


def vertel(pagina: Page) -> None:
    pagina.goto(ORG)
    pagina.get_by_role("link", name="Vertel het").click()
    pagina.get_by_label("Over wie gaat het?").fill("Mevrouw van dinsdag")
    pagina.get_by_label("Wat zag of hoorde u?").fill(VERHAAL)
    pagina.get_by_role("button", name="Verder", exact=True).click()
    pagina.get_by_role("group", name="Wanneer was het?").get_by_label("Gisteren").check()
    pagina.get_by_role("button", name="Geef het door").click()


@pytest.mark.klein_pad
@pytest.mark.parametrize("javascript", [True, False])
def test_a_signal_is_given_on_a_phone(
    nieuwe_pagina: Callable[..., Page], aangemeld: Callable[[Page], Page], javascript: bool
) -> None:
    pagina = aangemeld(nieuwe_pagina(javascript=javascript))
    vertel(pagina)
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Anna de Wit heeft uw signaal")


def test_a_condition_shows_its_question_only_when_it_holds(
    nieuwe_pagina: Callable[..., Page], aangemeld: Callable[[Page], Page]
) -> None:
    pagina = aangemeld(nieuwe_pagina())
    pagina.goto(SCHERM_1)
    pagina.get_by_label("Over wie gaat het?").fill("Mevrouw")
    pagina.get_by_label("Wat zag of hoorde u?").fill(VERHAAL)
    pagina.get_by_role("button", name="Verder", exact=True).click()
    expect(pagina.get_by_label("Op welk nummer?")).to_be_hidden()
    pagina.get_by_role("group", name="Mogen wij u bellen?").get_by_label("Ja").check()
    expect(pagina.get_by_label("Op welk nummer?")).to_be_visible()


def test_what_is_typed_survives_a_lost_session(
    nieuwe_pagina: Callable[..., Page], aangemeld: Callable[[Page], Page]
) -> None:
    pagina = aangemeld(nieuwe_pagina())
    pagina.goto(SCHERM_1)
    pagina.context.clear_cookies(name="sessie")
    pagina.get_by_label("Wat zag of hoorde u?").fill(VERHAAL)
    expect(pagina.get_by_text("Nog niet verstuurd.")).to_be_visible()
    aangemeld(pagina).goto(SCHERM_1)
    expect(pagina.get_by_label("Wat zag of hoorde u?")).to_have_value(VERHAAL)


def test_no_page_of_the_worker_shuts_anyone_out(
    nieuwe_pagina: Callable[..., Page], aangemeld: Callable[[Page], Page], fatima: Lidmaatschap
) -> None:
    with met_lid(fatima):
        eigen = geef(fatima).eigen_signalen.get().id
    pagina = aangemeld(nieuwe_pagina(viewport=BREED))
    delen = ("nieuw/", "terugbellen/", "namens/", "", f"{eigen}/", f"{eigen}/verstuurd/")
    meer = (f"{eigen}/advies/", f"{eigen}/melding/", f"{eigen}/verbeteren/")
    help_ = ("/help/", "/help/wie-kan-dit-lezen/", "/help/toegankelijkheid/", "/help/begrippen/")
    fouten = {}
    for adres in (ORG, *(f"{SIGNALEN}{deel}" for deel in (*delen, *meer)), *help_):
        pagina.goto(adres)
        assert pagina.url.endswith(adres)
        fouten[adres] = axe(pagina)
    assert not {adres: gevonden for adres, gevonden in fouten.items() if gevonden}


def test_an_error_gets_the_focus_and_shuts_nobody_out(
    nieuwe_pagina: Callable[..., Page], aangemeld: Callable[[Page], Page]
) -> None:
    pagina = aangemeld(nieuwe_pagina())
    pagina.goto(SCHERM_1)
    pagina.get_by_role("button", name="Verder", exact=True).click()
    expect(pagina.locator("[data-foutsamenvatting]")).to_be_focused()
    assert not axe(pagina)
    assert SCHERM_2 not in pagina.url
