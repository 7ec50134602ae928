"""What the tests of the assigned person's screens share: addresses, a casus at work, a form sent."""

from typing import Any

from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from nietpluis.casussen.models import Casus
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.casussen.casus import geef, neem
from tests.databases import tel

LIJST = "/o/de-linde/werklijst/"


def pad(casus: Casus, *delen: str | int) -> str:
    """The address of a page of this casus."""
    return f"/o/de-linde/casussen/{casus.id}/" + "".join(f"{deel}/" for deel in delen)


def aan_het_werk(anna: Lidmaatschap, fatima: Lidmaatschap, **signaal: Any) -> Casus:
    """A casus that Anna took on."""
    casus = geef(fatima, **signaal)
    neem(casus, anna)
    return ververst(casus, anna)


def ververst(casus: Casus, lid: Lidmaatschap) -> Casus:
    """The row as it stands now."""
    with met_lid(lid):
        return Casus.objects.get(id=casus.id)


def tekst(client: Client, adres: str) -> str:
    """What a page says."""
    antwoord = client.get(adres)
    assert antwoord.status_code == 200, adres
    return antwoord.content.decode()


def aantal_queries(client: Client, adres: str) -> int:
    """How many queries a page asks, of both databases."""
    gewoon, sleutel = (CaptureQueriesContext(connections[naam]) for naam in ("default", "sleutels"))
    with gewoon, sleutel:
        assert client.get(adres).status_code == 200
    return tel(gewoon) + tel(sleutel)
