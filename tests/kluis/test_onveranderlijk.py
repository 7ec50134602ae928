from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import DatabaseError, connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.signals import post_migrate

from nietpluis.kluis import onveranderlijk
from nietpluis.kluis.models import Organisatiesleutel

TABEL = "kluis_organisatiesleutel"  # any table will do to try the triggers on
VAN_ZICHZELF = "kluis_vernietigd"  # append-only by itself

pytestmark = pytest.mark.django_db


@pytest.fixture
def connection() -> BaseDatabaseWrapper:
    return connections["sleutels"]


@pytest.fixture
def vast(connection: BaseDatabaseWrapper, linde: UUID) -> Organisatiesleutel:
    """A row in a table that was made append-only; the test's rollback undoes both."""
    onveranderlijk.installeer(connection, TABEL)
    return Organisatiesleutel.objects.create(organisatie=linde, versie=1, verpakt=b"x")


def _sql(connection: BaseDatabaseWrapper, opdracht: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(opdracht)


def _geweigerd(daad: Callable[[], object]) -> None:
    with pytest.raises(DatabaseError, match="blijft staan"), transaction.atomic(using="sleutels"):
        daad()


@pytest.mark.parametrize(
    "opdracht",
    [
        "UPDATE kluis_organisatiesleutel SET versie = 2",
        "UPDATE kluis_organisatiesleutel SET versie = versie",
        "DELETE FROM kluis_organisatiesleutel",
        "DELETE FROM kluis_organisatiesleutel WHERE versie = 1",
    ],
)
def test_the_database_refuses(
    connection: BaseDatabaseWrapper, vast: Organisatiesleutel, opdracht: str
) -> None:
    _geweigerd(lambda: _sql(connection, opdracht))
    assert Organisatiesleutel.objects.get().versie == 1


def test_the_orm_is_refused_too(vast: Organisatiesleutel) -> None:
    _geweigerd(lambda: Organisatiesleutel.objects.update(versie=2))
    _geweigerd(lambda: Organisatiesleutel.objects.all().delete())
    _geweigerd(vast.delete)
    _geweigerd(vast.save)


REPLACE = {
    "sqlite": "INSERT OR REPLACE INTO kluis_organisatiesleutel SELECT * FROM kluis_organisatiesleutel",
    "postgresql": "INSERT INTO kluis_organisatiesleutel SELECT * FROM kluis_organisatiesleutel"
    " ON CONFLICT (id) DO UPDATE SET versie = 9",
}


def test_replacing_is_refused(connection: BaseDatabaseWrapper, vast: Organisatiesleutel) -> None:
    _geweigerd(lambda: _sql(connection, REPLACE[connection.vendor]))


def test_truncating_is_refused(connection: BaseDatabaseWrapper, vast: Organisatiesleutel) -> None:
    # SQLite has no TRUNCATE: there it is a DELETE without condition.
    truncate = "DELETE FROM" if connection.vendor == "sqlite" else "TRUNCATE"
    _geweigerd(lambda: _sql(connection, f"{truncate} {TABEL}"))


def test_adding_stays_possible(vast: Organisatiesleutel) -> None:
    Organisatiesleutel.objects.create(organisatie=uuid4(), versie=1, verpakt=b"y")
    assert Organisatiesleutel.objects.count() == 2


def test_a_statement_that_touches_nothing_passes(vast: Organisatiesleutel) -> None:
    assert Organisatiesleutel.objects.filter(versie=99).update(versie=1) == 0


def test_installing_twice_is_the_same(
    connection: BaseDatabaseWrapper, vast: Organisatiesleutel
) -> None:
    onveranderlijk.installeer(connection, TABEL)
    assert onveranderlijk.is_geinstalleerd(connection, TABEL)
    assert onveranderlijk.beveiligde_tabellen(connection) == [TABEL, VAN_ZICHZELF]


def test_taking_off_gives_the_table_free(
    connection: BaseDatabaseWrapper, vast: Organisatiesleutel
) -> None:
    onveranderlijk.verwijder(connection, TABEL)
    assert not onveranderlijk.is_geinstalleerd(connection, TABEL)
    assert Organisatiesleutel.objects.update(versie=2) == 1


def test_the_proof_leaves_everything_as_it_was(
    connection: BaseDatabaseWrapper, vast: Organisatiesleutel
) -> None:
    onveranderlijk.bewijs(connection, TABEL)
    assert Organisatiesleutel.objects.get().versie == 1


def test_the_proof_fails_without_triggers(connection: BaseDatabaseWrapper) -> None:
    with pytest.raises(onveranderlijk.NietOnveranderlijk, match="mist"):
        onveranderlijk.bewijs(connection, TABEL)


def test_the_proof_fails_when_the_triggers_do_nothing(
    connection: BaseDatabaseWrapper, vast: Organisatiesleutel, monkeypatch: pytest.MonkeyPatch
) -> None:
    onveranderlijk.verwijder(connection, TABEL)
    monkeypatch.setattr(onveranderlijk, "is_geinstalleerd", lambda *_: True)
    with pytest.raises(onveranderlijk.NietOnveranderlijk, match="laat zich wijzigen"):
        onveranderlijk.bewijs(connection, TABEL)
    assert Organisatiesleutel.objects.get().versie == 1


def test_a_gutted_trigger_does_not_count(
    connection: BaseDatabaseWrapper, vast: Organisatiesleutel
) -> None:
    trigger = f"onveranderlijk_{TABEL}"
    if connection.vendor == "sqlite":
        _sql(connection, f"DROP TRIGGER {trigger}_update")
        leeg = f"BEFORE UPDATE ON {TABEL} BEGIN SELECT 1; END"
        _sql(connection, f"CREATE TRIGGER {trigger}_update {leeg}")
    else:
        _sql(connection, f"ALTER TABLE {TABEL} DISABLE TRIGGER {trigger}_rij")
    assert not onveranderlijk.is_geinstalleerd(connection, TABEL)


def test_every_migrate_puts_them_back(connection: BaseDatabaseWrapper) -> None:
    app = apps.get_app_config("kluis")
    post_migrate.disconnect(sender=app, dispatch_uid="onveranderlijk_kluis")
    onveranderlijk.bewaak_na_migratie(app, "Organisatiesleutel")
    try:
        call_command("migrate", database="sleutels", verbosity=0)
    finally:
        post_migrate.disconnect(sender=app, dispatch_uid="onveranderlijk_kluis")
        onveranderlijk.bewaak_na_migratie(app, "Vernietigd")
    assert onveranderlijk.beveiligde_tabellen(connection) == [TABEL, VAN_ZICHZELF]


@pytest.mark.django_db(transaction=True)
def test_a_table_rebuild_drops_them_on_sqlite_and_installing_brings_them_back(
    connection: BaseDatabaseWrapper, vast: Organisatiesleutel
) -> None:
    ander_veld = models.BigIntegerField()
    ander_veld.set_attributes_from_name("versie")
    veld = Organisatiesleutel._meta.get_field("versie")
    with connection.schema_editor() as editor:
        editor.alter_field(Organisatiesleutel, veld, ander_veld)
    try:
        gebleven = connection.vendor == "postgresql"
        assert onveranderlijk.is_geinstalleerd(connection, TABEL) is gebleven
        onveranderlijk.installeer(connection, TABEL)
        onveranderlijk.bewijs(connection, TABEL)
    finally:
        onveranderlijk.verwijder(connection, TABEL)
        with connection.schema_editor() as editor:
            editor.alter_field(Organisatiesleutel, ander_veld, veld)


def test_the_proof_fails_on_sqlite_without_recursive_triggers(
    connection: BaseDatabaseWrapper, vast: Organisatiesleutel
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("alleen SQLite kent recursive_triggers")
    _sql(connection, "PRAGMA recursive_triggers=OFF")
    try:
        with pytest.raises(onveranderlijk.NietOnveranderlijk, match="recursive_triggers"):
            onveranderlijk.bewijs(connection, TABEL)
    finally:
        _sql(connection, "PRAGMA recursive_triggers=ON")
