from __future__ import annotations

from django.db import models

from nietpluis.meldcodes.models.meldcodeversie import Meldcodeversie
from nietpluis.organisaties.models import Lidmaatschap, Organisatie
from nietpluis.organisaties.tenant import TenantManager


class Wat(models.TextChoices):
    """What can happen to a meldcode."""

    BEGONNEN = "begonnen", "begonnen"
    VOORGELEGD = "voorgelegd", "voorgelegd"
    TERUGGENOMEN = "teruggenomen", "teruggenomen om verder te schrijven"
    TERUGGEGEVEN = "teruggegeven", "teruggegeven"
    BEOORDEELD = "beoordeeld", "beoordeeld"
    VASTGESTELD = "vastgesteld", "vastgesteld"
    GEPUBLICEERD = "gepubliceerd", "gepubliceerd"
    INGETROKKEN = "ingetrokken", "van de openbare pagina gehaald"
    WEGGEDAAN = "weggedaan", "concept weggedaan"


class Meldcodehandeling(models.Model):
    """One act on the meldcode: who, when, why. Append-only; which version is public follows from these."""

    id = models.BigAutoField(primary_key=True)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    wat = models.CharField(max_length=20, choices=Wat)
    versie = models.ForeignKey(
        Meldcodeversie, null=True, on_delete=models.PROTECT, related_name="handelingen"
    )
    wie = models.ForeignKey(Lidmaatschap, on_delete=models.PROTECT, related_name="+")
    naam = models.CharField(max_length=200, help_text="Name and function as they were that day.")
    wanneer = models.DateTimeField()
    reden = models.TextField(blank=True)

    objects: TenantManager[Meldcodehandeling] = TenantManager()

    class Meta:
        ordering = ["-id"]
        verbose_name_plural = "meldcodehandelingen"

    def __str__(self) -> str:
        return self.get_wat_display()
