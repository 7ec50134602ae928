"""The persona with a card: Anna, who holds many roles, against every address of the site."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import DjangoDbBlocker

from tests.organisaties.kaarten import gebruik, maak_kaart
from tests.toegang.adressen import pad_naar
from tests.toegang.bezoek import Bezoek, cel, lange_ronde
from tests.toegang.tafel import Rij, rijen
from tests.toegang.wereld import maak_wereld, woorden

pytestmark = [pytest.mark.django_db(databases="__all__"), pytest.mark.ronde]

RIJEN = rijen()
METHODEN = ("GET", "POST", "HEAD")
OPENT = {
    "kaart_start",
    "signaal_nieuw",
    "signaal_nieuw_2",
    "signaal_collega",
    "terugbellen",
    "concept",
}
"""What a card opens: recording. Everything else of an organisation is not there."""
NAAR_BEGIN = {"voordeur", "start", "verder", "organisaties", "account_login"}
AFMELDEN = {"account_logout"}
ALLAUTH = ("account_", "mfa_")


@pytest.fixture(scope="module")
def bezoek(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Bezoek]:
    logging.disable(logging.WARNING)
    with django_db_blocker.unblock(), lange_ronde():
        gast = Bezoek(maak_wereld())
        leden = gast.wereld.leden
        met_kaart = gebruik(Client(), maak_kaart(leden["bea"], leden["anna"]))
        gast.sessies["kaart"] = met_kaart.cookies[settings.SESSION_COOKIE_NAME].value
        yield gast
    logging.disable(logging.NOTSET)


def verwacht(rij: Rij) -> set[str]:
    """What a card meets there: `ok`, `.`, and 405 for a method that nobody may use."""
    if rij.naam in OPENT | NAAR_BEGIN | AFMELDEN:
        return {"ok", "405"}
    if rij.cellen["niemand"] == "in" or rij.naam.startswith(ALLAUTH):
        return {".", "405"}
    return {rij.cellen["niemand"], "405"}


@pytest.mark.parametrize("rij", RIJEN, ids=lambda rij: rij.naam)
def test_met_een_kaart_gaat_alleen_vastleggen_open(bezoek: Bezoek, rij: Rij) -> None:
    adres = pad_naar(bezoek.wereld, rij.naam, rij.doel)
    for methode in METHODEN:
        antwoord = bezoek.ga("kaart", methode, adres)
        assert cel(antwoord) in verwacht(rij), methode
        if rij.naam in NAAR_BEGIN:
            assert antwoord["Location"] == "/o/de-linde/kaart/"


def test_een_kaart_toont_geen_woord_van_een_casus(bezoek: Bezoek) -> None:
    """Not of those that Anna opens with her second factor either, nor of her own signals."""
    geheim = {woord for casus in bezoek.wereld.casussen for woord in woorden(casus)}
    gelekt = []
    for rij in RIJEN:
        tekst = bezoek.ga("kaart", "GET", pad_naar(bezoek.wereld, rij.naam, rij.doel)).content
        gelekt += [(rij.naam, woord) for woord in geheim if woord.encode() in tekst]
    assert gelekt == []
