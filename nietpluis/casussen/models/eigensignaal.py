from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.db import models

from nietpluis.casussen.models.casus import Casus
from nietpluis.organisaties.models import Lidmaatschap, Organisatie
from nietpluis.organisaties.tenant import TenantManager

if TYPE_CHECKING:
    from uuid import UUID


class EigenSignaal(models.Model):
    """What somebody who gave a signal may see of it afterwards: a status out of a fixed list, who has it, one line.

    `dossier` is where the signal was recorded; `casus` where it is now. They differ when it joined another
    casus, and nothing on the worker's screen shows that. `bericht` is sealed under the key of `dossier`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    lid = models.ForeignKey(Lidmaatschap, on_delete=models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="eigen_signalen")
    volgnummer = models.PositiveIntegerField(help_text="The number of the signal in that dossier.")
    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="signalen_hier")
    gegeven_op = models.DateTimeField()
    bericht = models.BinaryField()
    vernietigd_op = models.DateField(
        null=True, help_text="When the dossier was destroyed; its message is gone then."
    )

    dossier_id: UUID
    objects: TenantManager[EigenSignaal] = TenantManager()

    class Meta:
        verbose_name_plural = "eigen signalen"
        constraints = [
            models.UniqueConstraint(fields=["dossier", "volgnummer"], name="eigensignaal_eenmaal"),
        ]
        indexes = [models.Index(fields=["lid", "-gegeven_op", "-id"], name="eigensignaal_recent")]

    def __str__(self) -> str:
        return "signaal"
