from __future__ import annotations

import uuid
from typing import Any, NoReturn

from django.db import models

from nietpluis.organisaties.models.lidmaatschap import Lidmaatschap
from nietpluis.organisaties.models.organisatie import Organisatie
from nietpluis.organisaties.tenant import TenantManager


class Beheerhandeling(models.Model):
    """What a beheerder changed about people. Rows are added, never changed or removed."""

    class Wat(models.TextChoices):
        """The acts of a beheerder; the label completes "<name> …"."""

        TOEGEVOEGD = "toegevoegd", "Toegevoegd"
        UITGENODIGD = "uitgenodigd", "Uitgenodigd"
        OPNIEUW_UITGENODIGD = "opnieuw_uitgenodigd", "Opnieuw uitgenodigd"
        UITNODIGING_INGETROKKEN = "uitnodiging_ingetrokken", "Uitnodiging ingetrokken"
        LINK_GEMAAKT = "link_gemaakt", "Link gemaakt om een wachtwoord te kiezen"
        ROLLEN = "rollen", "Rollen veranderd"
        FUNCTIE = "functie", "Functie veranderd"
        TEAM = "team", "Team veranderd"
        TELEFOON = "telefoon", "Telefoonnummer veranderd"
        BEREIKBAAR = "bereikbaar", "Bereikbaarheid veranderd"
        BEEINDIGD = "beeindigd", "Toegang gestopt"
        VERVULLER = "vervuller", "Andere aandachtsfunctionaris voor signalen"
        WAARNEMER = "waarnemer", "Andere waarnemer"
        AFWEZIG = "afwezig", "Afwezigheid veranderd"
        KAART_GEMAAKT = "kaart_gemaakt", "Toegangskaart gemaakt"
        KAART_INGETROKKEN = "kaart_ingetrokken", "Toegangskaart ingetrokken"
        KAART_OPEN = "kaart_open", "Toegangskaart weer open na te veel pogingen"
        ROL_GEVRAAGD = "rol_gevraagd", "Rol gevraagd"
        ROL_BEVESTIGD = "rol_bevestigd", "Rol bevestigd"
        ROL_GEWEIGERD = "rol_geweigerd", "Rol geweigerd"
        SCHRIJFPAGINA = "schrijfpagina", "Schrijfpagina veranderd"
        TWEEDE_STAP = "tweede_stap", "Tweede stap weggehaald"
        OVERGEDRAGEN = "overgedragen", "Werk overgedragen"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, related_name="beheerhandelingen"
    )
    wie = models.ForeignKey(
        Lidmaatschap, on_delete=models.PROTECT, related_name="+", help_text="Who did it."
    )
    wat = models.CharField(max_length=30, choices=Wat.choices)
    over = models.ForeignKey(
        Lidmaatschap,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        help_text="Whom it is about; empty: somebody who is no member yet.",
    )
    wanneer = models.DateTimeField(auto_now_add=True)
    oud = models.CharField(max_length=250, blank=True, help_text="As it was, in words.")
    nieuw = models.CharField(max_length=250, blank=True, help_text="As it became, in words.")

    objects: TenantManager[Beheerhandeling] = TenantManager()

    class Meta:
        verbose_name_plural = "beheerhandelingen"
        ordering = ["-wanneer", "-id"]
        indexes = [models.Index(fields=["organisatie", "-wanneer"], name="beheer_organisatie_tijd")]

    def __str__(self) -> str:
        return f"{self.wat} {self.wanneer:%Y-%m-%d}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row; raises `TypeError` when it stands already."""
        if not self._state.adding:
            raise TypeError("A Beheerhandeling is added once and never changed.")
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Refuse: raises `TypeError`."""
        raise TypeError("A Beheerhandeling is never removed.")
