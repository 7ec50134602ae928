from __future__ import annotations

import uuid

from django.db import models

from nietpluis.organisaties.models import Organisatie
from nietpluis.organisaties.tenant import TenantManager


class Meldcodeversie(models.Model):
    """A meldcode as the bestuurder adopted it. Final: the database refuses to change or remove it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    nummer = models.PositiveIntegerField(help_text="1, 2, 3 … within the organisation.")
    model = models.CharField(max_length=80, help_text="Model text and edition.")
    eisen = models.CharField(max_length=80, help_text="Edition of the requirements it was held to.")
    inhoud = models.JSONField(help_text="What was filled in: kern.meldcodetekst.als_gegevens.")
    afdruk = models.CharField(max_length=64, help_text="SHA-256 of model and content, hex.")
    beoordeeld_door = models.CharField(max_length=200, help_text="Name and function.")
    beoordeeld_op = models.DateTimeField()
    vastgesteld_door = models.CharField(max_length=200, help_text="Name and function.")
    vastgesteld_op = models.DateField()
    herzien_voor = models.DateField(help_text="The day by which it is looked at again.")
    gemaakt_op = models.DateTimeField(auto_now_add=True)

    objects: TenantManager[Meldcodeversie] = TenantManager()

    class Meta:
        ordering = ["-nummer"]
        verbose_name_plural = "meldcodeversies"
        constraints = [
            models.UniqueConstraint(fields=["organisatie", "nummer"], name="meldcode_nummer_eens")
        ]

    def __str__(self) -> str:
        return f"meldcode, versie {self.nummer}"
