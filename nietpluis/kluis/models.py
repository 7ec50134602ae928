"""The key store. These tables live in the database `sleutels` (see router.py).

No foreign keys to the main database: it is another database, with its own
short-lived backup. Destroying a row here makes a dossier unreadable for good.
"""

from django.db import models
from django.utils import timezone

from nietpluis.kluis.vernietigd import Vernietigd

__all__ = ["Dossiersleutel", "Herstelbevestiging", "Organisatiesleutel", "Vernietigd"]


class Organisatiesleutel(models.Model):
    """A key of one organisation, wrapped by the master key; the newest wraps new dossiers."""

    organisatie = models.UUIDField()
    versie = models.PositiveIntegerField()
    verpakt = models.BinaryField()
    aangemaakt_op = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisatie", "versie"], name="organisatiesleutel_een_per_versie"
            ),
        ]


class Dossiersleutel(models.Model):
    """A key of one dossier or one draft, wrapped by its organisation's key.

    A dossier has one, or more where the one before was suspect: `nummer` counts
    them, and the highest closes what is new (`Vastlegging.sleutelversie`).
    """

    class Soort(models.TextChoices):
        DOSSIER = "dossier", "dossier"
        CONCEPT = "concept", "concept"

    dossier = models.UUIDField()
    nummer = models.PositiveSmallIntegerField(default=1)
    soort = models.CharField(max_length=10, choices=Soort.choices, default=Soort.DOSSIER)
    organisatie = models.UUIDField()
    # Which version of the organisation's key wraps it.
    versie = models.PositiveIntegerField()
    verpakt = models.BinaryField()
    aangemaakt_op = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "nummer"], name="dossiersleutel_een_per_nummer"
            ),
        ]
        # Re-wrapping after a rotation walks the dossiers of one version, in batches.
        indexes = [
            models.Index(fields=["organisatie", "versie", "id"], name="dossiersleutel_per_versie"),
        ]


class Herstelbevestiging(models.Model):
    """Somebody typed the recovery sheet of a master key back: the paper works. Rows are only added."""

    sleutelnaam = models.CharField(max_length=20)
    wie = models.CharField(max_length=120)
    wanneer = models.DateTimeField(default=timezone.now)
