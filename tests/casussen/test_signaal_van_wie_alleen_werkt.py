"""Somebody who holds every role gives a signal, has it, and goes on alone: nobody is to be called or told."""

import pytest
from django.test import Client

from nietpluis.casussen.models import Casus
from nietpluis.kern.feiten.signalen import Aangenomen
from nietpluis.organisaties.models import Lidmaatschap, Rolvervulling
from nietpluis.organisaties.toegang import met_lid
from tests.casussen.casus import lees
from tests.casussen.signaal_schermen import ORG, SCHERM_1, SCHERM_2, scherm_1, tekst, vertel
from tests.personages import als


@pytest.fixture
def alleen(client: Client, anna: Lidmaatschap) -> Client:
    type(anna.organisatie).objects.update(eenpersoons=True)
    with met_lid(anna, schrijven=True):
        anna.functies.update(waarnemer=None)
        Rolvervulling.objects.exclude(lid=anna).delete()
    return als(client, anna)


def test_nobody_offers_to_call_who_works_alone(alleen: Client) -> None:
    assert "terugbellen" not in tekst(alleen.get(ORG)) + tekst(alleen.get(SCHERM_1))
    scherm_1(alleen)
    assert "mag_bellen" not in tekst(alleen.get(SCHERM_2))


def test_what_i_told_myself_is_on_my_own_list(alleen: Client) -> None:
    pagina = tekst(vertel(alleen))
    assert "Uw signaal staat op uw werklijst" in pagina
    assert "Wat gebeurt er nu?" not in pagina
    assert "U hebt dit signaal zelf." in tekst(alleen.get(ORG))


def test_my_own_signal_is_taken_on_with_one_press(alleen: Client, anna: Lidmaatschap) -> None:
    vertel(alleen)
    with met_lid(anna):
        casus = Casus.objects.voor(anna).get()
    adres = f"{ORG}casussen/{casus.id}/neem-aan/"
    pagina = tekst(alleen.get(adres))
    assert "U gaf dit signaal zelf." in pagina
    assert "uw collega" not in pagina
    alleen.post(adres, {"na": casus.aantal})
    aangenomen = lees(casus, anna).dossier.laatste(Aangenomen)
    assert aangenomen
    assert aangenomen.terugbellen_voor is None
