"""One simple table."""

from django.db import models


class Regel(models.Model):
    """A row of the yardstick's list, with about as many columns as a list row has."""

    nummer = models.PositiveIntegerField()
    naam = models.CharField(max_length=80)
    wat = models.CharField(max_length=200)
    status = models.CharField(max_length=20)
    uiterlijk = models.DateTimeField(db_index=True)

    objects: models.Manager["Regel"]
