"""Everybody finds the meldcode: without signing in, without a cookie, without a name in it."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from nietpluis.meldcodes import vaststellen
from nietpluis.meldcodes.models import Meldcodeversie
from nietpluis.organisaties.models import Lidmaatschap, Rol
from nietpluis.organisaties.toegang import met_lid
from tests.meldcodes.gereed import gepubliceerd, met_rol, vastgesteld
from tests.meldcodes.uitgeven import pdf
from tests.personages import als

pytest_plugins = ["tests.personages"]
pytestmark = pytest.mark.django_db(databases="__all__")
PAGINA = "/meldcode/de-linde/"
PAGINAS = ("", "kort/", "folder/")
BESTANDEN = ("pdf/", "odt/", "folder/pdf/")
EERSTE_BEZOEK = 60_000
KOPPEN = 450
"""Bytes of headers with each answer: 350 with a file, 820 with the page, measured."""


@pytest.fixture(autouse=True)
def versie(anna: Lidmaatschap) -> Meldcodeversie:
    return gepubliceerd(anna)


def html(client: Client, deel: str = "") -> str:
    return client.get(PAGINA + deel).content.decode()


def test_wie_langskomt_leest_de_hele_meldcode(client: Client) -> None:
    pagina = html(client)
    for woorden in (
        *("Meldcode van De Linde", "Bel 112", "0800-2000", 'id="stap_signalen"', "Wie doet wat"),
        *("Vraag naar de aandachtsfunctionaris", "Wie vervangt?", "Opnieuw bekijken voor"),
        *("<dt>Vastgesteld door</dt><dd>bestuurder</dd>",),
    ):
        assert woorden in pagina
    ankers = set(re.findall(r'href="#([^"]+)"', pagina))
    assert ankers <= set(re.findall(r'id="([^"]+)"', pagina))
    assert len(ankers) > 10


@pytest.mark.parametrize("deel", [*PAGINAS, "pdf/", "folder/pdf/"])
def test_een_naam_of_eigen_nummer_staat_er_niet_op(client: Client, deel: str) -> None:
    inhoud = client.get(PAGINA + deel).content
    tekst = pdf.tekst(inhoud) if deel.endswith("pdf/") else inhoud.decode()
    for geheim in ("Anna de Wit", "Gerda", "Postma", "niet pluis", "Nietpluis"):
        assert geheim not in tekst


def test_wie_hier_werkt_leest_de_namen_wel(client: Client, fatima: Lidmaatschap) -> None:
    als(client, fatima)
    pagina = client.get("/o/de-linde/meldcode/lezen/").content.decode()
    assert "Anna de Wit" in pagina
    assert "Gerda Postma, bestuurder" in pagina
    assert "Anna de Wit" in pdf.tekst(client.get("/o/de-linde/meldcode/pdf/").content)
    odt = client.get("/o/de-linde/meldcode/odt/")
    assert "meldcode-de-linde-met-namen.odt" in odt["Content-Disposition"]
    assert odt["Cache-Control"] == "no-store"
    assert "/o/de-linde/meldcode/lezen/" in client.get("/o/de-linde/").content.decode()


def test_de_korte_versie_zegt_elke_stap_en_wie_die_doet(client: Client) -> None:
    pagina = html(client, "kort/")
    stappen = pagina.partition('<ol class="kort__stappen">')[2].partition("</ol>")[0]
    assert stappen.count("<li>") == stappen.count("Dit doet: ") == 5
    assert "beslist uiteindelijk: aandachtsfunctionaris" in pagina


@pytest.mark.parametrize("deel", [*PAGINAS, *BESTANDEN])
def test_een_zoekmachine_mag_het_vinden_en_een_browser_mag_het_bewaren(
    client: Client, deel: str
) -> None:
    antwoord = client.get(PAGINA + deel)
    assert antwoord["Cache-Control"] == "public, max-age=300"
    assert "X-Robots-Tag" not in antwoord
    assert antwoord["Content-Security-Policy"]
    assert not antwoord.cookies


@pytest.mark.parametrize("deel", [*PAGINAS, "pdf/"])
def test_wie_hem_al_heeft_krijgt_hem_niet_nog_eens(client: Client, deel: str) -> None:
    eerst = client.get(PAGINA + deel, headers={"accept-encoding": "gzip"})
    weer = client.get(PAGINA + deel, headers={"if-none-match": eerst["ETag"]})
    assert (weer.status_code, weer.content) == (304, b"")
    assert weer["Cache-Control"] == "public, max-age=300"


@pytest.mark.parametrize("deel", PAGINAS)
def test_een_pagina_zegt_waar_hij_staat_en_waarover_hij_gaat(client: Client, deel: str) -> None:
    pagina = html(client, deel)
    assert re.findall(r'rel="canonical" href="([^"]+)"', pagina) == [
        f"http://127.0.0.1:8000{PAGINA}{deel}"
    ]
    assert '<meta name="robots" content="index, follow">' in pagina
    (zin,) = re.findall(r'name="description" content="([^"]+)"', pagina)
    assert "De Linde" in zin
    assert "<script" not in pagina


@pytest.mark.parametrize("deel", [*PAGINAS, *BESTANDEN])
def test_niets_gepubliceerd_is_hetzelfde_als_niet_bestaan(
    client: Client, chris: Lidmaatschap, deel: str
) -> None:
    vastgesteld(chris)  # adopted, and not published
    daar = client.get(f"/meldcode/de-wegwijzer/{deel}")
    nergens = client.get(f"/meldcode/bestaat-niet/{deel}")
    assert (daar.status_code, daar.content) == (404, nergens.content)
    assert dict(daar.items()) == dict(nergens.items())
    assert "noindex" in daar["X-Robots-Tag"]
    assert not daar.cookies


def test_wat_is_ingetrokken_is_meteen_weg(
    client: Client, anna: Lidmaatschap, versie: Meldcodeversie
) -> None:
    bestuurder = met_rol(anna, Rol.BESTUURDER)
    with met_lid(bestuurder, schrijven=True):
        vaststellen.trek_in(bestuurder, versie, "De tekst klopt niet meer.")
    assert client.get(PAGINA).status_code == 404


@pytest.mark.parametrize("deel", [*PAGINAS, *BESTANDEN])
def test_een_pagina_vraagt_de_database_weinig(
    client: Client, django_assert_max_num_queries: object, deel: str
) -> None:
    with django_assert_max_num_queries(7):  # type: ignore[operator]  # a fixture
        assert client.get(PAGINA + deel).status_code == 200


def test_het_eerste_bezoek_is_licht(client: Client) -> None:
    """As a browser fetches it: the page compressed, each file once, as it stands on the disk of production."""
    antwoord = client.get(PAGINA, headers={"accept-encoding": "gzip"})
    pagina = gzip.decompress(antwoord.content).decode()
    namen = set(re.findall(r'(?:href|src)="/static/([^"]+)"', pagina))
    gewicht = len(antwoord.content) + KOPPEN * (1 + len(namen))
    for naam in namen:
        inhoud = Path(str(finders.find(naam))).read_bytes()
        gewicht += len(inhoud) if naam.endswith("woff2") else len(gzip.compress(inhoud))
    assert 45_000 < gewicht < EERSTE_BEZOEK
