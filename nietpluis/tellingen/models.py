"""What one dossier adds to the figures: no text, no person, no link back."""

from __future__ import annotations

from django.db import models

from nietpluis.organisaties.tenant import TenantManager


class Telling(models.Model):
    """One dossier as figures. Its key is derived from the dossier's own key; its dates are months.

    Destroying the dossier's key breaks the link and leaves the count. Months are the first day of the month.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    organisatie = models.UUIDField(
        help_text="Of whom it is; no foreign key, the figures stand on their own."
    )
    sector = models.CharField(max_length=40)
    voorziening = models.CharField(max_length=40, blank=True)
    beroepsgroep = models.CharField(max_length=40, blank=True)
    begonnen = models.DateField()
    gesloten = models.DateField(null=True)
    status = models.CharField(max_length=20)
    signalen = models.PositiveSmallIntegerField()
    acuut = models.BooleanField()
    speciaal = models.BooleanField()
    kindcheck = models.BooleanField()
    overleg = models.BooleanField()
    advies = models.BooleanField()
    gesprek = models.BooleanField()
    weging = models.BooleanField()
    uitkomst = models.CharField(max_length=20, blank=True)
    norm = models.PositiveSmallIntegerField(null=True)
    besluit = models.BooleanField()
    melden = models.CharField(max_length=3, blank=True)
    hulp = models.CharField(max_length=3, blank=True)
    melding = models.DateField(null=True)
    terugkoppeling = models.DateField(null=True)
    sluitreden = models.CharField(max_length=40, blank=True)
    volgens_meldcode = models.CharField(
        max_length=200,
        blank=True,
        default="",
        help_text='Steps taken by whom the meldcode says: ",overleg,wegen,".',
    )
    anders_dan_meldcode = models.CharField(
        max_length=200, blank=True, default="", help_text="Steps taken by another function."
    )

    objects: TenantManager[Telling] = TenantManager()

    class Meta:
        verbose_name_plural = "tellingen"
        indexes = [models.Index(fields=["organisatie", "begonnen"], name="telling_maand")]

    def __str__(self) -> str:
        return self.status
