"""Real roles, each signed in for itself: what it may do is its own work and nothing beside it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from typing import Any

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.test import Client
from django.urls import reverse

from nietpluis.kluis import muur
from nietpluis.kluis.rollen import Rol, Rollen, maak
from nietpluis.organisaties.demo import DE_LINDE, DE_WEGWIJZER, maak_organisatie
from nietpluis.organisaties.models import Organisatie
from nietpluis.tellingen.models import Telling
from scripts.gereedschap import vind_postgresql
from tests.casussen.casus import geef, neem
from tests.kluis.muurrijen import Bouwer, doe
from tests.personages import als, lid_van

postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="Rollen zijn er op PostgreSQL."
)
pytestmark = [pytest.mark.django_db(transaction=True), postgresql]


@pytest.fixture
def linde() -> Organisatie:
    """Two organisations with a row in every table, and every role its rights."""
    for verbinding in connections.all():
        call_command("rollen", database=verbinding.alias, toepassen=True, stdout=StringIO())
    linde = maak_organisatie(DE_LINDE, "!")
    maak_organisatie(DE_WEGWIJZER, "!")
    for slug in ("een", "ander"):
        Bouwer(Organisatie.objects.create(slug=slug, naam=slug, sector="onderwijs")).alle()
    return linde


@contextmanager
def aangemeld(rol: str, alias: str = "default") -> Iterator[psycopg.Connection[Any]]:
    """A connection of its own as this role."""
    hier = connections[alias].settings_dict
    with psycopg.connect(
        host=hier["HOST"], port=hier["PORT"], dbname=hier["NAME"], user=rol,
        password=hier["PASSWORD"], autocommit=True,
    ) as verbinding:  # fmt: skip
        yield verbinding


@contextmanager
def de_site_als(rol: Rol) -> Iterator[None]:
    """The site itself, signed in as this role in both databases."""
    eerst = {verbinding.alias: verbinding.settings_dict["USER"] for verbinding in connections.all()}
    try:
        for verbinding in connections.all():
            verbinding.close()
            verbinding.settings_dict["USER"] = f"nietpluis_{rol}"
        yield
    finally:
        for verbinding in connections.all():
            verbinding.close()
            verbinding.settings_dict["USER"] = eerst[verbinding.alias]


def een(verbinding: psycopg.Connection[Any], sql: str, *waarden: object) -> Any:
    """The first value of the first row."""
    rij = verbinding.execute(sql, waarden).fetchone()
    return rij[0] if rij else None


def test_who_works_here_is_nobody_special(linde: Organisatie) -> None:
    with aangemeld("postgres") as baas:
        rijen = dict(
            baas.execute(
                "SELECT rolname, (rolsuper, rolcreaterole, rolbypassrls)::text FROM pg_roles"
                " WHERE rolname LIKE 'nietpluis%'"
            ).fetchall()
        )
        assert een(baas, "SELECT count(DISTINCT organisatie_id) FROM casussen_casus") == 2
    langs = {naam for naam, kan in rijen.items() if kan == "(f,f,t)"}
    assert langs == {"nietpluis_reservekopie", "nietpluis_datamigratie"}
    assert {kan for naam, kan in rijen.items() if naam not in langs} == {"(f,f,f)"}


def test_the_site_works_as_its_own_role(linde: Organisatie, client: Client) -> None:
    """A signal is given, taken on and read, by a role that owns nothing."""
    fatima, anna = lid_van(linde, "Fatima"), lid_van(linde, "Anna")
    with de_site_als(Rol.SITE):
        assert connection.cursor().execute("SELECT current_user").fetchone() == ("nietpluis_site",)
        casus = neem(geef(fatima), anna).casus
        pagina = als(client, anna).get(reverse("casus", args=["de-linde", casus.id]))
        assert pagina.status_code == 200
        assert client.get(reverse("werklijst", args=["de-linde"])).status_code == 200
        call_command("controleer", organisatie="de-linde", stdout=StringIO())
        call_command("herbereken", organisatie="de-linde", alles=True, stdout=StringIO())


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE casussen_vastlegging SET volgnummer = 7",
        "DELETE FROM casussen_raadpleging",
        "DELETE FROM organisaties_beheerhandeling",
        "TRUNCATE casussen_concept",
        "DROP TABLE casussen_concept",
        "CREATE TABLE van_mij (id int)",
        "DELETE FROM django_migrations",
        "SET ROLE nietpluis_eigenaar",
        "SET ROLE nietpluis_reservekopie",
        "ALTER ROLE nietpluis_site BYPASSRLS",
        "SET session_replication_role = replica",
        "COPY casussen_casus FROM PROGRAM 'true'",
    ],
)
def test_the_site_may_not(linde: Organisatie, sql: str) -> None:
    with aangemeld("nietpluis_site") as site, pytest.raises(psycopg.errors.InsufficientPrivilege):
        site.execute(sql)


def test_a_part_of_a_table_is_not_reached_beside_it(linde: Organisatie) -> None:
    """A part has no wall of its own: the site reaches it through the whole table or not at all."""
    with aangemeld("nietpluis_site") as site:
        delen = site.execute("SELECT relname FROM pg_class WHERE relispartition AND relkind = 'r'")
        for (deel,) in delen.fetchall():
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                site.execute(psycopg.sql.SQL("TABLE {}").format(psycopg.sql.Identifier(deel)))


def test_figures_are_all_that_figures_sees(linde: Organisatie) -> None:
    with aangemeld("nietpluis_cijfers") as cijfers:
        assert een(cijfers, "SELECT count(DISTINCT organisatie) FROM tellingen_telling") == 2
        leesbaar = cijfers.execute(
            "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p', 'v')"
            " AND relnamespace = 'public'::regnamespace AND has_table_privilege(oid, 'SELECT')"
        ).fetchall()
        assert leesbaar == [(Telling._meta.db_table,)]
        with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
            cijfers.execute("DELETE FROM tellingen_telling")


def test_the_policy_for_figures_is_not_for_the_site(linde: Organisatie) -> None:
    with aangemeld("nietpluis_site") as site:
        assert een(site, "SELECT count(*) FROM tellingen_telling") == 0


def test_an_owner_repairs_nothing_in_silence(linde: Organisatie) -> None:
    """Under FORCE an UPDATE of the owner touches no row and says nothing: there are two ways."""
    repareer = "UPDATE organisaties_team SET naam = naam || '!'"
    assert doe(repareer) == 0
    per_organisatie = 0
    ids = list(Organisatie.objects.values_list("id", flat=True))
    for _ in muur.langs_organisaties(connection, ids):
        per_organisatie += doe(repareer)
    with aangemeld("nietpluis_datamigratie") as migratie:
        assert migratie.execute(repareer).rowcount == per_organisatie >= 3
        with pytest.raises(psycopg.Error, match="Wat is vastgelegd, blijft staan"):
            migratie.execute("DELETE FROM casussen_vastlegging")


def _dump(rol: str, alias: str = "default") -> subprocess.CompletedProcess[str]:
    hier, bin_ = connections[alias].settings_dict, vind_postgresql()
    assert bin_
    return subprocess.run(
        [
            str(bin_ / "pg_dump"), "-h", hier["HOST"], "-p", str(hier["PORT"]), "-U", rol,
            "--data-only", "--no-owner", hier["NAME"],
        ],
        env=os.environ | {"PGPASSWORD": hier["PASSWORD"]},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_a_backup_holds_every_row_or_is_refused(linde: Organisatie) -> None:
    """pg_dump stops rather than leave rows out; the role for it copies both databases."""
    for rol in ("nietpluis_site", "nietpluis_eigenaar"):
        geweigerd = _dump(rol)
        assert geweigerd.returncode != 0
        assert "row-level security" in geweigerd.stderr or "permission denied" in geweigerd.stderr
    kopie = _dump("nietpluis_reservekopie")
    assert kopie.returncode == 0, kopie.stderr
    namen = {str(organisatie.id) for organisatie in Organisatie.objects.all()}
    assert all(kopie.stdout.count(naam) > 1 for naam in namen)
    assert _dump("nietpluis_reservekopie", "sleutels").returncode == 0


def test_a_backup_changes_nothing(linde: Organisatie) -> None:
    with aangemeld("nietpluis_reservekopie") as kopie:
        with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
            kopie.execute("DELETE FROM casussen_concept")
        kopie.execute("SET default_transaction_read_only = off")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            kopie.execute("DELETE FROM casussen_concept")


def test_rights_are_given_again_without_trouble(linde: Organisatie) -> None:
    uit = StringIO()
    call_command("rollen", toepassen=True, stdout=uit)
    assert f"{len(Rollen(connection).rechten())} opdrachten uitgevoerd" in uit.getvalue()


def test_the_roles_are_shown_as_sql() -> None:
    uit = StringIO()
    call_command("rollen", maak=True, voorvoegsel="proef", stdout=uit)
    assert uit.getvalue().splitlines() == [f"{opdracht};" for opdracht in maak("proef")]
    call_command("rollen", stdout=uit)
    assert 'GRANT SELECT, INSERT ON "casussen_vastlegging" TO nietpluis_site;' in uit.getvalue()


def test_roles_that_are_not_there_are_named() -> None:
    with pytest.raises(CommandError, match="Maak de rollen eerst"):
        call_command("rollen", toepassen=True, voorvoegsel="niemand")
    with pytest.raises(CommandError, match="voorvoegsel"):
        call_command("rollen", voorvoegsel="x; DROP")


def test_only_the_owner_gives_rights(linde: Organisatie) -> None:
    with de_site_als(Rol.SITE), pytest.raises(CommandError, match="Meld u aan als eigenaar"):
        call_command("rollen", toepassen=True)
