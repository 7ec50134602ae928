from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone

from nietpluis.organisaties.models import Lidmaatschap, Organisatie
from nietpluis.organisaties.tenant import TenantManager


class Concept(models.Model):
    """Half-typed work, sealed like a fact under a key of its own that goes with it.

    Gone when the work is recorded, or after 14 days.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    lid = models.ForeignKey(Lidmaatschap, on_delete=models.CASCADE, related_name="+")
    waarvoor = models.CharField(
        max_length=120, help_text="The form it belongs to, as a path without names."
    )
    zegel = models.BinaryField()
    gewijzigd_op = models.DateTimeField(default=timezone.now)

    objects: TenantManager[Concept] = TenantManager()

    class Meta:
        verbose_name_plural = "concepten"
        constraints = [
            models.UniqueConstraint(
                fields=["lid", "waarvoor"], name="concept_eenmaal_per_formulier"
            )
        ]
        indexes = [models.Index(fields=["gewijzigd_op"], name="concept_gewijzigd_op")]

    def __str__(self) -> str:
        return "concept"
