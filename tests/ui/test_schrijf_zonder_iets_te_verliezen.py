"""What the scripts do, in a real browser: keep the text, hide the screen, send once.

The page is made here and the server's answers are played, so that each failure can be had at will.
"""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.template import engines
from playwright.sync_api import Page, Request, Route, expect

from nietpluis.ui.formulier import bouw_formulier
from tests.ui.vraag import Vraag

pytestmark = pytest.mark.browser

SJABLOON = """{% extends "ui/smal.html" %}{% load ui %}{% block inhoud %}
<form class="nietpluis-form" method="post" action="/proef/klaar/" data-concept-url="/proef/concept/">
{% csrf_token %}{% formulier form %}{% knop "Verder" %}</form>
{% kopieerblok "mee" %}Neem dit mee.{% endkopieerblok %}{% endblock %}"""
VRAGEN = [
    Vraag("lange_tekst", veld="zag"),
    Vraag("ja_nee", veld="bel"),
    Vraag("telefoon", veld="nummer", als=("bel", ("ja",))),
]
VERHAAL = "Mevrouw had een blauwe plek en keek naar de grond."


class Proef:
    """A page with a form, and a server whose answers the test decides."""

    def __init__(self, pagina: Page) -> None:
        self.pagina = pagina
        self.status = 204
        self.lid = "fatima"
        self.concepten: list[Request] = []
        self.verstuurd: list[Request] = []
        self.verborgen: list[Request] = []
        pagina.route("**/proef/", self._pagina)
        pagina.route("**/proef/concept/", self._antwoord(self.concepten))
        pagina.route("**/proef/klaar/", self._antwoord(self.verstuurd))
        pagina.route("**/pauze/nu/", self._antwoord(self.verborgen))

    def open(self, lid: str = "fatima") -> None:
        self.lid = lid
        self.pagina.goto("/proef/")

    def _pagina(self, route: Route) -> None:
        gebruiker = SimpleNamespace(roepnaam="Fatima")
        context = {
            "form": bouw_formulier(VRAGEN)(),
            "lid": SimpleNamespace(pk=self.lid, gebruiker=gebruiker),
            "csrf_token": "kaartje",
        }
        html = engines["django"].from_string(SJABLOON).render(context)
        route.fulfill(body=html, content_type="text/html")

    def _antwoord(self, lijst: list[Request]) -> Callable[[Route], None]:
        def antwoord(route: Route) -> None:
            lijst.append(route.request)
            if lijst is self.concepten:
                route.fulfill(status=self.status)
            else:
                route.fulfill(body="<title>Start</title>", content_type="text/html")

        return antwoord


@pytest.fixture
def proef(browser_pagina: Page) -> Proef:
    proef = Proef(browser_pagina)
    proef.open()
    return proef


def test_wat_u_schrijft_wordt_bewaard(proef: Proef) -> None:
    proef.pagina.fill("#id_zag", VERHAAL)
    expect(proef.pagina.locator("[data-concept-status]")).to_contain_text("Bewaard om")
    concept = proef.concepten[-1]
    assert concept.headers["x-csrftoken"] == "kaartje"
    assert "blauwe+plek" in (concept.post_data or "")
    assert proef.pagina.evaluate("sessionStorage.length") == 0


def test_lukt_bewaren_niet_dan_blijft_de_tekst_in_dit_scherm(proef: Proef) -> None:
    proef.status = 500
    proef.pagina.fill("#id_zag", VERHAAL)
    expect(proef.pagina.locator("[data-concept-status]")).to_contain_text("Nog niet verstuurd.")
    proef.open()
    expect(proef.pagina.locator("#id_zag")).to_have_value(VERHAAL)


def test_een_ander_op_dezelfde_telefoon_ziet_die_tekst_niet(proef: Proef) -> None:
    proef.status = 500
    proef.pagina.fill("#id_zag", VERHAAL)
    expect(proef.pagina.locator("[data-concept-status]")).to_be_visible()
    proef.open(lid="romy")
    expect(proef.pagina.locator("#id_zag")).to_have_value("")
    assert proef.pagina.evaluate("sessionStorage.length") == 0


def test_drie_keer_shift_verbergt_het_scherm(proef: Proef) -> None:
    for _ in range(3):
        proef.pagina.keyboard.press("Shift")
    proef.pagina.wait_for_url("**/pauze/nu/")
    assert proef.verborgen[0].method == "POST"
    assert "csrfmiddlewaretoken=kaartje" in (proef.verborgen[0].post_data or "")


def test_hoofdletters_typen_verbergt_niets(proef: Proef) -> None:
    proef.pagina.focus("#id_zag")
    for letter in "ABCDE":
        proef.pagina.keyboard.press(f"Shift+{letter}")
    expect(proef.pagina.locator("#id_zag")).to_have_value("ABCDE")
    assert proef.verborgen == []


def test_een_vraag_onder_voorwaarde_komt_pas_als_zij_geldt(proef: Proef) -> None:
    expect(proef.pagina.locator("#id_nummer")).to_be_hidden()
    proef.pagina.check("#id_bel_0")
    expect(proef.pagina.locator("#id_nummer")).to_be_visible()
    proef.pagina.check("#id_bel_1")
    expect(proef.pagina.locator("#id_nummer")).to_be_hidden()


def test_twee_keer_drukken_verstuurt_een_keer(proef: Proef) -> None:
    proef.pagina.evaluate(
        """() => {
            const formulier = document.querySelector("[data-concept-url]");
            const knop = formulier.querySelector("button");
            formulier.requestSubmit(knop);
            formulier.requestSubmit(knop);
        }"""
    )
    proef.pagina.wait_for_url("**/proef/klaar/")
    assert len(proef.verstuurd) == 1


def test_zonder_javascript_staat_alles_er_en_werkt_verbergen(
    nieuwe_pagina: Callable[..., Page],
) -> None:
    proef = Proef(nieuwe_pagina(javascript=False))
    proef.open()
    expect(proef.pagina.locator("#id_nummer")).to_be_visible()
    expect(proef.pagina.locator("[data-als-uitleg]")).to_contain_text("Alleen als u bij")
    expect(proef.pagina.locator("[data-kopieer]")).to_be_hidden()
    proef.pagina.click(".nietpluis-hide")
    proef.pagina.wait_for_url("**/pauze/nu/")
    assert proef.verborgen[0].method == "POST"
