"""In PostgreSQL itself, for the role of the site: rows of another organisation are not there, whatever is asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction
from pytest_django import DjangoDbBlocker

from nietpluis.kluis import muur
from nietpluis.kluis.rollen import Rol, Rollen
from nietpluis.organisaties.models import Organisatie
from tests.kluis.muurrijen import Bouwer, Rij, als_rol, doe, vraag
from tests.toegang.bezoek import teruggedraaid

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="Deze muur is van PostgreSQL."),
]

MODELLEN = sorted(muur.muren())
# However a question is put; {t} is the table, {k} its key.
VORMEN = (
    "SELECT count(*) FROM {t} WHERE {k} = %s",
    "SELECT count(*) FROM (SELECT array_agg({k}::text) a FROM {t}) x WHERE %s = ANY (a)",
    "SELECT EXISTS (SELECT 1 FROM {t} WHERE {k} = %s)::int",
    "WITH alle AS (TABLE {t}) SELECT count(*) FROM alle WHERE {k} = %s",
    "SELECT count(*) FROM organisaties_organisatie o JOIN {t} t ON true WHERE t.{k} = %s",
    "SELECT count(*) FROM (SELECT * FROM {t} UNION ALL SELECT * FROM {t}) x WHERE {k} = %s",
    "SELECT count(*) FROM organisaties_organisatie o, LATERAL (SELECT * FROM {t}) x WHERE x.{k} = %s",
    "SELECT count(*) FROM {t} WHERE {k} = %s OR true IS NULL",
)


ALLES = "SELECT count(*) FROM {t}"
GEEF_WEG = "UPDATE {t} SET {o} = %s WHERE {k} = %s"
GEEN_RECHT = "42501"  # insufficient_privilege


class Twee:
    """Two organisations, with a row of each in every table."""

    def __init__(self) -> None:
        self.a, self.b = (
            Bouwer(Organisatie.objects.create(slug=slug, naam=slug, sector="onderwijs"))
            for slug in ("een", "ander")
        )
        self.van_a, self.van_b = self.a.alle(), self.b.alle()


@pytest.fixture(scope="module")
def twee(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Twee]:
    with django_db_blocker.unblock(), teruggedraaid():
        opdrachten = Rollen(connection).rechten()
        for opdracht in opdrachten:
            doe(opdracht)
        yield Twee()


@pytest.fixture
def site(twee: Twee) -> Iterator[Twee]:
    """Being the site; whatever is done is gone afterwards."""
    with transaction.atomic():
        with als_rol(Rol.SITE):
            yield twee
        transaction.set_rollback(True)


def tabel(rij: Rij) -> dict[str, str]:
    return {"t": rij._meta.db_table, "k": str(rij._meta.pk.column)}


def zet(organisatie: str) -> None:
    muur.zet(connection, organisatie)


def geweigerd(sql: str, *waarden: object) -> bool:
    """Whether it is refused, or touches nothing."""
    try:
        with transaction.atomic():
            return doe(sql, *waarden) == 0
    except DatabaseError as fout:
        return getattr(fout.__cause__, "sqlstate", "") == GEEN_RECHT


def komt_er_niet_bij(rij: Rij) -> bool:
    """Whether the database refuses a row, past every manager, for want of a right."""
    try:
        with transaction.atomic():
            models.QuerySet[Any](type(rij)).bulk_create([rij])
    except DatabaseError as fout:
        return getattr(fout.__cause__, "sqlstate", "") == GEEN_RECHT
    return False


def test_the_tests_are_nobody_special(site: Twee) -> None:
    """A superuser proves nothing: neither the site nor who these tests connect as."""
    rechten = vraag(
        "SELECT rolname, rolsuper, rolbypassrls FROM pg_roles"
        " WHERE rolname IN (current_user, session_user) ORDER BY rolname DESC"
    )
    assert rechten[0] == ("nietpluis_site", False, False)
    assert [rij[1:] for rij in rechten] == [(False, False)] * 2


@pytest.mark.parametrize("label", MODELLEN)
def test_one_sees_ones_own_and_nothing_of_another(site: Twee, label: str) -> None:
    eigen, ander = site.van_a[label], site.van_b[label]
    zet(str(site.a.organisatie.id))
    for vorm in VORMEN:
        assert vraag(vorm.format(**tabel(eigen)), str(ander.pk)) == [(0,)], vorm
    (aantal,) = vraag(VORMEN[0].format(**tabel(eigen)), str(eigen.pk))
    assert aantal == (1,)


@pytest.mark.parametrize("label", MODELLEN)
def test_without_an_organisation_there_is_nothing(site: Twee, label: str) -> None:
    zet("")
    assert vraag(ALLES.format(**tabel(site.van_a[label]))) == [(0,)]
    assert komt_er_niet_bij(site.a.nieuw(apps.get_model(label)))


@pytest.mark.parametrize("label", MODELLEN)
def test_one_changes_nothing_of_another(site: Twee, label: str) -> None:
    ander = site.van_b[label]
    zet(str(site.a.organisatie.id))
    for sql in ("UPDATE {t} SET {k} = {k} WHERE {k} = %s", "DELETE FROM {t} WHERE {k} = %s"):
        assert geweigerd(sql.format(**tabel(ander)), str(ander.pk)), sql
    assert komt_er_niet_bij(site.b.nieuw(apps.get_model(label)))


@pytest.mark.parametrize("label", MODELLEN)
def test_a_row_cannot_be_given_to_another(site: Twee, label: str) -> None:
    eigen, wand = site.van_a[label], muur.muren()[label]
    if wand.via:
        pytest.skip("It has no organisation of its own: it goes with the row it points to.")
    zet(str(site.a.organisatie.id))
    sql = GEEF_WEG.format(o=wand.organisatie, **tabel(eigen))
    assert geweigerd(sql, str(site.b.organisatie.id), str(eigen.pk))


@pytest.mark.parametrize("label", MODELLEN)
def test_the_site_empties_no_table_and_takes_no_wall_down(site: Twee, label: str) -> None:
    zet(str(site.a.organisatie.id))
    for sql in (
        "TRUNCATE {t} CASCADE",
        "ALTER TABLE {t} DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE {t} NO FORCE ROW LEVEL SECURITY",
        "DROP POLICY muur ON {t}",
        "CREATE POLICY ruim ON {t} USING (true)",
        "ALTER TABLE {t} DISABLE TRIGGER ALL",
    ):
        weg = sql.format(**tabel(site.van_a[label]))
        geen_recht = pytest.raises(DatabaseError, match=r"permission denied|must be owner")
        with geen_recht, transaction.atomic():
            doe(weg)


def test_switching_the_wall_off_gives_an_error_and_no_rows(site: Twee) -> None:
    doe("SET LOCAL row_security = off")
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        doe("SELECT * FROM casussen_casus")


def test_a_person_finds_the_own_memberships_and_may_only_read_them(site: Twee) -> None:
    lid = site.van_b["organisaties.Lidmaatschap"]
    muur.zet(connection, "", wie=str(lid.gebruiker_id))
    assert vraag("SELECT id FROM organisaties_lidmaatschap") == [(lid.pk,)]
    assert doe("UPDATE organisaties_lidmaatschap SET functie = 'baas'") == 0
    assert vraag("SELECT count(*) FROM organisaties_rolvervulling") == [(0,)]
    assert vraag("SELECT count(*) FROM casussen_casus") == [(0,)]


@pytest.mark.parametrize("label", MODELLEN)
def test_the_owner_of_the_tables_stands_before_the_same_wall(twee: Twee, label: str) -> None:
    with transaction.atomic():
        zet("")
        assert vraag(ALLES.format(**tabel(twee.van_a[label]))) == [(0,)]


@pytest.mark.parametrize("vorm", VORMEN)
def test_without_the_wall_every_question_would_find_it(twee: Twee, vorm: str) -> None:
    """That the questions above can find something at all."""
    ander = twee.van_b["casussen.Casus"]
    with transaction.atomic():
        doe("SET CONSTRAINTS ALL IMMEDIATE")
        doe("ALTER TABLE casussen_casus DISABLE ROW LEVEL SECURITY")
        with als_rol(Rol.SITE):
            zet(str(twee.a.organisatie.id))
            ((gevonden,),) = vraag(vorm.format(**tabel(ander)), str(ander.pk))
            assert gevonden >= 1
        transaction.set_rollback(True)
