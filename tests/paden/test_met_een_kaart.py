"""Coming in with a card, and telling without signing in: by the keyboard alone and without JavaScript."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from nietpluis.casussen.formulieren import schrijfpagina as formulier
from nietpluis.casussen.models import Casus
from nietpluis.organisaties import schrijfpagina
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.organisaties.kaarten import PINCODE, maak_kaart

pytestmark = pytest.mark.browser


def typ(pagina: Page, *woorden: str) -> None:
    """From the field that has the focus to the next ones, and send."""
    for plaats, woord in enumerate(woorden):
        if plaats:
            pagina.keyboard.press("Tab")
        pagina.keyboard.type(woord)


def gegeven(anna: Lidmaatschap) -> int:
    with met_lid(anna):
        return Casus.objects.voor(anna).count()


@pytest.mark.parametrize("javascript", [True, False])
def test_scan_vertel_en_stop(
    nieuwe_pagina: Callable[..., Page],
    bea: Lidmaatschap,
    fatima: Lidmaatschap,
    anna: Lidmaatschap,
    javascript: bool,
) -> None:
    pagina = nieuwe_pagina(javascript=javascript)
    pagina.goto(maak_kaart(bea, fatima).adres)
    pagina.locator("[name=pincode]").focus()
    typ(pagina, PINCODE, PINCODE)
    pagina.keyboard.press("Enter")
    pagina.get_by_role("link", name="Laat u terugbellen").focus()
    pagina.keyboard.press("Enter")
    pagina.locator("[name=bel_naam]").focus()
    pagina.keyboard.press("Control+A")
    typ(pagina, "Fatima", "06 00 00 01 23")
    pagina.keyboard.press("Enter")
    pagina.get_by_text("Uw signaal is doorgegeven.").wait_for()
    assert pagina.get_by_text("Verstuurd").is_visible()
    assert gegeven(anna) == 1
    pagina.get_by_role("button", name="Ik ben klaar").focus()
    pagina.keyboard.press("Enter")
    pagina.get_by_role("heading", name="U bent klaar").wait_for()
    pagina.go_back()
    assert not pagina.get_by_text("Verstuurd").is_visible()


@pytest.mark.parametrize("javascript", [True, False])
def test_vertel_zonder_aan_te_melden(
    nieuwe_pagina: Callable[..., Page],
    bea: Lidmaatschap,
    anna: Lidmaatschap,
    monkeypatch: pytest.MonkeyPatch,
    javascript: bool,
) -> None:
    monkeypatch.setattr(formulier, "SNELST_S", -1)
    with met_lid(bea, schrijven=True):
        code = schrijfpagina.maak(bea, "").code
    pagina = nieuwe_pagina(javascript=javascript)
    pagina.goto(f"/s/de-linde/{code}/")
    pagina.locator("[name=bel_naam]").focus()
    typ(pagina, "Toos van Dam", "06 00 00 01 99")
    pagina.keyboard.press("Enter")
    pagina.get_by_role("heading", name="Bedankt. Goed dat u het vertelt.").wait_for()
    assert gegeven(anna) == 1
    pagina.go_back()
    assert pagina.locator("[name=bel_naam]").input_value() == ""
