"""What every page may know about who is asking."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from nietpluis.organisaties.models import Lidmaatschap


def wie_vraagt(request: HttpRequest) -> dict[str, Any]:
    """Give the templates `lid`, `organisatie`, `start_url` and `account_url`, inside an organisation.

    A context processor: name it in TEMPLATES.
    """
    lid = getattr(request, "lid", None)
    if not isinstance(lid, Lidmaatschap):
        return {}
    slug = lid.organisatie.slug
    return {
        "lid": lid,
        "organisatie": lid.organisatie,
        "start_url": f"/o/{slug}/",
        "account_url": reverse("gegevens", args=[slug]),
    }
