"""How often ordinary work stands out: a made-up organisation at work for weeks, judged by the rules of today.

    python -m bench.vals_alarm

What is ordinary is said in `DAG`, so that somebody who knows better can change it. No database is needed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from nietpluis.kern.lezen_bewaken import AFDRUK, ZOEKEN, Lezing, bevindingen, leesregels
from nietpluis.kern.termijnen import NEDERLAND, is_werkdag

WEKEN = 13
BEGIN = date(2026, 2, 2)


@dataclass(frozen=True)
class Werk:
    """How one kind of person works: how many, own casussen, readings and searches a day, how often late and when."""

    mensen: int
    casussen: int
    lezingen: int
    zoeken: int
    laat: int
    """Days in a hundred on which the work is done between the hours `uren`."""
    uren: tuple[int, int] = (18, 24)


DAG = {
    "aandachtsfunctionaris": Werk(8, 25, 40, 3, 5),
    "toegewezen medewerker": Werk(60, 3, 6, 0, 5),
    "nachtdienst": Werk(6, 4, 4, 0, 100, (23, 31)),
}
"""Eight who read forty pages a day over twenty-five casussen; sixty with three; six who work at night with four."""


def lezingen(kans: Random) -> Iterator[Lezing]:
    """Every reading of everybody."""
    for soort, werk in DAG.items():
        for n in range(werk.mensen):
            lid = f"{soort} {n}"
            eigen = [f"{lid}/{k}" for k in range(werk.casussen)]
            for dag in (BEGIN + timedelta(days=d) for d in range(WEKEN * 7)):
                if is_werkdag(dag):
                    yield from _dag(kans, lid, werk, eigen, dag)


def _dag(kans: Random, lid: str, werk: Werk, eigen: list[str], dag: date) -> Iterator[Lezing]:
    laat = kans.randrange(100) < werk.laat
    eerste, laatste = werk.uren if laat else (8, 17)
    for _ in range(round(kans.gauss(werk.lezingen, werk.lezingen / 3))):
        yield Lezing(lid=lid, wanneer=_om(kans, dag, eerste, laatste), casus=kans.choice(eigen))
    # Monday begins with the whole work list, and once a month somebody prints what was read.
    if dag.weekday() == 0:
        begin = _om(kans, dag, 8, 9)
        for n, casus in enumerate(eigen[:15]):
            yield Lezing(lid=lid, wanneer=begin + timedelta(minutes=3 * n), casus=casus)
    for _ in range(werk.zoeken):
        gezocht = str(kans.randrange(200))
        treffers = kans.choice([0, 1, 1, 1])
        wanneer = _om(kans, dag, eerste, laatste)
        yield Lezing(lid=lid, wanneer=wanneer, soort=ZOEKEN, gezocht=gezocht, treffers=treffers)
    if kans.randrange(100) == 0:
        yield Lezing(
            lid=lid, wanneer=_om(kans, dag, eerste, laatste), soort=AFDRUK, casus=kans.choice(eigen)
        )


def _om(kans: Random, dag: date, van: int, tot: int) -> datetime:
    begin = datetime.combine(dag, time(), NEDERLAND) + timedelta(hours=van)
    return begin + timedelta(seconds=kans.randrange((tot - van) * 3600))


def main() -> None:
    """Print how many findings ordinary work gives, by rule."""
    alle = list(lezingen(Random(1)))
    gevonden = bevindingen(alle, leesregels(BEGIN), {})
    mensen = sum(werk.mensen for werk in DAG.values())
    print(f"{len(alle)} lezingen van {mensen} mensen in {WEKEN} weken")
    print(f"{len(gevonden)} leessignalen, {len(gevonden) / WEKEN:.1f} per week")
    for (regel, soort), aantal in sorted(
        Counter((b.regel, b.lid.rpartition(" ")[0]) for b in gevonden).items()
    ):
        print(f"  {regel}, {soort}: {aantal}")


if __name__ == "__main__":
    main()
