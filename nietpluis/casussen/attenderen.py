"""Telling by mail that something came: to whoever has it now, with the act that gave it, and not a word of it."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from nietpluis.kern.feiten import Feit
from nietpluis.kern.feiten.besluiten import Besluit
from nietpluis.kern.feiten.mensen import Toewijzing
from nietpluis.kern.feiten.signalen import Doorgegeven
from nietpluis.kern.termijnen import NEDERLAND, dag_van
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.post.uitgaand import klaarzetten

VERS = timedelta(days=1)
"""What was recorded longer ago is history that is played back, and news to nobody."""
KWARTIER = 15  # minutes


def attendeer(feiten: Sequence[Feit]) -> None:
    """Put a mail ready for everybody to whom these facts hand something, but not for who did it.

    At most one in a quarter of an hour each: the work of somebody who leaves comes as many facts at
    once. Call inside the room and the transaction of the recording.
    """
    nu = timezone.now()
    nieuw = [feit for feit in feiten if abs(nu - feit.vastgelegd_op) < VERS]
    wie = {UUID(lid) for feit in nieuw for lid in _krijgt(feit)}
    if not wie:
        return
    mensen = Lidmaatschap.objects.actief(dag_van(nu)).filter(id__in=wie)
    for lid in mensen.select_related("gebruiker", "organisatie"):
        if lid.gebruiker.email:
            klaarzetten(
                lid.gebruiker.email,
                "klaar",
                organisatie_id=lid.organisatie_id,
                pad=f"/o/{lid.organisatie.slug}/",
                eenmaal=f"nieuw:{lid.id}:{_kwartier(nu)}",
            )


def _krijgt(feit: Feit) -> Iterator[str]:
    """The members to whom a fact hands something to read or to do."""
    match feit:
        case Doorgegeven() | Toewijzing(einde=""):
            lid = feit.aan.lid
        case Besluit():
            lid = feit.meekijker_lid
        case _:
            return
    if lid and lid != feit.door.lid:
        yield lid


def _kwartier(nu: datetime) -> str:
    """The quarter of an hour in which this moment lies."""
    hier = nu.astimezone(NEDERLAND)
    return f"{hier:%Y-%m-%dT%H}.{hier.minute // KWARTIER}"
