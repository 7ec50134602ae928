"""The stamp on what somebody records now: the moment, the day it happened, and who."""

from dataclasses import replace
from datetime import date, datetime
from typing import TypedDict

from django.utils import timezone

from nietpluis.kern.feiten import Persoon
from nietpluis.kern.termijnen import dag_van
from nietpluis.organisaties.models import Lidmaatschap


class Stempel(TypedDict):
    """The fields that every fact has: `Advies(**stempel(lid), advies="…")`."""

    gebeurd_op: date
    vastgelegd_op: datetime
    door: Persoon


def persoon(lid: Lidmaatschap) -> Persoon:
    """A member as a fact remembers one."""
    return Persoon(lid=str(lid.id), naam=lid.naam, functie=lid.functie)


def auteur(lid: Lidmaatschap) -> Persoon:
    """The same with the roles of this day: who does something is held against the meldcode later."""
    return replace(persoon(lid), rollen=tuple(sorted(lid.rolnamen)))


def stempel(
    lid: Lidmaatschap, nu: datetime | None = None, gebeurd_op: date | None = None
) -> Stempel:
    """Recorded now by this person; happened today where no other day is given."""
    moment = nu or timezone.now()
    return Stempel(gebeurd_op=gebeurd_op or dag_van(moment), vastgelegd_op=moment, door=auteur(lid))
