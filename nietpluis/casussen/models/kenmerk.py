from __future__ import annotations

from django.db import models

from nietpluis.casussen.models.casus import Casus
from nietpluis.organisaties.models import Organisatie
from nietpluis.organisaties.tenant import TenantManager


class Kenmerk(models.Model):
    """A client number, as a hash under the organisation's search key: findable by who knows it, else unreadable."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="kenmerken")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    afdruk = models.CharField(max_length=64)

    objects: TenantManager[Kenmerk] = TenantManager()

    class Meta:
        verbose_name_plural = "kenmerken"
        constraints = [models.UniqueConstraint(fields=["casus", "afdruk"], name="kenmerk_eenmaal")]
        indexes = [models.Index(fields=["organisatie", "afdruk"], name="kenmerk_afdruk")]

    def __str__(self) -> str:
        return "kenmerk"
