"""What the pages of weighing, deciding and talking share: what comes first, who thinks along, where to go."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from nietpluis.casussen.banden import banden
from nietpluis.casussen.lezen import OpenCasus
from nietpluis.casussen.raadplegen import CasusRequest
from nietpluis.kern import regels
from nietpluis.kern.dossier import Dossier
from nietpluis.kern.regels import Bezwaar
from nietpluis.kern.waarschuwingen import Waarschuwing, waarschuwingen
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.ontvangers import ontvangers
from nietpluis.ui.onderdelen import Beller, Doen

VOORAF = ("gevaar", "speciale_route", "speciale_route_gevraagd")
"""The warnings that stay on top of every page about a casus."""
ADVIESLIJN = Beller("Veilig Thuis", "0800-2000", "Advies mag zonder naam. Dag en nacht.")


def pagina(request: CasusRequest, geopend: OpenCasus) -> dict[str, Any]:
    """The part of the context that these pages have in common."""
    dossier = geopend.dossier
    collega = next(iter(collegas(request.lid, dossier)), None)
    vooraf = [w for w in waarschuwingen(dossier) if w.code in VOORAF]
    return {
        "casus": request.casus,
        "terug_tekst": f"Casus {request.casus.kenmerk}",
        "dossier": dossier,
        "na": len(dossier.feiten),
        "gevaar": next((w for w in vooraf if w.code == "gevaar"), None),
        "route": next((_route(w) for w in vooraf if w.code != "gevaar"), None),
        "bellers": [*([_beller(collega)] if collega and collega.telefoon else []), ADVIESLIJN],
        "client": dossier.protocol.woorden.get("de_client", "de cliënt"),
    }


def _route(waarschuwing: Waarschuwing) -> dict[str, Any]:
    """The warning of the special route, with what to do and what to leave as one part."""
    doen = Doen(waarschuwing.doe, waarschuwing.doe_niet)
    return {"titel": waarschuwing.titel, "tekst": waarschuwing.tekst, "doen": doen}


def collegas(lid: Lidmaatschap, dossier: Dossier) -> list[Lidmaatschap]:
    """The other aandachtsfunctionarissen, the first to ask in front; never whom the casus is about."""
    niet = frozenset({lid.id, lid.gebruiker_id, *map(UUID, dossier.uitgesloten)})
    return ontvangers(lid.organisatie, lid.team, timezone.localdate(), niet)


def _beller(collega: Lidmaatschap) -> Beller:
    bij = f"{collega.functie[:1].upper()}{collega.functie[1:]}."
    return Beller(collega.naam, collega.telefoon, f"{bij} {collega.bereikbaar}".strip())


def kan_niet(request: CasusRequest, geopend: OpenCasus, soort: str) -> HttpResponse | None:
    """A page that says why this kind of fact is of no use to begin; None when it is."""
    bezwaar = regels.kan_volgen(
        geopend.dossier, soort, banden(request.lid, geopend.dossier, timezone.now())
    )
    if bezwaar is None or bezwaar.eisen:  # a reason can be given on the same page
        return None
    return _zeg_waarom(request, geopend, bezwaar)


def _zeg_waarom(request: CasusRequest, geopend: OpenCasus, bezwaar: Bezwaar) -> HttpResponse:
    context = pagina(request, geopend) | {"bezwaar": bezwaar}
    return render(request, "casussen/weging_kan_niet.html", context)


def vorig_nummer(request: CasusRequest) -> int:
    """After which fact this form was opened; -1 (always too old) for what is no number."""
    getypt = request.POST.get("na", "")
    return int(getypt) if getypt.isdecimal() and len(getypt) < 10 else -1  # noqa: PLR2004 -- no dossier is that long


def adres(request: CasusRequest, naam: str, *rest: str) -> str:
    """The address of a page about this casus."""
    return reverse(naam, args=[request.lid.organisatie.slug, request.casus.id, *rest])


def naar(request: CasusRequest, naam: str, *rest: str) -> HttpResponseRedirect:
    """A redirect to a page about this casus."""
    return HttpResponseRedirect(adres(request, naam, *rest))
