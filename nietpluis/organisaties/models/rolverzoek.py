from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from nietpluis.organisaties.models.lidmaatschap import Lidmaatschap
from nietpluis.organisaties.models.organisatie import Organisatie
from nietpluis.organisaties.models.rolvervulling import Rol
from nietpluis.organisaties.tenant import TenantManager


class Rolverzoek(models.Model):
    """A role that opens dossiers, or the post that receives signals, asked for and waiting for a second person.

    `lid` is who gets it. `rol` is empty where it is about the post; then `waarnemer` and `afwezig_tot`
    are what it will be. A closed row stays: it tells who let whom in.
    """

    class Uitkomst(models.TextChoices):
        """How a request ended; the label is shown."""

        OPEN = "open", "Wacht op een tweede persoon"
        BEVESTIGD = "bevestigd", "Bevestigd"
        GEWEIGERD = "geweigerd", "Geweigerd"
        VERVALLEN = "vervallen", "Vervallen"
        ZONDER_TWEEDE = "zonder_tweede", "Ging direct in: er was geen tweede persoon"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    lid = models.ForeignKey(
        Lidmaatschap, on_delete=models.PROTECT, related_name="rolverzoeken", help_text="For whom."
    )
    rol = models.CharField(max_length=30, choices=Rol.choices, blank=True)
    waarnemer = models.ForeignKey(
        Lidmaatschap, on_delete=models.PROTECT, related_name="+", null=True
    )
    afwezig_tot = models.DateField(null=True)
    gevraagd_door = models.ForeignKey(Lidmaatschap, on_delete=models.PROTECT, related_name="+")
    gevraagd_op = models.DateTimeField(auto_now_add=True)
    uitkomst = models.CharField(
        max_length=20, choices=Uitkomst.choices, default=Uitkomst.OPEN, help_text="How it ended."
    )
    besloten_door = models.ForeignKey(
        Lidmaatschap, on_delete=models.PROTECT, related_name="+", null=True
    )
    besloten_op = models.DateTimeField(null=True)

    objects: TenantManager[Rolverzoek] = TenantManager()

    class Meta:
        verbose_name_plural = "rolverzoeken"
        ordering = ["-gevraagd_op", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["lid", "rol"],
                condition=Q(uitkomst="open") & ~Q(rol=""),
                name="rolverzoek_eenmaal_open",
            ),
            models.UniqueConstraint(
                fields=["organisatie"],
                condition=Q(uitkomst="open", rol=""),
                name="rolverzoek_post_eenmaal_open",
            ),
        ]
        indexes = [
            models.Index(fields=["organisatie", "-gevraagd_op"], name="rolverzoek_recent"),
        ]

    def __str__(self) -> str:
        return self.rol or "post"

    @property
    def is_open(self) -> bool:
        """Whether it still waits."""
        return self.uitkomst == self.Uitkomst.OPEN

    @property
    def wat(self) -> str:
        """What it is about, in words."""
        return self.get_rol_display() if self.rol else "Krijgt de nieuwe signalen"
