"""What every page may know about who is asking."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from nietpluis.organisaties import inschrijven
from nietpluis.organisaties.kaartsessie import is_kaart
from nietpluis.organisaties.models import Lidmaatschap


def wie_vraagt(request: HttpRequest) -> dict[str, Any]:
    """Give the templates `lid`, `organisatie`, `start_url` and `account_url`, inside an organisation.

    A context processor: name it in TEMPLATES.
    """
    lid = getattr(request, "lid", None)
    if not isinstance(lid, Lidmaatschap):
        return {}
    slug = lid.organisatie.slug
    met_kaart = is_kaart(request)
    return {
        "lid": lid,
        "organisatie": lid.organisatie,
        "start_url": reverse("kaart_start", args=[slug]) if met_kaart else f"/o/{slug}/",
        "account_url": reverse("kaart_klaar") if met_kaart else reverse("gegevens", args=[slug]),
        "met_kaart": met_kaart,
    }


def beginnen(_request: HttpRequest) -> dict[str, bool]:
    """Give the templates `mag_beginnen`: whether anybody may begin an organisation here."""
    return {"mag_beginnen": inschrijven.mag_iedereen()}
