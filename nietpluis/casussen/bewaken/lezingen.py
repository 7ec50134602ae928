"""The readings of an organisation as the rules of kern need them, in a fixed number of queries."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q

from nietpluis.casussen.lezen import open_etiketten
from nietpluis.casussen.models import Casus, Raadpleging
from nietpluis.kern.achternaam import achternamen
from nietpluis.kern.lezen_bewaken import LEZEN, NOOD, ZOEKEN, Leesregels, Lezing
from nietpluis.organisaties.models import Lidmaatschap

VENSTER = timedelta(hours=25)
"""How far back every reading is looked at: a day, and room for a round that came late."""
VELDEN = ("lid_id", "wanneer", "soort", "casus", "grond", "gezocht", "treffers")


def lezingen(regels: Leesregels, nu: datetime) -> list[Lezing]:
    """What was read since yesterday, and what was searched or opened in need since a week; five queries."""
    rijen = list(_rijen(regels, nu))
    namen = _eigen_namen(rijen)
    return [
        Lezing(
            lid=str(lid),
            wanneer=wanneer,
            soort=soort or LEZEN,
            casus=str(casus) if casus else "",
            grond=grond,
            gezocht=gezocht or "",
            treffers=treffers,
            eigen_naam=(lid, casus) in namen,
        )
        for lid, wanneer, soort, casus, grond, gezocht, treffers in rijen
    ]


def einddagen() -> dict[str, date]:
    """Lid id -> the first day without access, of those whose end is known; one query."""
    leden = Lidmaatschap.objects.get_queryset().filter(actief_tot__isnull=False)
    return {str(lid): dag for lid, dag in leden.values_list("id", "actief_tot") if dag is not None}


Rij = tuple[UUID, datetime, str | None, UUID | None, str, str | None, int | None]


def _rijen(regels: Leesregels, nu: datetime) -> Iterable[Rij]:
    """Two queries, each along its own index: everything of a day, and of a week only what is rare."""
    bijzonder = Q(soort=ZOEKEN) | Q(grond=NOOD)
    dag, week = nu - VENSTER, nu - timedelta(days=regels.terugkijken_dagen)
    pas = Raadpleging.objects.get_queryset().filter(wanneer__gt=dag, wanneer__lte=nu)
    eerder = Raadpleging.objects.get_queryset().filter(
        bijzonder, wanneer__gt=week, wanneer__lte=dag
    )
    yield from eerder.values_list(*VELDEN).iterator()
    yield from pas.values_list(*VELDEN).iterator()


def _eigen_namen(rijen: list[Rij]) -> set[tuple[UUID, UUID]]:
    """Which readers opened a casus in which their own family name stands; the names themselves stay nowhere.

    Only the sealed labels are opened, each once, and nothing of them is kept.
    """
    paren = {(rij[0], rij[3]) for rij in rijen if rij[3]}
    if not paren:
        return set()
    van_casus = _namen_in({casus for _, casus in paren})
    van_lid = _namen_van({lid for lid, _ in paren})
    return {
        (lid, casus)
        for lid, casus in paren
        if van_lid.get(lid, frozenset()) & van_casus.get(casus, frozenset())
    }


def _namen_in(casussen: set[UUID]) -> dict[UUID, frozenset[str]]:
    rijen = Casus.objects.filter(id__in=casussen).only("id", "organisatie_id", "etiket")
    return {
        casus: frozenset().union(*(achternamen(naam) for naam in etiket.get("namen", ())))
        for casus, etiket in open_etiketten(rijen).items()
    }


def _namen_van(leden: set[UUID]) -> dict[UUID, frozenset[str]]:
    namen = Lidmaatschap.objects.get_queryset().filter(id__in=leden)
    return {lid: achternamen(naam) for lid, naam in namen.values_list("id", "gebruiker__naam")}
