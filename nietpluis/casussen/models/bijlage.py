from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone

from nietpluis.casussen.models.casus import Casus
from nietpluis.organisaties.models import Lidmaatschap, Organisatie
from nietpluis.organisaties.tenant import TenantManager


class Bijlage(models.Model):
    """A photo or PDF that belongs to a casus. Append-only: from here on its pieces cannot go.

    What it is, who added it and when stand in the sealed fact that names this id.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="bijlagen")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    stukken = models.PositiveIntegerField(help_text="How many pieces it has.")

    objects: TenantManager[Bijlage] = TenantManager()

    class Meta:
        verbose_name_plural = "bijlagen"

    def __str__(self) -> str:
        return "bijlage"


class Bijlagestuk(models.Model):
    """A piece of a file, sealed; all are of one size.

    May be deleted until a Bijlage holds it (an upload that stopped half-way), and is never changed.
    """

    bijlage = models.UUIDField(help_text="Of which Bijlage, or of which upload under way.")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    volgnummer = models.PositiveIntegerField()
    zegel = models.BinaryField()

    objects: TenantManager[Bijlagestuk] = TenantManager()

    class Meta:
        verbose_name_plural = "bijlagestukken"
        constraints = [
            models.UniqueConstraint(
                fields=["bijlage", "volgnummer"], name="bijlagestuk_volgnummer_eenmaal"
            )
        ]

    def __str__(self) -> str:
        return str(self.volgnummer)


class Bijlageonderweg(models.Model):
    """A file that is coming in, or that came in and waits for its description. Gone when added, or after a day.

    It takes the id that the Bijlage will have.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="+")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    lid = models.ForeignKey(Lidmaatschap, on_delete=models.CASCADE, related_name="+")
    begonnen_op = models.DateTimeField(default=timezone.now)
    zegel = models.BinaryField(
        default=b"", help_text="Sealed: name, kind, size, digest; empty while it comes in."
    )

    objects: TenantManager[Bijlageonderweg] = TenantManager()

    class Meta:
        verbose_name_plural = "bijlagen onderweg"
        indexes = [models.Index(fields=["begonnen_op"], name="bijlageonderweg_begonnen_op")]

    def __str__(self) -> str:
        return "onderweg"
