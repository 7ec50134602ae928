"""Writing many rows at once: COPY on PostgreSQL, large INSERTs on SQLite."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model
from psycopg import Cursor, sql

BATCH = 400  # rows in one INSERT on SQLite


def schrijf(alias: str, rijen: Iterable[Model]) -> None:
    """Insert unsaved rows of any models, each model's rows together, in the order of first appearance.

    The caller holds the transaction.
    """
    per_model: dict[type[Model], list[Model]] = defaultdict(list)
    for rij in rijen:
        per_model[type(rij)].append(rij)
    schrijver = _kopieer if connections[alias].vendor == "postgresql" else _voeg_in
    for model, stapel in per_model.items():
        schrijver(alias, model, stapel)


def _voeg_in(alias: str, model: type[Model], rijen: Sequence[Model]) -> None:
    tabel: models.QuerySet[Model] = models.QuerySet(model, using=alias)
    tabel.bulk_create(rijen, batch_size=BATCH)


def _kopieer(alias: str, model: type[Model], rijen: Sequence[Model]) -> None:
    """COPY the rows. Where row-level security holds COPY is refused: then by way of a table beside it."""
    verbinding = connections[alias]
    velden = _velden(model, verbinding)
    tabel = sql.Identifier(model._meta.db_table)
    kolommen = sql.SQL(", ").join([sql.Identifier(veld.kolom) for veld in velden])
    with verbinding.cursor() as cursor:
        # The driver's own cursor: Django's knows no COPY.
        ruw = cursor.connection.cursor()
        doel = _naast(ruw, tabel, kolommen) if _is_afgeschermd(ruw, model._meta.db_table) else tabel
        opdracht = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT BINARY)").format(doel, kolommen)
        with ruw.copy(opdracht) as copy:
            copy.set_types([veld.soort for veld in velden])
            for rij in rijen:
                copy.write_row([getattr(rij, veld.naam) for veld in velden])
        if doel is not tabel:
            overnemen = sql.SQL("INSERT INTO {0} ({1}) SELECT {1} FROM {2}")
            ruw.execute(overnemen.format(tabel, kolommen, doel))
            ruw.execute(sql.SQL("DROP TABLE {}").format(doel))


def _is_afgeschermd(cursor: Cursor[Any], tabel: str) -> bool:
    """Whether row-level security holds for us on this table."""
    rij = cursor.execute("SELECT row_security_active(quote_ident(%s))", [tabel]).fetchone()
    return bool(rij and rij[0])


def _naast(cursor: Cursor[Any], tabel: sql.Identifier, kolommen: sql.Composed) -> sql.Identifier:
    """An empty table with these columns beside it, of this transaction alone."""
    naast = sql.Identifier("vullen_naast")
    maak = sql.SQL("CREATE TEMPORARY TABLE {} ON COMMIT DROP AS SELECT {} FROM {} WITH NO DATA")
    cursor.execute(maak.format(naast, kolommen, tabel))
    return naast


class _Veld(NamedTuple):
    """A column: the attribute that holds its value, its name, its type in PostgreSQL without length."""

    naam: str
    kolom: str
    soort: str


def _velden(model: type[Model], verbinding: BaseDatabaseWrapper) -> list[_Veld]:
    """The columns that we fill; a number that the database gives out is not among them."""
    return [
        _Veld(veld.attname, str(veld.column), str(veld.db_type(verbinding)).partition("(")[0])
        for veld in model._meta.concrete_fields
        if not veld.db_returning
    ]
