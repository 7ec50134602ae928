"""The roles of PostgreSQL, as statements: each may do its own work and nothing beside it.

Who owns the tables can take a trigger or a policy off, so the site must not own them. A role that sees
the rows of all organisations writes none, or is used by a person and not by a program.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import sql

from nietpluis.kluis import muur, muurbewijs
from nietpluis.kluis.muursoort import Soort
from nietpluis.kluis.onveranderlijk import beveiligde_tabellen

VOORVOEGSEL = "nietpluis"
CIJFERBELEID = f"{muur.VOORVOEGSEL}_cijfers"
BOEKHOUDING = ("django_migrations", "django_content_type", "auth_permission")
"""Tables that Django keeps for itself; the site only reads them."""


class Rol(StrEnum):
    """Who comes to the database."""

    EIGENAAR = "eigenaar"
    SITE = "site"
    RESERVEKOPIE = "reservekopie"
    DATAMIGRATIE = "datamigratie"
    CIJFERS = "cijfers"


# pg_dump refuses under forced row-level security, and an UPDATE there touches no row in silence.
_LANGS_DE_MUUR = (Rol.RESERVEKOPIE, Rol.DATAMIGRATIE)
_ALLEEN_LEZEN = (Rol.RESERVEKOPIE, Rol.CIJFERS)
_MAAK = (
    "DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = {bestaat})"
    " THEN CREATE ROLE {naam}; END IF; END $$; ALTER ROLE {naam} {kan}"
)


@dataclass(frozen=True)
class Rollen:
    """The statements for one database; `voorvoegsel` begins the name of each role."""

    connection: BaseDatabaseWrapper
    voorvoegsel: str = VOORVOEGSEL

    def naam(self, rol: Rol) -> str:
        """What a role is called in the cluster."""
        return f"{self.voorvoegsel}_{rol.value}"

    def rechten(self) -> list[str]:
        """What each role may do here. For the owner of the tables, after every migrate."""
        return [
            *self._niets(),
            *self._site(),
            *self._reservekopie(),
            *self._datamigratie(),
            *self._cijfers(),
        ]

    def _niets(self) -> Iterator[str]:
        """Begin with nothing, so that what is no longer given is gone."""
        for rol in self._anderen():
            for soort in ("TABLES", "SEQUENCES"):
                yield f"REVOKE ALL ON ALL {soort} IN SCHEMA public FROM {rol}"
            yield f"GRANT USAGE ON SCHEMA public TO {rol}"

    def _site(self) -> Iterator[str]:
        """Read and write, by the whole table: not by its parts; what is recorded stays; no TRUNCATE."""
        naam, vast = self.naam(Rol.SITE), set(beveiligde_tabellen(self.connection))
        for tabel in self._tabellen():
            mag = "SELECT" if tabel in BOEKHOUDING else "SELECT, INSERT, UPDATE, DELETE"
            mag = "SELECT, INSERT" if tabel in vast else mag
            yield f"GRANT {mag} ON {self._quote(tabel)} TO {naam}"
        yield f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {naam}"

    def _reservekopie(self) -> Iterator[str]:
        naam = self.naam(Rol.RESERVEKOPIE)
        yield f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {naam}"
        yield f"GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO {naam}"

    def _datamigratie(self) -> Iterator[str]:
        naam = self.naam(Rol.DATAMIGRATIE)
        yield f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {naam}"
        yield f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {naam}"

    def _cijfers(self) -> Iterator[str]:
        """The figures of all organisations, and no other table."""
        naam = self.naam(Rol.CIJFERS)
        for tabel, wand in muurbewijs.tabellen(self.connection).items():
            if wand.soort is Soort.CIJFERS and tabel in self._tabellen():
                doel = self._quote(tabel)
                yield f"GRANT SELECT ON {doel} TO {naam}"
                yield f"DROP POLICY IF EXISTS {CIJFERBELEID} ON {doel}"
                yield f"CREATE POLICY {CIJFERBELEID} ON {doel} FOR SELECT TO {naam} USING (true)"

    def _anderen(self) -> list[str]:
        return [self.naam(rol) for rol in Rol if rol is not Rol.EIGENAAR]

    def _tabellen(self) -> list[str]:
        """The tables by their whole: a part of one is reached through it, or not at all."""
        with self.connection.cursor() as cursor:
            cursor.execute(
                "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition"
                " AND relnamespace = 'public'::regnamespace ORDER BY relname"
            )
            return [naam for (naam,) in cursor.fetchall()]

    def _quote(self, tabel: str) -> str:
        return self.connection.ops.quote_name(tabel)


def maak(voorvoegsel: str = VOORVOEGSEL) -> list[str]:
    """The statements that make the roles, once per cluster, for a superuser; harmless when run again.

    Without a password nobody can sign in as one of them: give each its own.
    """
    return [_maak(f"{voorvoegsel}_{rol.value}", rol) for rol in Rol] + [
        f"ALTER ROLE {voorvoegsel}_{rol.value} SET default_transaction_read_only = on"
        for rol in _ALLEEN_LEZEN
    ]


def _maak(naam: str, rol: Rol) -> str:
    langs = "BYPASSRLS" if rol in _LANGS_DE_MUUR else "NOBYPASSRLS"
    kan = f"LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION {langs}"
    return _MAAK.format(bestaat=sql.Literal(naam).as_string(), naam=naam, kan=kan)
