"""How to get at the pages of a published meldcode: it is published first, the first time one is looked at."""

from __future__ import annotations

from playwright.sync_api import Page

from nietpluis.meldcodes import huidig
from nietpluis.organisaties.toegang import in_organisatie
from tests.meldcodes.gereed import gepubliceerd
from tests.toegang.adressen import pad
from tests.toegang.wereld import Wereld


def gepubliceerde(pagina: Page, wereld: Wereld, naam: str) -> None:
    """The page of this name, of an organisation whose meldcode is public."""
    with in_organisatie(wereld.linde.id):
        staat_er = huidig.geldende(wereld.linde.id)
    if staat_er is None:
        gepubliceerd(wereld.linde)
    pagina.goto(pad(naam))
