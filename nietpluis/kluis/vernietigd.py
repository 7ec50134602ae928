"""The row of the register of destruction; apart from the other keys, which come and go."""

from django.db import models


class Vernietigd(models.Model):
    """A dossier whose keys were destroyed, as a hash: no content, no number. The database refuses to change a row.

    `merk` (HMAC) shows that the application wrote it: a forged row would destroy a dossier when replayed.
    """

    afdruk = models.CharField(max_length=64, unique=True)
    organisatie = models.UUIDField()
    wanneer = models.DateTimeField()
    grond = models.CharField(max_length=30)
    merk = models.CharField(max_length=64)
