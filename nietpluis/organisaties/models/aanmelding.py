from __future__ import annotations

import uuid

from django.db import models

from nietpluis.organisaties.models.gebruiker import Gebruiker


class Aanmelding(models.Model):
    """A session of one person, so that this person can see and end it. No address, no place."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.CASCADE, related_name="aanmeldingen")
    sessie = models.CharField(max_length=40, unique=True, help_text="Key of Django's session.")
    apparaat = models.CharField(max_length=80, help_text="Kind of browser and device, in words.")
    sinds = models.DateTimeField(help_text="When this session began.")

    class Meta:
        verbose_name_plural = "aanmeldingen"

    def __str__(self) -> str:
        return self.apparaat


class Apparaat(models.Model):
    """A device that may sign in with the pincode, for thirty days, to tell something and no more."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.CASCADE, related_name="apparaten")
    afdruk = models.CharField(
        max_length=64, unique=True, help_text="SHA-256 of the secret in the cookie of that device."
    )
    naam = models.CharField(max_length=80, help_text="Kind of browser and device, in words.")
    onthouden_op = models.DateTimeField()

    class Meta:
        verbose_name_plural = "apparaten"

    def __str__(self) -> str:
        return self.naam
