"""The beheerder's screen in a test: where it is, what is filled in, which traces it leaves."""

from __future__ import annotations

from typing import Any

from nietpluis.organisaties.models import Beheerhandeling, Lidmaatschap
from nietpluis.organisaties.toegang import met_lid

MENSEN = "/o/de-linde/mensen/"


def werk(lid: Lidmaatschap, **anders: Any) -> dict[str, Any]:
    velden = {"functie": lid.functie, "rollen": sorted(lid.rolnamen), "telefoon": lid.telefoon}
    return velden | {"team": str(lid.team_id or ""), "bereikbaar": lid.bereikbaar} | anders


def sporen(lid: Lidmaatschap) -> list[tuple[str, str, str]]:
    with met_lid(lid):
        rijen = Beheerhandeling.objects.voor(lid).order_by("wanneer")
        return [(rij.wat, rij.oud, rij.nieuw) for rij in rijen]


def rollen(lid: Lidmaatschap) -> set[str]:
    with met_lid(lid):
        return set(lid.rollen.values_list("rol", flat=True))
