"""One round of looking at how was read: what stands out and was not told before becomes a Leessignaal."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from nietpluis.casussen.bewaken.lezingen import einddagen, lezingen
from nietpluis.casussen.bewaken.melden import meld
from nietpluis.casussen.models import Casus, Leessignaal
from nietpluis.kern.lezen_bewaken import Bevinding, bevindingen, leesregels
from nietpluis.kern.termijnen import dag_van
from nietpluis.organisaties.models import Organisatie

EENMAAL = frozenset({"eigen_naam"})
"""Rules about something that does not change: told once for a reader and a casus, not each day again."""


def bewaak(organisatie: Organisatie, nu: datetime) -> int:
    """Look at the readings of an organisation and tell what is new; how many. Safe to run twice.

    Inside `in_organisatie(…, schrijven=True)`. The number of queries does not grow with the readings.
    """
    return leg_vast(organisatie, kijk(nu), nu)


def kijk(nu: datetime) -> list[Bevinding]:
    """What stands out now, told before or not; reads only, so that on SQLite nobody waits for it."""
    regels = leesregels(dag_van(nu))
    return bevindingen(lezingen(regels, nu), regels, einddagen())


def leg_vast(organisatie: Organisatie, gevonden: list[Bevinding], nu: datetime) -> int:
    """Keep what was not told before, and tell it; how many."""
    regels, nieuwe = leesregels(dag_van(nu)), _nieuw(gevonden)
    nummers = _nummers(nieuwe)
    signalen = [
        Leessignaal(
            organisatie=organisatie,
            over_id=UUID(b.lid),
            regel=b.regel,
            dag=b.dag,
            trap=b.trap,
            casus=UUID(b.casus) if b.casus else None,
            nummer=nummers.get(b.casus),
            van=b.van,
            tot=b.tot,
            aantal=b.aantal,
            gezien_op=nu,
            uiterlijk=regels.oordeel_voor(nu),
        )
        for b in nieuwe
    ]
    Leessignaal.objects.bulk_create(signalen, ignore_conflicts=True)
    meld(organisatie, signalen, nu)
    return len(signalen)


def _nieuw(gevonden: list[Bevinding]) -> list[Bevinding]:
    """What was not told yet: of the same rule, reader, day and casus only a higher step is news."""
    if not gevonden:
        return []
    bekend = _bekend({UUID(b.lid) for b in gevonden})
    return [
        b for b in gevonden if b.trap > bekend.get(_sleutel(b.lid, b.regel, b.dag, b.casus), -1)
    ]


def _bekend(leden: Iterable[UUID]) -> dict[tuple[str, ...], int]:
    rijen = Leessignaal.objects.get_queryset().filter(over__in=list(leden))
    uit: dict[tuple[str, ...], int] = {}
    for lid, regel, dag, casus, trap in rijen.values_list(
        "over_id", "regel", "dag", "casus", "trap"
    ):
        sleutel = _sleutel(str(lid), regel, dag, str(casus) if casus else "")
        uit[sleutel] = max(trap, uit.get(sleutel, -1))
    return uit


def _sleutel(lid: str, regel: str, dag: object, casus: str) -> tuple[str, ...]:
    return (lid, regel, "" if regel in EENMAAL else str(dag), casus)


def _nummers(nieuwe: list[Bevinding]) -> dict[str, int]:
    casussen = [UUID(b.casus) for b in nieuwe if b.casus]
    if not casussen:
        return {}
    rijen = Casus.objects.filter(id__in=casussen).values_list("id", "nummer")
    return {str(casus): nummer for casus, nummer in rijen}
