from __future__ import annotations

import uuid
from datetime import datetime

from django.db import models
from django.db.models import Q

from nietpluis.organisaties.models.lidmaatschap import Lidmaatschap
from nietpluis.organisaties.models.organisatie import Organisatie
from nietpluis.organisaties.tenant import TenantManager


class Inlogkaart(models.Model):
    """A printed card with which a worker records, without mail address or password, and reads nothing back.

    What is printed is kept as a hash. The pincode is chosen at first use, and known to nobody else.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    lid = models.ForeignKey(Lidmaatschap, on_delete=models.PROTECT, related_name="kaarten")
    afdruk = models.CharField(max_length=64, unique=True, help_text="SHA-256 of what is printed.")
    pincode = models.CharField(
        max_length=128, blank=True, help_text="Hash. Empty: not used yet; the first use chooses it."
    )
    missers = models.PositiveSmallIntegerField(
        default=0, help_text="Wrong pincodes since the last good one; too many close the card."
    )
    gemaakt_op = models.DateTimeField(auto_now_add=True)
    gemaakt_door = models.ForeignKey(Lidmaatschap, on_delete=models.PROTECT, related_name="+")
    gebruikt_op = models.DateTimeField(null=True, help_text="The last time it opened.")
    ingetrokken_op = models.DateTimeField(null=True, help_text="From then on it opens nothing.")

    objects: TenantManager[Inlogkaart] = TenantManager()

    class Meta:
        verbose_name_plural = "inlogkaarten"
        constraints = [
            models.UniqueConstraint(
                fields=["lid"], condition=Q(ingetrokken_op=None), name="inlogkaart_eenmaal_per_lid"
            )
        ]

    def __str__(self) -> str:
        return "inlogkaart"

    def trek_in(self, nu: datetime) -> None:
        """Make it useless at once; whoever came in with it is out at the next page."""
        self.ingetrokken_op = nu
        self.save(update_fields=["ingetrokken_op"])
