"""How to get at the states of coming in with a card, telling without signing in, leaving, and giving roles."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone
from playwright.sync_api import Page

from nietpluis.organisaties import inschrijven, kaart, rolverzoek, schrijfpagina
from nietpluis.organisaties.models import Inlogkaart, Lidmaatschap, Rolverzoek
from nietpluis.organisaties.toegang import met_lid
from tests.toegang.adressen import pad
from tests.toegang.wereld import Wereld

PINCODE = "2580"
HOOFD = "main form[method=post] button[type=submit]"


def _druk(pagina: Page, naam: str) -> None:
    with pagina.expect_navigation():
        pagina.get_by_role("button", name=naam, exact=True).click()


def _nieuwe_kaart(wereld: Wereld, wie: str) -> str:
    lid = wereld.leden[wie]
    with met_lid(wereld.leden["bea"], schrijven=True):
        _, code = kaart.maak(wereld.leden["bea"], lid)
    return pad("kaart", code=code)


def op_nieuwe_kaart(pagina: Page, wereld: Wereld) -> None:
    """A card that is used for the first time."""
    pagina.goto(_nieuwe_kaart(wereld, "romy"))


def op_nieuwe_kaart_mis(pagina: Page, wereld: Wereld) -> None:
    """The same, with a pincode that anybody guesses."""
    op_nieuwe_kaart(pagina, wereld)
    pagina.fill("[name=pincode]", "1234")
    _druk(pagina, "Verder")


def binnen_met_kaart(pagina: Page, wereld: Wereld) -> None:
    """In with a card, by the keyboard."""
    op_nieuwe_kaart(pagina, wereld)
    pagina.fill("[name=pincode]", PINCODE)
    pagina.fill("[name=nog_een_keer]", PINCODE)
    with pagina.expect_navigation():
        pagina.press("[name=nog_een_keer]", "Enter")


def wil_stoppen(pagina: Page, wereld: Wereld) -> None:
    """In with a card, at the page that asks whether to stop."""
    binnen_met_kaart(pagina, wereld)
    pagina.goto(pad("kaart_klaar"))


def gestopt_met_kaart(pagina: Page, wereld: Wereld) -> None:
    """And stopped."""
    wil_stoppen(pagina, wereld)
    _druk(pagina, "Stop")


def vraagt_pincode(pagina: Page, wereld: Wereld) -> None:
    """A card that was used before."""
    adres = _nieuwe_kaart(wereld, "romy")
    with met_lid(wereld.leden["romy"], schrijven=True):
        kaart.kies_pincode(_kaart(wereld, "romy"), PINCODE)
    pagina.goto(adres)


def op_dichte_kaart(pagina: Page, wereld: Wereld) -> None:
    """A card that is closed after wrong tries."""
    vraagt_pincode(pagina, wereld)
    with met_lid(wereld.leden["romy"], schrijven=True):
        Inlogkaart.objects.filter(ingetrokken_op=None).update(missers=kaart.POGINGEN)
    pagina.reload()


def _kaart(wereld: Wereld, wie: str) -> Inlogkaart:
    return kaart.geldige(wereld.leden[wie])[0]


def met_kaarten(pagina: Page, wereld: Wereld) -> None:
    """Somebody has a card."""
    _nieuwe_kaart(wereld, "romy")
    pagina.reload()


def kaarten_gemaakt(pagina: Page, _wereld: Wereld) -> None:
    """Cards made, to print."""
    pagina.locator("main input[name=leden]").first.check()
    _druk(pagina, "Maak de kaarten")


def _verzoek(wereld: Wereld) -> Rolverzoek:
    bea, romy = wereld.leden["bea"], wereld.leden["romy"]
    with met_lid(bea, schrijven=True):
        rolverzoek.geef_of_vraag(bea, romy, {"medewerker", "leidinggevende", "beheerder"})
        return rolverzoek.open_voor(romy).first() or Rolverzoek()


def met_verzoeken(pagina: Page, wereld: Wereld) -> None:
    """Roles that wait for a second person."""
    _verzoek(wereld)
    pagina.reload()


def op_verzoek(pagina: Page, wereld: Wereld) -> None:
    """One of them."""
    pagina.goto(pad("rol_beslissen", verzoek=_verzoek(wereld).id))


def _schrijfpagina(wereld: Wereld) -> str:
    bea = wereld.leden["bea"]
    with met_lid(bea, schrijven=True):
        pagina = schrijfpagina.huidige(bea) or schrijfpagina.maak(bea, "088 000 01 00")
    return pagina.code


def op_schrijfpagina(pagina: Page, wereld: Wereld) -> None:
    """The write-only page."""
    pagina.goto(pad("schrijfpagina", code=_schrijfpagina(wereld)))


def schrijfpagina_leeg(pagina: Page, wereld: Wereld) -> None:
    """Sent with nothing in it."""
    op_schrijfpagina(pagina, wereld)
    _druk(pagina, "Geef het door")


def schrijfpagina_klaar(pagina: Page, wereld: Wereld) -> None:
    """Told, and thanked."""
    op_schrijfpagina(pagina, wereld)
    pagina.fill("[name=bel_naam]", "Toos")
    pagina.fill("[name=bel_nummer]", "06 00 00 01 99")
    pagina.wait_for_timeout(3000)  # milliseconds: as long as a person takes
    _druk(pagina, "Geef het door")


def schrijfpagina_open(pagina: Page, wereld: Wereld) -> None:
    """The beheerder's page, with an open write-only page."""
    _schrijfpagina(wereld)
    pagina.reload()


def schrijfpagina_sluit(pagina: Page, wereld: Wereld) -> None:
    """The question whether its address must go."""
    _schrijfpagina(wereld)
    pagina.goto(pad("schrijfpagina_sluiten"))


def op_vel(pagina: Page, wereld: Wereld) -> None:
    """The poster."""
    _schrijfpagina(wereld)
    pagina.goto(pad("schrijfpagina_vel"))


def _laat_stoppen(wereld: Wereld) -> Lidmaatschap:
    bram = wereld.leden["bram"]
    bram.actief_tot = timezone.localdate() + timedelta(days=3)
    with met_lid(bram, schrijven=True):
        bram.save(update_fields=["actief_tot"])
    return bram


def met_vertrekker(pagina: Page, wereld: Wereld) -> None:
    """Somebody leaves and still holds work."""
    _laat_stoppen(wereld)
    pagina.reload()


def op_overdracht(pagina: Page, wereld: Wereld) -> None:
    """Choosing who takes it over."""
    pagina.goto(pad("overdracht", lid=_laat_stoppen(wereld).id))


def op_overdracht_leeg(pagina: Page, wereld: Wereld) -> None:
    """Sent without a choice."""
    op_overdracht(pagina, wereld)
    _druk(pagina, "Draag alles over")


def _begin(**velden: Any) -> str:
    """The address of a link to begin an organisation, so far filled in."""
    opgave = inschrijven.Opgave(**{"email": "bo@esdoorn.example", **velden})
    return inschrijven.pad(inschrijven.schrijf_in(opgave, timezone.now()))


ESDOORN = {
    "naam": "Bo Bakker",
    "organisatie": "De Esdoorn",
    "sector": "onderwijs",
    "voorziening": "basisonderwijs",
    "telefoon": "088 000 03 00",
    "rol": "bestuurder",
}


def begint(pagina: Page, _wereld: Wereld) -> None:
    """Invited to begin, and nothing filled in yet."""
    pagina.goto(_begin())


def begint_leeg(pagina: Page, wereld: Wereld) -> None:
    """The same, sent empty."""
    begint(pagina, wereld)
    _druk(pagina, "Verder")


def kijkt_na(pagina: Page, _wereld: Wereld) -> None:
    """Filled in, to look through."""
    pagina.goto(_begin(**ESDOORN))


def kijkt_na_leeg(pagina: Page, wereld: Wereld) -> None:
    """The same, without a password."""
    kijkt_na(pagina, wereld)
    _druk(pagina, "Begin")


def begint_met_account(pagina: Page, _wereld: Wereld) -> None:
    """Filled in by somebody who has an account."""
    pagina.goto(_begin(**ESDOORN | {"email": "anna@de-linde.example"}))
