from __future__ import annotations

from django.db import models
from django.db.models import Q

from nietpluis.casussen.models.casus import Casus
from nietpluis.organisaties.models import Organisatie
from nietpluis.organisaties.tenant import TenantManager


class Vastlegging(models.Model):
    """One fact as stored: sealed, numbered, chained. The database refuses to change or delete a row.

    Author, kind and time are inside the seal. Unique (casus, volgnummer) is the whole concurrency control.
    """

    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="vastleggingen")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    volgnummer = models.PositiveIntegerField()
    sleutelversie = models.PositiveSmallIntegerField(
        default=1, help_text="Which of the dossier's keys seals it."
    )
    schema = models.PositiveSmallIntegerField(help_text="The form in which a fact is written.")
    zegel = models.BinaryField()
    schakel = models.BinaryField()

    objects: TenantManager[Vastlegging] = TenantManager()

    class Meta:
        verbose_name_plural = "vastleggingen"
        constraints = [
            models.UniqueConstraint(
                fields=["casus", "volgnummer"], name="vastlegging_volgnummer_eenmaal"
            ),
            models.CheckConstraint(
                condition=Q(volgnummer__gte=1), name="vastlegging_volgnummer_vanaf_een"
            ),
        ]

    def __str__(self) -> str:
        return str(self.volgnummer)
