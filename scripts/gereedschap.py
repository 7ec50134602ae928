"""Programs that the tests need and pip cannot bring: PostgreSQL, PgBouncer and a Chromium."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

LICHT = "chromium-headless-shell"
"""The same engine without windows: the same pages for a quarter to a third less work (measured)."""
CHROMIUMS = (LICHT, "chromium", "chromium-browser", "google-chrome")


def _versie(map_: Path) -> int:
    deel = map_.parent.name
    return int(deel) if deel.isdecimal() else 0


def vind_postgresql() -> Path | None:
    """Return the directory with initdb and postgres: the newest of Debian's, else from PATH."""
    mappen = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_versie, reverse=True)
    mappen += [Path(deel) for deel in os.environ.get("PATH", "").split(os.pathsep) if deel]
    for map_ in mappen:
        if (map_ / "initdb").exists() and (map_ / "postgres").exists():
            return map_
    return None


def vind_pgbouncer() -> str | None:
    """Return the path of PgBouncer; Debian puts it where only root looks."""
    return shutil.which("pgbouncer", path=f"{os.environ.get('PATH', '')}{os.pathsep}/usr/sbin")


def vind_chromium() -> str | None:
    """Return the path of a Chromium: from NIETPLUIS_CHROMIUM, else from PATH."""
    gegeven = os.environ.get("NIETPLUIS_CHROMIUM")
    if gegeven and Path(gegeven).exists():
        return gegeven
    return next((pad for naam in CHROMIUMS if (pad := shutil.which(naam))), None)


def _installeer(pakket: str) -> None:
    """Install a Debian package when this is root on Debian; otherwise do nothing."""
    apt = shutil.which("apt-get")
    if not apt or os.geteuid() != 0:
        return
    print(f"{pakket} installeren …", flush=True)
    stil = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for opdracht in (["update"], ["install", "-y", "--no-install-recommends", pakket]):
        subprocess.run([apt, "-qq", *opdracht], env=stil, stdout=subprocess.DEVNULL, check=False)


def _eis(vind: Callable[[], T | None], pakket: str) -> T:
    gevonden = vind()
    if gevonden is None:
        _installeer(pakket)
        gevonden = vind()
    if gevonden is None:
        sys.exit(f"De toetsen hebben {pakket} nodig. Op Debian of Ubuntu: apt install {pakket}")
    return gevonden


def eis_postgresql() -> Path:
    """Return the directory of the server's programs, installed if need be, or stop."""
    return _eis(vind_postgresql, "postgresql")


def eis_pgbouncer() -> str:
    """Return the path of PgBouncer, installed if need be, or stop."""
    return _eis(vind_pgbouncer, "pgbouncer")


def eis_chromium() -> str:
    """Return the path of a Chromium, installed if need be, or stop. The light one where there is one; any will do."""
    if not shutil.which(LICHT) and "NIETPLUIS_CHROMIUM" not in os.environ:
        _installeer(LICHT)
    return _eis(vind_chromium, "chromium")
