from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from nietpluis.organisaties.models import Lidmaatschap, Organisatie
from nietpluis.organisaties.tenant import TenantManager


def _later(lengte: int, uitleg: str) -> models.CharField[str | None, str | None]:
    """A column that came later: null for what an older row, or an older process, does not know."""
    return models.CharField(max_length=lengte, null=True, help_text=uitleg)


class Raadpleging(models.Model):
    """Somebody read something (the word of NEN 7513; `inzage` is the client's right). Append-only.

    `casus` is no foreign key: a dossier may be destroyed, that it was read stays known. A list is one row.
    What may be null is not known: rows older than the column never get it, for no row is ever changed.

    On PostgreSQL the table lies in parts, one per month of `wanneer` (casussen/raadplegingen/delen.py). There its
    key is (id, wanneer), for a part can only guard what is in it; `id` comes from one sequence and stays unique.
    Nothing may point at a row with a foreign key.
    """

    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    lid = models.ForeignKey(Lidmaatschap, on_delete=models.PROTECT, related_name="+")
    wanneer = models.DateTimeField(default=timezone.now)
    casus = models.UUIDField(null=True)
    nummer = models.PositiveIntegerField(
        null=True, help_text="The number by which people know the casus."
    )
    wat = models.CharField(max_length=40, help_text="The page or act, as a whole word.")
    grond = models.CharField(max_length=40, help_text="The tie on which it was opened.")
    soort = _later(12, "What was done: lezen, zoeken, uitvoer or afdruk.")
    rollen = _later(200, "The roles of the reader at that moment, with commas.")
    reden = _later(40, "Why it was asked for, out of a fixed list.")
    sessie = _later(16, "Keyed hash: which session, never the session itself.")
    netwerk = _later(16, "Keyed hash: from which network, never the address.")
    gezocht_op = _later(10, "How was searched: nummer, kenmerk or naam.")
    gezocht = _later(64, "Keyed hash of what was searched, never the words.")
    treffers = models.PositiveSmallIntegerField(
        null=True, help_text="How many a search or an export gave."
    )

    objects: TenantManager[Raadpleging] = TenantManager()

    class Meta:
        verbose_name_plural = "raadplegingen"
        indexes = [
            models.Index(fields=["organisatie", "-wanneer", "-id"], name="raadpleging_recent"),
            models.Index(fields=["organisatie", "casus", "-wanneer"], name="raadpleging_casus"),
            models.Index(fields=["organisatie", "lid", "-wanneer"], name="raadpleging_lid"),
            models.Index(
                fields=["organisatie", "-wanneer"],
                condition=Q(soort="zoeken") | Q(grond="noodtoegang"),
                name="raadpleging_bijzonder",
            ),
        ]

    def __str__(self) -> str:
        return self.wat
