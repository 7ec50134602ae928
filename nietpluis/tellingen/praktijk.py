"""Practice against paper: how often a step was taken by whom the meldcode names for it, and how often by another.

Counts of the whole organisation. A small one is not told, nor what would give it away by subtraction.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q

from nietpluis.tellingen.models import Telling
from nietpluis.tellingen.overzicht import CASUS, KLEINST, deel


@dataclass(frozen=True)
class Stappraktijk:
    """One step: both counts as they may be told, and whether another function takes it most often."""

    stap: str
    volgens: str
    anders: str
    wijkt_af: bool


def sinds(vandaag: date) -> date:
    """From which day on casussen count: last year and this year."""
    return date(vandaag.year - 1, 1, 1)


def praktijk(stappen: Sequence[str], vandaag: date) -> list[Stappraktijk]:
    """Each of these steps, over casussen that began since `sinds`, for the organisation in scope. One query."""
    wat: dict[str, Any] = {
        f"{soort}_{n}": Count("id", filter=CASUS & Q(**{f"{kolom}__contains": f",{stap},"}))
        for n, stap in enumerate(stappen)
        for soort, kolom in (("volgens", "volgens_meldcode"), ("anders", "anders_dan_meldcode"))
    }
    tel = Telling.objects.filter(begonnen__gte=sinds(vandaag)).aggregate(**wat)
    return [vertel(stap, tel[f"volgens_{n}"], tel[f"anders_{n}"]) for n, stap in enumerate(stappen)]


def vertel(stap: str, volgens: int, anders: int) -> Stappraktijk:
    """Two parts of a whole as they may be told. `wijkt_af` says no more than the counts do."""
    samen = volgens + anders
    return Stappraktijk(
        stap=stap,
        volgens=deel(volgens, samen),
        anders=deel(anders, samen),
        wijkt_af=anders >= KLEINST and anders > volgens,
    )
