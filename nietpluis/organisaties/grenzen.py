"""How much may be told in an hour: by one account, through one page, in one organisation.

Counted in the shared cache, in windows of the clock. Never by address: a training room and a whole school share
one. The numbers are wide; they stop a program, not a person. Whoever meets one is told whom to call, and
keeps what was typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.core.cache import cache
from django.utils import timezone

from nietpluis.organisaties.models import Lidmaatschap

UUR = timedelta(hours=1)


@dataclass(frozen=True)
class Grens:
    """So many in so long."""

    naam: str
    aantal: int
    per: timedelta = UUR

    def tel(self, wie: object, *, erbij: int = 0) -> bool:
        """Count one more for this account, page or organisation; False when that is too many.

        `erbij` widens it, for an organisation with many people.
        """
        seconden = int(self.per.total_seconds())
        venster = int(timezone.now().timestamp()) // seconden
        sleutel = f"grens:{self.naam}:{wie}:{venster}"
        aantal = int(cache.get(sleutel, 0)) + 1
        cache.set(sleutel, aantal, timeout=2 * seconden)
        return aantal <= self.aantal + erbij


PER_ACCOUNT = Grens("signaal_account", 30)
PER_ORGANISATIE = Grens("signaal_organisatie", 100)
PER_MENS = 5
"""So many more for each person who works there."""
PER_SCHRIJFPAGINA = Grens("schrijfpagina", 60)


def mag_vastleggen(lid: Lidmaatschap) -> bool:
    """Count a signal that this member gives; False when it is too many for the account or the organisation."""
    eigen = PER_ACCOUNT.tel(lid.id)
    return eigen and PER_ORGANISATIE.tel(lid.organisatie_id, erbij=_ruimte(lid.organisatie_id))


def mag_schrijven(pagina: UUID, organisatie: UUID) -> bool:
    """Count something told on the write-only page; call inside the room of the organisation.

    The page has a bound of its own, so that a stranger who floods it never stops who is signed in.
    """
    return PER_SCHRIJFPAGINA.tel(pagina, erbij=_ruimte(organisatie))


def _ruimte(organisatie: UUID) -> int:
    leden = Lidmaatschap.objects.actief(timezone.localdate()).filter(organisatie=organisatie)
    return PER_MENS * leden.count()
