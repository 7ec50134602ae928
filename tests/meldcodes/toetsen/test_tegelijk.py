"""Two people at the same moment: on one finding the second is told, on different ones both are kept."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.test import Client

from nietpluis.organisaties.models import Lidmaatschap
from tests.meldcodes.toetsen.lezingen import gelezen, stand
from tests.personages import als

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")
REDEN = "Het staat er in andere woorden."


def samen(wie: list[Lidmaatschap], adressen: list[str]) -> list[int]:
    """What each of these got who judged at once, each on a connection of its own."""
    clients = [als(Client(), lid) for lid in wie]

    def een(paar: tuple[Client, str]) -> int:
        client, adres = paar
        try:
            velden = {"oordeel": "aanwezig", "reden": REDEN, "na": "0"}
            return client.post(adres, velden).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(wie)) as ploeg:
        return list(ploeg.map(een, zip(clients, adressen, strict=True)))


def test_twee_mensen_op_hetzelfde_moment(
    anna: Lidmaatschap, bram: Lidmaatschap, gerda: Lidmaatschap
) -> None:
    toetsing = gelezen(anna)
    onderdeel = f"/o/de-linde/meldcode/toetsen/{toetsing.id}/onderdeel"
    op_een = [f"{onderdeel}/kindcheck/"] * 3
    assert sorted(samen([anna, bram, gerda], op_een)) == [302, 422, 422]
    op_twee = [f"{onderdeel}/stappenplan/", f"{onderdeel}/afwegingskader/"]
    assert samen([anna, bram], op_twee) == [302, 302]
    assert [rij.volgnummer for rij in stand(anna, toetsing).rijen] == [1, 2, 3]
