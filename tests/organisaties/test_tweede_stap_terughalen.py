"""The second step from the server's side: taken away by a command, and still opening under a new master key."""

from __future__ import annotations

import json
import os
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client, override_settings

from nietpluis.kluis import organisatiesleutels, rotatie
from nietpluis.kluis.zegel import ZegelVerbroken
from nietpluis.organisaties import tweede_factor_middelen as middelen
from nietpluis.organisaties.factorzegel import open_tekst, verzegel_tekst
from nietpluis.organisaties.models import Beheerhandeling, Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from nietpluis.organisaties.tweede_factor import Factor
from tests.organisaties.tweede_stap import STAP, code_van, geef_app
from tests.personages import als


def opdracht(*woorden: str) -> str:
    uit = StringIO()
    call_command("tweede_stap", *woorden, stdout=uit)
    return uit.getvalue()


def test_de_opdracht_zegt_wat_iemand_heeft(anna: Lidmaatschap) -> None:
    assert "geen" in opdracht("anna@de-linde.example")
    geef_app(anna)
    assert json.loads(opdracht("ANNA@de-linde.example", "--json")) == {
        "middelen": ["totp"],
        "weggehaald": False,
    }
    assert middelen.heeft_middel(anna.gebruiker)


def test_de_opdracht_haalt_weg_en_dat_staat_in_de_lijst(client: Client, bea: Lidmaatschap) -> None:
    geef_app(bea)
    als(client, bea)
    assert "Weggehaald" in opdracht("bea@de-linde.example", "--weg")
    assert not middelen.heeft_middel(bea.gebruiker)
    assert client.get("/o/de-linde/").headers["Location"].startswith("/aanmelden/?")
    with met_lid(bea):
        assert "op de server" in Beheerhandeling.objects.get(wat="tweede_stap").nieuw


def test_waar_niets_is_doet_de_opdracht_niets(bea: Lidmaatschap) -> None:
    opdracht("bea@de-linde.example", "--weg")
    with met_lid(bea):
        assert not Beheerhandeling.objects.filter(wat="tweede_stap").exists()


def test_een_onbekend_adres_geeft_een_duidelijke_regel(db: None) -> None:
    with pytest.raises(CommandError, match="Niemand"):
        opdracht("niemand@de-linde.example", "--weg")


def test_een_code_werkt_ook_na_een_nieuwe_hoofdsleutel(client: Client, anna: Lidmaatschap) -> None:
    geheim = geef_app(anna)
    oud = settings.HOOFDSLEUTEL
    with override_settings(HOOFDSLEUTEL=os.urandom(32), HOOFDSLEUTELS_VORIGE=(oud,)):
        rotatie.herverpak_hoofd()
        with override_settings(HOOFDSLEUTELS_VORIGE=()):
            organisatiesleutels.vergeet()
            als(client, anna, factor=Factor.GEEN)
            assert client.post(STAP, {"code": code_van(geheim)}).status_code == 302
    organisatiesleutels.vergeet()


def test_wat_verzegeld_is_opent_niet_als_er_iets_aan_veranderde(db: None) -> None:
    dicht = verzegel_tekst("GEHEIM")
    assert open_tekst(dicht) == "GEHEIM"
    with pytest.raises(ZegelVerbroken):
        open_tekst(dicht[:-8] + "AAAAAAA=")
