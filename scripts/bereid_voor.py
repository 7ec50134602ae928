"""Make the virtual environment ready, and do nothing when it is.

    python3 scripts/bereid_voor.py run   what the site needs
    python3 scripts/bereid_voor.py dev   what the tests and checks need on top

A stamp in the environment holds the digest of the lock file it was filled from. Standard library
only: this runs before anything is installed.
"""

import hashlib
import subprocess
import sys
from pathlib import Path

BASIS = Path(__file__).resolve().parents[1]
VENV = BASIS / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
SLOTEN = {"run": "requirements.txt", "dev": "requirements-dev.txt"}
MIN_PYTHON = (3, 11)


def maak_venv() -> None:
    """Make .venv; a machine without the venv module gets one line that says so."""
    if sys.version_info < MIN_PYTHON:
        sys.exit("Nietpluis heeft Python 3.11 of nieuwer nodig (make PYTHON=python3.11 …).")
    print("Eén keer: een eigen Python-omgeving maken in .venv …", flush=True)
    klaar = subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False)
    if klaar.returncode:
        sys.exit("Het maken van .venv lukt niet. Op Debian of Ubuntu: apt install python3-venv")


def stempel(soort: str) -> tuple[Path, str]:
    """Return the stamp file of this kind and what it should hold."""
    inhoud = (BASIS / SLOTEN[soort]).read_bytes() + (BASIS / "pyproject.toml").read_bytes()
    return VENV / f".nietpluis-{soort}", hashlib.sha256(inhoud).hexdigest()


def is_gevuld(soort: str) -> bool:
    """Return whether .venv was filled from the lock file as it is now."""
    bestand, digest = stempel(soort)
    return PYTHON.exists() and bestand.exists() and bestand.read_text() == digest


def vul(soort: str) -> None:
    """Install the locked packages, each checked by its hash, and the `nietpluis` command."""
    print(f"Pakketten installeren uit {SLOTEN[soort]} (kan een paar minuten duren) …", flush=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    lock = ["--require-hashes", "-r", str(BASIS / SLOTEN[soort])]
    subprocess.run([*pip, *lock], check=True)
    eigen = ["--no-deps", "--no-build-isolation", "--editable", str(BASIS)]
    subprocess.run([*pip, *eigen], check=True)
    bestand, digest = stempel(soort)
    bestand.write_text(digest)


def main(soort: str) -> None:
    """Bring .venv up to what `soort` asks."""
    if is_gevuld(soort) or (soort == "run" and is_gevuld("dev")):
        return
    if not PYTHON.exists():
        maak_venv()
    try:
        vul(soort)
    except subprocess.CalledProcessError:
        sys.exit("Het installeren is niet gelukt. De regels hierboven zeggen waarom.")


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in SLOTEN:  # noqa: PLR2004
        sys.exit(__doc__)
    main(sys.argv[1])
