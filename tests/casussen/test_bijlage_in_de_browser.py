"""A photo from the phone into the casus and back on the screen, without JavaScript, on a small phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from nietpluis.casussen.bijlagen.woorden import GROOTST
from tests.casussen.beelden import PDF, als, beeld, exif
from tests.paden.test_toegankelijk import bekijk, meld_aan
from tests.toegang.adressen import pad_naar
from tests.toegang.wereld import Wereld, maak_wereld

pytestmark = pytest.mark.browser
BREED, HOOG = 640, 400


@pytest.fixture
def wereld(live_server: object) -> Wereld:
    return maak_wereld()


def kies(pagina: Page, naam: str, soort: str, inhoud: bytes) -> None:
    """Choose a file, as with the camera or out of a folder."""
    bestand = {"name": naam, "mimeType": soort, "buffer": inhoud}
    pagina.set_input_files("input[type=file]", bestand)  # type: ignore[arg-type]  # a TypedDict of these


def verstuur(pagina: Page) -> None:
    with pagina.expect_navigation():
        pagina.get_by_role("button", name="Voeg toe", exact=True).click()


def test_a_photo_goes_in_and_shows_with_its_right_side_up(
    nieuwe_pagina: Callable[..., Page], live_server: object, wereld: Wereld
) -> None:
    pagina = meld_aan(nieuwe_pagina(javascript=False), wereld, "anna", str(live_server))
    pagina.goto(pad_naar(wereld, "bijlage_toevoegen", "open"))
    foto = als("JPEG", beeld(BREED, HOOG), exif=exif(6))  # 6: turned a quarter
    kies(pagina, "C:\\fotos\\arm.jpg", "text/html", foto)
    verstuur(pagina)  # forgot to say what it shows
    assert pagina.get_by_text("Uw bestand is binnen").is_visible()
    pagina.fill("textarea[name=te_zien]", "Een blauwe plek op de linkerarm.")
    verstuur(pagina)
    assert pagina.get_by_text("Foto toegevoegd.").is_visible()
    with pagina.expect_navigation():
        pagina.get_by_role("link", name="Een blauwe plek op de linkerarm.").click()
    getoond = pagina.get_by_role("img", name="Een blauwe plek op de linkerarm.")
    assert getoond.is_visible()
    maat = pagina.locator("img.nietpluis-photo").bounding_box()
    assert maat
    assert maat["width"] <= 360
    assert maat["height"] > maat["width"]  # it stands upright, as it was taken


def test_a_file_that_is_too_large_is_told_in_the_page_and_the_words_stay(
    nieuwe_pagina: Callable[..., Page], live_server: object, wereld: Wereld
) -> None:
    """A browser that still sends must get the answer, and not a broken connection."""
    pagina = meld_aan(nieuwe_pagina(javascript=False), wereld, "anna", str(live_server))
    pagina.goto(pad_naar(wereld, "bijlage_toevoegen", "open"))
    kies(pagina, "lang.pdf", "application/pdf", PDF[:9] + bytes(GROOTST) + PDF[9:])
    pagina.fill("textarea[name=te_zien]", "Een brief van school.")
    verstuur(pagina)
    assert pagina.get_by_text("Het mag 20 MB groot zijn").is_visible()
    assert pagina.input_value("textarea[name=te_zien]") == "Een brief van school."


def test_a_pdf_is_kept_and_never_opened_here(
    nieuwe_pagina: Callable[..., Page], live_server: object, wereld: Wereld
) -> None:
    pagina = meld_aan(nieuwe_pagina(javascript=False), wereld, "anna", str(live_server))
    pagina.goto(pad_naar(wereld, "bijlage", "pdf"))
    with pagina.expect_download() as gehaald:
        pagina.get_by_role("link", name="Haal de PDF op").click()
    assert gehaald.value.suggested_filename == f"bijlage-{wereld.bijlagen['pdf']}.pdf"
    assert gehaald.value.path().read_bytes() == PDF


def test_every_page_about_files_can_be_read_by_everybody(
    nieuwe_pagina: Callable[..., Page], live_server: object, wereld: Wereld
) -> None:
    pagina = meld_aan(nieuwe_pagina(), wereld, "anna", str(live_server))
    fouten = []
    for naam, doel in (("bijlage", "foto"), ("bijlage", "pdf"), ("casus", "foto")):
        pagina.goto(pad_naar(wereld, naam, doel))
        fouten += bekijk(pagina, wereld, groot=True, telt=True)
    pagina.goto(pad_naar(wereld, "bijlage_toevoegen", "open"))
    fouten += bekijk(pagina, wereld, groot=True, telt=True)
    kies(pagina, "arm.jpg", "image/jpeg", als("JPEG"))
    verstuur(pagina)
    fouten += bekijk(pagina, wereld, groot=True, telt=True)
    assert fouten == []
