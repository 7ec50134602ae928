"""A second view of a decision: a narrow page with the weighing, its grounds and the decision, and nothing else."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from nietpluis.casussen.formulieren.besluit import meegekeken, meekijkformulier
from nietpluis.casussen.lezen import OpenCasus, open_casus
from nietpluis.casussen.models import Toegang
from nietpluis.casussen.raadplegen import CasusRequest, op_meekijken
from nietpluis.casussen.stempel import stempel
from nietpluis.casussen.vastleggen import leg_vast
from nietpluis.casussen.views.vastleggen_scherm import probeer
from nietpluis.casussen.views.weegpagina import ADVIESLIJN, vorig_nummer
from nietpluis.kern.dossier import Dossier
from nietpluis.kern.termijnen import uiterlijk
from nietpluis.organisaties.toegang import LidRequest, als_lid
from nietpluis.organisaties.tweede_factor import Factor
from nietpluis.ui.formulier import Vragenformulier
from nietpluis.ui.onderdelen import Antwoord

MEESTE = 50


@require_GET
@als_lid(factor=Factor.GEZET)
def meekijken_lijst(request: LidRequest) -> HttpResponse:
    """Show which decisions wait for a second view of this person, by number only."""
    banden = Toegang.objects.filter(
        lid=request.lid, soort="meekijker", loopt=True, vanaf__lte=timezone.now()
    )
    rijen = banden.select_related("casus").order_by("uiterlijk", "id")[:MEESTE]
    return render(request, "casussen/besluit_meekijken_lijst.html", {"banden": rijen})


@require_http_methods(["GET", "POST"])
@op_meekijken
def meekijken(request: CasusRequest) -> HttpResponse:
    """Show the decision and how it came about, and record what this person thinks of it."""
    geopend = open_casus(request.casus)
    form = meekijkformulier(geopend.dossier.protocol)(request.POST or None)
    if form.is_valid() and (klaar := _leg_mening_vast(request, form)):
        return klaar
    return _toon(request, geopend, form)


def _leg_mening_vast(request: CasusRequest, form: Vragenformulier) -> HttpResponseRedirect | None:
    feit = meegekeken(form, request.lid.naam, **stempel(request.lid))
    na = vorig_nummer(request)
    if not probeer(form, lambda: leg_vast(request.casus, request.lid, [feit], na=na)):
        return None
    messages.success(request, "Dank u. Uw mening staat bij het besluit.")
    return redirect("meekijken_lijst", slug=request.lid.organisatie.slug)


def _toon(request: CasusRequest, geopend: OpenCasus, form: Vragenformulier) -> HttpResponse:
    dossier = geopend.dossier
    besluit = dossier.besluit
    context = {
        "casus": request.casus,
        "besluit": besluit,
        "uitkomst": dossier.uitkomst,
        "weging": dossier.weging,
        "hoe": _hoe(dossier),
        "normtitel": f"Meldnorm {dossier.uitkomst.norm}" if dossier.uitkomst else "",
        "uiterlijk": uiterlijk("meekijken", besluit.vastgelegd_op) if besluit else None,
        "form": form,
        "na": len(dossier.feiten),
        "bellers": [ADVIESLIJN],
    }
    return render(request, "casussen/besluit_meekijken.html", context)


def _hoe(dossier: Dossier) -> list[Antwoord]:
    """The answers of the weighing, with why in the words of whoever weighed."""
    if dossier.uitkomst is None or dossier.weging is None:
        return []
    waarom = dossier.weging.waarom
    return [
        Antwoord(g.vraag.tekst, g.woord, waarom.get(g.vraag.code) or g.zin)
        for g in dossier.uitkomst.gronden
    ]
