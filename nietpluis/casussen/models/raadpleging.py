from __future__ import annotations

from django.db import models
from django.utils import timezone

from nietpluis.organisaties.models import Lidmaatschap, Organisatie
from nietpluis.organisaties.tenant import TenantManager


class Raadpleging(models.Model):
    """Somebody read something (the word of NEN 7513; `inzage` is the client's right). Append-only.

    `casus` is no foreign key: a dossier may be destroyed, that it was read stays known. A list is one row.
    """

    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    lid = models.ForeignKey(Lidmaatschap, on_delete=models.PROTECT, related_name="+")
    wanneer = models.DateTimeField(default=timezone.now)
    casus = models.UUIDField(null=True)
    nummer = models.PositiveIntegerField(
        null=True, help_text="The number by which people know the casus."
    )
    wat = models.CharField(max_length=40, help_text="The page or act, as a whole word.")
    grond = models.CharField(max_length=40, help_text="The tie on which it was opened.")

    objects: TenantManager[Raadpleging] = TenantManager()

    class Meta:
        verbose_name_plural = "raadplegingen"
        indexes = [
            models.Index(fields=["organisatie", "-wanneer", "-id"], name="raadpleging_recent"),
            models.Index(fields=["organisatie", "casus", "-wanneer"], name="raadpleging_casus"),
            models.Index(fields=["organisatie", "lid", "-wanneer"], name="raadpleging_lid"),
        ]

    def __str__(self) -> str:
        return self.wat
