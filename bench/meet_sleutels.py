"""Changing 100,000 dossier keys, and anchors of 1,000,000 casussen: `python -m bench.meet_sleutels`.

On PostgreSQL and on SQLite, each in databases of its own that are gone afterwards. The master key is made
for the run. While keys change, another process reads: its slowest and its failed readings are counted.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

BASIS = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(BASIS))

from bench.opstelling import draai, nietpluis  # noqa: E402 (after the path)
from scripts.gereedschap import eis_postgresql  # noqa: E402 (after the path)
from scripts.postgresql import tijdelijk_cluster  # noqa: E402 (after the path)

# As in production: what is committed is on disk.
ECHT = ["fsync=on", "synchronous_commit=on"]


def meet(motor: str, omgeving: dict[str, str], opties: argparse.Namespace) -> None:
    """Migrate, and measure in a process with these databases."""
    print(f"\n== {motor} ==", flush=True)
    for database in ("default", "sleutels"):
        nietpluis(omgeving, "migrate", "--database", database, "-v", "0")
    draai(omgeving, "-m", "bench.sleutels_hier", str(opties.sleutels), str(opties.casussen))


def main() -> None:
    """Both engines, one after the other."""
    lezer = argparse.ArgumentParser(description="Meet het wisselen van sleutels, en ankers.")
    lezer.add_argument("--sleutels", type=int, default=100_000)
    lezer.add_argument("--casussen", type=int, default=1_000_000)
    opties = lezer.parse_args()
    schoon = {n: w for n, w in os.environ.items() if not n.startswith(("NIETPLUIS_", "DJANGO_"))}
    with tempfile.TemporaryDirectory(prefix="nietpluis-sleutels-") as map_:
        basis = schoon | {"NIETPLUIS_VAR": map_}
        meet("SQLite", basis, opties)
        with tijdelijk_cluster(eis_postgresql(), ECHT) as adressen:
            meet("PostgreSQL", basis | adressen, opties)


if __name__ == "__main__":
    main()
