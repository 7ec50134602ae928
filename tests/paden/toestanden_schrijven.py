"""How to get at the pages on which the meldcode is written and adopted: each act done first, then the page again."""

from __future__ import annotations

from dataclasses import replace

from django.utils import timezone
from playwright.sync_api import Page

from nietpluis.meldcodes import schrijven, vaststellen
from nietpluis.meldcodes.huidig import ingevuld_van, model_van
from nietpluis.meldcodes.models import Meldcodeversie
from nietpluis.meldcodes.vaststellen import Vaststelling, over_jaren
from nietpluis.organisaties.toegang import met_lid
from tests.meldcodes import gereed
from tests.toegang.adressen import pad
from tests.toegang.wereld import Wereld

KNOP = "main form[method=post] button[type=submit]"


def begonnen(pagina: Page, wereld: Wereld) -> None:
    """A concept with every slot filled in."""
    gereed.begonnen(wereld.leden["anna"])
    pagina.goto(pad("meldcode_schrijven"))


def geen_nummer(pagina: Page, _wereld: Wereld) -> None:
    """Letters where a number belongs."""
    pagina.fill("main [name=algemeen_telefoonnummer]", "bel maar")
    _verstuur(pagina, "Bewaar en ga verder")


def iemand_was_voor(pagina: Page, wereld: Wereld) -> None:
    """Bram saves the same text while Anna has it open."""
    bram = wereld.leden["bram"]
    with met_lid(bram, schrijven=True):
        concept = schrijven.huidig_concept(bram)
        assert concept
        ingevuld = ingevuld_van(concept)
        anders = replace(ingevuld, eigen={**ingevuld.eigen, "stap_signalen": "Wat Bram schreef."})
        schrijven.bewaar(bram, "tekst-stap_signalen", anders, gezien=concept.ronde)
    pagina.get_by_text("Schrijf uw eigen tekst").click()
    pagina.fill("main textarea[name=tekst]", "Wat Anna schreef.")
    _verstuur(pagina, "Bewaar onze tekst")


def er_mist_iets(pagina: Page, wereld: Wereld) -> None:
    """A text that leaves out what the law asks."""
    anna = wereld.leden["anna"]
    with met_lid(anna, schrijven=True):
        concept = schrijven.huidig_concept(anna)
        assert concept
        kaal = replace(ingevuld_van(concept), eigen={"afwegingskader": "Wij praten erover."})
        leeg = replace(kaal, invulpunten={"organisatie": "De Linde"}, verdeling=kaal.verdeling[1:])
        schrijven.bewaar(anna, "tekst-afwegingskader", leeg, gezien=concept.ronde)
    pagina.reload()


def voorgelegd(pagina: Page, wereld: Wereld) -> None:
    """The concept lies with the aandachtsfunctionaris."""
    anna = wereld.leden["anna"]
    with met_lid(anna, schrijven=True):
        vaststellen.leg_voor(anna)
    pagina.goto(pad("meldcode_terugnemen"))


def zonder_reden(pagina: Page, _wereld: Wereld) -> None:
    """Given back without a word of why."""
    _verstuur(pagina, "Geef het terug")


def beoordeeld(pagina: Page, wereld: Wereld) -> None:
    """The concept lies with the bestuurder."""
    mies = wereld.leden["mies"]
    with met_lid(mies, schrijven=True):
        vaststellen.keur_goed(mies)
    pagina.goto(pad("meldcode_vaststellen"))


def vastgesteld(pagina: Page, wereld: Wereld) -> None:
    """Adopted, and asked whether it goes on the public page."""
    gerda, dag = wereld.leden["gerda"], timezone.localdate()
    vast = Vaststelling(naam="Gerda Postma", op=dag, herzien_voor=over_jaren(dag, 2), gemist=["x"])
    with met_lid(gerda, schrijven=True):
        vaststellen.stel_vast(gerda, vast)
    pagina.goto(pad("meldcode_publiceren", nummer=1))


def gepubliceerd(pagina: Page, wereld: Wereld) -> None:
    """Public, and read by a colleague."""
    gerda = wereld.leden["gerda"]
    with met_lid(gerda, schrijven=True):
        vaststellen.publiceer(gerda, Meldcodeversie.objects.voor(gerda).get(nummer=1))
    pagina.goto(pad("meldcode_versie", nummer=1))


def op_intrekken(pagina: Page, _wereld: Wereld) -> None:
    """Asked whether it must leave the public page."""
    pagina.goto(pad("meldcode_intrekken", nummer=1))


def intrekken_leeg(pagina: Page, wereld: Wereld) -> None:
    """The same without a reason."""
    op_intrekken(pagina, wereld)
    _verstuur(pagina, "Haal haar van de pagina")


def volgende(pagina: Page, wereld: Wereld) -> None:
    """A next version begun, with one text of its own: what changes."""
    anna = wereld.leden["anna"]
    with met_lid(anna, schrijven=True):
        versie = Meldcodeversie.objects.voor(anna).get(nummer=1)
        model = model_van(versie)
        eigen = {"kindcheck": "Wij vragen bij elk bezoek of er kinderen zijn."}
        schrijven.begin(anna, model, replace(gereed.ingevuld(model), eigen=eigen))
    pagina.goto(pad("meldcode_vergelijken"))


def _verstuur(pagina: Page, knop: str) -> None:
    with pagina.expect_navigation():
        pagina.locator(KNOP).get_by_text(knop, exact=True).first.click()
