from __future__ import annotations

import uuid

from django.db import models

from nietpluis.organisaties.models.organisatie import Organisatie
from nietpluis.organisaties.tenant import TenantManager


class Team(models.Model):
    """A part of an organisation: a wijkteam, a school location, a ward."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="teams")
    naam = models.CharField(max_length=80)

    objects: TenantManager[Team] = TenantManager()

    class Meta:
        ordering = ["naam", "id"]
        constraints = [
            models.UniqueConstraint(fields=["organisatie", "naam"], name="team_naam_eenmaal"),
        ]

    def __str__(self) -> str:
        return self.naam
