"""Recording a signal from its answers, and the page for when nobody here can receive it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from nietpluis.casussen import concepten
from nietpluis.casussen.formulieren.signaal import eigen_voorziening, gekozen_route
from nietpluis.casussen.formulieren.signaal_feit import maak_signaal
from nietpluis.casussen.models import EigenSignaal
from nietpluis.casussen.signaleren import NiemandOver, geef_signaal
from nietpluis.casussen.views.eigen_overleg import overlegpartners
from nietpluis.casussen.views.signaal_concept import vul_aan_zo_mogelijk
from nietpluis.kern import protocollen
from nietpluis.kern.protocol import Protocol
from nietpluis.organisaties.grenzen import mag_vastleggen
from nietpluis.organisaties.kaartsessie import is_kaart
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import LidRequest
from nietpluis.ui.nummers import GEVAARNUMMERS
from nietpluis.ui.onderdelen import Beller

DOORGEGEVEN = "Uw signaal is doorgegeven. Goed dat u het vertelt."


def protocol_van(lid: Lidmaatschap) -> Protocol:
    """The protocol under which a signal of this person begins today."""
    return protocollen.protocol_op(lid.organisatie.sector, timezone.localdate())


def geef_of_zeg(
    request: LidRequest,
    sleutel: UUID,
    antwoorden: Mapping[str, Any],
    waarvoor: str,
    *,
    over: Lidmaatschap | None = None,
    aan: Lidmaatschap | None = None,
) -> HttpResponse:
    """Record the signal, forget its draft and show who has it; or say whom outside to call, and keep the draft."""
    if not mag_vastleggen(request.lid):
        return te_veel(request, waarvoor)
    lid, nu = request.lid, timezone.now()
    signaal = maak_signaal(lid, antwoorden, nu, over=over)
    voorziening = str(antwoorden.get("voorziening") or eigen_voorziening(protocol_van(lid), lid))
    try:
        casus = geef_signaal(
            lid,
            sleutel,
            signaal,
            voorziening=voorziening,
            route=route_van(protocol_van(lid), antwoorden),
            aan=aan,
        )
    except NiemandOver:
        return niemand_over(request)
    concepten.gooi_weg(lid, waarvoor)
    if is_kaart(request):
        messages.success(request, DOORGEGEVEN)
        return redirect("kaart_start", slug=lid.organisatie.slug)
    eigen = get_object_or_404(EigenSignaal.objects.filter(dossier=casus, lid=lid))
    return redirect("signaal_verstuurd", slug=lid.organisatie.slug, id=eigen.id)


def route_van(protocol: Protocol, antwoorden: Mapping[str, Any]) -> str:
    """The route that was chosen, where it is another than the sector's own."""
    gekozen = gekozen_route(protocol, antwoorden).sector
    return "" if gekozen == protocol.sector else gekozen


def niemand_over(request: LidRequest) -> HttpResponse:
    """Nobody in the organisation can receive this: who can be called outside, with the text kept."""
    return render(
        request, "casussen/signaal_niemand.html", {"bellers": nummers_buiten(request.lid)}
    )


def te_veel(request: LidRequest, waarvoor: str) -> HttpResponse:
    """So much was told this hour that this waits: whom to call, with the text kept."""
    vul_aan_zo_mogelijk(request.lid, request.POST, waarvoor)
    bellers = [*overlegpartners(request.lid, timezone.localdate()), *eigen_nummers(request.lid)]
    return render(request, "casussen/signaal_te_veel.html", {"bellers": bellers}, status=429)


def nummers_buiten(lid: Lidmaatschap) -> list[Beller]:
    """The danger numbers, and what else this sector's protocol names outside the organisation."""
    return [*GEVAARNUMMERS, *eigen_nummers(lid)]


def eigen_nummers(lid: Lidmaatschap) -> list[Beller]:
    """The outside numbers of this sector beyond the two for danger, such as the vertrouwensinspecteur."""
    protocol = protocol_van(lid)
    bekend = {beller.nummer for beller in GEVAARNUMMERS}
    return [
        Beller(nummer.naam, nummer.nummer, nummer.wanneer)
        for nummer in protocol.buiten
        if nummer.nummer not in bekend
    ]
