"""Whom to ask is a function, and never a person, on all that leaves the house."""

from dataclasses import replace

import pytest

from nietpluis.kern.meldcodetekst import Ingevuld
from nietpluis.kern.modelmeldcode import Functie, Taakverdeling
from nietpluis.meldcodes.uitgeven.uitgave import (
    aanspreekpunt,
    functie_van,
    wie_beslist,
    wie_doet,
)
from nietpluis.meldcodes.views.openbaar import bellers
from tests.meldcodes.uitgeven.voorbeeld import DELEN, UITGAVE, met

IB = Functie(code="ib", naam="intern begeleider", rol="aandachtsfunctionaris")
BAAS = Functie(code="baas", naam="directeur", rol="bestuurder")
INGEVULD = Ingevuld(
    functies=(BAAS, IB),
    beslist="baas",
    verdeling=(Taakverdeling(stap="signalen", doet=("ib", "weg", "baas")),),
)


@pytest.mark.parametrize(
    ("wie", "functie"),
    [
        ("Gerda Postma, bestuurder", "bestuurder"),
        ("Gerda Postma, directeur, onderwijs", "directeur, onderwijs"),
        ("Gerda Postma", "bestuurder"),
        ("Gerda Postma, ", "bestuurder"),
        ("", "bestuurder"),
    ],
    ids=["gewoon", "twee_komma", "geen_functie", "lege_functie", "leeg"],
)
def test_van_wie_vaststelde_blijft_de_functie(wie: str, functie: str) -> None:
    assert functie_van(wie) == functie


@pytest.mark.parametrize(
    ("ingevuld", "wie"),
    [
        (INGEVULD, "intern begeleider"),
        (replace(INGEVULD, functies=(BAAS,)), "directeur"),
        (Ingevuld(), "aandachtsfunctionaris"),
    ],
    ids=["rol", "beslist", "niemand"],
)
def test_u_vraagt_naar_wie_er_het_meest_van_weet(ingevuld: Ingevuld, wie: str) -> None:
    assert aanspreekpunt(ingevuld) == wie


def test_wie_een_stap_doet_staat_er_als_functie() -> None:
    assert wie_doet(INGEVULD, "signalen") == "intern begeleider, directeur"
    assert wie_doet(INGEVULD, "besluit") == ""


def test_wie_beslist_is_de_zin_onder_de_tabel() -> None:
    zonder, met_tabel = DELEN
    assert wie_beslist(zonder) == ""
    assert wie_beslist(met_tabel).endswith("uiteindelijk: aandachtsfunctionaris.")


def test_zonder_algemeen_nummer_is_er_niets_te_bellen() -> None:
    assert [beller.tel for beller in bellers(UITGAVE)] == ["0880000100"]
    assert bellers(met(telefoon="")) == []
