from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from nietpluis.kern.vernietigen import GRONDEN, TERMIJN, Grond
from nietpluis.organisaties.models import Lidmaatschap, Organisatie
from nietpluis.organisaties.tenant import TenantManager

if TYPE_CHECKING:
    from uuid import UUID


class Vernietiging(models.Model):
    """One step towards destroying a dossier, and at the end its tombstone: no content. Append-only.

    A round has three places, each taken once: a proposal, what became of it, and that it is done. Unique
    (casus, ronde, plaats) is the whole concurrency control. `casus` is no foreign key, as in Raadpleging.
    """

    class Daad(models.TextChoices):
        """What was done; the first word of a tombstone."""

        VOORGESTELD = "voorgesteld", "Voorgesteld"
        INGETROKKEN = "ingetrokken", "Ingetrokken"
        AFGEWEZEN = "afgewezen", "Niet doorgegaan"
        BEVESTIGD = "bevestigd", "Besloten"
        VOLTOOID = "voltooid", "Vernietigd"

    PLAATSEN = {
        Daad.VOORGESTELD: 1, Daad.INGETROKKEN: 2, Daad.AFGEWEZEN: 2, Daad.BEVESTIGD: 2, Daad.VOLTOOID: 3,
    }  # fmt: skip

    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    casus = models.UUIDField()
    nummer = models.PositiveIntegerField(help_text="The number by which people knew the casus.")
    ronde = models.PositiveSmallIntegerField()
    plaats = models.PositiveSmallIntegerField(help_text="1 proposed, 2 what became of it, 3 done.")
    daad = models.CharField(max_length=12, choices=Daad.choices)
    grond = models.CharField(
        max_length=30, help_text="A code of kern/vernietigen.py, with its law."
    )
    gevraagd_door = models.CharField(
        max_length=30,
        blank=True,
        help_text="The kind of person who asked; empty at the end of a term.",
    )
    begonnen_op = models.DateField()
    bewaren_tot = models.DateField(null=True)
    wanneer = models.DateTimeField()
    eerste = models.ForeignKey(
        Lidmaatschap,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        help_text="Who proposed.",
    )
    tweede = models.ForeignKey(
        Lidmaatschap,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        help_text="Who decided.",
    )
    wacht_tot = models.DateField(
        null=True, help_text="In a practice of one: the first day on which it is carried out."
    )

    eerste_id: UUID | None
    tweede_id: UUID | None
    objects: TenantManager[Vernietiging] = TenantManager()

    class Meta:
        verbose_name_plural = "vernietigingen"
        constraints = [
            models.UniqueConstraint(
                fields=["casus", "ronde", "plaats"], name="vernietiging_elke_stap_eenmaal"
            ),
            models.CheckConstraint(
                condition=~Q(daad="bevestigd")
                | (Q(tweede__isnull=False) & ~Q(tweede=F("eerste")))
                | (Q(tweede__isnull=True) & Q(wacht_tot__isnull=False)),
                name="vernietiging_door_twee_of_na_wachten",
            ),
        ]
        indexes = [
            models.Index(fields=["organisatie", "-wanneer", "-id"], name="vernietiging_recent"),
            models.Index(fields=["organisatie", "daad", "casus"], name="vernietiging_daad"),
        ]

    def __str__(self) -> str:
        return self.daad

    @property
    def reden(self) -> Grond:
        """The ground in words, with its law."""
        return GRONDEN.get(self.grond, GRONDEN[TERMIJN])


def volgende_stap(vorige: Vernietiging, daad: Vernietiging.Daad, nu: datetime) -> Vernietiging:
    """The row that follows another in the same round, unsaved."""
    velden = {
        veld.attname: getattr(vorige, veld.attname)
        for veld in Vernietiging._meta.concrete_fields
        if not veld.primary_key
    }
    plaats = Vernietiging.PLAATSEN[daad]
    return Vernietiging(**velden | {"daad": daad, "plaats": plaats, "wanneer": nu})
