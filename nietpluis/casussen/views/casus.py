"""The page of a casus: what it asks now, who is in it, and everything that happened."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from nietpluis.casussen.bladeren import lees_blad
from nietpluis.casussen.lezen import OpenCasus, open_casus
from nietpluis.casussen.meldcode import nieuwere
from nietpluis.casussen.raadplegen import CasusRequest, op_casus
from nietpluis.casussen.schermen.casuspagina import Bij, casuspagina
from nietpluis.casussen.signaleren import mogelijke_ontvangers
from nietpluis.casussen.stapvragen import stap_te_vragen, stapvraag
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
    vandaag = dag_van(nu)
    geopend = open_casus(request.casus)
    pagina = casuspagina(
        geopend,
        request.lid,
        nu,
        _bij(request, geopend, vandaag),
        met_namen=met_namen,
        filter_=request.GET.get("toon", ""),
        blad=lees_blad(request.GET.get("blad", "")),
    )
    return render(request, "casussen/casus.html", {"pagina": pagina, "casus": request.casus})


def _bij(request: CasusRequest, geopend: OpenCasus, vandaag: date) -> Bij:
    """What stands beside this casus; of the meldcode nothing, and no query, for one that began without."""
    dossier, zelf = geopend.dossier, request.lid.id
    anderen = [keuze.lid for keuze in mogelijke_ontvangers(request.lid, vandaag)]
    nieuwer = nieuwere(request.lid.organisatie_id, dossier.opening)
    stap = stap_te_vragen(dossier)
    vraag = stapvraag(dossier, stap, vandaag) if stap else None
    return Bij(
        anderen=[a for a in anderen if str(a.id) not in dossier.uitgesloten and a.id != zelf],
        nieuwer=nieuwer.nummer if nieuwer else None,
        vraag=vraag,
    )
