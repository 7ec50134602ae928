"""What a measurement needs: a PostgreSQL of its own, filled, and the site served by one process per core."""

import base64
import contextlib
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from scripts.gereedschap import eis_postgresql
from scripts.postgresql import tijdelijk_cluster

BASIS = Path(__file__).resolve().parents[1]
WACHTTIJD = 60  # seconds
# As a careful installation has it: every commit is on disk before it is answered.
POSTGRESQL = (
    "fsync=on",
    "synchronous_commit=on",
    "full_page_writes=on",
    "shared_buffers=1GB",
    "effective_cache_size=4GB",
    "work_mem=16MB",
    "maintenance_work_mem=256MB",
    "max_wal_size=4GB",
    "checkpoint_timeout=15min",
    "random_page_cost=1.1",
    "jit=off",
)
Omgeving = dict[str, str]


@contextlib.contextmanager
def databases() -> Iterator[Omgeving]:
    """An empty PostgreSQL with the tables of the site and of the yardstick; the environment to reach it."""
    with (
        tempfile.TemporaryDirectory(prefix="nietpluis-bench-") as map_,
        tijdelijk_cluster(eis_postgresql(), POSTGRESQL) as adressen,
    ):
        omgeving = omgeving_van(Path(map_)) | adressen
        nietpluis(omgeving, "migrate", "-v0", "--run-syncdb")
        nietpluis(omgeving, "migrate", "-v0", "--database", "sleutels")
        yield omgeving


def omgeving_van(map_: Path) -> Omgeving:
    """As in production, but for the address; made-up secrets."""
    schoon = {n: w for n, w in os.environ.items() if not n.startswith(("NIETPLUIS_", "DJANGO_"))}
    return schoon | {
        "DJANGO_SETTINGS_MODULE": "bench.instellingen",
        "PYTHONPATH": str(BASIS),
        "NIETPLUIS_VAR": str(map_),
        "NIETPLUIS_STATIC_MAP": str(map_ / "static"),
        "NIETPLUIS_ADRESSEN": "127.0.0.1",
        "NIETPLUIS_ACHTER_PROXY": "ja",
        "NIETPLUIS_GEHEIM": secrets.token_urlsafe(64),
        "NIETPLUIS_HOOFDSLEUTEL": base64.b64encode(secrets.token_bytes(32)).decode(),
    }


def productie(omgeving: Omgeving) -> Omgeving:
    """The same as production: compressed static files, secure cookies. (`vul` refuses there.)"""
    return omgeving | {"NIETPLUIS_OMGEVING": "productie"}


def nietpluis(omgeving: Omgeving, *opdracht: str) -> None:
    """Run one command of the site; stops the measurement when it fails."""
    draai(omgeving, "-m", "nietpluis", *opdracht)


def draai(omgeving: Omgeving, *opdracht: str) -> None:
    """Run this Python with these arguments; stops the measurement when it fails."""
    klaar = subprocess.run([sys.executable, *opdracht], cwd=BASIS, env=omgeving, check=False)  # noqa: S603 -- ours
    if klaar.returncode:
        sys.exit(f"Mislukt: {' '.join(opdracht)}")


@contextlib.contextmanager
def site(omgeving: Omgeving) -> Iterator[int]:
    """Serve the site as production does, one process per core; gives the port."""
    nietpluis(productie(omgeving), "collectstatic", "-v0", "--noinput")
    poort = _vrije_poort()
    proces = subprocess.Popen(  # noqa: S603 -- our own server, no shell
        [
            sys.executable, "-m", "granian", "nietpluis.config.wsgi:application",
            "--interface", "wsgi", "--port", str(poort), "--workers", str(kernen()),
            "--blocking-threads", "1", "--no-ws", "--log-level", "warning",
        ],
        cwd=BASIS, env=productie(omgeving),
    )  # fmt: skip
    try:
        _wacht_op(poort, proces)
        yield poort
    finally:
        proces.send_signal(signal.SIGINT)
        proces.wait(WACHTTIJD)


def kernen() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0))


def _vrije_poort() -> int:
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        return int(proef.getsockname()[1])


def _wacht_op(poort: int, proces: "subprocess.Popen[bytes]") -> None:
    einde = time.monotonic() + WACHTTIJD
    while proces.poll() is None and time.monotonic() < einde:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", poort), 1):
            return
        time.sleep(0.1)
    sys.exit("De site start niet.")
