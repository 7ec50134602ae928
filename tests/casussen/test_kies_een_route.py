"""Kinderopvang has three ways to go; a worker chooses one by what worries."""

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client

from nietpluis.casussen.lezen import open_casus
from nietpluis.casussen.models import Casus
from nietpluis.organisaties.demo import DEMO, maak_organisatie
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.personages import als, lid_van

ORG = "/o/de-klimboom/"
EEN = {"over_wie": "Een peuter", "zag_of_hoorde": "Hij had blauwe plekken."}


@pytest.fixture
def tim(db: None) -> Lidmaatschap:
    klimboom = next(o for o in DEMO if o.slug == "de-klimboom")
    return lid_van(maak_organisatie(klimboom, make_password("x")), "Tim")


def geef(client: Client, route: str) -> str:
    client.post(f"{ORG}signalen/nieuw/", EEN)
    antwoord = client.post(f"{ORG}signalen/nieuw/2/", {"route": route, "wanneer": "vandaag"})
    return str(antwoord.get("Location", ""))


def protocol_van_de_casus(tim: Lidmaatschap) -> str:
    with met_lid(tim):
        return open_casus(Casus.objects.get()).dossier.protocol.sector


@pytest.mark.parametrize("route", ["kinderopvang", "kinderopvang_kinderen"])
def test_the_casus_begins_under_the_chosen_route(
    client: Client, tim: Lidmaatschap, route: str
) -> None:
    assert "verstuurd" in geef(als(client, tim), route)
    assert protocol_van_de_casus(tim) == route


def test_about_staff_the_worker_chooses_who_reads_it(client: Client, tim: Lidmaatschap) -> None:
    als(client, tim)
    assert geef(client, "kinderopvang_medewerker") == f"{ORG}signalen/nieuw/3/"
    pagina = client.get(f"{ORG}signalen/nieuw/3/").content.decode()
    assert "0900-1113111" in pagina
    noor = lid_van(tim.organisatie, "Noor")
    client.post(f"{ORG}signalen/nieuw/3/", {"over_lid": "onbekend", "aan": str(noor.id)})
    assert protocol_van_de_casus(tim) == "kinderopvang_medewerker"


def test_a_route_of_another_sector_is_refused(client: Client, tim: Lidmaatschap) -> None:
    assert geef(als(client, tim), "artsen") == ""
    with met_lid(tim):
        assert not Casus.objects.exists()
