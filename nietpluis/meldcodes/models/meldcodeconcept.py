from __future__ import annotations

import uuid

from django.db import models

from nietpluis.organisaties.models import Lidmaatschap, Organisatie
from nietpluis.organisaties.tenant import TenantManager


class Stand(models.TextChoices):
    """Where a concept is: written, with the aandachtsfunctionaris, or with the bestuurder."""

    SCHRIJVEN = "schrijven", "wordt geschreven"
    VOORGELEGD = "voorgelegd", "ligt bij de aandachtsfunctionaris"
    BEOORDEELD = "beoordeeld", "ligt bij de bestuurder"


class Meldcodeconcept(models.Model):
    """The one meldcode that an organisation is working on. Nobody outside sees it.

    `ronde` goes up with every save; `delen` says in which round each part was saved last. Who saves a part on an
    older round is told that somebody was first; two people can work on different parts at once.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisatie = models.OneToOneField(Organisatie, on_delete=models.PROTECT, related_name="+")
    model = models.CharField(
        max_length=80, help_text='Model text and edition: "basisonderwijs/2019-01-01".'
    )
    inhoud = models.JSONField(help_text="What was filled in: kern.meldcodetekst.als_gegevens.")
    stand = models.CharField(max_length=20, choices=Stand, default=Stand.SCHRIJVEN)
    ronde = models.PositiveIntegerField(default=0)
    delen = models.JSONField(
        default=dict, help_text="Part that was saved -> its last round and who saved it."
    )
    begonnen_op = models.DateTimeField(auto_now_add=True)
    gewijzigd_op = models.DateTimeField(auto_now=True)
    gewijzigd_door = models.ForeignKey(Lidmaatschap, on_delete=models.PROTECT, related_name="+")
    beoordeeld_door = models.CharField(
        max_length=200, blank=True, help_text="Name and function of who reviewed it."
    )
    beoordeeld_op = models.DateTimeField(null=True)

    objects: TenantManager[Meldcodeconcept] = TenantManager()

    class Meta:
        verbose_name_plural = "meldcodeconcepten"

    def __str__(self) -> str:
        return "concept van de meldcode"
