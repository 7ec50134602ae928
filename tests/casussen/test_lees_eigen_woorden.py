"""A worker reads the own words again: after the second step, and nothing but those."""

from __future__ import annotations

from django.test import Client

from nietpluis.casussen.models import EigenSignaal
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from nietpluis.organisaties.tweede_factor import Factor
from tests.organisaties.tweede_stap import STAP
from tests.personages import als
from tests.toegang.wereld import Wereld, maak_wereld, woorden


def adres(lid: Lidmaatschap, code: str, wereld: Wereld, pagina: str = "woorden/") -> str:
    with met_lid(lid):
        eigen = EigenSignaal.objects.get(dossier=wereld.casussen[code])
    return f"/o/de-linde/signalen/{eigen.id}/{pagina}"


def test_na_de_tweede_stap_staan_de_eigen_woorden_er(client: Client, db: None) -> None:
    wereld = maak_wereld()
    fatima = wereld.leden["fatima"]
    pagina = als(client, fatima).get(adres(fatima, "vers", wereld)).content.decode()
    assert woorden("vers")[0] in pagina
    assert not any(woord in pagina for woord in woorden("open"))


def test_zonder_tweede_stap_staat_er_alleen_hoe_het_ermee_is(client: Client, db: None) -> None:
    wereld = maak_wereld()
    fatima = wereld.leden["fatima"]
    als(client, fatima, factor=Factor.GEEN)
    signaal = client.get(adres(fatima, "vers", wereld, "")).content.decode()
    assert "Lees uw eigen woorden" in signaal
    assert not any(woord in signaal for woord in woorden("vers"))
    naar = client.get(adres(fatima, "vers", wereld)).headers["Location"]
    assert naar.startswith(STAP)
