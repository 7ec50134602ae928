"""How to get at the states of a check: files sent, all findings confirmed, the whole judged."""

from playwright.sync_api import Page

from tests.meldcodes.gereed import begonnen
from tests.meldcodes.toetsen.bestanden import als_word
from tests.toegang.adressen import pad, pad_naar
from tests.toegang.wereld import Wereld

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def stuurt_twee(pagina: Page, _wereld: Wereld) -> None:
    """Two files, of which one is empty: one line each."""
    bestanden = [
        {"name": "meldcode.docx", "mimeType": WORD, "buffer": als_word()},
        {"name": "leeg.txt", "mimeType": "text/plain", "buffer": b""},
    ]
    pagina.set_input_files("input[type=file]", bestanden)  # type: ignore[arg-type]  # TypedDicts of these
    _drukt(pagina, "Lees dit")
    assert pagina.get_by_text("Niet gelezen", exact=True).is_visible()


def schreef_al(pagina: Page, wereld: Wereld) -> None:
    """A concept of the own meldcode to choose."""
    begonnen(wereld.leden["anna"])
    pagina.goto(pad("toets_eigen"))
    assert pagina.get_by_text("Het concept, zoals het nu is").is_visible()


def bevestigt_alles(pagina: Page, wereld: Wereld) -> None:
    """Every finding of the law confirmed."""
    pagina.goto(pad_naar(wereld, "toets", "gelezen"))
    while (knop := pagina.locator("main button:has-text('Ja, dit')")).count():
        with pagina.expect_navigation():
            knop.first.click()


def naar_oordeel(pagina: Page, wereld: Wereld) -> None:
    """The page of the end judgement, with all that it needs."""
    bevestigt_alles(pagina, wereld)
    pagina.goto(pad_naar(wereld, "toets_oordeel", "gelezen"))


def oordeelt(pagina: Page, wereld: Wereld) -> None:
    """Judged as the findings say: the reading with a judgement on top."""
    naar_oordeel(pagina, wereld)
    pagina.check("main input[value='voldoet niet']")
    _drukt(pagina, "Geef dit oordeel")
    assert pagina.get_by_text("Dit is het oordeel van").is_visible()


def oordeelt_anders(pagina: Page, wereld: Wereld) -> None:
    """Judged against the findings without a reason."""
    naar_oordeel(pagina, wereld)
    pagina.check("main input[value='voldoet']")
    _drukt(pagina, "Geef dit oordeel")


def _drukt(pagina: Page, knop: str) -> None:
    with pagina.expect_navigation():
        pagina.get_by_role("button", name=knop, exact=True).click()
