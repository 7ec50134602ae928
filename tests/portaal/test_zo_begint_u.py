"""The first page after beginning: what is done, what waits for another, and what comes next."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from nietpluis.meldcodes import schrijven
from nietpluis.organisaties import beheer, schrijfpagina, uitnodigen
from nietpluis.organisaties.beheer import Werk
from nietpluis.organisaties.inschrijven import BESTUURDER, ENIGE, REGELT, WERK
from nietpluis.organisaties.models import Gebruiker, Lidmaatschap, Organisatie, Rol
from nietpluis.organisaties.oprichten import Oprichting, richt_op
from nietpluis.organisaties.toegang import in_organisatie, met_lid
from nietpluis.portaal.zo_begint import NIEUW, Beginstap, stappen
from tests.meldcodes.gereed import begonnen, gepubliceerd
from tests.organisaties.tweede_stap import geef_app
from tests.personages import als

pytestmark = pytest.mark.django_db
OP = date(2026, 11, 22)
BEGIN = "/o/de-esdoorn/begin/"


def eerste(rol: str = BESTUURDER) -> Lidmaatschap:
    """Who began De Esdoorn."""
    bo = Gebruiker.objects.maak("bo@esdoorn.example", "Bo Bakker")
    school = richt_op(Oprichting("De Esdoorn", "de-esdoorn", "onderwijs", eenpersoons=rol == ENIGE))
    with in_organisatie(school.id, schrijven=True):
        beheer.begin_met(school, bo, WERK[rol], OP)
        return Lidmaatschap.objects.get_queryset().volledig().get()


def stand(lid: Lidmaatschap) -> dict[str, str]:
    with met_lid(lid):
        return {stap.naam: _in_een_woord(stap) for stap in stappen(lid)}


def _in_een_woord(stap: Beginstap) -> str:
    if stap.gedaan:
        return "klaar"
    return "wacht" if stap.wacht else "later" if stap.later else "open"


def nodig_uit(lid: Lidmaatschap, rol: str) -> Any:
    genodigde = uitnodigen.Genodigde("Ada", "ada@esdoorn.example", Werk("ib", frozenset({rol})))
    with met_lid(lid, schrijven=True):
        return uitnodigen.nodig_uit(lid, genodigde, timezone.now()).uitnodiging


def test_wie_begint_stelt_eerst_de_tweede_stap_in() -> None:
    lid = eerste()
    assert stand(lid) == {
        "Uw tweede stap": "open",
        "Een aandachtsfunctionaris": "open",
        "Uw meldcode": "open",
        "Collega’s zonder account": "later",
    }
    geef_app(lid)
    assert stand(lid)["Uw tweede stap"] == "klaar"


def test_een_uitnodiging_wacht_op_de_ander() -> None:
    lid = eerste()
    uitnodiging = nodig_uit(lid, Rol.AANDACHTSFUNCTIONARIS)
    assert stand(lid)["Een aandachtsfunctionaris"] == "wacht"
    with met_lid(lid, schrijven=True):
        uitnodigen.neem_aan_met_wachtwoord(uitnodiging, "paarse-fiets", timezone.now())
    assert stand(lid)["Een aandachtsfunctionaris"] == "klaar"


def test_wie_het_regelt_vraagt_eerst_een_bestuurder() -> None:
    lid = eerste(REGELT)
    assert list(stand(lid))[1:3] == ["Een bestuurder", "Een aandachtsfunctionaris"]
    nodig_uit(lid, Rol.BESTUURDER)
    assert stand(lid)["Een bestuurder"] == "wacht"


def test_wie_alleen_werkt_heeft_niemand_nodig() -> None:
    assert list(stand(eerste(ENIGE))) == ["Uw tweede stap", "Uw meldcode"]


def test_een_open_schrijfpagina_is_klaar() -> None:
    lid = eerste()
    with met_lid(lid, schrijven=True):
        schrijfpagina.maak(lid, "")
    assert stand(lid)["Collega’s zonder account"] == "klaar"


def test_er_is_een_ding_nu(client: Client) -> None:
    lid = eerste()
    pagina = als(client, lid).get(BEGIN).content.decode()
    assert pagina.count("Nu aan u") == 1
    assert "Stel de tweede stap in" in pagina
    geef_app(lid)
    assert "Nodig iemand uit" in client.get(BEGIN).content.decode()
    with met_lid(lid):
        adres = next(stap.url for stap in stappen(lid) if stap.vraagt)
    assert client.get(adres).context["form"]["rollen"].value() == ["aandachtsfunctionaris"]


def test_het_aantal_vragen_staat_vast(client: Client) -> None:
    lid = eerste()
    als(client, lid).get(BEGIN)
    with CaptureQueriesContext(
        connection,
    ) as eerst:
        client.get(BEGIN)
    nodig_uit(lid, Rol.AANDACHTSFUNCTIONARIS)
    with CaptureQueriesContext(connection) as daarna:
        client.get(BEGIN)
    assert len(daarna) == len(eerst)


def test_een_bestuurder_die_geen_mensen_regelt_ziet_wie_dat_doet(client: Client) -> None:
    lid = eerste(REGELT)
    geef_app(lid)
    gerda = Gebruiker.objects.maak("gerda@esdoorn.example", "Gerda Postma")
    with met_lid(lid, schrijven=True):
        werk = Werk("bestuurder", frozenset({Rol.BESTUURDER.value}))
        bestuurder = beheer.neem_op(lid, gerda, werk, OP)
    geef_app(bestuurder)
    assert "Dit doet uw beheerder." in als(client, bestuurder).get(BEGIN).content.decode()
    assert Organisatie.objects.count() == 1


def test_de_startpagina_zegt_het_zolang_het_nieuw_is(client: Client) -> None:
    lid = eerste()
    als(client, lid)
    zin = "U bent nog bezig met beginnen"
    assert zin in client.get("/o/de-esdoorn/").content.decode()
    Organisatie.objects.update(aangemaakt_op=timezone.now() - NIEUW - timedelta(minutes=1))
    assert zin not in client.get("/o/de-esdoorn/").content.decode()


def test_de_meldcode_is_klaar_als_iedereen_hem_kan_lezen() -> None:
    lid = eerste(ENIGE)
    begonnen(lid, "basisonderwijs")
    with met_lid(lid):
        assert stappen(lid)[-1].knop == "Ga verder met uw meldcode"
    with met_lid(lid, schrijven=True):
        schrijven.gooi_weg(lid)
    gepubliceerd(lid, "basisonderwijs")
    assert stand(lid)["Uw meldcode"] == "klaar"


def test_zonder_aandachtsfunctionaris_legt_niemand_iets_voor(client: Client) -> None:
    lid = eerste()
    begonnen(lid, "basisonderwijs")
    adres = "/o/de-esdoorn/meldcode/schrijven/voorleggen/"
    pagina = als(client, lid).get(adres).content.decode()
    assert "Nodig iemand uit" in pagina
    assert "Leg het voor" not in pagina
