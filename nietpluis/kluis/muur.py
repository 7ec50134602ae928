"""Row-level security: in PostgreSQL a row of one organisation is not there for another.

The second wall. The first stands in code (`organisaties.tenant`), on both engines. This one holds
against a query that slips past the first: raw SQL, a join, a manager behind the scope. It reads the
tenant from a setting that lives no longer than the transaction (`zet`); where nothing is set no row
is there, and a new row is refused. FORCE makes it hold for the owner of the tables too; only a
superuser and a role with BYPASSRLS pass, and the site refuses to start as one (`muurbewijs`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.apps import AppConfig
from django.db import connections, router, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.signals import post_migrate

from nietpluis.kluis.muursoort import Soort, ken

ORGANISATIE, LID, GEBRUIKER = "nietpluis.organisatie", "nietpluis.lid", "nietpluis.gebruiker"
INSTELLINGEN = (ORGANISATIE, LID, GEBRUIKER)
VOORVOEGSEL = "muur"
# After a transaction that set it, a local setting reads as empty and not as absent.
_WAARDE = "nullif(current_setting('{}', true), '')::uuid"
_VIA = "EXISTS (SELECT 1 FROM {tabel} van WHERE van.id = {kolom} AND van.{hier})"
_HIER, _IK = _WAARDE.format(ORGANISATIE), _WAARDE.format(GEBRUIKER)


class Beleid(StrEnum):
    """The policies that a table can carry."""

    MUUR = VOORVOEGSEL
    EIGEN = f"{VOORVOEGSEL}_eigen"


@dataclass(frozen=True)
class Muur:
    """Of which organisation a row is: by a column, or as the row of another table that `via` points to.

    `eigen`: the column of the person who may find the own row before an organisation is known; to
    read only.
    """

    organisatie: str = "organisatie_id"
    via: tuple[str, str] | None = None
    eigen: str = ""
    soort: Soort = Soort.HUURDER

    def beleid(self) -> dict[str, str]:
        """Name of each policy -> what it allows."""
        hier = f"{self.organisatie} = {_HIER}"
        if self.via:
            kolom, tabel = self.via
            hier = _VIA.format(tabel=tabel, kolom=kolom, hier=hier)
        alle = {Beleid.MUUR.value: f"FOR ALL USING ({hier}) WITH CHECK ({hier})"}
        eigen = {Beleid.EIGEN.value: f"FOR SELECT USING ({self.eigen} = {_IK})"}
        return alle | eigen if self.eigen else alle

    def afdrukken(self) -> dict[str, str]:
        """Name of each policy -> a mark that changes with what it allows; kept as its comment."""
        return {naam: sha256(tekst.encode()).hexdigest() for naam, tekst in self.beleid().items()}


@dataclass(frozen=True)
class Staat:
    """What stands on a table: switched on, for its owner too, and the marks of its policies."""

    aan: bool
    ook_eigenaar: bool
    beleid: dict[str, str]

    def is_(self, muur: Muur) -> bool:
        """Whether exactly this wall stands there."""
        return self.aan and self.ook_eigenaar and self.beleid == muur.afdrukken()


def bewaak_na_migratie(app: AppConfig, **muren: str | Muur) -> None:
    """Put a wall on the tables of these models after every migrate; call it in `ready()`.

    `Model="organisatie_id"` names the column of the organisation; anything else is a `Muur`.
    """
    gebouwd = {
        model: Muur(muur) if isinstance(muur, str) else muur for model, muur in muren.items()
    }
    for model, muur in gebouwd.items():
        ken(f"{app.label}.{model}", muur.soort)
        _muren[f"{app.label}.{model}"] = muur
    post_migrate.connect(
        _metselaar(gebouwd), sender=app, weak=False, dispatch_uid=f"{VOORVOEGSEL}_{app.label}"
    )


def muren() -> dict[str, Muur]:
    """Every wall, by the label of its model."""
    return dict(_muren)


def installeer(connection: BaseDatabaseWrapper, tabel: str, muur: Muur) -> None:
    """Put the wall on a table, replacing ours that stands there; nothing outside PostgreSQL."""
    if connection.vendor != "postgresql":
        return
    naam, staat = connection.ops.quote_name(tabel), lees_staat(connection).get(tabel)
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for oud in (naam_ for naam_ in (staat.beleid if staat else ()) if naam_ in set(Beleid)):
            cursor.execute(f"DROP POLICY {oud} ON {naam}")
        for beleid, tekst in muur.beleid().items():
            cursor.execute(f"CREATE POLICY {beleid} ON {naam} {tekst}")
            cursor.execute(f"COMMENT ON POLICY {beleid} ON {naam} IS '{muur.afdrukken()[beleid]}'")
        cursor.execute(f"ALTER TABLE {naam} ENABLE ROW LEVEL SECURITY")
        cursor.execute(f"ALTER TABLE {naam} FORCE ROW LEVEL SECURITY")


def lees_staat(connection: BaseDatabaseWrapper) -> dict[str, Staat]:
    """Return what stands on every table, with the policies that hold for everybody; one query."""
    with connection.cursor() as cursor:
        cursor.execute(_STAAT)
        return {
            tabel: Staat(aan, ook_eigenaar, beleid)
            for tabel, aan, ook_eigenaar, beleid in cursor.fetchall()
        }


def zet(connection: BaseDatabaseWrapper, organisatie: str, lid: str = "", wie: str = "") -> None:
    """Say for whom this transaction works; gone with the transaction. PostgreSQL only."""
    stukken = ", ".join(["set_config(%s, %s, true)"] * len(INSTELLINGEN))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {stukken}", [ORGANISATIE, organisatie, LID, lid, GEBRUIKER, wie])


def gezet(connection: BaseDatabaseWrapper) -> tuple[str, str, str]:
    """Return for whom this transaction works: organisation, member, person; empty where none."""
    stukken = ", ".join(["coalesce(current_setting(%s, true), '')"] * len(INSTELLINGEN))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {stukken}", list(INSTELLINGEN))
        organisatie, lid, wie = cursor.fetchone()
    return organisatie, lid, wie


@contextmanager
def binnen(
    connection: BaseDatabaseWrapper, organisatie: str, lid: str = "", wie: str = ""
) -> Iterator[None]:
    """Open a transaction for an organisation (or a person) up to the end of the block, also inside another."""
    with transaction.atomic(using=connection.alias):
        vorige = gezet(connection) if connection.savepoint_ids else None
        zet(connection, organisatie, lid, wie)
        yield
        # After an error the transaction or savepoint rolls back, and takes the setting with it.
        if vorige:
            zet(connection, *vorige)


def langs_organisaties(connection: BaseDatabaseWrapper, ids: list[UUID]) -> Iterator[UUID]:
    """For a data migration: give the organisations one by one, with the rows of each in reach.

    Under FORCE an UPDATE of the owner touches no row at all, and says nothing of it.
    """
    for organisatie in ids:
        if connection.vendor == "postgresql":
            with binnen(connection, str(organisatie)):
                yield organisatie
        else:
            yield organisatie


_muren: dict[str, Muur] = {}

_STAAT = """
SELECT c.relname, c.relrowsecurity, c.relforcerowsecurity,
       coalesce(json_object_agg(p.polname, obj_description(p.oid, 'pg_policy'))
                FILTER (WHERE 0 = ANY (p.polroles)), '{}')
FROM pg_class c LEFT JOIN pg_policy p ON p.polrelid = c.oid
WHERE c.relkind IN ('r', 'p') AND pg_table_is_visible(c.oid)
  AND c.relnamespace <> 'pg_catalog'::regnamespace
GROUP BY c.oid
"""


def _metselaar(muren: dict[str, Muur]) -> Callable[..., None]:
    def metsel(sender: AppConfig, using: str, **_kwargs: Any) -> None:
        connection = connections[using]
        if connection.vendor != "postgresql":
            return
        staat = lees_staat(connection)
        for naam, muur in muren.items():
            model = sender.get_model(naam)
            tabel = model._meta.db_table
            # After migrating back to zero there is no table.
            past = router.allow_migrate_model(using, model) and tabel in staat
            if past and not staat[tabel].is_(muur):
                installeer(connection, tabel, muur)

    return metsel
