"""Reading a whole database while people work in it, as one moment: a stream of bytes."""

import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connections

BROK = 1 << 20  # bytes read at a time


class BronFout(Exception):
    """The database cannot be read whole; str() says why and what to do, in Dutch."""


def motor(alias: str) -> str:
    """Which engine keeps this store."""
    return connections[alias].vendor


def lees(alias: str) -> Iterator[bytes]:
    """The database of this alias as it is at one moment. Raises BronFout."""
    return _lees_sqlite(alias) if motor(alias) == "sqlite" else _lees_postgresql(alias)


def _lees_sqlite(alias: str) -> Iterator[bytes]:
    """By SQLite's own backup: it takes what others write meanwhile along, and never a half page."""
    bestand = Path(str(connections[alias].settings_dict["NAME"]))
    # In the same directory: as safe as the database itself, and on a disk with room for it.
    with tempfile.TemporaryDirectory(prefix=".kopie-", dir=bestand.parent) as map_:
        naar = Path(map_) / "kopie.sqlite3"
        with (
            closing(sqlite3.connect(f"file:{bestand}?mode=ro", uri=True)) as van,
            closing(sqlite3.connect(naar)) as kopie,
        ):
            van.backup(kopie)  # in one step: in parts it begins anew each time that somebody writes
            # What serves needs the log beside the file; a copy is better off without.
            kopie.execute("PRAGMA journal_mode=DELETE")
            keur_sqlite(kopie)
        with naar.open("rb") as gelezen:
            yield from iter(lambda: gelezen.read(BROK), b"")


def keur_sqlite(verbinding: sqlite3.Connection) -> None:
    """Let SQLite look at its own pages. Raises BronFout."""
    uitslag = [rij[0] for rij in verbinding.execute("PRAGMA integrity_check(5)")]
    if uitslag != ["ok"]:
        raise BronFout(f"De database is beschadigd: {uitslag[0]}")


def _lees_postgresql(alias: str) -> Iterator[bytes]:
    """By pg_dump, in its own format; as a role that sees every organisation and changes nothing."""
    opdracht = [programma("pg_dump"), "--format=custom", "--no-owner", "--no-privileges"]
    omgeving = omgeving_van(settings.RESERVEKOPIE_DATABASES[alias])
    with tempfile.TemporaryFile() as fouten:
        proces = subprocess.Popen(  # noqa: S603 -- a program of PostgreSQL, no shell
            opdracht, stdout=subprocess.PIPE, stderr=fouten, env=omgeving
        )
        assert proces.stdout is not None  # noqa: S101 -- PIPE above
        try:
            yield from iter(lambda: proces.stdout.read(BROK), b"")  # type: ignore[union-attr]
        finally:
            proces.stdout.close()
            proces.wait()
        if proces.returncode:
            fouten.seek(0)
            raise BronFout(_uitleg(fouten.read().decode(errors="replace")))


def _uitleg(fout: str) -> str:
    if "row-level security" in fout:
        return (
            "Deze rol ziet niet alle rijen. Zet in NIETPLUIS_RESERVEKOPIE_DATABASE en"
            " NIETPLUIS_RESERVEKOPIE_SLEUTELDATABASE het adres met de rol voor reservekopieën."
        )
    return f"pg_dump kan de database niet lezen: {fout.strip().splitlines()[-1] if fout else '?'}"


def programma(naam: str) -> str:
    """Where a program of PostgreSQL stands: the newest of Debian's, else from PATH. Raises BronFout."""
    mappen = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"),
        key=lambda map_: int(map_.parent.name) if map_.parent.name.isdecimal() else 0,
        reverse=True,
    )
    pad = os.pathsep.join([*map(str, mappen), os.environ.get("PATH", "")])
    if gevonden := shutil.which(naam, path=pad):
        return gevonden
    raise BronFout(f"Het programma {naam} is er niet. Installeer de client van PostgreSQL.")


def omgeving_van(database: dict[str, Any]) -> dict[str, str]:
    """The environment in which a program of PostgreSQL finds this database; the password is in no list of processes."""
    namen = {
        "PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER",
        "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME",
    }  # fmt: skip
    velden = {pg: str(database[django]) for pg, django in namen.items() if database.get(django)}
    opties = {"sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT"}
    erbij = {opties[n]: str(w) for n, w in database.get("OPTIONS", {}).items() if n in opties}
    return {**os.environ, **velden, **erbij}
