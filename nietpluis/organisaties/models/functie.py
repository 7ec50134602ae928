from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from nietpluis.organisaties.models.lidmaatschap import Lidmaatschap
from nietpluis.organisaties.models.organisatie import Organisatie
from nietpluis.organisaties.models.team import Team
from nietpluis.organisaties.tenant import TenantManager

NIEMAND: frozenset[UUID] = frozenset()


def is_uitgezonderd(lid: Lidmaatschap, behalve: frozenset[UUID]) -> bool:
    """Tell whether this member, or the person behind it, is among the ids to leave out."""
    return lid.id in behalve or lid.gebruiker_id in behalve


class Functie(models.Model):
    """The post that signals go to, so that a signal never waits for one person's holiday."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="functies")
    team = models.ForeignKey(
        Team,
        on_delete=models.PROTECT,
        related_name="functies",
        null=True,
        blank=True,
        help_text="Empty: the post of the whole organisation.",
    )
    naam = models.CharField(max_length=60, default="aandachtsfunctionaris")
    vervuller = models.ForeignKey(Lidmaatschap, on_delete=models.PROTECT, related_name="functies")
    waarnemer = models.ForeignKey(
        Lidmaatschap, on_delete=models.PROTECT, related_name="waarnemingen", null=True, blank=True
    )
    afwezig_tot = models.DateField(
        null=True, blank=True, help_text="The day the holder is back; empty: not away."
    )

    objects: TenantManager[Functie] = TenantManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisatie", "team", "naam"],
                condition=Q(team__isnull=False),
                name="functie_eenmaal_per_team",
            ),
            models.UniqueConstraint(
                fields=["organisatie", "naam"],
                condition=Q(team=None),
                name="functie_eenmaal_per_organisatie",
            ),
            models.CheckConstraint(
                condition=Q(waarnemer=None) | ~Q(waarnemer=F("vervuller")),
                name="functie_waarnemer_is_een_ander",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    def is_afwezig(self, op: date) -> bool:
        """Tell whether the holder is away on this day."""
        return self.afwezig_tot is not None and op < self.afwezig_tot

    def opvolging(self, op: date, behalve: frozenset[UUID] = NIEMAND) -> list[Lidmaatschap]:
        """Return who is present on this day, the first to ask in front: holder, then stand-in."""
        volgorde: Iterable[Lidmaatschap | None] = (
            None if self.is_afwezig(op) else self.vervuller,
            self.waarnemer,
        )
        return [
            lid
            for lid in volgorde
            if lid and lid.is_actief(op) and not is_uitgezonderd(lid, behalve)
        ]

    def ontvanger(self, op: date, behalve: frozenset[UUID] = NIEMAND) -> Lidmaatschap | None:
        """Return who receives a signal on this day, or None when nobody of this post can.

        `behalve` holds ids of members or people whom the signal may be about: they are passed over.
        """
        return next(iter(self.opvolging(op, behalve)), None)
