"""The page of a casus: what it asks now, who is in it, and everything that happened."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from nietpluis.casussen.bladeren import lees_blad
from nietpluis.casussen.lezen import open_casus
from nietpluis.casussen.raadplegen import CasusRequest, op_casus
from nietpluis.casussen.schermen.casuspagina import casuspagina
from nietpluis.casussen.signaleren import mogelijke_ontvangers
from nietpluis.kern.termijnen import dag_van


@require_GET
@op_casus("casus")
def casus(request: CasusRequest) -> HttpResponse:
    """Show the casus without names."""
    return _toon(request, met_namen=False)


@require_GET
@op_casus("namen")
def namen(request: CasusRequest) -> HttpResponse:
    """Show the same page with the names in it; the log of reading says so."""
    return _toon(request, met_namen=True)


def _toon(request: CasusRequest, *, met_namen: bool) -> HttpResponse:
    nu = timezone.now()
    geopend = open_casus(request.casus)
    anderen = [
        keuze.lid
        for keuze in mogelijke_ontvangers(request.lid, dag_van(nu))
        if str(keuze.lid.id) not in geopend.dossier.uitgesloten and keuze.lid.id != request.lid.id
    ]
    pagina = casuspagina(
        geopend,
        request.lid,
        nu,
        anderen,
        met_namen=met_namen,
        filter_=request.GET.get("toon", ""),
        blad=lees_blad(request.GET.get("blad", "")),
    )
    return render(request, "casussen/casus.html", {"pagina": pagina, "casus": request.casus})
