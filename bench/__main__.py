"""`make bench`: read meldcodes; fill a PostgreSQL, serve the site, measure, print. `--snel` for a glance."""

import argparse
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

BASIS = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(BASIS))

from bench import meet_toets  # noqa: E402 (after the path)
from bench.opstelling import databases, draai, nietpluis, productie, site  # noqa: E402 (after the path)

GROOTTEN = (10_000, 100_000, 1_000_000)
GROOTSTE = 60_000
"""Open casussen of the largest organisation, where there are enough: at most six in ten."""
UITSLAG = BASIS / "var" / "bench"


def meet(casussen: int, rondes: int, seconden: float) -> str:
    """Fill, serve and measure one size; the report as Markdown."""
    grootste = min(GROOTSTE, casussen * 6 // 10)
    organisaties = max(20, casussen // 1000)
    with databases() as omgeving:
        begin = time.monotonic()
        nietpluis(
            omgeving, "vul", "--casussen", str(casussen), "--organisaties", str(organisaties),
            "--grootste", str(grootste),
        )  # fmt: skip
        gevuld = time.monotonic() - begin
        naar = Path(omgeving["NIETPLUIS_VAR"]) / "uitslag.md"
        with site(omgeving) as poort:
            draai(
                productie(omgeving), "-m", "bench.meet_hier", str(poort), str(naar),
                "--rondes", str(rondes), "--seconden", str(seconden),
            )  # fmt: skip
        kop = (
            f"## {casussen} casussen, {organisaties} organisaties; de grootste heeft er {grootste}, alle open\n\n"
            f"Vullen duurde {gevuld:.0f} s. {rondes} rondes van {seconden:g} s.\n\n"
        )
        return kop + naar.read_text(encoding="utf-8")


def main() -> None:
    """Measure every size that is asked for."""
    lezer = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    lezer.add_argument("--groottes", default=",".join(map(str, GROOTTEN)))
    lezer.add_argument("--rondes", type=int, default=5)
    lezer.add_argument("--seconden", type=float, default=2.0)
    lezer.add_argument("--snel", action="store_true", help="duizend casussen, korte rondes")
    opties = lezer.parse_args()
    if opties.snel:
        opties.groottes, opties.rondes, opties.seconden = "1000", 1, 0.3
    UITSLAG.mkdir(parents=True, exist_ok=True)
    lezen = meet_toets.meet(*((3, 20) if opties.snel else (15, meet_toets.AANTAL)))
    print(f"\n{lezen}", flush=True)
    (UITSLAG / f"{datetime.now(UTC):%Y-%m-%d}-lezen.md").write_text(lezen, encoding="utf-8")
    for grootte in map(int, opties.groottes.split(",")):
        tekst = meet(grootte, opties.rondes, opties.seconden)
        print(f"\n{tekst}", flush=True)
        (UITSLAG / f"{datetime.now(UTC):%Y-%m-%d}-{grootte}.md").write_text(tekst, encoding="utf-8")


if __name__ == "__main__":
    main()
