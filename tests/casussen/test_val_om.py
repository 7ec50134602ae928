"""Pull the plug in mid-write, again and again: all that was acknowledged is there, and nothing is half."""

import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection

from scripts import postgresql
from scripts.gereedschap import vind_postgresql

BASIS = Path(__file__).resolve().parents[2]
RONDES = 30
HERSTEL = 30  # seconds
RUIMTE = 1 << 30  # bytes


class Huis:
    """The site on databases of its own, as separate processes."""

    def __init__(self, **omgeving: str) -> None:
        kaal = {n: w for n, w in os.environ.items() if not n.startswith("NIETPLUIS_")}
        self.omgeving = {**kaal, "DJANGO_SETTINGS_MODULE": "nietpluis.config.settings", **omgeving}

    def begin(self) -> None:
        for database in ("default", "sleutels"):
            self.voer_uit("manage.py", "migrate", "--database", database, "-v", "0")
        self.voer_uit("-m", "tests.casussen.schrijver", "begin")

    def voer_uit(self, *opdracht: str, invoer: str = "") -> str:
        klaar = subprocess.run(
            [sys.executable, *opdracht], cwd=BASIS, env=self.omgeving,
            input=invoer, capture_output=True, text=True, check=False, timeout=300,
        )  # fmt: skip
        assert klaar.returncode == 0, klaar.stdout + klaar.stderr
        return klaar.stdout

    @contextmanager
    def schrijf_door(self, uit: Path) -> Iterator["subprocess.Popen[bytes]"]:
        """A writer that goes on through every failure; what it says lands in a file."""
        opdracht = [sys.executable, "-m", "tests.casussen.schrijver", "volhard"]
        with uit.open("ab") as bestand, uit.with_suffix(".fouten").open("wb") as fouten:
            schrijver = subprocess.Popen(
                opdracht, cwd=BASIS, env=self.omgeving, stdout=bestand, stderr=fouten
            )
        try:
            yield schrijver
        finally:
            schrijver.kill()
            schrijver.wait()

    def alles_is_er(self, gezegd: str) -> None:
        """Every acknowledged fact stands with its words, and all chains, rows and figures are sound."""
        assert self.voer_uit("-m", "tests.casussen.schrijver", "zie_na", invoer=gezegd) == ""
        self.voer_uit("manage.py", "controleer", "--json")


@pytest.fixture
def sqlite(tmp_path: Path) -> Huis:
    if connection.vendor != "sqlite":
        pytest.skip("Deze toets is voor SQLite.")
    return Huis(NIETPLUIS_VAR=str(tmp_path))


def test_a_killed_writer_leaves_all_that_it_acknowledged(sqlite: Huis) -> None:
    sqlite.begin()
    gezegd = sqlite.voer_uit("-m", "tests.casussen.schrijver", "val_om", str(RONDES))
    assert len(gezegd.splitlines()) > RONDES
    sqlite.alles_is_er(gezegd)


def test_what_was_never_recorded_is_noticed(sqlite: Huis) -> None:
    """The proof itself can fail: words that nobody recorded, and a number that is not there."""
    sqlite.begin()
    gezegd = sqlite.voer_uit("-m", "tests.casussen.schrijver", "val_om", "2")
    dossier, nummer, _ = json.loads(gezegd.splitlines()[0])
    for verzonnen in ([dossier, nummer, "verzonnen"], [dossier, 99, "verzonnen"]):
        with pytest.raises(AssertionError):
            sqlite.alles_is_er(json.dumps(verzonnen) + "\n")


class Cluster:
    """A PostgreSQL of this test alone, synced to disk, that may be killed and started again."""

    def __init__(self, bin_: Path, map_: Path) -> None:
        self.bin, self.map, self.als = bin_, map_, postgresql._eigenaar()
        self.poort, self.wachtwoord = postgresql._vrije_poort(), "alleen-hier"
        postgresql._initdb(bin_, map_, self.wachtwoord, self.als)
        self.proces = self._start()
        with self.beheer() as verbinding:
            postgresql._maak_rollen(verbinding, self.wachtwoord)

    def _start(self) -> "subprocess.Popen[bytes]":
        # Synced as in production. Recovery looks at the disk in one go, not file by file: that is all it spares.
        instellingen = ["recovery_init_sync_method=syncfs"]
        return postgresql._start(self.bin, self.map, self.poort, self.als, instellingen)

    def adres(self, naam: str, rol: str = postgresql.ROL) -> str:
        return f"postgresql://{rol}:{self.wachtwoord}@127.0.0.1:{self.poort}/{naam}"

    def beheer(self) -> psycopg.Connection[Any]:
        einde = time.monotonic() + HERSTEL
        while True:
            try:
                return psycopg.connect(self.adres("postgres", "postgres"), autocommit=True)
            except psycopg.OperationalError:
                assert time.monotonic() < einde, "PostgreSQL komt niet terug."
                if self.proces.poll() is not None:  # its memory was still held by a dying child
                    self.proces = self._start()
                time.sleep(0.1)

    def dood_achterkant(self) -> None:
        """Kill the process that serves the writer: the whole server then recovers from its log."""
        with self.beheer() as verbinding:
            vraag = "SELECT pid FROM pg_stat_activity WHERE usename = %s"
            for (pid,) in verbinding.execute(vraag, [postgresql.ROL]).fetchall():
                os.kill(pid, signal.SIGKILL)

    def stroom_eraf(self) -> None:
        """Kill every process of the server at once, and start it anew."""
        with self.beheer() as verbinding:
            rijen = verbinding.execute("SELECT pid FROM pg_stat_activity").fetchall()
        for pid in (self.proces.pid, *(pid for (pid,) in rijen)):
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:  # the connection that asked has gone by itself
                continue
        self.proces.wait()
        self.proces = self._start()

    def staat_op_schijf(self) -> bool:
        with self.beheer() as verbinding:
            antwoord = verbinding.execute("SHOW fsync").fetchone()
        return antwoord == ("on",)


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    if connection.vendor != "postgresql":
        pytest.skip("Deze toets is voor PostgreSQL.")
    bin_ = vind_postgresql()
    if bin_ is None:
        stop = pytest.fail if os.environ.get("NIETPLUIS_EIST_ALLES") else pytest.skip
        stop("Geen programma's van PostgreSQL gevonden (initdb, postgres).")
    # Not tmp_path: the owner of the server must reach it. In memory where that can be: a kill does not reach
    # the disk anyway, and recovery on a slow one would take most of the time.
    geheugen = Path("/dev/shm")  # noqa: S108 (mkdtemp makes its own directory there)
    waar = geheugen if geheugen.is_dir() and shutil.disk_usage(geheugen).free > RUIMTE else None
    map_ = Path(tempfile.mkdtemp(prefix="nietpluis-val-om-", dir=waar))
    cluster = Cluster(bin_, map_)
    yield cluster
    postgresql._stop(cluster.proces)
    shutil.rmtree(map_, ignore_errors=True)


def wacht_op_woorden(schrijver: "subprocess.Popen[bytes]", uit: Path, meer_dan: int) -> int:
    """Until the writer has said more than this; how many lines that are."""
    einde = time.monotonic() + HERSTEL
    while (aantal := uit.read_bytes().count(b"\n")) <= meer_dan:
        gaat_door = schrijver.poll() is None and time.monotonic() < einde
        assert gaat_door, uit.with_suffix(".fouten").read_text()[-2000:]
        time.sleep(0.02)
    return aantal


def test_a_killed_server_keeps_all_that_it_acknowledged(cluster: Cluster, tmp_path: Path) -> None:
    """The writer clicks again after each failure; that records nothing twice."""
    huis = Huis(
        NIETPLUIS_VAR=str(tmp_path),
        NIETPLUIS_DATABASE=cluster.adres("nietpluis"),
        NIETPLUIS_SLEUTELDATABASE=cluster.adres("sleutels"),
    )
    huis.begin()
    assert cluster.staat_op_schijf()
    uit = tmp_path / "gezegd"
    uit.touch()
    with huis.schrijf_door(uit) as schrijver:
        gezegd = 0
        for ramp in [cluster.dood_achterkant] * 2 + [cluster.stroom_eraf] * 2:
            gezegd = wacht_op_woorden(schrijver, uit, gezegd)
            time.sleep(secrets.randbelow(400) / 1000)  # seconds
            ramp()
        wacht_op_woorden(schrijver, uit, gezegd)
    huis.alles_is_er(uit.read_text())
