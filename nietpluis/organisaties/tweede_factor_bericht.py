"""Telling somebody that the second step changed: by mail, without a name, so that a stranger's doing shows."""

from __future__ import annotations

from django.urls import reverse

from nietpluis.organisaties.models import Gebruiker
from nietpluis.organisaties.toegang import in_organisatie
from nietpluis.post.uitgaand import VAN_NIEMAND, klaarzetten

SOORT = "tweede_stap"


def meld_verandering(gebruiker: Gebruiker) -> None:
    """Put a mail ready that leads to the places where this person is signed in. None without an address."""
    if gebruiker.email:
        with in_organisatie(VAN_NIEMAND, schrijven=True):
            klaarzetten(gebruiker.email, SOORT, organisatie_id=VAN_NIEMAND, pad=reverse("overal"))
