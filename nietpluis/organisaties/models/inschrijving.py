from __future__ import annotations

import uuid
from datetime import datetime

from django.db import models


class Inschrijving(models.Model):
    """An organisation that somebody wants to begin: sealed until the link is used, and gone after that.

    Not scoped: the organisation is not there yet. Without `zegel`'s key nothing says who asked.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    afdruk = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the link's secret.")
    zegel = models.BinaryField(help_text="What was filled in, sealed: inschrijven.Opgave.")
    gemaakt_op = models.DateTimeField()
    verloopt_op = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name_plural = "inschrijvingen"

    def __str__(self) -> str:
        return "inschrijving"

    def is_open(self, nu: datetime) -> bool:
        """Whether its link works at this moment."""
        return nu < self.verloopt_op
