"""The looking glass itself: it must see a fault, or every page would pass."""

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import TELEFOON
from tests.paden.axe import axe

pytestmark = pytest.mark.browser

PAGINA = "<!doctype html><html lang=nl><title>Proef</title><main><h1>Proef</h1>{}</main>"


@pytest.fixture
def lege_pagina(browser: Browser) -> Page:
    return browser.new_page()


def test_een_plaatje_zonder_tekst_valt_op(lege_pagina: Page) -> None:
    lege_pagina.set_content(PAGINA.format("<img src='data:,'>"))

    assert [fout.split(":")[0] for fout in axe(lege_pagina)] == ["image-alt"]


def test_te_lichte_letters_vallen_op(lege_pagina: Page) -> None:
    lege_pagina.set_content(PAGINA.format("<p style='color:#bbb;background:#fff'>Hallo</p>"))

    assert [fout.split(":")[0] for fout in axe(lege_pagina)] == ["color-contrast"]


def test_een_goede_pagina_geeft_niets(lege_pagina: Page) -> None:
    lege_pagina.set_content(PAGINA.format("<p>Hallo</p>"))

    assert axe(lege_pagina) == []


def test_de_bezoeker_heeft_een_kleine_telefoon(browser_pagina: Page) -> None:
    assert browser_pagina.viewport_size == TELEFOON
