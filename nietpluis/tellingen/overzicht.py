"""The totals of one organisation per year, without text or person, and without counts that point at somebody.

A count below five is told as "minder dan 5", and what nearly all have as "alle, of bijna alle": otherwise the
few who lack it show by subtraction. Of parts that add up to a whole never exactly one is hidden.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from nietpluis.tellingen.models import Telling

NIET_TE_ZEGGEN = "niet te zeggen"
KLEINST = 5
"""The smallest count that is told as it is."""
MINDER = "minder dan 5"
ALLE = "alle, of bijna alle"
CASUS = Q(status__in=("open", "gesloten"))
STAPPEN = ("kindcheck", "overleg", "gesprek", "weging", "besluit")
VEILIG_THUIS = ("advies", "melding", "terugkoppeling")
UITKOMSTEN = ("melden", "niet_nu_melden", "overleg_eerst", "geen_vermoeden")
TELT: Mapping[str, Q] = {
    **{naam: Q(**{naam: True}) for naam in (*STAPPEN, "advies", "acuut", "speciaal")},
    "melding": Q(melding__isnull=False),
    "terugkoppeling": Q(melding__isnull=False, terugkoppeling__isnull=False),
    **{f"uitkomst_{code}": Q(uitkomst=code) for code in UITKOMSTEN},
}
"""What is counted, among the casussen that began in the year."""


@dataclass(frozen=True)
class Jaar:
    """The totals of one year, ready to be told: code -> number in words or figures."""

    jaar: int
    getallen: Mapping[str, str]

    def __getitem__(self, code: str) -> str:
        return self.getallen[code]


def jaartotalen(vandaag: date) -> list[Jaar]:
    """The totals of this year and of the year before, for the organisation in scope; one query each."""
    return [
        Jaar(jaar, vertel(_tel(Telling.objects.filter(begonnen__year=jaar))))
        for jaar in (vandaag.year, vandaag.year - 1)
    ]


def _tel(rijen: QuerySet[Telling]) -> dict[str, int]:
    """The counts themselves, in one query. (A name of its own for each: one of a column would shadow it.)"""
    wat: dict[str, Any] = {
        f"n_{naam}": Count("id", filter=CASUS & wie) for naam, wie in TELT.items()
    }
    uit = rijen.aggregate(n_signalen=Sum("signalen"), n_casussen=Count("id", filter=CASUS), **wat)
    return {naam.removeprefix("n_"): aantal or 0 for naam, aantal in uit.items()}


def vertel(tel: Mapping[str, int]) -> dict[str, str]:
    """The counts as they may be told."""
    uit = {naam: deel(tel[naam], tel["casussen"]) for naam in TELT}
    uit |= {naam: _geheel(tel[naam]) for naam in ("signalen", "casussen")}
    uit["terugkoppeling"] = deel(tel["terugkoppeling"], tel["melding"])
    return uit | _verdeling({f"uitkomst_{code}": tel[f"uitkomst_{code}"] for code in UITKOMSTEN})


def _geheel(aantal: int) -> str:
    return MINDER if aantal < KLEINST else str(aantal)


def deel(aantal: int, van: int) -> str:
    """A part of a whole that is told as well: few within or few without it stay untold."""
    if aantal < KLEINST:
        return MINDER
    return ALLE if van - aantal < KLEINST else str(aantal)


def _verdeling(delen: Mapping[str, int]) -> dict[str, str]:
    """Parts that add up to a known whole: when one is hidden, the smallest of the others goes with it."""
    verborgen = {naam for naam, aantal in delen.items() if aantal < KLEINST}
    woord = MINDER
    if len(verborgen) == 1:
        verborgen.add(min(delen.keys() - verborgen, key=lambda naam: delen[naam]))
        woord = NIET_TE_ZEGGEN  # for both: which of the two is the small one would tell too much
    return {naam: woord if naam in verborgen else str(aantal) for naam, aantal in delen.items()}
