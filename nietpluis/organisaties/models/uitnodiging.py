from __future__ import annotations

import uuid
from datetime import datetime
from typing import Self, cast

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from nietpluis.organisaties.models.lidmaatschap import Lidmaatschap
from nietpluis.organisaties.models.organisatie import Organisatie
from nietpluis.organisaties.models.rolvervulling import Rol
from nietpluis.organisaties.models.team import Team
from nietpluis.organisaties.tenant import TenantManager, TenantQuerySet

OPEN = Q(aangenomen_op=None, ingetrokken_op=None)


class UitnodigingQuerySet(TenantQuerySet["Uitnodiging"]):
    """Invitations of one organisation."""

    def open(self) -> Self:
        """Keep what was neither accepted nor taken back; its time may be over."""
        return self.filter(OPEN)


class UitnodigingManager(TenantManager["Uitnodiging"]):
    """Finds invitations inside the scope."""

    _queryset_class = UitnodigingQuerySet

    def open(self) -> UitnodigingQuerySet:
        """Return what was neither accepted nor taken back."""
        return cast("UitnodigingQuerySet", self.get_queryset()).open()


class Uitnodiging(models.Model):
    """Somebody asked to join: the membership-to-be, and the hash of the link that opens it.

    Nothing says whether the address is known elsewhere: account and membership come at acceptance.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    email = models.EmailField(max_length=254, help_text="Lower case.")
    naam = models.CharField(max_length=120, help_text="As the beheerder wrote it.")
    functie = models.CharField(max_length=80)
    rollen = models.JSONField(default=list, help_text="Codes of the roles to be.")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+", null=True)
    telefoon = models.CharField(max_length=30, blank=True)
    bereikbaar = models.CharField(max_length=120, blank=True)
    afdruk = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the link's secret.")
    door = models.ForeignKey(
        Lidmaatschap,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        help_text="Who invited; empty: whoever runs the site, for the first beheerder.",
    )
    lid = models.ForeignKey(
        Lidmaatschap,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        help_text="Who came of it; or who is here already and has no password yet.",
    )
    gemaakt_op = models.DateTimeField()
    verloopt_op = models.DateTimeField()
    aangenomen_op = models.DateTimeField(null=True)
    ingetrokken_op = models.DateTimeField(null=True)

    objects = UitnodigingManager()

    class Meta:
        verbose_name_plural = "uitnodigingen"
        constraints = [
            models.UniqueConstraint(
                "organisatie", Lower("email"), condition=OPEN, name="uitnodiging_eenmaal_open"
            )
        ]
        indexes = [
            models.Index(
                fields=["organisatie", "naam", "id"], condition=OPEN, name="uitnodiging_open"
            )
        ]

    def __str__(self) -> str:
        return "uitnodiging"

    def is_open(self, nu: datetime) -> bool:
        """Whether its link works at this moment."""
        return self.aangenomen_op is None and self.ingetrokken_op is None and nu < self.verloopt_op

    @property
    def rolnamen(self) -> list[str]:
        """The roles in words."""
        return [str(Rol(code).label) for code in self.rollen]
