"""From nothing to a published, lawful meldcode: a school by keyboard with two people, a practice of one on a phone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from django.test import override_settings
from playwright.sync_api import Locator, Page, expect

from nietpluis.organisaties.models import Organisatie
from tests.casussen.beelden import foto as een_foto
from tests.organisaties.tweede_stap import code_van
from tests.paden.speler import KANTOOR
from tests.paden.test_toegankelijk_toetsenbord import druk, kies, tab_naar
from tests.personages import WACHTWOORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
VERSTUUR = "main form[method=post] button[type=submit]"
SCHOOL = "/o/de-esdoorn/"
PRAKTIJK = "/o/praktijk-bos/"


@pytest.fixture(autouse=True)
def _open_site(live_server: object) -> Iterator[None]:
    """A site that anybody may try, as the demo is; without mail a link shows on the screen."""
    with override_settings(BEGINNEN="open"):
        yield


# ---------------------------------------------------------------------------------------------
# By keyboard


def typ(pagina: Page, **velden: str) -> None:
    """Reach each field with Tab, and type over what is in it."""
    for naam, tekst in velden.items():
        tab_naar(pagina, f"main [name={naam}]")
        pagina.keyboard.press("ControlOrMeta+a")
        pagina.keyboard.type(tekst)


def kies_uit(pagina: Page, naam: str, begin: str) -> None:
    """Reach a list with Tab, and type how the choice begins."""
    tab_naar(pagina, f"main select[name={naam}]")
    pagina.keyboard.type(begin)


def volg(pagina: Page, pad: str) -> None:
    """Reach a link to this page with Tab, and follow it."""
    druk(pagina, f"main a[href^='{pad}']")


def zet_tweede_stap(pagina: Page) -> None:
    """An app with codes, by keyboard; its secret is read as a phone would."""
    volg(pagina, "/aanmelden/tweede-stap/instellen/app/")
    geheim = pagina.locator(".nietpluis-number").text_content() or ""
    velden = {"wachtwoord": WACHTWOORD} if pagina.locator("[name=wachtwoord]").count() else {}
    typ(pagina, **velden, code=code_van(geheim.strip()))
    druk(pagina, VERSTUUR)
    druk(pagina, "main button[type=submit]:not([name=nieuw])")


def begin_school(pagina: Page) -> None:
    pagina.goto("/begin/")
    druk(pagina, VERSTUUR)  # too soon: it says what is missing, and keeps nothing
    expect(pagina.locator("main")).to_contain_text("Vul de naam van uw organisatie in.")
    typ(pagina, organisatie="Basisschool De Esdoorn")
    kies_uit(pagina, "soort", "Basisschool")
    typ(pagina, telefoon="030 000 00 00", naam="Bo Bakker", email="bo@esdoorn.example")
    kies(pagina, "rol", "bestuurder")
    druk(pagina, VERSTUUR)
    volg(pagina, "/begin/")
    typ(pagina, slug="de-esdoorn", wachtwoord=WACHTWOORD, nog_een_keer=WACHTWOORD)
    druk(pagina, VERSTUUR)


def nodig_uit(pagina: Page) -> str:
    """Invite the aandachtsfunctionaris; the link to give her."""
    volg(pagina, f"{SCHOOL}mensen/nieuw/")
    typ(pagina, naam="Ada Smit", email="ada@esdoorn.example", functie="intern begeleider")
    expect(pagina.locator("input[name=rollen]:checked")).to_have_value("aandachtsfunctionaris")
    druk(pagina, VERSTUUR)
    gevonden = re.search(r"/welkom/\S+", pagina.locator("main").inner_text())
    assert gevonden
    return gevonden[0]


def kom_erbij(pagina: Page, link: str) -> None:
    """Ada chooses a password and sets up her second step."""
    pagina.goto(link)
    typ(pagina, wachtwoord=WACHTWOORD, nog_een_keer=WACHTWOORD)
    druk(pagina, VERSTUUR)
    typ(pagina, login="ada@esdoorn.example", password=WACHTWOORD)
    druk(pagina, VERSTUUR)
    zet_tweede_stap(pagina)


def vul_de_plekken(pagina: Page) -> None:
    """Fill every slot that is still empty and obligatory."""
    for veld in pagina.locator("main form[method=post] .nietpluis-form-field").all():
        invoer = veld.locator("input:not([type=hidden]), textarea").first
        if "Mag leeg blijven" not in veld.inner_text() and not invoer.input_value():
            typ(pagina, **{invoer.get_attribute("name") or "": _antwoord(invoer)})


def _antwoord(invoer: Locator) -> str:
    return "030 000 00 01" if invoer.get_attribute("type") == "tel" else "Op de website van school"


def schrijf(pagina: Page) -> None:
    """The builder: who decides is taken away first, so that the law shows what it misses."""
    pagina.goto(f"{SCHOOL}meldcode/")
    volg(pagina, f"{SCHOOL}meldcode/schrijven/begin/")
    kies(pagina, "model", "basisonderwijs")
    druk(pagina, VERSTUUR)
    volg(pagina, f"{SCHOOL}meldcode/schrijven/gegevens/")
    vul_de_plekken(pagina)
    druk(pagina, VERSTUUR)
    druk(pagina, "main form button[type=submit]:not([name=doe])")  # the functions as they are
    beslist = pagina.locator("select[name=beslist]").input_value()
    _wie_beslist(pagina, "Niemand")
    expect(pagina.locator("main")).to_contain_text("Er mist nog iets.")
    pagina.goto(f"{SCHOOL}meldcode/schrijven/nakijken/")
    expect(pagina.locator("main")).to_contain_text("beslist")
    pagina.goto(f"{SCHOOL}meldcode/schrijven/taken/")
    naam = pagina.locator(f"select[name=beslist] option[value={beslist}]").inner_text()
    _wie_beslist(pagina, naam)
    pagina.goto(f"{SCHOOL}meldcode/schrijven/nakijken/")
    expect(pagina.locator("main")).to_contain_text("Alles is gevonden.")


def _wie_beslist(pagina: Page, naam: str) -> None:
    kies_uit(pagina, "beslist", naam)
    druk(pagina, VERSTUUR)


def test_een_school_met_het_toetsenbord(nieuwe_pagina: Callable[..., Page]) -> None:
    bo, ada = nieuwe_pagina(viewport=KANTOOR), nieuwe_pagina(viewport=KANTOOR)
    begin_school(bo)
    zet_tweede_stap(bo)
    assert bo.url.endswith(f"{SCHOOL}begin/")
    kom_erbij(ada, nodig_uit(bo))
    schrijf(bo)
    volg(bo, f"{SCHOOL}meldcode/schrijven/voorleggen/")
    druk(bo, VERSTUUR)
    ada.goto(f"{SCHOOL}meldcode/")
    volg(ada, f"{SCHOOL}meldcode/schrijven/beoordelen/")
    druk(ada, "button[value=goed]")
    bo.goto(f"{SCHOOL}meldcode/")
    volg(bo, f"{SCHOOL}meldcode/schrijven/vaststellen/")
    druk(bo, "button[value=goed]")
    druk(bo, VERSTUUR)
    lees_als_bezoeker(nieuwe_pagina(viewport=KANTOOR), "de-esdoorn", "Basisschool De Esdoorn")


def lees_als_bezoeker(bezoeker: Page, slug: str, naam: str) -> None:
    """Signed out: the page, without the names of who works there, and the PDF."""
    bezoeker.goto(f"/meldcode/{slug}/")
    expect(bezoeker.locator("h1")).to_contain_text(naam)
    tekst = bezoeker.locator("main").inner_text()
    assert "Ada" not in tekst
    assert "Bo Bakker" not in tekst
    with bezoeker.expect_download() as pdf:
        bezoeker.get_by_role("link", name="Download als PDF").click()
    assert pdf.value.path().read_bytes().startswith(b"%PDF-")


# ---------------------------------------------------------------------------------------------
# On a phone


def tik(pagina: Page, naam: str) -> None:
    """Tap the button or link with this name, which leads to another page."""
    doel = pagina.locator("main").get_by_role("button", name=naam, exact=True)
    doel = doel if doel.count() else pagina.locator("main").get_by_role("link", name=naam)
    with pagina.expect_navigation():
        doel.first.tap()


def vul(pagina: Page, **velden: str) -> None:
    for naam, tekst in velden.items():
        pagina.fill(f"main [name={naam}]", tekst)


def begin_praktijk(pagina: Page) -> None:
    pagina.goto("/aanmelden/")
    tik(pagina, "Begin met uw meldcode")
    vul(pagina, organisatie="Praktijk Bos", telefoon="030 000 00 00", naam="Ria Bos")
    vul(pagina, email="ria@bos.example")
    pagina.select_option("main [name=soort]", "artsen")
    pagina.get_by_text("Ik werk alleen.").tap()
    tik(pagina, "Verder")
    tik(pagina, "Ga verder")
    vul(pagina, wachtwoord=WACHTWOORD, nog_een_keer=WACHTWOORD)
    tik(pagina, "Begin")
    tik(pagina, "Stel een app in")
    geheim = pagina.locator(".nietpluis-number").text_content() or ""
    vul(pagina, code=code_van(geheim.strip()))
    if pagina.locator("main [name=wachtwoord]").count():
        vul(pagina, wachtwoord=WACHTWOORD)
    tik(pagina, "Bewaar")
    tik(pagina, "Ik heb de codes bewaard")
    assert pagina.url.endswith(f"{PRAKTIJK}begin/")


def probeer_een_verkeerd_bestand(pagina: Page) -> None:
    """A photo called PDF: a clear answer, and nothing kept."""
    pagina.goto(f"{PRAKTIJK}meldcode/toetsen/nieuw/")
    foto = {"name": "meldcode.pdf", "mimeType": "application/pdf", "buffer": een_foto()}
    pagina.set_input_files("main input[type=file]", foto)  # type: ignore[arg-type]  # a TypedDict of these
    with pagina.expect_navigation():
        pagina.locator(VERSTUUR).first.tap()
    expect(pagina.locator("main")).to_contain_text("Dit is een plaatje.")
    pagina.goto(f"{PRAKTIJK}meldcode/toetsen/")
    assert "meldcode.pdf" not in pagina.locator("main").inner_text()


def test_een_praktijk_van_een_persoon_op_een_telefoon(nieuwe_pagina: Callable[..., Page]) -> None:
    ria = nieuwe_pagina(aanraken=True)
    begin_praktijk(ria)
    probeer_een_verkeerd_bestand(ria)
    ria.goto(f"{PRAKTIJK}begin/")
    tik(ria, "Maak uw meldcode")
    tik(ria, "Begin met schrijven")
    keuze = ria.get_by_text("Praktijk van één persoon").first
    if not keuze.is_visible():  # among the texts of other sectors, which are folded
        ria.locator("main summary").first.tap()
    keuze.tap()
    with ria.expect_navigation():
        ria.locator(VERSTUUR).first.tap()
    ria.goto(f"{PRAKTIJK}meldcode/schrijven/gegevens/")
    for invoer in ria.locator("main form[method=post] input[type=text]").all():
        if not invoer.input_value():
            invoer.fill("Op de website van de praktijk")
    tik(ria, "Bewaar en ga verder")
    ria.goto(f"{PRAKTIJK}meldcode/schrijven/nakijken/")
    tik(ria, "Leg het concept voor")
    for knop in ("Leg het voor", "Lees en beoordeel", "Keur het goed", "Lees en stel vast"):
        tik(ria, knop)
    tik(ria, "Stel de meldcode vast")
    tik(ria, "Maak openbaar")
    breedte = "document.documentElement.scrollWidth"
    assert ria.evaluate(breedte) <= 360
    ria.goto(f"{PRAKTIJK}begin/")
    expect(ria.locator("main")).to_contain_text("Alles is klaar.")
    lees_als_bezoeker(nieuwe_pagina(aanraken=True), "praktijk-bos", "Praktijk Bos")
    assert Organisatie.objects.get().eenpersoons
