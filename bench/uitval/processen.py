"""Starting programs of others on loopback, and stopping all that we started."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

WACHTTIJD = 90  # seconds


def vrije_poorten(aantal: int) -> list[int]:
    """So many ports that nobody uses now; all different."""
    with contextlib.ExitStack() as stapel:
        proeven = [stapel.enter_context(socket.socket()) for _ in range(aantal)]
        for proef in proeven:
            proef.bind(("127.0.0.1", 0))
        return [int(proef.getsockname()[1]) for proef in proeven]


@dataclass
class Ploeg:
    """The programs of one trial, each in a process group of its own, run as `als`."""

    map: Path
    als: dict[str, Any]
    processen: dict[str, "subprocess.Popen[bytes]"] = field(default_factory=dict)

    def start(self, naam: str, opdracht: Sequence[str | Path], **omgeving: str) -> None:
        """Start a program; what it says goes to a file with its name."""
        with (self.map / f"{naam}.log").open("ab") as log:
            self.processen[naam] = subprocess.Popen(  # noqa: S603 -- our own list, no shell
                list(map(str, opdracht)), cwd=self.map, stdout=log, stderr=log,
                env={**os.environ, **omgeving}, start_new_session=True, **self.als,
            )  # fmt: skip

    def dood(self, naam: str) -> None:
        """Kill a program with all that it started, as a machine that loses its power."""
        proces = self.processen.pop(naam)
        for groep in _groepen(proces.pid):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(groep, signal.SIGKILL)
        proces.wait()

    def stop_alles(self) -> None:
        """End everything that still runs, last started first."""
        for naam in reversed(list(self.processen)):
            self.dood(naam)


def _groepen(pid: int) -> set[int]:
    """The process groups of a process and of all below it: PostgreSQL makes one of its own."""
    kinderen: dict[int, list[int]] = {}
    for map_ in Path("/proc").iterdir():
        if map_.name.isdecimal():
            with contextlib.suppress(OSError):
                ouder = int((map_ / "stat").read_text().rpartition(")")[2].split()[1])
                kinderen.setdefault(ouder, []).append(int(map_.name))
    groepen, rij = set(), [pid]
    while rij:
        deze = rij.pop()
        rij += kinderen.get(deze, [])
        with contextlib.suppress(ProcessLookupError):
            groepen.add(os.getpgid(deze))
    return groepen


def wacht_tot(wat: str, klaar: Callable[[], bool]) -> None:
    """Wait until something is so; stops the trial when it does not come."""
    einde = time.monotonic() + WACHTTIJD
    while time.monotonic() < einde:
        with contextlib.suppress(OSError, psycopg.OperationalError):
            if klaar():
                return
        time.sleep(0.2)
    sys.exit(f"Na {WACHTTIJD} s nog niet: {wat}.")


@contextlib.contextmanager
def ploeg(map_: Path, als: dict[str, Any]) -> Iterator[Ploeg]:
    """A team of programs that is gone afterwards, whatever happened."""
    team = Ploeg(map_, als)
    try:
        yield team
    finally:
        team.stop_alles()
