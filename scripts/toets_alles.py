"""Run every test: on SQLite, and on a PostgreSQL that exists only for this run.

What the machine lacks (a PostgreSQL server, a PgBouncer, a Chromium) is installed when that is possible, and
named when it is not. The exit status is 0 only when all runs pass and the first reaches the coverage that
pyproject.toml asks.
"""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

BASIS = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(BASIS))

from scripts.gereedschap import eis_chromium, eis_pgbouncer, eis_postgresql  # noqa: E402 (after the path)
from scripts.postgresql import tijdelijk_cluster  # noqa: E402 (after the path)

# Three share the waiting for browsers and disks; whoever is done takes work over from who is not.
PYTEST = [sys.executable, "-m", "pytest", "-q", "-n", "3", "--dist", "worksteal"]
# Counting lines costs a third of the time. What the pages, the rounds and the second engine run was run before them.
DEKKING = ["--cov", "--cov-report=", "--cov-fail-under=0"]
COVERAGE = [sys.executable, "-m", "coverage"]
GETELD, NIET_GETELD = ["-m", "not browser and not ronde"], ["-m", "browser or ronde"]
NIET_PER_PAGINA = ["-m", "not browser or klein_pad"]
# What knows no database has no second engine to be tried on.
ZONDER_DATABASE = [
    f"--ignore=tests/{plek}"
    for plek in (
        "kern",
        "inhoud",
        "docs",
        "meldcodes/inlezen",
        "meldcodes/corpus",
        "huis/test_ga_om_geen_muur_heen.py",
        "huis/test_open_een_dossier_langs_een_weg.py",
    )
]


def draai(naam: str, opties: list[str], omgeving: dict[str, str]) -> tuple[bool, str]:
    """Run pytest while showing what it prints. Return whether it passed, and its last line."""
    print(f"\n== {naam} ==", flush=True)
    laatste = ""
    opdracht = [*PYTEST, *opties]
    with subprocess.Popen(
        opdracht, cwd=BASIS, env=omgeving, stdout=subprocess.PIPE, text=True
    ) as proces:
        try:
            for regel in proces.stdout or ():
                print(regel, end="", flush=True)
                laatste = regel.strip() or laatste
        except BaseException:  # stopped from outside: so must what was started here
            proces.terminate()
            raise
    return proces.returncode == 0, f"{naam}: {laatste}"


def toets_beide(map_: Path, bin_: Path, chromium: str) -> list[tuple[bool, str]]:
    """Run on SQLite, its pages in a browser, and on PostgreSQL; all always run. Coverage lands in map_."""
    basis = {
        naam: waarde for naam, waarde in os.environ.items() if not naam.startswith("NIETPLUIS_")
    }
    basis |= {
        "NIETPLUIS_EIST_ALLES": "1",
        "NIETPLUIS_CHROMIUM": chromium,
        "NIETPLUIS_VAR": str(map_ / "var"),
    }
    met_dekking = basis | {"COVERAGE_FILE": str(map_ / ".coverage")}
    uitkomsten = [
        draai("SQLite", [*GETELD, *DEKKING], met_dekking),
        draai("SQLite, in de browser en langs elke deur", NIET_GETELD, basis),
    ]
    with tijdelijk_cluster(bin_) as adressen:
        opties = [*NIET_PER_PAGINA, *ZONDER_DATABASE]
        uitkomsten.append(draai("PostgreSQL", opties, basis | adressen))
    return uitkomsten


def dekking(map_: Path) -> tuple[bool, str]:
    """Print the report of coverage and judge it."""
    omgeving = os.environ | {"COVERAGE_FILE": str(map_ / ".coverage")}
    rapport = subprocess.run([*COVERAGE, "report"], cwd=BASIS, env=omgeving, check=False)
    goed = rapport.returncode == 0
    return goed, f"Dekking: {'genoeg' if goed else 'te laag, of niet te meten'}"


def main() -> int:
    """Return the exit status."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Afgebroken."))
    bin_, chromium = eis_postgresql(), eis_chromium()
    eis_pgbouncer()
    with tempfile.TemporaryDirectory(prefix="nietpluis-toets-") as naam:
        uitkomsten = toets_beide(Path(naam), bin_, chromium)
        uitkomsten.append(dekking(Path(naam)))
    print("\n== Samen ==", *(regel for _, regel in uitkomsten), sep="\n")
    return 0 if all(goed for goed, _ in uitkomsten) else 1


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        sys.exit(main())
    sys.exit(130)
