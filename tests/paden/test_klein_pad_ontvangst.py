"""Whoever receives a signal can always take it on: in direct danger, and after keeping it for later."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from nietpluis.casussen.models import Casus
from nietpluis.kern.feiten.besluiten import Melding
from nietpluis.organisaties.models import Lidmaatschap
from tests.casussen.casus import geef, lees
from tests.paden.speler import KANTOOR, Speler

pytestmark = pytest.mark.browser


@pytest.fixture
def anna_werkt(
    nieuwe_pagina: Callable[..., Page], live_server: LiveServer, anna: Lidmaatschap
) -> Speler:
    return Speler(anna, nieuwe_pagina(viewport=KANTOOR)).met_sessie(str(live_server))


def neem_aan(anna: Speler, casus: Casus) -> None:
    anna.volg(anna.adres("aannemen", casus.id))
    anna.verstuur("Neem het aan")


def test_bij_direct_gevaar_neemt_anna_het_aan_en_legt_vast_dat_zij_belde(
    anna_werkt: Speler, fatima: Lidmaatschap
) -> None:
    casus = geef(fatima, nu_onveilig="ja")
    anna_werkt.ga("casus", casus.id)
    expect(anna_werkt.pagina.locator(".nietpluis-alarm")).to_be_visible()
    neem_aan(anna_werkt, casus)
    anna_werkt.klik(anna_werkt.pagina.get_by_role("link", name="Ik heb gebeld"))
    anna_werkt.vul({"wat": "Veilig Thuis gaat er nu naartoe.", "client_weet": "volgt"})
    anna_werkt.verstuur()
    dossier = lees(casus, anna_werkt.lid).dossier
    assert dossier.nummer_van(Melding)
    assert dossier.is_gebeld


def test_wat_bewaard_is_kan_later_worden_aangenomen_of_samengevoegd(
    anna_werkt: Speler, fatima: Lidmaatschap, romy: Lidmaatschap
) -> None:
    klein, later = geef(fatima), geef(romy)
    anna_werkt.ga("casus", klein.id)
    anna_werkt.volg(anna_werkt.adres("handeling", klein.id, "volgsignaal"))
    over_een_week = timezone.localdate() + timedelta(weeks=1)
    anna_werkt.vul({"kijk_opnieuw_op": over_een_week, "waarom": "Net te klein."})
    anna_werkt.verstuur()
    anna_werkt.ga("casus", later.id)
    neem_aan(anna_werkt, later)
    anna_werkt.ga("casus", klein.id)
    anna_werkt.volg(anna_werkt.adres("samenvoegen", klein.id))
    anna_werkt.klik(anna_werkt.pagina.locator(f'main a[href="?casus={later.id}"]'))
    anna_werkt.klik(anna_werkt.pagina.get_by_role("button", name="Ja, voeg het samen"))
    assert (
        len(
            [
                feit
                for feit in lees(later, anna_werkt.lid).dossier.geldend
                if feit.feit.soort == "signaal"
            ]
        )
        == 2
    )
    assert lees(klein, anna_werkt.lid).dossier.status == "verplaatst"
