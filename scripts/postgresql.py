"""A PostgreSQL cluster that exists only as long as a block of code: on loopback, never synced."""

import contextlib
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from nietpluis.kluis import rollen

ROL = f"{rollen.VOORVOEGSEL}_{rollen.Rol.EIGENAAR}"
"""Who the tests are: the owner of the tables, for whom the wall holds too."""
WACHTTIJD = 30  # seconds
# Nothing here has to outlive the run.
SNEL = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]


def _eigenaar() -> dict[str, Any]:
    """Return whom the server runs as: the server refuses root, so root picks another."""
    if os.geteuid() != 0:
        return {}
    for naam in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            persoon = pwd.getpwnam(naam)
            return {"user": persoon.pw_uid, "group": persoon.pw_gid, "extra_groups": []}
    sys.exit("PostgreSQL draait niet als root, en er is geen gebruiker 'postgres' of 'nobody'.")


def _vrije_poort() -> int:
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        return int(proef.getsockname()[1])


def _initdb(bin_: Path, map_: Path, wachtwoord: str, als: dict[str, Any]) -> None:
    bestand = map_ / "wachtwoord"
    bestand.write_text(wachtwoord)
    if als:
        for pad in (map_, bestand):
            os.chown(pad, als["user"], als["group"])
    opties = ["-U", "postgres", "-A", "scram-sha-256", "-E", "UTF8", "--locale=C.UTF-8", "-N"]
    klaar = subprocess.run(
        [bin_ / "initdb", "-D", map_ / "data", f"--pwfile={bestand}", *opties],
        cwd=map_, capture_output=True, text=True, check=False, **als,
    )  # fmt: skip
    if klaar.returncode:
        sys.exit(f"PostgreSQL maakt geen cluster:\n{klaar.stderr}")


def _start(
    bin_: Path, map_: Path, poort: int, als: dict[str, Any], instellingen: Sequence[str]
) -> subprocess.Popen[bytes]:
    alle = ["listen_addresses=127.0.0.1", "unix_socket_directories=", *instellingen]
    opties = [deel for instelling in alle for deel in ("-c", instelling)]
    with (map_ / "logboek").open("wb") as log:
        return subprocess.Popen(
            [bin_ / "postgres", "-D", map_ / "data", "-p", str(poort), *opties],
            cwd=map_, stdout=log, stderr=log, start_new_session=True, **als,
        )  # fmt: skip


def _verbind(proces: subprocess.Popen[bytes], adres: str, log: Path) -> psycopg.Connection[Any]:
    """Wait until the server answers."""
    einde = time.monotonic() + WACHTTIJD
    while proces.poll() is None and time.monotonic() < einde:
        with contextlib.suppress(psycopg.OperationalError):
            return psycopg.connect(adres, autocommit=True)
        time.sleep(0.1)
    sys.exit(f"PostgreSQL start niet:\n{log.read_text(errors='replace')}")


def _stop(proces: subprocess.Popen[bytes]) -> None:
    proces.send_signal(signal.SIGINT)  # PostgreSQL's "fast": end the sessions, then stop
    try:
        proces.wait(WACHTTIJD)
    except subprocess.TimeoutExpired:
        proces.kill()
        proces.wait()


@contextlib.contextmanager
def tijdelijk_cluster(bin_: Path, instellingen: Sequence[str] = SNEL) -> Iterator[dict[str, str]]:
    """Give the NIETPLUIS_ variables of two empty databases; afterwards nothing is left.

    `instellingen` are the server's settings: never synced for tests, as in production for the bench.

    The roles are those of `nietpluis rollen`. The one that is given owns the tables and may make
    databases (the tests do); it is no superuser and has no BYPASSRLS, so that row-level security
    holds for it as in production. All of them, and the superuser, have one password here.
    """
    map_ = Path(tempfile.mkdtemp(prefix="nietpluis-pg-"))
    als, wachtwoord, poort = _eigenaar(), secrets.token_hex(16), _vrije_poort()
    proces = None
    try:
        _initdb(bin_, map_, wachtwoord, als)
        proces = _start(bin_, map_, poort, als, instellingen)
        beheer = f"postgresql://postgres:{wachtwoord}@127.0.0.1:{poort}/postgres"
        with _verbind(proces, beheer, map_ / "logboek") as verbinding:
            _maak_rollen(verbinding, wachtwoord)
        adres = f"postgresql://{ROL}:{wachtwoord}@127.0.0.1:{poort}"
        yield {
            "NIETPLUIS_DATABASE": f"{adres}/nietpluis",
            "NIETPLUIS_SLEUTELDATABASE": f"{adres}/sleutels",
        }
    finally:
        if proces is not None:
            _stop(proces)
        shutil.rmtree(map_, ignore_errors=True)


def _maak_rollen(verbinding: psycopg.Connection[Any], wachtwoord: str) -> None:
    for opdracht in rollen.maak():
        verbinding.execute(sql.SQL(opdracht))
    for rol in rollen.Rol:
        naam = sql.Identifier(f"{rollen.VOORVOEGSEL}_{rol}")
        geef = sql.SQL("ALTER ROLE {} PASSWORD {}")
        verbinding.execute(geef.format(naam, sql.Literal(wachtwoord)))
    eigenaar = sql.Identifier(ROL)
    verbinding.execute(sql.SQL("ALTER ROLE {} CREATEDB").format(eigenaar))
    # So that a test can be the site (SET ROLE) inside a transaction of its own; it gains nothing by it.
    site = sql.Identifier(f"{rollen.VOORVOEGSEL}_{rollen.Rol.SITE}")
    verbinding.execute(sql.SQL("GRANT {} TO {}").format(site, eigenaar))
    for database in ("nietpluis", "sleutels"):
        maak = sql.SQL("CREATE DATABASE {} OWNER {}")
        verbinding.execute(maak.format(sql.Identifier(database), eigenaar))
