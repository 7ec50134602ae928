from __future__ import annotations

import uuid
from datetime import datetime
from typing import TYPE_CHECKING, Self, cast

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from nietpluis.organisaties.models import Lidmaatschap, Organisatie
from nietpluis.organisaties.tenant import TenantManager, TenantQuerySet

if TYPE_CHECKING:
    from nietpluis.casussen.models.toegang import Toegang

LEEST = ("toegewezen", "ontvanger", "waarnemer", "noodtoegang")
"""The ties that open a casus; whoever gave the signal (`melder`) sees its progress, never the casus."""


class CasusQuerySet(TenantQuerySet["Casus"]):
    """Casussen, reached through the person asking."""

    def voor(self, lid: Lidmaatschap, nu: datetime | None = None) -> Self:
        """Keep the casussen that this person may open now; `nu` is when a stand-in's turn may have come."""
        toegang = apps.get_model("casussen", "Toegang")
        banden = toegang.objects.geldig(lid, nu or timezone.now()).filter(
            casus=OuterRef("pk"), soort__in=LEEST
        )
        return self.filter(Exists(banden))

    def gegeven_door(self, lid: Lidmaatschap) -> Self:
        """Keep the dossiers that began with a signal of this person."""
        return self.filter(eigen_signalen__lid=lid).distinct()


class CasusManager(TenantManager["Casus"]):
    """Finds casussen inside the scope, and for a person."""

    _queryset_class = CasusQuerySet

    def get_queryset(self) -> CasusQuerySet:
        return cast("CasusQuerySet", super().get_queryset())

    def voor(self, lid: Lidmaatschap, nu: datetime | None = None) -> CasusQuerySet:
        """Return the casussen that this person may open."""
        return self.get_queryset().voor(lid, nu)

    def gegeven_door(self, lid: Lidmaatschap) -> CasusQuerySet:
        """Return the dossiers that began with a signal of this person."""
        return self.get_queryset().gegeven_door(lid)


class Casus(models.Model):
    """A dossier as a list row: what SQL must filter or sort is plain, all else is one sealed label.

    Everything but `id`, `organisatie` and `nummer` is derived from the facts by one function (projectie.py).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    nummer = models.PositiveIntegerField(help_text="Counts up within the organisation.")
    status = models.CharField(max_length=20)
    acuut = models.BooleanField(default=False)
    aan = models.CharField(
        max_length=10, blank=True, help_text="Of whom something is asked: mij, ander, opnieuw."
    )
    uiterlijk = models.DateTimeField(null=True, help_text="By when the first task is due.")
    begonnen_op = models.DateField()
    gewijzigd_op = models.DateTimeField()
    bewaren_tot = models.DateField(
        null=True, help_text="Last day of the retention term; set when it closes."
    )
    aantal = models.PositiveIntegerField(help_text="How many facts the dossier has.")
    kop = models.BinaryField(help_text="The link of the last fact.")
    etiket = models.BinaryField(help_text="Sealed: what a list row says.")
    vouwversie = models.PositiveSmallIntegerField(
        help_text="The version of the fold that made this row."
    )

    toegangen: models.Manager[Toegang]
    objects = CasusManager()

    class Meta:
        verbose_name_plural = "casussen"
        constraints = [
            models.UniqueConstraint(fields=["organisatie", "nummer"], name="casus_nummer_eenmaal"),
            models.CheckConstraint(condition=Q(aantal__gte=1), name="casus_heeft_feiten"),
        ]
        indexes = [
            models.Index(
                fields=["organisatie", "status", "uiterlijk"], name="casus_status_uiterlijk"
            ),
            models.Index(
                fields=["bewaren_tot"],
                condition=Q(bewaren_tot__isnull=False),
                name="casus_bewaren_tot",
            ),
        ]

    def __str__(self) -> str:
        return self.kenmerk

    @property
    def kenmerk(self) -> str:
        """What people call it: "K 4821", or "V 212" while it is below the threshold."""
        letter = {"volgsignaal": "V", "signaal": "S"}.get(self.status, "K")
        return f"{letter} {self.nummer}"


class Nummering(models.Model):
    """The last number given out in an organisation."""

    organisatie = models.OneToOneField(
        Organisatie, on_delete=models.PROTECT, primary_key=True, related_name="+"
    )
    laatste = models.PositiveIntegerField(default=0)

    objects: TenantManager[Nummering] = TenantManager()

    def __str__(self) -> str:
        return str(self.laatste)

    @classmethod
    def volgende(cls, organisatie: Organisatie, aantal: int = 1) -> int:
        """Give out the next number (the first of `aantal`), inside the transaction that uses it."""
        rij = cls.objects.filter(organisatie=organisatie)
        if not rij.update(laatste=F("laatste") + aantal):
            cls.objects.get_or_create(organisatie=organisatie)
            rij.update(laatste=F("laatste") + aantal)
        return rij.values_list("laatste", flat=True).get() - aantal + 1
