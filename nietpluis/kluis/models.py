"""The key store. These tables live in the database `sleutels` (see router.py).

No foreign keys to the main database: it is another database, with its own
short-lived backup. Destroying a row here makes a dossier unreadable for good.
"""

from django.db import models
from django.utils import timezone


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
    """The key of one dossier or one draft, wrapped by its organisation's key."""

    class Soort(models.TextChoices):
        DOSSIER = "dossier", "dossier"
        CONCEPT = "concept", "concept"

    dossier = models.UUIDField(primary_key=True)
    soort = models.CharField(max_length=10, choices=Soort.choices, default=Soort.DOSSIER)
    organisatie = models.UUIDField()
    # Which version of the organisation's key wraps it.
    versie = models.PositiveIntegerField()
    verpakt = models.BinaryField()
    aangemaakt_op = models.DateTimeField(default=timezone.now)

    class Meta:
        # Re-wrapping after a rotation walks the dossiers of one version.
        indexes = [
            models.Index(fields=["organisatie", "versie"], name="dossiersleutel_per_versie"),
        ]
