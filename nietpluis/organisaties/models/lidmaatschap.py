from __future__ import annotations

import uuid
from datetime import date
from typing import Any, Self, cast

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.functional import cached_property

from nietpluis.organisaties.models.gebruiker import Gebruiker
from nietpluis.organisaties.models.organisatie import Organisatie
from nietpluis.organisaties.models.team import Team
from nietpluis.organisaties.tenant import TenantManager, TenantQuerySet


class LidmaatschapQuerySet(TenantQuerySet["Lidmaatschap"]):
    """Members of one organisation."""

    def actief(self, op: date) -> Self:
        """Keep those who work here on this day."""
        return self.filter(
            Q(actief_tot=None) | Q(actief_tot__gt=op), actief_van__lte=op, gebruiker__is_active=True
        )

    def met_rol(self, rol: str) -> Self:
        """Keep those who hold this role."""
        return self.filter(rollen__rol=rol)

    def volledig(self) -> Self:
        """Fetch person, organisation, team and roles along: two queries for any number."""
        return self.select_related("gebruiker", "organisatie", "team").prefetch_related("rollen")


class LidmaatschapManager(TenantManager["Lidmaatschap"]):
    """Finds colleagues inside the scope."""

    _queryset_class = LidmaatschapQuerySet

    def get_queryset(self) -> LidmaatschapQuerySet:
        return cast("LidmaatschapQuerySet", super().get_queryset())

    def actief(self, op: date) -> LidmaatschapQuerySet:
        """Return those who work here on this day."""
        return self.get_queryset().actief(op)

    def voor(self, lid: Lidmaatschap) -> LidmaatschapQuerySet:
        """Return the colleagues of this member, those who left included."""
        return self.get_queryset().voor(lid)


class Lidmaatschap(models.Model):
    """A person at work in an organisation: who acts, reads and is assigned."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gebruiker = models.ForeignKey(
        Gebruiker, on_delete=models.PROTECT, related_name="lidmaatschappen"
    )
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="leden")
    team = models.ForeignKey(
        Team, on_delete=models.PROTECT, related_name="leden", null=True, blank=True
    )
    functie = models.CharField(max_length=80, help_text="The work, in the worker's own word.")
    telefoon = models.CharField(max_length=30, blank=True, help_text="Where colleagues may call.")
    bereikbaar = models.CharField(
        max_length=120, blank=True, help_text="When this person can be called, in words."
    )
    actief_van = models.DateField(default=timezone.localdate, help_text="First day with access.")
    actief_tot = models.DateField(
        null=True, blank=True, help_text="First day without access; empty: no end known."
    )

    werkt_ook_elders: bool = False
    """Whether this person also works for another organisation; known of who asks (`toegang.zoek_lid`)."""

    objects = LidmaatschapManager()

    class Meta:
        verbose_name_plural = "lidmaatschappen"
        constraints = [
            models.UniqueConstraint(
                fields=["gebruiker", "organisatie"],
                condition=Q(actief_tot=None),
                name="lidmaatschap_eenmaal_actief",
            ),
            models.CheckConstraint(
                condition=Q(actief_tot=None) | Q(actief_tot__gte=F("actief_van")),
                name="lidmaatschap_einde_na_begin",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def naam(self) -> str:
        """The full name of the person."""
        return self.gebruiker.naam

    @cached_property
    def rolnamen(self) -> frozenset[str]:
        """The roles this member holds; one query, or none when fetched with `volledig()`."""
        return frozenset(vervulling.rol for vervulling in self.rollen.all())

    def heeft(self, rol: str) -> bool:
        """Tell whether this member holds the role."""
        return rol in self.rolnamen

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        """Read the row again, and forget the roles that were read before."""
        self.__dict__.pop("rolnamen", None)
        super().refresh_from_db(*args, **kwargs)

    def is_actief(self, op: date) -> bool:
        """Tell whether this person works here on this day and can sign in."""
        voor_het_einde = self.actief_tot is None or op < self.actief_tot
        return self.gebruiker.is_active and self.actief_van <= op and voor_het_einde
