"""Proof that the second wall stands, and that whoever asks cannot look over it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.core import checks
from django.db import connections, router, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from nietpluis.kluis import muur

_ROL = """
SELECT rolname, rolsuper, rolbypassrls, EXISTS (
    SELECT 1 FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relowner = r.oid)
FROM pg_roles r WHERE rolname = current_user
"""
# The policies for everybody are compared by their marks; these are the ones that add to them for us.
_EXTRA = """
SELECT p.polname FROM pg_policy p
WHERE p.polrelid = to_regclass(quote_ident(%s)) AND p.polpermissive AND 0 <> ALL (p.polroles)
  AND EXISTS (SELECT 1 FROM unnest(p.polroles) rol WHERE pg_has_role(rol, 'USAGE'))
"""
_EEN_RIJ = "SELECT 1 FROM {tabel} LIMIT 1"


class GeenMuur(Exception):
    """The wall between organisations does not hold here; str() says why and what to do, in Dutch."""


def bewijs(connection: BaseDatabaseWrapper) -> None:
    """Prove that this connection sees the rows of one organisation only; raises GeenMuur.

    Silent outside PostgreSQL, and about tables that do not exist yet.
    """
    for fout in fouten(connection):
        raise GeenMuur(fout)


def fouten(connection: BaseDatabaseWrapper) -> Iterator[str]:
    """What is wrong with the wall, in Dutch: first with the role, then table by table."""
    if connection.vendor != "postgresql":
        return
    yield from _rolfouten(connection)
    staat = muur.lees_staat(connection)
    for tabel, wand in tabellen(connection).items():
        if tabel not in staat:
            continue
        if not staat[tabel].is_(wand):
            yield f"De tabel {tabel} mist de muur tussen organisaties. Draai 'migrate'."
        elif extra := _vraag(connection, _EXTRA, tabel):
            yield f"Op de tabel {tabel} staat een regel te veel: {extra[0][0]}."
        elif _toont_iets(connection, tabel):
            yield f"De tabel {tabel} toont rijen zonder organisatie."


def tabellen(connection: BaseDatabaseWrapper) -> dict[str, muur.Muur]:
    """The tables of this database that must have a wall."""
    return {
        model._meta.db_table: wand
        for model, wand in ((apps.get_model(label), wand) for label, wand in muur.muren().items())
        if router.allow_migrate_model(connection.alias, model)
    }


def is_eigenaar(connection: BaseDatabaseWrapper) -> bool:
    """Whether the role of this connection owns tables, and so could take a trigger or a policy off."""
    return connection.vendor == "postgresql" and bool(_vraag(connection, _ROL)[0][3])


def _rolfouten(connection: BaseDatabaseWrapper) -> Iterator[str]:
    rol, super_, omzeilt, _ = _vraag(connection, _ROL)[0]
    if super_:
        yield f"De rol {rol} is superuser: voor haar is er geen muur. Gebruik een andere rol."
    elif omzeilt:
        yield f"De rol {rol} heeft BYPASSRLS: voor haar is er geen muur. Gebruik een andere rol."


def _toont_iets(connection: BaseDatabaseWrapper, tabel: str) -> bool:
    """Really look: with no organisation, and as one that does not exist."""
    vraag = _EEN_RIJ.format(tabel=connection.ops.quote_name(tabel))
    with transaction.atomic(using=connection.alias):
        for organisatie in ("", str(uuid4())):
            with muur.binnen(connection, organisatie):
                if _vraag(connection, vraag):
                    return True
    return False


@checks.register(checks.Tags.database)
def controleer_muur(
    *, databases: Sequence[str] | None = None, **_kwargs: Any
) -> list[checks.CheckMessage]:
    """With `check --database default`, and before migrate: what the start would refuse, as warnings.

    Warnings, because `migrate` is what puts a wall back and must not be stopped by its absence.
    """
    meldingen: list[checks.CheckMessage] = []
    for alias in databases or ():
        meldingen += [checks.Warning(fout, id="kluis.W010") for fout in fouten(connections[alias])]
    return meldingen


def _vraag(connection: BaseDatabaseWrapper, sql: str, *waarden: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(waarden) or None)
        rijen: list[Any] = cursor.fetchall()
    return rijen
