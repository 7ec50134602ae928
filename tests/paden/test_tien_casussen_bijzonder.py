"""What ten casussen do not show: a step left out, a decision against the kader, a client lost, a threat."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from nietpluis.kern.inhoud import MAP
from nietpluis.kern.scenario import lees
from nietpluis.organisaties.models import Lidmaatschap
from tests.conftest import TELEFOON
from tests.paden.speler import KANTOOR, Speler
from tests.paden.speler_meer import MEER
from tests.paden.speler_voorstelling import Voorstelling

pytestmark = pytest.mark.browser

BIJZONDER = (
    "bijzonder_stap_met_een_reden",
    "bijzonder_besluit_tegen_het_kader",
    "bijzonder_client_uit_beeld",
    "bijzonder_dreiging_tegen_medewerker",
)


@pytest.mark.parametrize("bestand", BIJZONDER)
def test_een_bijzondere_casus(
    bestand: str,
    nieuwe_pagina: Callable[..., Page],
    live_server: LiveServer,
    anna: Lidmaatschap,
    bram: Lidmaatschap,
    romy: Lidmaatschap,
) -> None:
    scenario = lees(MAP / "casuistiek" / f"{bestand}.toml")
    spelen_mee = {zet.speler for zet in scenario.zetten}
    spelers = {}
    for sleutel, lid in {"anna": anna, "bram": bram, "romy": romy}.items():
        if sleutel in spelen_mee:
            pagina = nieuwe_pagina(viewport=TELEFOON if sleutel == "romy" else KANTOOR)
            spelers[sleutel] = Speler(lid, pagina).met_sessie(str(live_server))
    Voorstelling(scenario, spelers, spelers["anna"]).speel(MEER)
