"""Append-only tables: triggers in the database that refuse every change and removal.

They hold against our own mistakes, a shell and an application account that
was broken into. Against an owner of the database the chain (keten.py) tells.

Row triggers, alike on both engines: they refuse as soon as a row is touched,
and leave a statement that touches none alone. On SQLite INSERT OR REPLACE
fires them only with PRAGMA recursive_triggers=ON.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.apps import AppConfig
from django.db import IntegrityError, ProgrammingError, connections, router, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.signals import post_migrate

MELDING = "Wat is vastgelegd, blijft staan: deze tabel laat geen wijziging of verwijdering toe."
VOORVOEGSEL = "onveranderlijk"
_FUNCTIE, _FUNCTIE_VAST = "nietpluis_weiger_wijziging", "nietpluis_weiger_zodra_vast"
_EEN_RIJ = "SELECT 1 FROM {tabel} LIMIT 1"
_POGINGEN = ("DELETE FROM {tabel}", "UPDATE {tabel} SET {kolom} = {kolom}")


class NietOnveranderlijk(Exception):
    """A table that must be append-only can be changed; str() says which and why, in Dutch."""


@dataclass(frozen=True)
class Houder:
    """What makes the rows of a table fast: a row of table `tabel` whose id their column `kolom` names.

    Until that row is there they may be deleted, never changed: what was begun and not finished can go.
    """

    tabel: str
    kolom: str


def installeer(connection: BaseDatabaseWrapper, tabel: str) -> None:
    """Put the triggers on the table and its parts, replacing ours that stand there already."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        verwijder(connection, tabel)
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRESQL_FUNCTIE)
            cursor.execute(_POSTGRESQL_FUNCTIE_VAST)
        for deel in _met_delen(connection, tabel):
            for opdracht in _opdrachten(connection, deel).values():
                cursor.execute(opdracht)


def verwijder(connection: BaseDatabaseWrapper, tabel: str) -> None:
    """Take our triggers off: for a test that must empty its tables, and for the end of a term on SQLite."""
    for deel in _met_delen(connection, tabel):
        op_tabel = f" ON {_naam(connection, deel)}" if connection.vendor == "postgresql" else ""
        with connection.cursor() as cursor:
            for trigger in _triggers(connection, deel):
                cursor.execute(f"DROP TRIGGER {_naam(connection, trigger)}{op_tabel}")


def delen_van(connection: BaseDatabaseWrapper, tabel: str) -> list[str]:
    """The parts of a table that is kept in parts (PostgreSQL), by name; none for any other.

    A part takes over the row triggers of the whole, but not the one against TRUNCATE: it carries its own.
    """
    if connection.vendor != "postgresql":
        return []
    vraag = (
        "SELECT relname FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid"
        " WHERE inhparent = to_regclass(quote_ident(%s)) ORDER BY relname"
    )
    return [naam for (naam,) in _vraag(connection, vraag, [tabel])]


def _met_delen(connection: BaseDatabaseWrapper, tabel: str) -> list[str]:
    return [tabel, *delen_van(connection, tabel)]


def is_geinstalleerd(connection: BaseDatabaseWrapper, tabel: str) -> bool:
    """Whether every trigger stands on this table and its parts, unaltered and switched on."""
    return all(_staan_er(connection, deel) for deel in _met_delen(connection, tabel))


def _staan_er(connection: BaseDatabaseWrapper, tabel: str) -> bool:
    staat = _triggers(connection, tabel)
    if connection.vendor == "sqlite":
        return staat == _opdrachten(connection, tabel)
    return set(staat) == set(_opdrachten(connection, tabel)) and set(staat.values()) <= {"A", "O"}


def beveiligde_tabellen(connection: BaseDatabaseWrapper) -> list[str]:
    """Return the tables that carry our triggers."""
    with connection.cursor() as cursor:
        tabellen = connection.introspection.table_names(cursor)
    return [tabel for tabel in tabellen if _triggers(connection, tabel)]


def bewijs(connection: BaseDatabaseWrapper, tabel: str) -> None:
    """Prove that the table refuses; raises NietOnveranderlijk. For the start of the program.

    Reads the triggers back and then really tries to change and to delete,
    inside a transaction that is rolled back. (On an empty table the second
    part can show nothing.)
    """
    if not is_geinstalleerd(connection, tabel):
        raise NietOnveranderlijk(f"De tabel {tabel} mist haar beveiliging. Draai 'migrate'.")
    if connection.vendor == "sqlite" and _vraag(connection, "PRAGMA recursive_triggers") != [(1,)]:
        raise NietOnveranderlijk(f"De tabel {tabel} is te vervangen: recursive_triggers staat uit.")
    for opdracht in _pogingen(connection, tabel):
        if not _weigert(connection, opdracht):
            raise NietOnveranderlijk(f"De tabel {tabel} laat zich wijzigen ondanks beveiliging.")


def bewaak_na_migratie(app: AppConfig, *modellen: str, **houders: tuple[str, str]) -> None:
    """Install the triggers on these models' tables after every migrate; call it in `ready()`.

    `Model=("Houder", "kolom")`: its rows may be deleted until a row of that other model holds them.

    A table rebuild on SQLite drops triggers silently, so a migration cannot
    be the place: the next one would undo it. post_migrate is the hook that
    the migrate command itself offers; nothing of ours is announced or
    listened to between apps, so this is no architecture of signals.
    """
    for model, (houder, kolom) in houders.items():
        tabellen = [app.get_model(naam)._meta.db_table for naam in (model, houder)]
        _houders[tabellen[0]] = Houder(tabellen[1], kolom)
    post_migrate.connect(
        _installateur((*modellen, *houders)),
        sender=app,
        weak=False,
        dispatch_uid=f"{VOORVOEGSEL}_{app.label}",
    )


def _installateur(modellen: tuple[str, ...]) -> Callable[..., None]:
    def installeer_alle(sender: AppConfig, using: str, **_kwargs: Any) -> None:
        connection = connections[using]
        bestaand = connection.introspection.table_names()
        for model in map(sender.get_model, modellen):
            tabel = model._meta.db_table
            # After migrating back to zero there is no table.
            if router.allow_migrate_model(using, model) and tabel in bestaand:
                installeer(connection, tabel)

    return installeer_alle


_houders: dict[str, Houder] = {}

_POSTGRESQL_FUNCTIE = f"""
CREATE OR REPLACE FUNCTION {_FUNCTIE}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '{MELDING}' USING ERRCODE = 'integrity_constraint_violation';
END $$
"""

# The names of table and column come with the trigger; WHEN may not look into another table.
_POSTGRESQL_FUNCTIE_VAST = f"""
CREATE OR REPLACE FUNCTION {_FUNCTIE_VAST}() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE vast boolean;
BEGIN
    EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I WHERE id = ($1).%I)', TG_ARGV[0], TG_ARGV[1])
        INTO vast USING OLD;
    IF vast THEN
        RAISE EXCEPTION '{MELDING}' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN OLD;
END $$
"""  # noqa: S608 -- filled with our own constants


def _opdrachten(connection: BaseDatabaseWrapper, tabel: str) -> dict[str, str]:
    """Trigger name -> the statement that makes it, as SQLite gives it back."""
    houder = _houders.get(tabel)
    maak = _vormen_postgresql if connection.vendor == "postgresql" else _vormen_sqlite
    vormen = maak(houder)
    return {
        (naam := f"{VOORVOEGSEL}_{tabel}_{soort}"): f"CREATE TRIGGER {_naam(connection, naam)} "
        + vorm.format(tabel=_naam(connection, tabel))
        for soort, vorm in vormen.items()
    }


def _vormen_postgresql(houder: Houder | None) -> dict[str, str]:
    weiger = f"EXECUTE FUNCTION {_FUNCTIE}()"
    leeg = f"BEFORE TRUNCATE ON {{tabel}} FOR EACH STATEMENT {weiger}"
    if houder is None:
        return {"rij": f"BEFORE UPDATE OR DELETE ON {{tabel}} FOR EACH ROW {weiger}", "leeg": leeg}
    vast = f"EXECUTE FUNCTION {_FUNCTIE_VAST}('{houder.tabel}', '{houder.kolom}')"
    return {
        "rij": f"BEFORE UPDATE ON {{tabel}} FOR EACH ROW {weiger}",
        "vast": f"BEFORE DELETE ON {{tabel}} FOR EACH ROW {vast}",
        "leeg": leeg,
    }


def _vormen_sqlite(houder: Houder | None) -> dict[str, str]:
    weiger = f"BEGIN SELECT RAISE(ABORT, '{MELDING}'); END"
    als = ""
    if houder:
        als = f'WHEN EXISTS (SELECT 1 FROM "{houder.tabel}" WHERE id = OLD."{houder.kolom}") '  # noqa: S608 -- our own
    return {
        "update": f"BEFORE UPDATE ON {{tabel}} {weiger}",
        "delete": f"BEFORE DELETE ON {{tabel}} {als}{weiger}",
    }


def _triggers(connection: BaseDatabaseWrapper, tabel: str) -> dict[str, str]:
    """Name -> statement (SQLite) or on/off (PostgreSQL) of our triggers on the table."""
    if connection.vendor == "postgresql":
        vraag = (
            "SELECT tgname, tgenabled::text FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid"
            " WHERE tgrelid = to_regclass(quote_ident(%s)) AND proname IN (%s, %s) AND tgparentid = 0"
        )
        return dict(_vraag(connection, vraag, [tabel, _FUNCTIE, _FUNCTIE_VAST]))
    vraag = (
        "SELECT name, sql FROM sqlite_master"
        " WHERE type = 'trigger' AND tbl_name = %s AND name GLOB %s"
    )
    return dict(_vraag(connection, vraag, [tabel, f"{VOORVOEGSEL}_*"]))


def _pogingen(connection: BaseDatabaseWrapper, tabel: str) -> list[str]:
    """Return statements that the triggers must refuse; none for an empty table."""
    naam = _naam(connection, tabel)
    if not _vraag(connection, _EEN_RIJ.format(tabel=naam)):
        return []
    with connection.cursor() as cursor:
        kolommen = connection.introspection.get_table_description(cursor, tabel)
    kolom = _naam(connection, kolommen[0].name)
    # Some rows of a table with a holder may be deleted.
    pogingen = _POGINGEN[1:] if tabel in _houders else _POGINGEN
    return [poging.format(tabel=naam, kolom=kolom) for poging in pogingen]


def _weigert(connection: BaseDatabaseWrapper, opdracht: str) -> bool:
    try:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute(opdracht)
            transaction.set_rollback(True, using=connection.alias)
    except (IntegrityError, ProgrammingError):  # our trigger, or no privilege to begin with
        return True
    return False


def _vraag(
    connection: BaseDatabaseWrapper, sql: str, waarden: list[str] | None = None
) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, waarden)
        rijen: list[Any] = cursor.fetchall()
    return rijen


def _naam(connection: BaseDatabaseWrapper, naam: str) -> str:
    return connection.ops.quote_name(naam)
