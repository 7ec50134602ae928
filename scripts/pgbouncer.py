"""A PgBouncer that exists only as long as a block of code: in transaction mode, before a cluster on loopback."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from scripts.postgresql import WACHTTIJD, _eigenaar, _stop, _vrije_poort

INSTELLINGEN = """\
[databases]
* = host=127.0.0.1 port={server}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {poort}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = {map}/wie
pool_mode = transaction
default_pool_size = {verbindingen}
max_client_conn = 500
"""


@contextlib.contextmanager
def pooler(programma: str, server: int, rollen: dict[str, str], verbindingen: int) -> Iterator[int]:
    """Give the port of a pooler that shares `verbindingen` server connections per role and database.

    `server` is the port of the cluster; `rollen` are names with their passwords.
    """
    map_, als, poort = Path(tempfile.mkdtemp(prefix="nietpluis-pool-")), _eigenaar(), _vrije_poort()
    (map_ / "wie").write_text("".join(f'"{wie}" "{woord}"\n' for wie, woord in rollen.items()))
    tekst = INSTELLINGEN.format(server=server, poort=poort, map=map_, verbindingen=verbindingen)
    (map_ / "ini").write_text(tekst)
    for pad in (map_, *map_.iterdir()) if als else ():
        os.chown(pad, als["user"], als["group"])
    with (map_ / "logboek").open("wb") as log:
        proces = subprocess.Popen(
            [programma, map_ / "ini"],
            cwd=map_, stdout=log, stderr=log, start_new_session=True, **als,
        )  # fmt: skip
    try:
        _wacht(proces, poort, map_ / "logboek")
        yield poort
    finally:
        _stop(proces)
        shutil.rmtree(map_, ignore_errors=True)


def _wacht(proces: "subprocess.Popen[bytes]", poort: int, log: Path) -> None:
    einde = time.monotonic() + WACHTTIJD
    while proces.poll() is None and time.monotonic() < einde:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", poort), 1):
            return
        time.sleep(0.05)
    sys.exit(f"PgBouncer start niet:\n{log.read_text(errors='replace')}")
