"""The gallery: public, whole, and free of what a strict content policy or a reader would trip over."""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client

from nietpluis.ui.iconen import ICONEN


class Lezer(HTMLParser):
    """Collects ids, references to ids, and what the content policy forbids."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.verwijst: set[str] = set()
        self.verboden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for naam, waarde in attrs:
            if naam == "id":
                self.ids.append(waarde or "")
            if naam in {"for", "aria-labelledby", "aria-describedby", "data-kopieer"}:
                self.verwijst |= set((waarde or "").split())
            if naam == "style" or naam.startswith("on"):
                self.verboden.append(f"{tag} {naam}")
        if tag == "style" or (tag == "script" and "src" not in dict(attrs)):
            self.verboden.append(tag)


@pytest.fixture
def galerij(client: Client, db: None) -> str:
    antwoord = client.get("/ui/")
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def test_de_galerij_is_openbaar_en_heel(galerij: str) -> None:
    assert "<title>Onderdelen – Meldcode</title>" in galerij
    assert 'lang="nl"' in galerij
    assert 'name="robots" content="noindex' in galerij
    assert set(ICONEN) <= set(re.findall(r"</svg> ([a-z]+)</li>", galerij))
    assert "{%" not in galerij
    assert "{{" not in galerij


def test_elke_verwijzing_komt_aan(galerij: str) -> None:
    lezer = Lezer()
    lezer.feed(galerij)
    assert lezer.verwijst - set(lezer.ids) == set()
    assert len(lezer.ids) == len(set(lezer.ids))
    assert lezer.verboden == []


def test_nummers_bellen_ook_echt(galerij: str) -> None:
    assert 'href="tel:112"' in galerij
    assert 'href="tel:08002000"' in galerij
    assert galerij.index('href="tel:112"') < galerij.index('href="tel:08002000"')


def test_de_galerij_kan_alleen_gelezen_worden(client: Client, db: None) -> None:
    assert client.post("/ui/").status_code == 405
