"""Keeping what is being typed: the browser posts a form here while somebody writes."""

import re

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from nietpluis.casussen import concepten
from nietpluis.casussen.views.signaal_concept import SIGNAAL, velden_van, vul_aan
from nietpluis.organisaties.kaartsessie import met_kaart, plek
from nietpluis.organisaties.toegang import LidRequest, als_lid

FORMULIEREN = (
    *("signaal", "terugbellen", "namens", "eigen", "casus", "handeling", "weging", "besluit"),
    *("gesprek", "correctie", "volgsignaal", "doorgeven", "aannemen", "samenvoegen", "toewijzen"),
)
"""The forms that keep drafts; behind the name may stand which casus and which act, as codes."""
WAARVOOR = re.compile(rf"(?:{'|'.join(FORMULIEREN)})(?:/[a-z0-9_-]{{1,40}}){{0,2}}")
VELDNAAM = re.compile(r"[a-z0-9_.-]{1,80}", re.IGNORECASE)
MEESTE_VELDEN = 200


@met_kaart
@require_POST
@als_lid()
def concept(request: LidRequest) -> HttpResponse:
    """Keep the fields of a form for its writer: 204; 413 when it is more than a draft can hold."""
    waarvoor = request.POST.get("waarvoor") or request.GET.get("waarvoor", "")
    velden = velden_van(request.POST)
    if not WAARVOOR.fullmatch(waarvoor) or not _zijn_velden(velden):
        return HttpResponse("Dit formulier kent geen concept.", status=400)
    try:
        if waarvoor == SIGNAAL:  # two screens, one draft
            vul_aan(request.lid, request.POST, plek(request, SIGNAAL))
        else:
            concepten.bewaar(request.lid, plek(request, waarvoor), velden)
    except concepten.ConceptTeGroot:
        return HttpResponse("Deze tekst is te lang om te bewaren. Maak hem korter.", status=413)
    return HttpResponse(status=204)


def _zijn_velden(velden: dict[str, object]) -> bool:
    return len(velden) <= MEESTE_VELDEN and all(VELDNAAM.fullmatch(naam) for naam in velden)
