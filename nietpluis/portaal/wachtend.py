"""Signals that nobody has read in time: the leidinggevende hears that one waits, and nothing of what is in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from nietpluis.casussen.lezen import open_feit
from nietpluis.casussen.models import Toegang, Vastlegging
from nietpluis.kern.feiten.signalen import Signaal
from nietpluis.kern.termijnen import uiterlijk
from nietpluis.kluis.sleutels import open_sleutels
from nietpluis.organisaties.models import Lidmaatschap, Rol
from nietpluis.ui.onderdelen import Beller

MEESTE = 20
KORTST = timedelta(days=1)
"""Two working days later is at least this much later: what is younger is not looked at."""


@dataclass(frozen=True)
class Wachtend:
    """A signal that waits: since when, and who has it."""

    sinds: datetime
    wie: str
    telefoon: str

    @property
    def tel(self) -> str:
        """The number for a tel: link."""
        return Beller(self.wie, self.telefoon).tel


def wachtende_signalen(lid: Lidmaatschap, nu: datetime) -> list[Wachtend]:
    """What waits too long, the oldest in front; empty for who is no leidinggevende."""
    if not lid.heeft(Rol.LEIDINGGEVENDE):
        return []
    rijen = [rij for rij in _ongelezen(nu) if _moet_gehoord(rij.vanaf, nu)]
    over_mij = _over(lid, rijen)
    return [
        Wachtend(rij.vanaf, rij.lid.naam, rij.lid.telefoon)
        for rij in rijen
        if rij.casus_id not in over_mij
    ]


def _ongelezen(nu: datetime) -> Iterable[Toegang]:
    return (
        Toegang.objects.filter(soort="ontvanger", casus__status="signaal", vanaf__lt=nu - KORTST)
        .select_related("lid__gebruiker")
        .order_by("vanaf", "id")[:MEESTE]
    )


def _moet_gehoord(doorgegeven_op: datetime, nu: datetime) -> bool:
    """Whether the receiver's term and that of the stand-in have passed (as `doorgegeven.daarna`)."""
    return uiterlijk("waarnemer", uiterlijk("lees_signaal", doorgegeven_op)) <= nu


def _over(lid: Lidmaatschap, rijen: list[Toegang]) -> set[object]:
    """The signals that are about this person: no list and no alert may show those.

    Only the signal itself is opened, for this one question, and nothing of it is shown.
    """
    casussen = [rij.casus_id for rij in rijen]
    if not casussen:
        return set()
    sleutels = open_sleutels(lid.organisatie_id, casussen)
    feiten = (
        (rij.casus_id, open_feit(sleutels[rij.casus_id], rij.casus_id, rij))
        for rij in Vastlegging.objects.filter(casus__in=casussen, volgnummer=2)
        if rij.casus_id in sleutels
    )
    return {
        id_ for id_, feit in feiten if isinstance(feit, Signaal) and feit.over_lid == str(lid.id)
    }
