from __future__ import annotations

import uuid
from typing import Self, cast

from django.db import models

from nietpluis.meldcodes.models.meldcodeversie import Meldcodeversie
from nietpluis.organisaties.models import Gebruiker, Organisatie
from nietpluis.organisaties.tenant import TenantManager, TenantQuerySet


class ToetsingQuerySet(TenantQuerySet["Toetsing"]):
    """Checks of one organisation."""

    def gedeeld(self) -> Self:
        """Keep those that the organisation sent: the only ones that anybody outside may ever reach."""
        return self.filter(gedeeld_op__isnull=False)


class ToetsingManager(TenantManager["Toetsing"]):
    """Finds checks inside the scope."""

    _queryset_class = ToetsingQuerySet

    def get_queryset(self) -> ToetsingQuerySet:
        return cast("ToetsingQuerySet", super().get_queryset())

    def gedeeld(self) -> ToetsingQuerySet:
        """The checks that the organisation sent: the seam for municipality and supervisor."""
        return self.get_queryset().gedeeld()


class Toetsing(models.Model):
    """One text held against the requirements: what the machine found. The file itself is not kept.

    Who made it is an account and a signature, not a membership: a supervisor may check in a room too.
    """

    class Herkomst(models.TextChoices):
        """Where the text came from."""

        BESTAND = "bestand", "bestand"
        CONCEPT = "concept", "concept in Nietpluis"
        VERSIE = "versie", "vastgestelde versie in Nietpluis"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    herkomst = models.CharField(max_length=10, choices=Herkomst)
    naam = models.CharField(max_length=150, help_text="Name of the file, or what was checked.")
    soort = models.CharField(max_length=10, help_text="Kind of file: kern.document.Bestandsoort.")
    grootte = models.PositiveIntegerField(help_text="Bytes; 0 for a text of our own.")
    afdruk = models.CharField(max_length=64, help_text="SHA-256 of the file or the text, hex.")
    bladzijden = models.PositiveIntegerField(null=True)
    versie = models.ForeignKey(
        Meldcodeversie, null=True, on_delete=models.PROTECT, related_name="+"
    )
    eisen = models.CharField(max_length=80, help_text='Edition: "basisonderwijs/2019-01-01".')
    eisen_afdruk = models.CharField(max_length=64, help_text="Digest of that edition.")
    wettelijk = models.BooleanField(help_text="Off: outside the law, so advice only.")
    op = models.DateField(help_text="The day for which it was checked.")
    uitslag = models.JSONField(help_text="The first reading: kern.uitslag.als_gegevens.")
    omgeving = models.JSONField(help_text="The paragraphs around each passage: toetsbewijs.")
    gemaakt_door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")
    gemaakt_naam = models.CharField(max_length=250, help_text="Name and function that day.")
    gemaakt_op = models.DateTimeField()
    gedeeld_op = models.DateTimeField(null=True, help_text="Empty: nobody outside sees it.")

    objects = ToetsingManager()

    class Meta:
        ordering = ["-gemaakt_op", "-id"]
        verbose_name_plural = "toetsingen"
        constraints = [
            models.UniqueConstraint(
                fields=["organisatie", "afdruk", "eisen", "eisen_afdruk", "op"],
                name="toetsing_eens_per_dag",
            )
        ]
        indexes = [models.Index(fields=["organisatie", "-gemaakt_op", "-id"], name="toetsing_op")]

    def __str__(self) -> str:
        return "toets van een meldcode"
