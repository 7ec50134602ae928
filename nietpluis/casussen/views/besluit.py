"""Deciding: is a melding needed, is help possible; a reason for what is still open stands on the same page."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from nietpluis.casussen import concepten
from nietpluis.casussen.formulieren.besluit import Besluitvragen, feiten
from nietpluis.casussen.lezen import OpenCasus, open_casus
from nietpluis.casussen.raadplegen import CasusRequest, op_casus
from nietpluis.casussen.stempel import stempel
from nietpluis.casussen.vastleggen import leg_vast
from nietpluis.casussen.views.vastleggen_scherm import probeer
from nietpluis.casussen.views.weegpagina import collegas, kan_niet, naar, pagina, vorig_nummer
from nietpluis.ui.formulier import Vragenformulier


def waarvoor(casus: UUID) -> str:
    """The name of the draft of a decision."""
    return f"casus/{casus}/besluit"


@require_http_methods(["GET", "POST"])
@op_casus("besluit")
def besluit(request: CasusRequest) -> HttpResponse:
    """Ask for both decisions, with a reason for each step that is still open, and record them together."""
    geopend = open_casus(request.casus)
    if weigering := kan_niet(request, geopend, "besluit"):
        return weigering
    vragen = Besluitvragen(geopend.dossier, collegas(request.lid, geopend.dossier))
    concept = (
        {} if request.method == "POST" else concepten.lees(request.lid, waarvoor(request.casus.id))
    )
    form = vragen.formulier()(request.POST or None, initial=concept)
    if form.is_valid() and (klaar := _leg_besluit_vast(request, vragen, form)):
        return klaar
    return _toon(request, geopend, vragen, form)


def _leg_besluit_vast(
    request: CasusRequest, vragen: Besluitvragen, form: Vragenformulier
) -> HttpResponse | None:
    """Record reasons and decision in one go and say where to go; None with the reason why not in the form."""
    nu = timezone.now()
    wat, na = feiten(form, vragen, **stempel(request.lid, nu)), vorig_nummer(request)
    if not probeer(form, lambda: leg_vast(request.casus, request.lid, wat, na=na, nu=nu)):
        return None
    concepten.gooi_weg(request.lid, waarvoor(request.casus.id))
    messages.success(request, "Uw besluit is vastgelegd.")
    if form.cleaned_data["melden"] == "ja":
        return naar(request, "handeling", "melding")
    return naar(request, *_hulp(form))


def _hulp(form: Vragenformulier) -> tuple[str, ...]:
    """Where help is arranged, when there is to be any."""
    return ("handeling", "hulpafspraak") if form.cleaned_data["hulp"] == "ja" else ("casus",)


def _toon(
    request: CasusRequest, geopend: OpenCasus, vragen: Besluitvragen, form: Vragenformulier
) -> HttpResponse:
    nieuw = request.method == "POST" and vorig_nummer(request) != len(geopend.dossier.feiten)
    context = {
        "form": form,
        "vragen": vragen,
        "beslissen": [form[veld] for veld in form.fields if not veld.startswith("reden_")],
        "open": [
            {"stand": open_, "veld": form[f"reden_{open_.eis.code}"]} for open_ in vragen.redenen
        ],
        "waarvoor": waarvoor(request.casus.id),
        "iets_nieuws": nieuw,
    }
    return render(request, "casussen/besluit.html", pagina(request, geopend) | context)
