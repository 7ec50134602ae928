from __future__ import annotations

from datetime import datetime
from typing import Self, cast

from django.db import models
from django.db.models import Q

from nietpluis.casussen.models.casus import LEEST, Casus
from nietpluis.organisaties.models import Lidmaatschap, Organisatie
from nietpluis.organisaties.tenant import TenantManager, TenantQuerySet

LOPEND = ("signaal", "open", "volgsignaal")


class ToegangQuerySet(TenantQuerySet["Toegang"]):
    """Ties between people and casussen, as the rows of a work list."""

    def geldig(self, lid: Lidmaatschap, nu: datetime) -> Self:
        """Keep the ties of this person that hold now: begun, and not ended by themselves."""
        return self.filter(Q(tot=None) | Q(tot__gt=nu), lid=lid, vanaf__lte=nu)

    def werklijst(self, lid: Lidmaatschap, nu: datetime) -> Self:
        """Keep what this person works on, nothing closed (an agreed look back excepted)."""
        return self.geldig(lid, nu).filter(soort__in=LEEST, loopt=True)

    def vandaag(self, nu: datetime) -> Self:
        """Keep what asks something now: of me, or of nobody any more because its day has come."""
        return self.filter(Q(aan="mij") | Q(uiterlijk__lte=nu))

    def wacht(self, nu: datetime) -> Self:
        """Keep what waits for somebody else."""
        return self.filter(aan="ander", uiterlijk__gt=nu)

    def opnieuw(self, nu: datetime) -> Self:
        """Keep what is to be looked at again later."""
        return self.filter(aan="opnieuw", uiterlijk__gt=nu)


class ToegangManager(TenantManager["Toegang"]):
    """Finds ties inside the scope."""

    _queryset_class = ToegangQuerySet

    def get_queryset(self) -> ToegangQuerySet:
        return cast("ToegangQuerySet", super().get_queryset())

    def geldig(self, lid: Lidmaatschap, nu: datetime) -> ToegangQuerySet:
        """Return the ties of this person that hold now."""
        return self.get_queryset().geldig(lid, nu)

    def werklijst(self, lid: Lidmaatschap, nu: datetime) -> ToegangQuerySet:
        """Return what this person works on."""
        return self.get_queryset().werklijst(lid, nu)


class Toegang(models.Model):
    """What ties a person to a casus, with the columns by which that person's lists are filtered and sorted.

    Derived from the facts (projectie.py). `vanaf`: a stand-in's turn comes by itself, without a job.
    """

    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="toegangen")
    lid = models.ForeignKey(Lidmaatschap, on_delete=models.PROTECT, related_name="+")
    soort = models.CharField(
        max_length=12, help_text="toegewezen, ontvanger, waarnemer, melder, meekijker, noodtoegang"
    )
    vanaf = models.DateTimeField()
    tot = models.DateTimeField(null=True, help_text="When it ends by itself; null: it does not.")
    loopt = models.BooleanField(help_text="Whether it belongs on a work list.")
    acuut = models.BooleanField(default=False)
    aan = models.CharField(max_length=10, blank=True)
    uiterlijk = models.DateTimeField()

    objects = ToegangManager()

    class Meta:
        verbose_name_plural = "toegangen"
        constraints = [
            models.UniqueConstraint(fields=["casus", "lid", "soort"], name="toegang_eenmaal")
        ]
        indexes = [
            models.Index(
                fields=["lid", "uiterlijk", "casus"],
                condition=Q(loopt=True, acuut=True),
                name="toegang_acuut",
            ),
            models.Index(
                fields=["lid", "uiterlijk", "casus"],
                condition=Q(loopt=True),
                name="toegang_vandaag",
            ),
            models.Index(
                fields=["lid", "aan", "uiterlijk", "casus"],
                condition=Q(loopt=True),
                name="toegang_wacht",
            ),
        ]

    def __str__(self) -> str:
        return self.soort
