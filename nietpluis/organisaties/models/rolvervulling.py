from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.db import models

from nietpluis.organisaties.tenant import TenantManager, TenantQuerySet

if TYPE_CHECKING:
    from nietpluis.organisaties.models.lidmaatschap import Lidmaatschap


class Rol(models.TextChoices):
    """What someone does with the meldcode. A role opens no casus: toewijzing does."""

    MEDEWERKER = "medewerker", "Medewerker"
    AANDACHTSFUNCTIONARIS = "aandachtsfunctionaris", "Aandachtsfunctionaris"
    LEIDINGGEVENDE = "leidinggevende", "Leidinggevende"
    BESTUURDER = "bestuurder", "Bestuurder"
    BEHEERDER = "beheerder", "Beheerder"
    PRIVACYFUNCTIONARIS = "privacyfunctionaris", "Privacyfunctionaris"


class RolvervullingQuerySet(TenantQuerySet["Rolvervulling"]):
    """Roles of the members of one organisation."""

    pad = "lid__organisatie"


class RolvervullingManager(TenantManager["Rolvervulling"]):
    """Finds roles inside the scope."""

    _queryset_class = RolvervullingQuerySet


class Rolvervulling(models.Model):
    """One role held by one member; a member may hold several."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lid: models.ForeignKey[Lidmaatschap, Lidmaatschap] = models.ForeignKey(
        "organisaties.Lidmaatschap", on_delete=models.CASCADE, related_name="rollen"
    )
    rol = models.CharField(max_length=30, choices=Rol.choices)

    objects = RolvervullingManager()

    class Meta:
        verbose_name_plural = "rolvervullingen"
        constraints = [
            models.UniqueConstraint(fields=["lid", "rol"], name="rol_eenmaal_per_lid"),
            models.CheckConstraint(condition=models.Q(rol__in=Rol.values), name="rol_bestaat"),
        ]

    def __str__(self) -> str:
        return self.rol
