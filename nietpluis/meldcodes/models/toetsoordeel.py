from __future__ import annotations

from django.db import models

from nietpluis.meldcodes.models.toetsing import Toetsing
from nietpluis.organisaties.models import Gebruiker, Organisatie
from nietpluis.organisaties.tenant import TenantManager


class Toetsoordeel(models.Model):
    """What a person says of one finding, one warning or the whole. Append-only: a later one is a new row.

    The rows of a check can go only after the check itself is gone; the database refuses all else.
    """

    id = models.BigAutoField(primary_key=True)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    # The check goes first, and its rows with it: see apps.py and toetsen.gooi_weg.
    toetsing = models.ForeignKey(Toetsing, on_delete=models.DO_NOTHING, related_name="oordelen")
    volgnummer = models.PositiveIntegerField(help_text="1, 2, 3 … within the check.")
    waarover = models.CharField(max_length=150, help_text="beoordelen.element, criterium …")
    oordeel = models.CharField(max_length=20, help_text="Of kern.uitslag, or klopt / klopt niet.")
    reden = models.TextField(blank=True)
    wie = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")
    naam = models.CharField(max_length=250, help_text="Name and function as they were that day.")
    wanneer = models.DateTimeField()

    objects: TenantManager[Toetsoordeel] = TenantManager()

    class Meta:
        ordering = ["volgnummer"]
        verbose_name_plural = "toetsoordelen"
        constraints = [
            models.UniqueConstraint(
                fields=["toetsing", "volgnummer"], name="toetsoordeel_nummer_eens"
            )
        ]

    def __str__(self) -> str:
        return self.oordeel
