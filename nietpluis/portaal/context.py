"""The menu of every page: only what this person can open."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django_scopes import get_scope

from nietpluis.casussen.models import Toegang
from nietpluis.organisaties.kaartsessie import is_kaart
from nietpluis.organisaties.models import Lidmaatschap, Rol
from nietpluis.portaal.kaarten import adres, kaarten_voor

Regel = tuple[str, str, bool]


def menu(request: HttpRequest) -> dict[str, Any]:
    """Give the templates `menu`, inside an organisation: name, address, and whether this is that page."""
    lid = getattr(request, "lid", None)
    if not isinstance(lid, Lidmaatschap):
        return {}
    regels = _met_kaart(lid) if is_kaart(request) else _regels(lid)
    return {"menu": [(naam, url, request.path == url) for naam, url in regels if url]}


def _met_kaart(lid: Lidmaatschap) -> list[tuple[str, str]]:
    """What a card opens: recording, and the help."""
    slug = lid.organisatie.slug
    return [
        ("Start", adres("kaart_start", slug)),
        ("Signaal", adres("signaal_nieuw", slug)),
        ("Hulp", adres("help_hoe")),
    ]


def _regels(lid: Lidmaatschap) -> list[tuple[str, str]]:
    slug = lid.organisatie.slug
    werklijst = [("Werklijst", adres("werklijst", slug))] if _heeft_werklijst(lid) else []
    return [
        ("Start", adres("start", slug)),
        *werklijst,
        ("Signaal", adres("signaal_nieuw", slug)),
        ("Meldcode", adres("meldcode", slug)),
        *((kaart.menu, url) for kaart, url in kaarten_voor(lid) if kaart.menu),
        ("Hulp", adres("help_hoe")),
        *([("Andere organisatie", adres("organisaties"))] if lid.werkt_ook_elders else []),
    ]


def _heeft_werklijst(lid: Lidmaatschap) -> bool:
    """Whether this person reads signals, or works on a casus. At most one query; none outside `met_lid()`."""
    if lid.heeft(Rol.AANDACHTSFUNCTIONARIS):
        return True
    binnen = get_scope().get("organisatie") is not None
    return binnen and Toegang.objects.werklijst(lid, timezone.now()).exists()
