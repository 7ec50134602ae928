"""Behind the real PgBouncer, in transaction mode: nobody ever sees a row of another, whatever goes wrong."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from io import StringIO
from uuid import UUID

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection, connections

from nietpluis.organisaties.demo import DEMO, maak_organisatie
from nietpluis.organisaties.models import Organisatie
from scripts.gereedschap import vind_pgbouncer
from scripts.pgbouncer import pooler
from tests.kluis.drukte import Drukte, kamer_van_de_sessie, stervelingen

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="PgBouncer is voor PostgreSQL."),
]

KLANTEN, KEER = 40, 40
VERBINDINGEN = 4
SITE = "nietpluis_site"


@pytest.fixture
def organisaties() -> list[UUID]:
    """Four organisations with people, and the rights of the site."""
    for verbinding in connections.all():
        call_command("rollen", database=verbinding.alias, toepassen=True, stdout=StringIO())
    for demo in DEMO[:4]:
        maak_organisatie(demo, "!")
    return list(Organisatie.objects.values_list("id", flat=True))


@pytest.fixture
def door_de_pooler(organisaties: list[UUID]) -> Iterator[str]:
    """The site as its own role, through the pooler; gives the address."""
    if not (programma := vind_pgbouncer()):
        stop = pytest.fail if os.environ.get("NIETPLUIS_EIST_ALLES") else pytest.skip
        stop("Geen PgBouncer gevonden.")
    hier = connection.settings_dict
    eerst = {naam: hier[naam] for naam in ("USER", "PORT")}
    wachtwoord = hier["PASSWORD"]
    with pooler(programma, int(hier["PORT"]), {SITE: wachtwoord}, VERBINDINGEN) as poort:
        connection.close()
        hier |= {"USER": SITE, "PORT": str(poort)}
        try:
            yield f"postgresql://{SITE}:{wachtwoord}@127.0.0.1:{poort}/{hier['NAME']}"
        finally:
            connection.close()
            hier |= eerst


def op_de_server() -> int:
    """How many connections of the site the server has, by way of the pooler."""
    hier = connection.settings_dict
    with psycopg.connect(
        host=hier["HOST"], port=hier["PORT"], dbname=hier["NAME"], user=SITE,
        password=hier["PASSWORD"], autocommit=True,
    ) as verbinding:  # fmt: skip
        vraag = "SELECT count(*) FROM pg_stat_activity WHERE usename = current_user AND datname = current_database()"
        rij = verbinding.execute(vraag).fetchone()
    assert rij
    return int(rij[0])


def test_no_row_of_another_is_ever_seen(
    organisaties: list[UUID], door_de_pooler: str, record_property: Callable[[str, object], None]
) -> None:
    drukte = Drukte(organisaties)
    with stervelingen(door_de_pooler, organisaties, 4) as telling:
        drukte.draai(KLANTEN, KEER)
        verbindingen = op_de_server()
    record_property(
        "cijfer",
        f"PgBouncer: {drukte.meest_samen} klanten tegelijk op {verbindingen} verbindingen,"
        f" {drukte.blikken.total()} pogingen, {telling['gedood']} processen gedood,"
        f" {drukte.lekken.total()} lekken",
    )
    assert drukte.lekken.total() == 0, drukte.lekken
    assert set(drukte.blikken) == {
        "binnen", "buiten", "na schrijven", "voor een fout", "dieper", "terug", "schrijven",
    }  # fmt: skip
    assert drukte.meest_samen >= KLANTEN // 2
    assert verbindingen <= VERBINDINGEN
    assert telling["gedood"]


def test_a_setting_of_the_session_would_leak(organisaties: list[UUID], door_de_pooler: str) -> None:
    """The same crowd with the tenant set for the session: that the test above can fail."""
    daden = ("loop_binnen", "buiten")
    drukte = Drukte(organisaties, kamer=kamer_van_de_sessie, daden=daden)
    drukte.draai(12, 20)
    assert drukte.lekken["buiten"] > 0
