"""Writing down a signal that a colleague tells on the phone."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from nietpluis.casussen import concepten
from nietpluis.casussen.formulieren import signaal as formulieren
from nietpluis.casussen.formulieren.signaal import eigen_voorziening
from nietpluis.casussen.formulieren.signaal_feit import maak_signaal
from nietpluis.casussen.models import Casus
from nietpluis.casussen.signaleren import NiemandOver, doorgegeven, mogelijke_ontvangers, opening
from nietpluis.casussen.stempel import stempel
from nietpluis.casussen.vastleggen import open_dossier
from nietpluis.casussen.views.signaal import gaat_over_collega
from nietpluis.casussen.views.signaal_collega import collegas
from nietpluis.casussen.views.signaal_concept import SLEUTEL, sleutel_van
from nietpluis.casussen.views.signaal_geven import (
    niemand_over,
    protocol_van,
    route_van,
    te_veel,
)
from nietpluis.kern.feiten.signalen import Signaal
from nietpluis.kern.termijnen import dag_van
from nietpluis.organisaties.grenzen import mag_vastleggen
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import LidRequest, als_lid
from nietpluis.ui.formulier import Vragenformulier

NAMENS = "namens"
OVER_COLLEGA = (
    "Laat deze collega het zelf vertellen, of bel samen. Dan kiest die zelf wie het leest."
)


@require_http_methods(["GET", "POST"])
@als_lid()
def signaal_namens(request: LidRequest) -> HttpResponse:
    """Ask who tells it and what; then record it as theirs."""
    lid = request.lid
    wie = {str(ander.id): ander for ander in collegas(lid)}
    soort = formulieren.namens(protocol_van(lid), lid, wie.values())
    if request.method != "POST":
        velden = concepten.lees(lid, NAMENS)
        return _pagina(request, soort(initial=velden), sleutel_van(velden))
    form, sleutel = soort(request.POST), sleutel_van({SLEUTEL: request.POST.get(SLEUTEL, "")})
    if form.is_valid() and gaat_over_collega(protocol_van(lid), form.cleaned_data):
        form.add_error("werkt_hier", OVER_COLLEGA)
    if form.is_valid() and not mag_vastleggen(request.lid):
        return te_veel(request, NAMENS)
    if form.is_valid():
        return _leg_vast(request, form, wie[form.cleaned_data["namens"]], sleutel)
    return _pagina(request, form, sleutel)


def _leg_vast(
    request: LidRequest, form: Vragenformulier, verteller: Lidmaatschap, sleutel: UUID
) -> HttpResponse:
    nu, antwoorden = timezone.now(), form.antwoorden()
    signaal = maak_signaal(request.lid, antwoorden, nu, namens=verteller)
    try:
        geef_namens(request.lid, verteller, sleutel, signaal, nu, **_waar(antwoorden, verteller))
    except NiemandOver:
        return niemand_over(request)
    concepten.gooi_weg(request.lid, NAMENS)
    roepnaam = verteller.gebruiker.roepnaam
    messages.success(request, f"Het signaal is doorgegeven. {roepnaam} ziet het bij ‘Uw signalen’.")
    return redirect("start", slug=request.lid.organisatie.slug)


def _waar(antwoorden: Mapping[str, Any], verteller: Lidmaatschap) -> dict[str, str]:
    """The kind of work and the route of the protocol under which the signal begins."""
    protocol, gekozen = protocol_van(verteller), antwoorden.get("voorziening")
    return {
        "voorziening": str(gekozen or eigen_voorziening(protocol, verteller)),
        "route": route_van(protocol, antwoorden),
    }


def geef_namens(
    lid: Lidmaatschap,
    verteller: Lidmaatschap,
    dossier_id: UUID,
    signaal: Signaal,
    nu: datetime,
    *,
    voorziening: str = "",
    route: str = "",
) -> Casus:
    """Record a told signal and hand it to who receives those of the teller, who may well be the one writing.

    Raises NiemandOver. Call inside `met_lid(lid, schrijven=True)`.
    """
    wie = [keuze.lid for keuze in mogelijke_ontvangers(verteller, dag_van(nu))]
    if not wie:
        raise NiemandOver
    moment = stempel(lid, nu)
    door = doorgegeven(moment, wie[0], wie[1] if len(wie) > 1 else None)
    return open_dossier(lid, dossier_id, (opening(lid, moment, voorziening, route), signaal, door))


def _pagina(request: LidRequest, form: Vragenformulier, sleutel: UUID) -> HttpResponse:
    context = {"form": form, "sleutel": sleutel}
    return render(
        request, "casussen/signaal_namens.html", context, status=422 if form.errors else 200
    )
