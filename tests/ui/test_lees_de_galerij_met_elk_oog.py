"""The gallery in a browser: no fault that axe finds, and nothing to scroll for sideways."""

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page

from tests.paden.axe import axe

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("kleuren", ["light", "dark"])
@pytest.mark.parametrize("breedte", [320, 360, 640, 1280])
def test_iedereen_kan_de_galerij_lezen(
    nieuwe_pagina: Callable[..., Page], breedte: int, kleuren: Literal["light", "dark"]
) -> None:
    pagina = nieuwe_pagina(viewport={"width": breedte, "height": 800})
    pagina.emulate_media(color_scheme=kleuren)
    pagina.goto("/ui/")
    assert axe(pagina) == []
    assert pagina.evaluate("document.documentElement.scrollWidth") <= breedte
    te_klein = """[...document.querySelectorAll("button, .nl-button, .nietpluis-call__link")]
        .filter(knop => knop.checkVisibility() && knop.getBoundingClientRect().height < 44)
        .map(knop => knop.textContent)"""
    assert pagina.evaluate(te_klein) == []


def test_de_eerste_tab_gaat_naar_de_inhoud_de_tweede_verbergt(
    nieuwe_pagina: Callable[..., Page],
) -> None:
    pagina = nieuwe_pagina()
    pagina.goto("/ui/")
    woorden = []
    for _ in range(2):
        pagina.keyboard.press("Tab")
        woorden.append(pagina.evaluate("document.activeElement.textContent"))
    assert woorden == ["Naar de inhoud", "Verberg scherm"]
