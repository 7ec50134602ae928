"""Two people in one form: who comes second is told, keeps every word, reads, and saves."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from nietpluis.casussen.models import Casus
from nietpluis.kern.feiten.gesprekken import Overleg
from nietpluis.organisaties.models import Lidmaatschap
from tests.paden.speler import FORMULIER, KANTOOR, Speler
from tests.paden.speler_casus import OVERLEG, open_overleg, samen, vastgelegd

pytestmark = pytest.mark.browser

WOORDEN = "Romy zag het ook. Zij kwam er elke week."


@pytest.fixture
def casus(fatima: Lidmaatschap, anna: Lidmaatschap, bram: Lidmaatschap) -> Casus:
    return samen(fatima, anna, bram)


@pytest.fixture
def maak_speler(
    nieuwe_pagina: Callable[..., Page], live_server: LiveServer
) -> Callable[[Lidmaatschap, bool], Speler]:
    def maak(lid: Lidmaatschap, javascript: bool) -> Speler:
        pagina = nieuwe_pagina(viewport=KANTOOR, javascript=javascript)
        return Speler(lid, pagina).met_sessie(str(live_server))

    return maak


def komen_tegelijk(eerst: Speler, later: Speler, casus: Casus) -> None:
    """Both open the form; `eerst` saves; then `later` does."""
    open_overleg(eerst, casus)
    open_overleg(later, casus)
    later.vul({**OVERLEG, "uitkomst": WOORDEN})
    eerst.vul(OVERLEG)
    eerst.verstuur()
    later.klik(later.pagina.locator(f"{FORMULIER} button[type=submit]").first)


@pytest.mark.parametrize("javascript", [True, False])
def test_wie_later_komt_verliest_geen_woord(
    maak_speler: Callable[[Lidmaatschap, bool], Speler],
    casus: Casus,
    anna: Lidmaatschap,
    bram: Lidmaatschap,
    javascript: bool,
) -> None:
    anna_typt, bram_typt = maak_speler(anna, javascript), maak_speler(bram, javascript)
    komen_tegelijk(bram_typt, anna_typt, casus)
    expect(anna_typt.pagina.locator("main [role=alert]")).to_contain_text(
        "Bram Hendriks was u net voor"
    )
    expect(anna_typt.pagina.locator("textarea[name=uitkomst]")).to_have_value(WOORDEN)
    assert len(vastgelegd(casus, anna, Overleg)) == 1
    anna_typt.verstuur()
    uitkomsten = [feit.uitkomst for feit in vastgelegd(casus, anna, Overleg)]  # type: ignore[attr-defined]  # of the kind asked for
    assert uitkomsten == [OVERLEG["uitkomst"], WOORDEN]


def test_eerst_lezen_wat_er_nieuw_is_kost_geen_woord(
    maak_speler: Callable[[Lidmaatschap, bool], Speler],
    casus: Casus,
    anna: Lidmaatschap,
    bram: Lidmaatschap,
) -> None:
    anna_typt, bram_typt = maak_speler(anna, True), maak_speler(bram, True)
    komen_tegelijk(bram_typt, anna_typt, casus)
    anna_typt.klik(anna_typt.pagina.get_by_role("link", name="Lees wat er nieuw is"))
    expect(anna_typt.pagina.locator("#verloop ~ *, main").first).to_contain_text(
        OVERLEG["uitkomst"]
    )
    anna_typt.volg(anna_typt.adres("handeling", casus.id, "overleg"))
    expect(anna_typt.pagina.locator("textarea[name=uitkomst]")).to_have_value(WOORDEN)
    anna_typt.verstuur()
    assert len(vastgelegd(casus, anna, Overleg)) == 2
