from __future__ import annotations

from django.db import models


class Teller(models.Model):
    """Attempts and used codes, counted over all processes: the table of Django's `DatabaseCache`.

    The columns are those that `createcachetable` makes; only that cache reads and writes them.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "organisaties_teller"
        verbose_name_plural = "tellers"

    def __str__(self) -> str:
        return self.cache_key
