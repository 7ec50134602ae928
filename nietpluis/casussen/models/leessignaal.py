from __future__ import annotations

import uuid
from typing import Self, cast

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from nietpluis.organisaties.models import Lidmaatschap, Organisatie, Rol, Rolvervulling
from nietpluis.organisaties.tenant import TenantManager, TenantQuerySet

TOEZICHT = (Rol.PRIVACYFUNCTIONARIS, Rol.AANDACHTSFUNCTIONARIS)
"""Who looks at reading that stands out; about one of these the bestuurder looks too."""


class LeessignaalQuerySet(TenantQuerySet["Leessignaal"]):
    """Reading that stood out, reached through the person asking."""

    def voor(self, lid: Lidmaatschap) -> Self:
        """Keep what this person may judge: never about oneself, and the bestuurder only about who oversees.

        What is about a casus that this person is excluded from must still be left out (`bewaken.zien`).
        """
        rijen = super().voor(lid).exclude(over=lid)
        if set(TOEZICHT) & lid.rolnamen:
            return rijen
        if lid.heeft(Rol.BESTUURDER):
            kijkt_toe = Rolvervulling.objects.filter(lid=OuterRef("over"), rol__in=TOEZICHT)
            return rijen.filter(Exists(kijkt_toe))
        return rijen.none()

    def open(self) -> Self:
        """Keep what nobody has judged yet."""
        return self.filter(oordeel="")


class LeessignaalManager(TenantManager["Leessignaal"]):
    """Finds reading that stood out inside the scope."""

    _queryset_class = LeessignaalQuerySet

    def get_queryset(self) -> LeessignaalQuerySet:
        return cast("LeessignaalQuerySet", super().get_queryset())

    def voor(self, lid: Lidmaatschap) -> LeessignaalQuerySet:
        """Return what this person may judge."""
        return self.get_queryset().voor(lid)


class Leessignaal(models.Model):
    """Reading by one person that stands out, for somebody else to judge. It says what was counted, never what was read.

    `casus` is no foreign key, as in Raadpleging. `zegel`: the words of the judgement (and, for a casus opened in
    need, the reason that was given), sealed under a key of its own.
    """

    class Oordeel(models.TextChoices):
        NORMAAL = "normaal", "Dit is gewoon werk"
        NIET_IN_ORDE = "niet_in_orde", "Dit is niet in orde"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    over = models.ForeignKey(Lidmaatschap, on_delete=models.PROTECT, related_name="+")
    regel = models.CharField(max_length=40, help_text="The code of the rule.")
    dag = models.DateField(help_text="The day on which it was reached.")
    trap = models.PositiveSmallIntegerField(default=0, help_text="Doublings of the threshold.")
    casus = models.UUIDField(null=True, help_text="Where it is about one casus.")
    nummer = models.PositiveIntegerField(null=True)
    van = models.DateTimeField()
    tot = models.DateTimeField()
    aantal = models.PositiveIntegerField()
    gezien_op = models.DateTimeField(default=timezone.now, help_text="When the system saw it.")
    uiterlijk = models.DateTimeField(help_text="By when somebody should have judged it.")
    oordeel = models.CharField(max_length=20, blank=True, choices=Oordeel.choices)
    geoordeeld_op = models.DateTimeField(null=True)
    geoordeeld_door = models.ForeignKey(
        Lidmaatschap, on_delete=models.PROTECT, related_name="+", null=True
    )
    zegel = models.BinaryField(default=bytes, help_text="Sealed: why it was judged so.")

    objects = LeessignaalManager()

    class Meta:
        verbose_name_plural = "leessignalen"
        constraints = [
            models.UniqueConstraint(
                fields=["organisatie", "over", "regel", "dag", "trap"],
                condition=Q(casus=None),
                name="leessignaal_eenmaal",
            ),
            models.UniqueConstraint(
                fields=["organisatie", "over", "regel", "dag", "trap", "casus"],
                condition=Q(casus__isnull=False),
                name="leessignaal_eenmaal_per_casus",
            ),
            models.CheckConstraint(
                condition=Q(oordeel="")
                | Q(geoordeeld_op__isnull=False, geoordeeld_door__isnull=False),
                name="leessignaal_oordeel_is_van_iemand",
            ),
        ]
        indexes = [
            models.Index(fields=["organisatie", "-gezien_op", "id"], name="leessignaal_recent"),
            models.Index(
                fields=["organisatie", "uiterlijk"],
                condition=Q(oordeel=""),
                name="leessignaal_open",
            ),
        ]

    def __str__(self) -> str:
        return self.regel
