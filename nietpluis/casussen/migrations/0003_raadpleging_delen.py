"""The log of reading goes into monthly parts on PostgreSQL (docs/besluiten/0030). The model stays as it is.

Django knows no partitioned tables, and keeps `id` as the key it knows; the database has (id, wanneer). The rows
move by copying, and the migration stops where not every one of them arrived.
"""

from datetime import UTC, date, datetime
from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABEL, OUD, VANGNET = (
    "casussen_raadpleging",
    "casussen_raadpleging_oud",
    "casussen_raadpleging_vangnet",
)
VOORUIT = 15


def in_delen(_apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Make the table in parts, move the rows, and throw the old one away."""
    if editor.connection.vendor != "postgresql":
        return
    editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with editor.connection.cursor() as cursor:
        indexen, sleutels = _bestaande(cursor)
        _zet_opzij(cursor, indexen)
        cursor.execute(
            f"CREATE TABLE {TABEL} (LIKE {OUD} INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING IDENTITY)"
            " PARTITION BY RANGE (wanneer)"
        )
        cursor.execute(f"ALTER TABLE {TABEL} ADD PRIMARY KEY (id, wanneer)")
        for opdracht in (*indexen.values(), *sleutels):
            cursor.execute(opdracht)
        _maak_delen(cursor)
        _verhuis(cursor)


def _bestaande(cursor: Any) -> tuple[dict[str, str], list[str]]:
    """The statements that make the indexes and the foreign keys of the table as it is."""
    cursor.execute(
        "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s AND schemaname = current_schema()"
        " AND indexdef NOT LIKE 'CREATE UNIQUE%%'",
        [TABEL],
    )
    indexen = dict(cursor.fetchall())
    cursor.execute(
        "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE conrelid = to_regclass(%s) AND contype = 'f'",
        [TABEL],
    )
    return indexen, [
        f'ALTER TABLE {TABEL} ADD CONSTRAINT "{naam}" {wat}' for naam, wat in cursor.fetchall()
    ]


def _zet_opzij(cursor: Any, indexen: dict[str, str]) -> None:
    """Give the old table another name, and free the names of its indexes."""
    for naam in indexen:
        cursor.execute(f'DROP INDEX "{naam}"')
    cursor.execute(f"ALTER TABLE {TABEL} RENAME TO {OUD}")
    cursor.execute(f"ALTER TABLE {OUD} RENAME CONSTRAINT {TABEL}_pkey TO {OUD}_pkey")
    cursor.execute(f"ALTER SEQUENCE {TABEL}_id_seq RENAME TO {OUD}_id_seq")
    # Forced row-level security would show the owner no row, without a word.
    cursor.execute(f"ALTER TABLE {OUD} NO FORCE ROW LEVEL SECURITY")


def _maak_delen(cursor: Any) -> None:
    """A part for every month that has rows and for those to come, and one for what falls outside."""
    cursor.execute("SELECT min(wanneer AT TIME ZONE 'UTC') FROM casussen_raadpleging_oud")
    (eerste,) = cursor.fetchone()
    nu = datetime.now(UTC)
    begin = min(eerste.date(), nu.date()) if eerste else nu.date()
    for n in range(_maand(begin), _maand(nu.date()) + VOORUIT + 1):
        van, tot = _dag(n), _dag(n + 1)
        deel = f"{TABEL}_{van:%Y_%m}"
        grens = f"FROM ('{van} 00:00:00+00') TO ('{tot} 00:00:00+00')"
        cursor.execute(f"CREATE TABLE {deel} PARTITION OF {TABEL} FOR VALUES {grens}")
        _sluit_af(cursor, deel)
    cursor.execute(f"CREATE TABLE {VANGNET} PARTITION OF {TABEL} DEFAULT")
    _sluit_af(cursor, VANGNET)


def _sluit_af(cursor: Any, deel: str) -> None:
    cursor.execute(f"ALTER TABLE {deel} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")


def _maand(dag: date) -> int:
    return dag.year * 12 + dag.month - 1


def _dag(maand: int) -> date:
    return date(maand // 12, maand % 12 + 1, 1)


def _verhuis(cursor: Any) -> None:
    """Copy every row with its number, go on counting after the last, and drop the old table."""
    cursor.execute(
        "INSERT INTO casussen_raadpleging OVERRIDING SYSTEM VALUE"
        " SELECT * FROM casussen_raadpleging_oud"
    )
    verhuisd = cursor.rowcount
    cursor.execute("SELECT count(*), max(id) FROM casussen_raadpleging_oud")
    aantal, laatste = cursor.fetchone()
    if aantal != verhuisd:
        raise RuntimeError(f"{verhuisd} van {aantal} raadplegingen verhuisd: er klopt iets niet.")
    if laatste:
        cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [TABEL, laatste])
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    cursor.execute(f"DROP TABLE {OUD}")


class Migration(migrations.Migration):
    """On SQLite this does nothing: there are no parts."""

    dependencies = [("casussen", "0002_raadpleging_meer")]

    operations = [migrations.RunPython(in_delen, migrations.RunPython.noop)]
