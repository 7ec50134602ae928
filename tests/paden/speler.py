"""Somebody at a browser, who finds the screens as people do: by the links and buttons that are there."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Locator, Page

from nietpluis.organisaties import tweede_factor_middelen as middelen
from nietpluis.organisaties.models import Lidmaatschap
from tests.organisaties.tweede_stap import STAP, code_van, geef_app
from tests.paden.speler_velden import vul_in
from tests.personages import WACHTWOORD, als

FORMULIER = "main form.nietpluis-form"
KANTOOR = {"width": 1280, "height": 900}


class Speler:
    """A member with a browser of their own."""

    def __init__(self, lid: Lidmaatschap, pagina: Page) -> None:
        self.lid, self.pagina = lid, pagina

    def met_sessie(self, site: str) -> "Speler":
        """Be signed in already, at the address of this site."""
        sessie = als(Client(), self.lid).cookies[settings.SESSION_COOKIE_NAME]
        kaartje = {"name": sessie.key, "value": sessie.value, "url": site}
        self.pagina.context.add_cookies([kaartje])  # type: ignore[list-item]  # a TypedDict of these
        return self

    def meld_aan(self) -> None:
        """Come to a page that asks to sign in, and do so by its form; with a code where that is asked."""
        geheim = geef_app(self.lid) if self._moet_een_code() else ""
        self.pagina.fill("input[name=login]", self.lid.gebruiker.email or "")
        self.pagina.fill("input[name=password]", WACHTWOORD)
        self.klik(self.pagina.locator(f"{FORMULIER} button[type=submit]"))
        if STAP in self.pagina.url:
            self.pagina.fill("input[name=code]", code_van(geheim))
            self.verstuur("Ga verder")

    def _moet_een_code(self) -> bool:
        """Whether this person reads dossiers and has no app with codes yet."""
        leest = bool(middelen.OPENT_DOSSIERS & self.lid.rolnamen)
        return leest and not middelen.heeft_middel(self.lid.gebruiker)

    def adres(self, naam: str, *rest: object) -> str:
        """The address of a page in the own organisation."""
        return reverse(naam, args=[self.lid.organisatie.slug, *rest])

    def ga(self, naam: str, *rest: object) -> None:
        """Open a page by its name."""
        antwoord = self.pagina.goto(self.adres(naam, *rest))
        assert antwoord, naam
        assert antwoord.ok, f"{antwoord.status} op {antwoord.url}"

    def klik(self, wat: Locator) -> None:
        """Follow a link or press a button that leads to another page."""
        with self.pagina.expect_navigation():
            wat.click()

    def ziet(self, adres: str) -> bool:
        """Whether the page has a link to this address."""
        return self.pagina.locator(f'main a[href="{adres}"]').count() > 0

    def volg(self, adres: str) -> None:
        """Follow the first link on the page to this address, opening what it is folded in."""
        assert self.ziet(adres), f"geen verwijzing naar {adres} op {self.pagina.url}"
        link = self.pagina.locator(f'main a[href="{adres}"]').first
        if not link.is_visible():
            link.locator("xpath=ancestor::details/summary").click()
        self.klik(link)

    def vul(self, velden: Mapping[str, Any]) -> set[str]:
        """Type these answers in the form that is open; returns the questions that were asked."""
        return vul_in(self.pagina.locator(FORMULIER), velden)

    def verstuur(self, knop: str = "") -> None:
        """Send the form that is open; the test fails on what the form then finds wrong."""
        knoppen = self.pagina.locator(f"{FORMULIER} button[type=submit]")
        self.klik(knoppen.filter(has_text=knop).first)
        fouten = self.pagina.locator("[data-foutsamenvatting]")
        assert not fouten.count(), f"{self.pagina.url}: {fouten.first.inner_text()}"

    def casussen_op_werklijst(self) -> list[UUID]:
        """Open the work list; returns the casussen in it, in order."""
        self.ga("werklijst")
        titels = self.pagina.locator(".nietpluis-work__title a")
        adressen = [titel.get_attribute("href") or "" for titel in titels.all()]
        return [UUID(adres.rstrip("/").rsplit("/", 1)[-1]) for adres in adressen]
