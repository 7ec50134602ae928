"""Putting right what was recorded: change it, or say that it does not belong here. Both with a reason."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from nietpluis.casussen import concepten
from nietpluis.casussen.banden import banden
from nietpluis.casussen.formulieren.correctie import (
    Maker,
    WeghaalForm,
    te_verbeteren,
    verbeterformulier,
    verbetering,
    weghaling,
)
from nietpluis.casussen.lezen import OpenCasus, open_casus
from nietpluis.casussen.raadplegen import CasusRequest, op_casus
from nietpluis.casussen.schermen.adressen import Adressen
from nietpluis.casussen.schermen.verloop import VAST, Blik, gebeurtenis
from nietpluis.casussen.stempel import stempel
from nietpluis.casussen.vastleggen import leg_vast
from nietpluis.casussen.views.vastleggen_scherm import (
    formulierpagina,
    klaar,
    na_uit,
    probeer,
)
from nietpluis.kern import regels
from nietpluis.kern.termijnen import dag_van
from nietpluis.kern.vouw import Regel
from nietpluis.ui.formulier import Vragenformulier

VERBETERD = "Verbeterd. Wat er eerst stond, blijft te lezen."
WEGGEHAALD = "Weggehaald. Dat het er stond, blijft te zien."


@require_http_methods(["GET", "POST"])
@op_casus("verbeteren")
def corrigeer(request: CasusRequest, nummer: int) -> HttpResponse:
    """Change a fact in its own form."""
    geopend = open_casus(request.casus)
    regel = _regel(request, geopend, nummer)
    handeling = te_verbeteren(regel.feit, geopend.dossier.protocol)
    if handeling is None:
        slug = request.lid.organisatie.slug
        return redirect("haal_weg", slug=slug, casus_id=request.casus.id, nummer=nummer)
    data = request.POST if request.method == "POST" else None
    waarvoor = f"casus/{request.casus.id}/correctie-{nummer}"
    concept = concepten.lees(request.lid, waarvoor)
    form = verbeterformulier(handeling, regel.feit, dag_van(timezone.now()), data, concept)
    if antwoord := _vastgelegd(request, geopend, regel, form, verbetering):
        concepten.gooi_weg(request.lid, waarvoor)
        return antwoord
    return _pagina(request, "casussen/corrigeer.html", geopend, regel, form, waarvoor)


@require_http_methods(["GET", "POST"])
@op_casus("verbeteren")
def haal_weg(request: CasusRequest, nummer: int) -> HttpResponse:
    """Say that a fact does not belong here; it no longer counts, and can still be read back."""
    geopend = open_casus(request.casus)
    regel = _regel(request, geopend, nummer)
    form = WeghaalForm(request.POST if request.method == "POST" else None)
    return _vastgelegd(request, geopend, regel, form, weghaling) or _pagina(
        request, "casussen/haal_weg.html", geopend, regel, form
    )


def _regel(request: CasusRequest, geopend: OpenCasus, nummer: int) -> Regel:
    """The fact with this number, when there is one that may be put right."""
    regel = next((r for r in geopend.dossier.regels if r.nummer == nummer), None)
    if regel is None or regel.ingetrokken or regel.feit.soort in VAST:
        raise Http404
    eigen = banden(request.lid, geopend.dossier, timezone.now())
    if regels.kan_volgen(geopend.dossier, "correctie", eigen):
        raise Http404
    return regel


def _vastgelegd(
    request: CasusRequest, geopend: OpenCasus, regel: Regel, form: Vragenformulier, maak: Maker
) -> HttpResponse | None:
    """Record the correction; None when the form is to be shown (again)."""
    if not form.is_bound or not form.is_valid():
        return None
    nu = timezone.now()
    na = na_uit(request, len(geopend.dossier.feiten))
    feit = maak(regel, form, stempel(request.lid, nu))
    if not probeer(form, lambda: leg_vast(request.casus, request.lid, [feit], na=na, nu=nu)):
        return None
    return klaar(request, WEGGEHAALD if maak is weghaling else VERBETERD)


def _pagina(
    request: CasusRequest,
    sjabloon: str,
    geopend: OpenCasus,
    regel: Regel,
    form: Vragenformulier,
    waarvoor: str = "",
) -> HttpResponse:
    adressen = Adressen(request.lid.organisatie.slug, request.casus.id)
    blik = Blik(dossier=geopend.dossier, adressen=adressen, nu=timezone.now())
    return formulierpagina(
        request,
        sjabloon,
        form,
        len(geopend.dossier.feiten),
        feit=gebeurtenis(blik, regel),
        kan_verbeteren=te_verbeteren(regel.feit, geopend.dossier.protocol) is not None,
        weg_url=adressen.naar("haal_weg", regel.nummer),
        waarvoor=waarvoor,
    )
