from __future__ import annotations

import uuid

from django.db import models


class Organisatie(models.Model):
    """An organisation with a meldcode of its own: the tenant. Not scoped: it is the scope."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(
        max_length=60, unique=True, help_text="The organisation in the address: /o/<slug>/."
    )
    naam = models.CharField(max_length=120, help_text="What people call it; shown on every page.")
    sector = models.CharField(
        max_length=60, help_text="Sector code of kern: decides protocol and kader."
    )
    voorzieningen = models.JSONField(
        default=list, blank=True, help_text="Codes of the kinds of help it gives, a list of texts."
    )
    eenpersoons = models.BooleanField(
        default=False, help_text="One person holds all roles: a practice of one."
    )
    telefoon = models.CharField(max_length=30, blank=True, help_text="The general number.")
    aangemaakt_op = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["naam", "id"]
        verbose_name_plural = "organisaties"

    def __str__(self) -> str:
        return self.naam
