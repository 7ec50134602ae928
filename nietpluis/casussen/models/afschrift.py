from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.db import models

from nietpluis.casussen.models.casus import Casus
from nietpluis.organisaties.models import Organisatie
from nietpluis.organisaties.tenant import TenantManager

if TYPE_CHECKING:
    from uuid import UUID


class Afschrift(models.Model):
    """A copy for who asked: what was given and what was left out, each sealed under the dossier's key. Append-only.

    Who made it, for whom and when is inside, as in a fact; the facts of the dossier hold both digests.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="afschriften")
    gegeven = models.BinaryField(help_text="Sealed: the copy as it was given.")
    weggelaten = models.BinaryField(help_text="Sealed: what was left out, each with its reason.")

    casus_id: UUID
    objects: TenantManager[Afschrift] = TenantManager()

    class Meta:
        verbose_name_plural = "afschriften"

    def __str__(self) -> str:
        return "afschrift"
