from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from nietpluis.organisaties.models.lidmaatschap import Lidmaatschap
from nietpluis.organisaties.models.organisatie import Organisatie
from nietpluis.organisaties.tenant import TenantManager


class Schrijfpagina(models.Model):
    """The address of a page on which anyone who knows it can write, and nobody can read.

    The code is kept as it is: it hangs on the wall, and a new poster is printed from it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=32, unique=True, help_text="The last part of the address.")
    telefoon = models.CharField(
        max_length=30, blank=True, help_text="Whom to call instead, as the page shows it."
    )
    gemaakt_op = models.DateTimeField(auto_now_add=True)
    gemaakt_door = models.ForeignKey(Lidmaatschap, on_delete=models.PROTECT, related_name="+")
    ingetrokken_op = models.DateTimeField(null=True, help_text="From then on it is not there.")

    objects: TenantManager[Schrijfpagina] = TenantManager()

    class Meta:
        verbose_name_plural = "schrijfpagina's"
        constraints = [
            models.UniqueConstraint(
                fields=["organisatie"],
                condition=Q(ingetrokken_op=None),
                name="schrijfpagina_eenmaal_per_organisatie",
            )
        ]

    def __str__(self) -> str:
        return "schrijfpagina"
