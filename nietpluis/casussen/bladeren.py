"""Pages of a list by key: the next page begins after the last row, however deep one is."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from nietpluis.casussen.models import Toegang
from nietpluis.casussen.models.toegang import ToegangQuerySet

CIJFERS = 6
"""No dossier has a page whose number has so many digits."""
BLAD = 20
"""Rows on a page: as many as a person reads, in each of three groups."""


@dataclass(frozen=True)
class Blad:
    """One page: its rows, where the next begins ("" when this is the last), and whether it is the first."""

    rijen: list[Toegang]
    volgende: str
    is_eerste: bool

    @property
    def aantal(self) -> str:
        """How many there are, as far as this page knows: "3", or "20+"; "" on a later page."""
        if not self.is_eerste:
            return ""
        return f"{BLAD}+" if self.volgende else str(len(self.rijen))

    def met_vooraan(self, vooraan: list[Toegang]) -> "Blad":
        """The same page with rows in front of it."""
        return replace(self, rijen=[*vooraan, *self.rijen])


def blader(rijen: ToegangQuerySet, cursor: str) -> Blad:
    """The page after `cursor`, by (uiterlijk, casus); a cursor that says nothing gives the first page."""
    na = lees_cursor(cursor)
    if na:
        uiterlijk, casus = na
        later = Q(uiterlijk__gt=uiterlijk) | Q(uiterlijk=uiterlijk, casus_id__gt=casus)
        rijen = rijen.filter(uiterlijk__gte=uiterlijk).filter(later)
    gevonden = list(rijen.order_by("uiterlijk", "casus_id")[: BLAD + 1])
    volgende = schrijf_cursor(gevonden[BLAD - 1]) if len(gevonden) > BLAD else ""
    return Blad(gevonden[:BLAD], volgende, is_eerste=na is None)


def schrijf_cursor(rij: Toegang) -> str:
    """The place of a row in the list."""
    return f"{rij.uiterlijk.isoformat()}~{rij.casus_id}"


def lees_cursor(tekst: str) -> tuple[datetime, UUID] | None:
    """The place that a cursor names; None for one that names none."""
    moment, _, casus = tekst.partition("~")
    try:
        uiterlijk, sleutel = datetime.fromisoformat(moment), UUID(casus)
    except ValueError:
        return None
    return (uiterlijk, sleutel) if uiterlijk.tzinfo else None


def lees_blad(tekst: str) -> int:
    """The number of a page within one dossier; anything that is no page gives the first."""
    return max(1, int(tekst)) if tekst.isdecimal() and len(tekst) < CIJFERS else 1
