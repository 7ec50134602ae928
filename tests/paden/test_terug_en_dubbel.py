"""What people do with a browser: press twice, go back, reload, lose the line, sign out half-way, hide."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from nietpluis.casussen.models import Casus
from nietpluis.kern.feiten.gesprekken import Overleg
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.casussen.casus import geef
from tests.conftest import TELEFOON
from tests.paden.speler import FORMULIER, KANTOOR, Speler
from tests.paden.speler_casus import OVERLEG, open_overleg, samen, vastgelegd

pytestmark = pytest.mark.browser

PINCODE = "4711"
VERHAAL = "Zij had een blauwe plek en keek naar de grond."


@pytest.fixture
def casus(fatima: Lidmaatschap, anna: Lidmaatschap, bram: Lidmaatschap) -> Casus:
    return samen(fatima, anna, bram)


@pytest.fixture
def anna_werkt(
    nieuwe_pagina: Callable[..., Page], live_server: LiveServer, anna: Lidmaatschap
) -> Speler:
    return Speler(anna, nieuwe_pagina(viewport=KANTOOR)).met_sessie(str(live_server))


@pytest.fixture
def fatima_typt(
    nieuwe_pagina: Callable[..., Page], live_server: LiveServer, fatima: Lidmaatschap
) -> Speler:
    """Fatima at the first screen of a signal, with something typed."""
    speler = Speler(fatima, nieuwe_pagina(viewport=TELEFOON)).met_sessie(str(live_server))
    speler.ga("signaal_nieuw")
    return speler


def typ(speler: Speler, status: str) -> None:
    """Type a story and wait until the page says what became of it."""
    speler.vul({"over_wie": "Mevrouw van dinsdag", "zag_of_hoorde": VERHAAL})
    expect(speler.pagina.locator("[data-concept-status]")).to_contain_text(status)


def staat_er(speler: Speler) -> None:
    expect(speler.pagina.locator("textarea[name=zag_of_hoorde]")).to_have_value(VERHAAL)


@pytest.mark.parametrize("javascript", [True, False])
def test_twee_keer_drukken_is_een_keer_vastleggen(
    nieuwe_pagina: Callable[..., Page],
    live_server: LiveServer,
    casus: Casus,
    anna: Lidmaatschap,
    javascript: bool,
) -> None:
    pagina = nieuwe_pagina(viewport=KANTOOR, javascript=javascript)
    speler = Speler(anna, pagina).met_sessie(str(live_server))
    open_overleg(speler, casus)
    speler.vul(OVERLEG)
    pagina.locator(f"{FORMULIER} button[type=submit]").first.dblclick()
    pagina.wait_for_url(f"**{speler.adres('casus', casus.id)}")
    assert len(vastgelegd(casus, anna, Overleg)) == 1


def test_terug_na_bewaren_legt_niet_nog_eens_vast(
    anna_werkt: Speler, casus: Casus, anna: Lidmaatschap
) -> None:
    open_overleg(anna_werkt, casus)
    anna_werkt.vul(OVERLEG)
    anna_werkt.verstuur()
    anna_werkt.pagina.go_back()
    expect(anna_werkt.pagina.locator("textarea[name=uitkomst]")).to_have_value("")
    anna_werkt.pagina.go_forward()
    assert len(vastgelegd(casus, anna, Overleg)) == 1


def test_de_pagina_opnieuw_laden_legt_niet_nog_eens_vast(
    anna_werkt: Speler, casus: Casus, anna: Lidmaatschap
) -> None:
    open_overleg(anna_werkt, casus)
    anna_werkt.vul(OVERLEG)
    anna_werkt.verstuur()
    anna_werkt.pagina.reload()
    expect(anna_werkt.pagina.locator("main")).to_contain_text(OVERLEG["uitkomst"])
    assert len(vastgelegd(casus, anna, Overleg)) == 1


def test_een_geweigerd_formulier_opnieuw_laden_legt_niets_vast(
    anna_werkt: Speler, casus: Casus, anna: Lidmaatschap
) -> None:
    open_overleg(anna_werkt, casus)
    anna_werkt.vul({"naam": "Romy"})
    knop = anna_werkt.pagina.locator(f"{FORMULIER} button[type=submit]").first
    anna_werkt.klik(knop)
    anna_werkt.pagina.reload()
    expect(anna_werkt.pagina.locator("[data-foutsamenvatting]")).to_be_visible()
    expect(anna_werkt.pagina.locator("input[name=naam]")).to_have_value("Romy")
    assert not vastgelegd(casus, anna, Overleg)


def test_een_signaal_twee_keer_doorgeven_is_een_signaal(
    fatima_typt: Speler, fatima: Lidmaatschap
) -> None:
    pagina = fatima_typt.pagina
    fatima_typt.vul({"over_wie": "Mevrouw van dinsdag", "zag_of_hoorde": VERHAAL})
    fatima_typt.verstuur("Verder")
    pagina.get_by_role("button", name="Geef het door").dblclick()
    pagina.wait_for_url("**/verstuurd/")
    pagina.go_back()
    with met_lid(fatima):
        assert Casus.objects.count() == 1
    expect(pagina.locator("textarea[name=zag_of_hoorde]")).to_have_value("")


def test_afmelden_halverwege_kost_geen_woord(fatima_typt: Speler) -> None:
    typ(fatima_typt, "Bewaard om")
    fatima_typt.ga("gegevens")
    fatima_typt.klik(fatima_typt.pagina.get_by_role("button", name="Afmelden"))
    fatima_typt.pagina.goto(fatima_typt.adres("signaal_nieuw"))
    assert VERHAAL not in fatima_typt.pagina.content()
    fatima_typt.meld_aan()
    staat_er(fatima_typt)


def test_een_verlopen_aanmelding_bij_het_versturen_kost_geen_woord(fatima_typt: Speler) -> None:
    fatima_typt.vul({"over_wie": "Mevrouw van dinsdag", "zag_of_hoorde": VERHAAL})
    fatima_typt.pagina.context.clear_cookies(name="sessie")
    fatima_typt.verstuur("Verder")
    fatima_typt.meld_aan()
    staat_er(fatima_typt)


def test_zonder_verbinding_blijft_de_tekst_staan_en_gaat_daarna_weg(
    fatima_typt: Speler, fatima: Lidmaatschap
) -> None:
    fatima_typt.pagina.context.set_offline(True)
    typ(fatima_typt, "Nog niet verstuurd")
    staat_er(fatima_typt)
    fatima_typt.pagina.context.set_offline(False)
    expect(fatima_typt.pagina.locator("[data-concept-status]")).to_contain_text("Bewaard om")
    assert fatima_typt.pagina.evaluate("sessionStorage.length") == 0
    fatima_typt.ga("signaal_nieuw")
    staat_er(fatima_typt)


def test_wat_bij_de_ene_casus_getypt_is_komt_niet_bij_een_andere(
    anna_werkt: Speler, casus: Casus, romy: Lidmaatschap, anna: Lidmaatschap, bram: Lidmaatschap
) -> None:
    ander = samen(romy, anna, bram)
    open_overleg(anna_werkt, casus)
    adres = anna_werkt.adres("concept")
    anna_werkt.pagina.route(f"**{adres}*", lambda route: route.abort())
    anna_werkt.vul(OVERLEG)
    expect(anna_werkt.pagina.locator("[data-concept-status]")).to_contain_text("Nog niet verstuurd")
    open_overleg(anna_werkt, ander)
    expect(anna_werkt.pagina.locator("textarea[name=uitkomst]")).to_have_value("")
    open_overleg(anna_werkt, casus)
    expect(anna_werkt.pagina.locator("textarea[name=uitkomst]")).to_have_value(OVERLEG["uitkomst"])


@pytest.mark.parametrize("hoe", ["knop", "toetsen"])
def test_het_scherm_verbergen_en_terughalen(anna_werkt: Speler, casus: Casus, hoe: str) -> None:
    gebruiker, pagina = anna_werkt.lid.gebruiker, anna_werkt.pagina
    gebruiker.zet_pincode(PINCODE)
    gebruiker.save()
    anna_werkt.ga("casus", casus.id)
    with pagina.expect_navigation(url="**/pauze/"):
        if hoe == "knop":
            pagina.locator(".nietpluis-hide").click()
        else:
            for _ in range(3):
                pagina.keyboard.press("Shift")
    pagina.go_back()
    pagina.wait_for_url("**/pauze/")
    assert "Casus" not in pagina.locator("body").inner_text()
    pagina.fill("input[name=geheim]", PINCODE)
    anna_werkt.klik(pagina.get_by_role("button", name="Verder"))
    anna_werkt.ga("casus", casus.id)
    expect(pagina.locator("h1")).to_contain_text("Casus")


def test_een_verwijzing_van_een_andere_organisatie_helpt_verder(
    nieuwe_pagina: Callable[..., Page],
    live_server: LiveServer,
    chris: Lidmaatschap,
    fatima: Lidmaatschap,
) -> None:
    with met_lid(fatima):
        casus = geef(fatima)
    speler = Speler(chris, nieuwe_pagina()).met_sessie(str(live_server))
    antwoord = speler.pagina.goto(f"/o/de-linde/casussen/{casus.id}/")
    assert antwoord
    assert antwoord.status == 404
    expect(speler.pagina.locator("main")).to_contain_text("Wat kunt u doen?")
    speler.klik(speler.pagina.locator("main a[href='/']").first)
    expect(speler.pagina.locator("h1")).to_contain_text("Chris")
