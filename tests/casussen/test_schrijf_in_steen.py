"""What is recorded cannot be changed or removed, not even by hand in the database."""

from collections.abc import Callable, Iterator

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, models, transaction

from nietpluis.casussen.models import Casus, Raadpleging, Vastlegging
from nietpluis.casussen.raadplegen import leg_raadpleging_vast
from nietpluis.kluis import onveranderlijk
from nietpluis.organisaties.models import Lidmaatschap, Organisatie
from nietpluis.organisaties.toegang import in_organisatie
from tests.casussen.casus import geef
from tests.casussen.momentopname import momentopname

VAST: tuple[type[models.Model], ...] = (Vastlegging, Raadpleging)
TABELLEN = [model._meta.db_table for model in VAST]
KOLOMMEN = [(model._meta.db_table, veld.column) for model in VAST for veld in model._meta.fields]

WIJZIG = "UPDATE {tabel} SET {kolom} = {kolom}"
WIS = dict.fromkeys(("sqlite", "postgresql"), "DELETE FROM {tabel}")
WIS_EEN = dict.fromkeys(("sqlite", "postgresql"), "DELETE FROM {tabel} WHERE id > 0")
VERVANG = {
    "sqlite": "INSERT OR REPLACE INTO {tabel} SELECT * FROM {tabel}",
    "postgresql": "INSERT INTO {tabel} SELECT * FROM {tabel} ON CONFLICT ({sleutel}) DO UPDATE SET id = 1",
}
# The log of reading lies in parts there, by month.
SLEUTEL = {"casussen_raadpleging": "id, wanneer"}
# SQLite knows no TRUNCATE; it has another word for replacing.
MAAK_LEEG = {
    "sqlite": "REPLACE INTO {tabel} SELECT * FROM {tabel} LIMIT 1",
    "postgresql": "TRUNCATE {tabel} CASCADE",
}


@pytest.fixture
def casus(fatima: Lidmaatschap, anna: Lidmaatschap) -> Iterator[Casus]:
    """A dossier that was read once: a row in both tables, within reach."""
    casus = geef(fatima)
    leg_raadpleging_vast(anna, "casus", "ontvanger", casus)
    connection.check_constraints()  # what PostgreSQL left for the end would refuse a TRUNCATE first
    with in_organisatie(anna.organisatie_id, schrijven=True):
        yield casus


def voer_uit(opdracht: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(opdracht)


def geweigerd(daad: Callable[[], object]) -> None:
    voor = momentopname()
    with pytest.raises(DatabaseError, match="blijft staan"), transaction.atomic():
        daad()
    assert momentopname() == voor


@pytest.mark.parametrize(("tabel", "kolom"), KOLOMMEN)
def test_no_column_can_be_updated(casus: Casus, tabel: str, kolom: str) -> None:
    geweigerd(lambda: voer_uit(WIJZIG.format(tabel=tabel, kolom=kolom)))


@pytest.mark.parametrize("opdracht", [WIS, WIS_EEN, VERVANG, MAAK_LEEG])
@pytest.mark.parametrize("tabel", TABELLEN)
def test_no_row_can_be_deleted_replaced_or_swept_away(
    casus: Casus, tabel: str, opdracht: dict[str, str]
) -> None:
    sleutel = SLEUTEL.get(tabel, "id")
    geweigerd(lambda: voer_uit(opdracht[connection.vendor].format(tabel=tabel, sleutel=sleutel)))


@pytest.mark.parametrize("model", VAST)
def test_the_orm_cannot_either(casus: Casus, model: type[models.Model]) -> None:
    with in_organisatie(casus.organisatie_id, schrijven=True):
        rij = model._base_manager.all()[0]
        geweigerd(rij.delete)
        geweigerd(rij.save)
        geweigerd(model._base_manager.all().delete)


def test_the_row_of_a_casus_with_facts_cannot_go(casus: Casus) -> None:
    with (
        in_organisatie(casus.organisatie_id, schrijven=True),
        pytest.raises(models.ProtectedError),
    ):
        casus.delete()


def test_migrate_leaves_them_guarded(db: None) -> None:
    assert set(TABELLEN) <= set(onveranderlijk.beveiligde_tabellen(connection))
    for tabel in TABELLEN:
        onveranderlijk.bewijs(connection, tabel)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("model", VAST)
def test_the_next_migrate_after_a_table_rebuild_guards_it_again(model: type[models.Model]) -> None:
    tabel = model._meta.db_table
    veld = next(veld for veld in model._meta.fields if veld.name == "organisatie")
    los = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+", null=True)
    los.set_attributes_from_name("organisatie")
    los.model = model
    with connection.schema_editor() as editor:
        editor.alter_field(model, veld, los)
    try:
        # PostgreSQL alters in place. SQLite made another table, and dropped the triggers with the old one.
        assert onveranderlijk.is_geinstalleerd(connection, tabel) is (
            connection.vendor == "postgresql"
        )
        call_command("migrate", verbosity=0)
        onveranderlijk.bewijs(connection, tabel)
    finally:
        onveranderlijk.verwijder(connection, tabel)
        with connection.schema_editor() as editor:
            editor.alter_field(model, los, veld)
        onveranderlijk.installeer(connection, tabel)
