"""Many at once: one code opens one session, and attempts are all counted."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.test import Client, override_settings
from pytest_django import DjangoAssertNumQueries

from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.tweede_factor import Factor
from tests.organisaties.test_tweede_stap_aanmelden import ECHT, meld_aan
from tests.organisaties.tweede_stap import STAP, code_van, geef_app
from tests.personages import als

TEGELIJK = 6


def met_velen(clients: list[Client], doe: Callable[[Client], int]) -> list[int]:
    """What each of these got, all at the same moment, each on a connection of its own."""

    def een(client: Client) -> int:
        try:
            return doe(client)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(clients)) as ploeg:
        return list(ploeg.map(een, clients))


@pytest.mark.django_db(transaction=True)
@override_settings(CACHES=ECHT)
def test_een_code_opent_maar_een_van_wie_tegelijk_komen(anna: Lidmaatschap) -> None:
    code = code_van(geef_app(anna))
    clients = [als(Client(), anna, factor=Factor.GEEN) for _ in range(TEGELIJK)]
    antwoorden = met_velen(clients, lambda client: client.post(STAP, {"code": code}).status_code)
    assert sorted(antwoorden) == [302] + [422] * (TEGELIJK - 1)


@pytest.mark.django_db(transaction=True)
@override_settings(CACHES=ECHT)
def test_wie_tegelijk_raadt_krijgt_niet_meer_pogingen(anna: Lidmaatschap) -> None:
    geheim = geef_app(anna)
    clients = [als(Client(), anna, factor=Factor.GEEN) for _ in range(TEGELIJK)]
    for _ in range(2):
        met_velen(clients, lambda client: client.post(STAP, {"code": "0"}).status_code)
    laatste = clients[0].post(STAP, {"code": code_van(geheim)})
    assert "te vaak geprobeerd" in laatste.content.decode()


@pytest.mark.parametrize("aantal", [1, 5])
def test_de_lijst_van_aanmeldingen_kost_altijd_evenveel(
    client: Client,
    anna: Lidmaatschap,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    aantal: int,
) -> None:
    for _ in range(aantal):
        meld_aan(Client(), anna)
    meld_aan(client, anna)
    with django_assert_max_num_queries(6):
        client.get("/aanmelden/overal/")
