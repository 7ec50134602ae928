"""The part of a measurement that talks to the databases: a process of its own, with their environment."""

import argparse
from pathlib import Path

import django


def main() -> None:
    """Measure the site at a port and write the report."""
    lezer = argparse.ArgumentParser()
    lezer.add_argument("poort", type=int)
    lezer.add_argument("naar", type=Path)
    lezer.add_argument("--zaad", type=int, default=1)
    lezer.add_argument("--rondes", type=int, default=5)
    lezer.add_argument("--seconden", type=float, default=2.0)
    opties = lezer.parse_args()
    django.setup()
    from bench.verslag import verslag  # noqa: PLC0415 -- models exist after django.setup()

    tekst = verslag(opties.poort, opties.zaad, opties.rondes, opties.seconden)
    opties.naar.write_text(tekst + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
