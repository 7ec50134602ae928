"""A page at a time by the last row seen: fast at any depth, and nothing doubles when rows come in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar
from uuid import UUID

from django.db.models import Q

from nietpluis.organisaties.models import Beheerhandeling, Lidmaatschap, Uitnodiging

T = TypeVar("T")
PER_BLADZIJDE = 50
HANDELINGEN = 20


@dataclass(frozen=True)
class Bladzijde(Generic[T]):
    """Rows, and the last of them when there are more after it."""

    rijen: list[T]
    laatste: T | None


def collegas(lid: Lidmaatschap, na: UUID | None) -> Bladzijde[Lidmaatschap]:
    """Return colleagues by name, those who left included, after the member with id `na`."""
    leden = Lidmaatschap.objects.voor(lid).volledig().order_by("gebruiker__naam", "id")
    vorige = leden.filter(id=na).first() if na else None
    if vorige:
        naam = vorige.gebruiker.naam
        leden = leden.filter(Q(gebruiker__naam__gt=naam) | Q(gebruiker__naam=naam, id__gt=na))
    return _knip(leden[: PER_BLADZIJDE + 1], PER_BLADZIJDE)


def handelingen(lid: Lidmaatschap, voor: UUID | None) -> Bladzijde[Beheerhandeling]:
    """Return what beheerders did, the last first, before the act with id `voor`."""
    rijen = Beheerhandeling.objects.voor(lid).order_by("-wanneer", "-id")
    vorige = rijen.filter(id=voor).first() if voor else None
    if vorige:
        tijd = vorige.wanneer
        rijen = rijen.filter(Q(wanneer__lt=tijd) | Q(wanneer=tijd, id__lt=voor))
    met_namen = rijen.select_related("wie__gebruiker", "over__gebruiker")
    return _knip(met_namen[: HANDELINGEN + 1], HANDELINGEN)


def genodigden(lid: Lidmaatschap, na: str) -> Bladzijde[Uitnodiging]:
    """Return who was invited and has not begun, by name, after the invitation with this id."""
    rijen = Uitnodiging.objects.open().filter(organisatie=lid.organisatie_id)
    vorige = rijen.filter(id=_uuid(na)).first() if na else None
    if vorige:
        rijen = rijen.filter(Q(naam__gt=vorige.naam) | Q(naam=vorige.naam, id__gt=vorige.id))
    erbij = rijen.select_related("team", "door__gebruiker").order_by("naam", "id")
    return _knip(erbij[: PER_BLADZIJDE + 1], PER_BLADZIJDE)


def _uuid(tekst: str) -> UUID:
    """The id in an address; whatever else stands there is the id of nothing."""
    try:
        return UUID(tekst)
    except ValueError:
        return UUID(int=0)


def _knip(rijen: Iterable[T], aantal: int) -> Bladzijde[T]:
    alle = list(rijen)
    meer = len(alle) > aantal
    return Bladzijde(alle[:aantal], alle[aantal - 1] if meer else None)
