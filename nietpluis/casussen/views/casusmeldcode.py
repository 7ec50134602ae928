"""The version of the meldcode under which a casus began, to read: also when a newer one is public."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from nietpluis.casussen.lezen import open_casus
from nietpluis.casussen.meldcode import nieuwere, tekst_bij
from nietpluis.casussen.raadplegen import CasusRequest, op_casus
from nietpluis.casussen.schermen.adressen import Adressen
from nietpluis.casussen.schermen.meldcode import versie


@require_GET
@op_casus("meldcode")
def casus_meldcode(request: CasusRequest) -> HttpResponse:
    """Show the whole text, with names; 404 for a casus that began without a meldcode."""
    organisatie, dossier = request.lid.organisatie, open_casus(request.casus).dossier
    tekst = tekst_bij(organisatie.id, dossier.opening)
    if tekst is None:
        raise Http404
    nieuw = nieuwere(organisatie.id, dossier.opening)
    context = {
        "casus": request.casus,
        "adressen": Adressen(organisatie.slug, request.casus.id),
        "tekst": tekst,
        "versie": versie(dossier, organisatie.naam, nieuw.nummer if nieuw else None),
    }
    return render(request, "casussen/casus_meldcode.html", context)
