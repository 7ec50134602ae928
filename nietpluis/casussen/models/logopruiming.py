from __future__ import annotations

from django.db import models
from django.utils import timezone

from nietpluis.organisaties.models import Organisatie
from nietpluis.organisaties.tenant import TenantManager


class Logopruiming(models.Model):
    """Rows of the log of reading were thrown away at the end of their term: that it was done stays. Append-only."""

    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    wanneer = models.DateTimeField(default=timezone.now)
    voor = models.DateField(help_text="All rows of before this day were thrown away.")
    aantal = models.PositiveIntegerField(help_text="How many rows of this organisation.")

    objects: TenantManager[Logopruiming] = TenantManager()

    class Meta:
        verbose_name_plural = "logopruimingen"
        indexes = [models.Index(fields=["organisatie", "-wanneer"], name="logopruiming_recent")]

    def __str__(self) -> str:
        return f"voor {self.voor}"
