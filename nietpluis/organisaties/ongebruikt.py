"""Accounts through which somebody could get at dossiers, and that nobody used for three months."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils import timezone

from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.rollen import OPENT

NA = timedelta(days=90)


@dataclass(frozen=True)
class Ongebruikt:
    """Somebody with such a role, and the last day on which the account was used; the first day here if never."""

    lid: Lidmaatschap
    sinds: date

    @property
    def nooit(self) -> bool:
        """Whether this person never signed in."""
        return self.lid.gebruiker.last_login is None


def ongebruikt(op: date) -> list[Ongebruikt]:
    """Who holds a role that opens something and did not sign in for 90 days, in the organisation of the room.

    Never who only records: that may be once in years, and such an account ends by leaving. Two queries.
    """
    grens = op - NA
    stil = Q(gebruiker__last_login=None) | Q(gebruiker__last_login__date__lte=grens)
    leden = Lidmaatschap.objects.actief(op).filter(
        stil, actief_van__lte=grens, rollen__rol__in=OPENT
    )
    gevonden = leden.distinct().select_related("gebruiker").prefetch_related("rollen")
    return sorted(
        (Ongebruikt(lid, _sinds(lid)) for lid in gevonden),
        key=lambda een: (een.sinds, een.lid.naam),
    )


def vandaag_opgemerkt(op: date) -> list[Ongebruikt]:
    """Those for whom it is exactly so long today: the day on which somebody is told."""
    return [een for een in ongebruikt(op) if een.sinds + NA == op]


def _sinds(lid: Lidmaatschap) -> date:
    laatst = lid.gebruiker.last_login
    return max(timezone.localdate(laatst), lid.actief_van) if laatst else lid.actief_van
