from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models

from nietpluis.organisaties.models import Organisatie
from nietpluis.organisaties.tenant import TenantManager

if TYPE_CHECKING:
    from uuid import UUID


class Controleverslag(models.Model):
    """What `nietpluis controleer` found in one organisation: codes, counts and numbers, no content.

    `bevindingen` is a list of {"soort", "aantal", "waar"}; `waar` names the first few casussen.
    """

    organisatie = models.ForeignKey(Organisatie, on_delete=models.CASCADE, related_name="+")
    begonnen_op = models.DateTimeField()
    duur = models.PositiveIntegerField(help_text="In seconds.")
    casussen = models.PositiveIntegerField()
    feiten = models.PositiveIntegerField()
    anker = models.PositiveIntegerField(
        null=True, help_text="The number of the anchor it was compared with; empty: with none."
    )
    bevindingen: models.JSONField[Any, Any] = models.JSONField(default=list)

    organisatie_id: UUID
    objects: TenantManager[Controleverslag] = TenantManager()

    class Meta:
        verbose_name_plural = "controleverslagen"
        indexes = [
            models.Index(fields=["organisatie", "-begonnen_op"], name="controleverslag_recent")
        ]

    def __str__(self) -> str:
        return f"{self.begonnen_op:%Y-%m-%d}"


class Ankering(models.Model):
    """That an anchor was put down elsewhere: which, and when. Of the site as a whole, without a tenant."""

    reeks = models.PositiveIntegerField(unique=True, help_text="Counts up.")
    gemaakt_op = models.DateTimeField()
    afdruk = models.CharField(max_length=64, help_text="The digest (SHA-256) of the file.")

    objects: models.Manager[Ankering] = models.Manager()

    class Meta:
        verbose_name_plural = "ankeringen"

    def __str__(self) -> str:
        return str(self.reeks)
