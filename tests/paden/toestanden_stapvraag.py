"""How to get at a casus that began under a meldcode: published first, and a casus of its own."""

from playwright.sync_api import Page

from tests.meldcodes.gereed import gepubliceerd
from tests.toegang.adressen import pad_naar
from tests.toegang.wereld import Wereld

CODE = "papier"


def op_papier(pagina: Page, wereld: Wereld) -> None:
    """A casus of Anna whose step at hand the meldcode gives to somebody else."""
    gepubliceerd(wereld.leden["anna"], "individuele_ondersteuning")
    wereld.begin(CODE)
    wereld.leg(CODE, "kindcheck", kinderen="nee")
    pagina.goto(pad_naar(wereld, "casus", CODE))
    assert pagina.get_by_role("heading", name="Vraag begeleider voor deze stap").is_visible()


def vraagt_stap(pagina: Page, _wereld: Wereld) -> None:
    """The step asked of a colleague, by one press."""
    with pagina.expect_navigation():
        pagina.get_by_role("button", name="Vraag Romy Bakker").click()
    assert pagina.get_by_text("is gevraagd voor deze stap").first.is_visible()


def klapt_uit(pagina: Page, _wereld: Wereld) -> None:
    """The passage of the meldcode unfolded."""
    pagina.get_by_text("Wat onze meldcode hierover zegt").click()
