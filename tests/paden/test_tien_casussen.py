"""Ten casussen from practice, each played through the real screens, from the first word to where it stopped."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pytest
from django.contrib.auth.hashers import make_password
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from nietpluis.kern.inhoud import MAP
from nietpluis.kern.scenario import lees
from nietpluis.organisaties.demo import (
    AANDACHT,
    DEMO,
    WERK,
    DemoOrganisatie,
    DemoPersoon,
    maak_organisatie,
)
from tests.conftest import TELEFOON
from tests.paden.speler import KANTOOR, Speler
from tests.paden.speler_handelingen import HANDELINGEN
from tests.paden.speler_voorstelling import Voorstelling
from tests.personages import WACHTWOORD, lid_van

pytestmark = pytest.mark.browser

ZIEKENHUIS = DemoOrganisatie(
    slug="ziekenhuis-de-brug",
    naam="Ziekenhuis De Brug",
    sector="artsen",
    aandacht="Yara",
    mensen=(
        DemoPersoon("Yara Jansen", "arts", AANDACHT),
        DemoPersoon("Bas Hoekstra", "verpleegkundige spoedeisende hulp", WERK),
    ),
)
ORGANISATIES = {demo.slug: demo for demo in (*DEMO, ZIEKENHUIS)}


@dataclass(frozen=True)
class Bezetting:
    """A scenario, where it is played, and who plays each of its people."""

    bestand: str
    slug: str
    rollen: Mapping[str, str]


TIEN = (
    Bezetting(
        "praktijk_01_kinderopvang_vieze_kleding", "de-klimboom", {"lotte": "Tim", "noor": "Noor"}
    ),
    Bezetting("praktijk_02_ggz_twee_gezinnen", "ggz-de-haven", {"tess": "Marit", "karim": "Karim"}),
    Bezetting(
        "praktijk_03_mevrouw_mishandeld_door_partner", "de-linde", {"romy": "Romy", "anna": "Anna"}
    ),
    Bezetting(
        "praktijk_04_ggz_gezin_werkt_mee", "ggz-de-haven", {"tess": "Marit", "karim": "Karim"}
    ),
    Bezetting(
        "praktijk_05_jgz_vragenlijst_pleegmoeder", "jgz-waterland", {"nadia": "Sem", "joke": "Joke"}
    ),
    Bezetting(
        "praktijk_06_kraamzorg_vies_huis", "kraamzorg-zacht", {"marit": "Wendy", "esther": "Esther"}
    ),
    Bezetting(
        "praktijk_07_onderwijs_jongen_van_16", "de-wegwijzer", {"sanne": "Sanne", "chris": "Chris"}
    ),
    Bezetting(
        "praktijk_08_onderwijs_ouder_ruikt_naar_drank",
        "de-wegwijzer",
        {"sanne": "Sanne", "chris": "Chris"},
    ),
    Bezetting(
        "praktijk_09_kraamzorg_moeder_verzorgt_baby_niet",
        "kraamzorg-zacht",
        {"marit": "Wendy", "esther": "Esther"},
    ),
    Bezetting(
        "praktijk_10_spoedeisende_hulp_blauwe_plekken",
        "ziekenhuis-de-brug",
        {"bas": "Bas", "yara": "Yara"},
    ),
)


@pytest.mark.parametrize("bezetting", TIEN, ids=lambda bezetting: bezetting.bestand)
def test_een_casus_uit_de_praktijk(
    bezetting: Bezetting, nieuwe_pagina: Callable[..., Page], live_server: LiveServer
) -> None:
    demo = ORGANISATIES[bezetting.slug]
    organisatie = maak_organisatie(demo, make_password(WACHTWOORD))
    spelers = {}
    for sleutel, roepnaam in bezetting.rollen.items():
        pagina = nieuwe_pagina(viewport=KANTOOR if roepnaam == demo.aandacht else TELEFOON)
        speler = Speler(lid_van(organisatie, roepnaam), pagina)
        spelers[sleutel] = speler.met_sessie(str(live_server))
    (houder,) = (s for s in spelers.values() if s.lid.gebruiker.roepnaam == demo.aandacht)
    scenario = lees(MAP / "casuistiek" / f"{bezetting.bestand}.toml")
    Voorstelling(scenario, spelers, houder).speel(HANDELINGEN)


def test_alle_tien_worden_gespeeld() -> None:
    geschreven = {pad.stem for pad in (MAP / "casuistiek").glob("praktijk_*.toml")}
    assert {bezetting.bestand for bezetting in TIEN} == geschreven
