from __future__ import annotations

import uuid
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django_scopes import ScopeError, get_scope


class PoststukQuerySet(models.QuerySet["Poststuk"]):
    """Post of one organisation."""

    def wachtend(self, nu: datetime) -> Self:
        """Keep what may be sent now: its turn has come, and no other sender has it in hand."""
        return self.filter(status=Poststuk.Status.WACHT, volgende_poging_op__lte=nu)


class PoststukManager(models.Manager["Poststuk"]):
    """Finds post inside the scope; raises `ScopeError` outside one, as `organisaties.tenant` does."""

    def contribute_to_class(self, cls: type[models.Model], name: str) -> None:
        """Be the base manager too, with which Django reads a row again and stores it."""
        super().contribute_to_class(cls, name)
        cls._meta.base_manager_name = name

    def get_queryset(self) -> PoststukQuerySet:
        rijen = PoststukQuerySet(self.model, using=self._db)
        bereik = get_scope()
        if not bereik.get("_enabled", True):
            return rijen
        if bereik.get("organisatie") is None:
            raise ScopeError("Poststuk is read outside in_organisatie().")
        return rijen.filter(organisatie_id=bereik["organisatie"])

    def wachtend(self, nu: datetime) -> PoststukQuerySet:
        """Return what may be sent now."""
        return self.get_queryset().wachtend(nu)


class Poststuk(models.Model):
    """One mail to one person: who gets it and the link in it are sealed, and wiped once it was sent.

    `volgende_poging_op` is the next try, and while a sender has it in hand the moment from which
    another may take it over: a sender that dies leaves nothing behind.
    """

    class Status(models.TextChoices):
        """Where it is."""

        WACHT = "wacht", "Wacht"
        VERSTUURD = "verstuurd", "Verstuurd"
        MISLUKT = "mislukt", "Niet aangekomen"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisatie_id = models.UUIDField(
        help_text="Whose post; an id and no link, for this package stands below organisaties."
    )
    soort = models.CharField(max_length=30, help_text="Which text; a key of teksten/post.toml.")
    zegel = models.BinaryField(help_text="Address and link, sealed; empty once it was sent.")
    eenmaal = models.CharField(
        max_length=120, blank=True, help_text="Two with the same one are one; empty: no such rule."
    )
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.WACHT)
    pogingen = models.PositiveSmallIntegerField(default=0)
    gemaakt_op = models.DateTimeField(default=timezone.now)
    volgende_poging_op = models.DateTimeField(default=timezone.now)
    verstuurd_op = models.DateTimeField(null=True)
    fout = models.CharField(max_length=30, blank=True, help_text="Why the last try failed; a code.")

    objects = PoststukManager()

    class Meta:
        verbose_name_plural = "poststukken"
        constraints = [
            models.UniqueConstraint(
                fields=["organisatie_id", "eenmaal"],
                condition=~Q(eenmaal=""),
                name="poststuk_eenmaal",
            )
        ]
        indexes = [
            models.Index(
                fields=["organisatie_id", "volgende_poging_op"],
                condition=Q(status="wacht"),
                name="poststuk_wacht",
            ),
            models.Index(fields=["organisatie_id", "gemaakt_op"], name="poststuk_oud"),
        ]

    def __str__(self) -> str:
        return self.soort
