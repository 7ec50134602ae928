"""One round of the post: what waits, of every organisation, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from uuid import UUID

from django.utils import timezone

from nietpluis.organisaties.models import Organisatie
from nietpluis.organisaties.toegang import in_organisatie
from nietpluis.post.models import Poststuk
from nietpluis.post.uitgaand import VAN_NIEMAND, heeft_mailserver
from nietpluis.post.versturen import Uitslag, verstuur


def ronde(klok: Callable[[], datetime] = timezone.now) -> Uitslag:
    """Send all post whose turn it is; stops as soon as the mail server cannot be reached.

    Call outside every transaction. Where no mail server was set nothing is sent.
    """
    uitslag = Uitslag()
    for organisatie in _met_post(klok()) if heeft_mailserver() else ():
        kamer = partial(in_organisatie, organisatie, schrijven=True)
        verstuur(kamer, uitslag, klok)
        if not uitslag.bereikbaar:
            break
    return uitslag


def _met_post(nu: datetime) -> Iterator[UUID]:
    """Whose post waits. Mail about accounts first: somebody stands before a closed door."""
    for organisatie in (
        VAN_NIEMAND,
        *Organisatie.objects.order_by("id").values_list("id", flat=True),
    ):
        with in_organisatie(organisatie):
            wacht = Poststuk.objects.wachtend(nu).exists()
        if wacht:
            yield organisatie
