from __future__ import annotations

from django.db import models
from django.utils import timezone


class Reservekopie(models.Model):
    """That a copy was made, checked and written; not the copy itself."""

    class Wat(models.TextChoices):
        """What was copied: the two stores go apart."""

        GEGEVENS = "gegevens", "Gegevens"
        SLEUTELS = "sleutels", "Sleutels"

    wat = models.CharField(max_length=10, choices=Wat.choices)
    gemaakt_op = models.DateTimeField(default=timezone.now)
    grootte = models.PositiveBigIntegerField(help_text="Of the sealed file, in bytes.")
    duur = models.FloatField(help_text="In seconds, the check after writing included.")
    bestand = models.CharField(max_length=200, help_text="The name, without the directory.")

    class Meta:
        verbose_name_plural = "reservekopieën"
        ordering = ["-gemaakt_op", "-id"]

    def __str__(self) -> str:
        return self.bestand
