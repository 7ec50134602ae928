"""Giving a signal: two screens, and a third where it concerns somebody who works here."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from nietpluis.casussen import concepten
from nietpluis.casussen.formulieren import signaal as formulieren
from nietpluis.casussen.models import EigenSignaal
from nietpluis.casussen.views.signaal_concept import (
    SIGNAAL,
    SLEUTEL,
    als_ingevuld,
    sleutel_van,
    vul_aan,
    vul_aan_zo_mogelijk,
)
from nietpluis.casussen.views.signaal_geven import geef_of_zeg, protocol_van
from nietpluis.kern.feiten import JA
from nietpluis.kern.protocol import Protocol
from nietpluis.organisaties.kaartsessie import is_kaart, met_kaart, plek
from nietpluis.organisaties.toegang import LidRequest, als_lid
from nietpluis.ui.formulier import Vragenformulier

LATER = "later"
TE_LANG = "Deze tekst is te lang om te bewaren. Maak hem korter."


@met_kaart
@require_http_methods(["GET", "POST"])
@als_lid()
def signaal_nieuw(request: LidRequest) -> HttpResponse:
    """Ask whom it is about and what was seen; what was typed before is there again."""
    soort = formulieren.scherm_1(protocol_van(request.lid))
    if request.method == "POST":
        return _verder(request, soort(request.POST), "signaal_nieuw_2")
    velden = concepten.lees(request.lid, plek(request, SIGNAAL))
    return _scherm_1(request, soort(initial=velden), velden)


def _verder(request: LidRequest, form: Vragenformulier, naar: str) -> HttpResponse:
    """Keep what was typed; then on to the next screen, or home, or the same screen with what is missing."""
    try:
        velden = vul_aan(request.lid, request.POST, plek(request, SIGNAAL))
    except concepten.ConceptTeGroot:
        form.add_error(None, TE_LANG)
        velden = request.POST.dict()
    slug = request.lid.organisatie.slug
    if LATER in request.POST and not form.non_field_errors():
        return redirect("start", slug=slug)
    if form.is_valid():
        return redirect(naar, slug=slug)
    return _scherm_1(request, form, velden)


def _scherm_1(
    request: LidRequest, form: Vragenformulier, velden: Mapping[str, Any]
) -> HttpResponse:
    context = {
        "form": form,
        "sleutel": sleutel_van(velden),
        "client": protocol_van(request.lid).woorden["de_client"],
    }
    return render(request, "casussen/signaal_1.html", context, status=422 if form.errors else 200)


@met_kaart
@require_http_methods(["GET", "POST"])
@als_lid()
def signaal_nieuw_2(request: LidRequest) -> HttpResponse:
    """Ask when, how known and who may call; then record, or ask first whom of us it is about."""
    protocol = protocol_van(request.lid)
    if request.method != "POST":
        velden = concepten.lees(request.lid, plek(request, SIGNAAL))
        if not velden.get("zag_of_hoorde"):
            return redirect("signaal_nieuw", slug=request.lid.organisatie.slug)
        soort = formulieren.scherm_2(protocol, request.lid)
        return _scherm_2(request, soort(initial=velden), velden)
    if gegeven := al_gegeven(request):
        return gegeven
    return _neem_scherm_2(request, protocol)


def _neem_scherm_2(request: LidRequest, protocol: Protocol) -> HttpResponse:
    form = formulieren.scherm_2(protocol, request.lid)(request.POST)
    velden = vul_aan_zo_mogelijk(request.lid, request.POST, plek(request, SIGNAAL))
    slug = request.lid.organisatie.slug
    if LATER in request.POST:
        return redirect("start", slug=slug)
    eerste = formulieren.scherm_1(protocol)(als_ingevuld(velden))
    if not eerste.is_valid():
        return redirect("signaal_nieuw", slug=slug)
    if not form.is_valid():
        return _scherm_2(request, form, velden)
    if gaat_over_collega(protocol, form.cleaned_data):
        return redirect("signaal_collega", slug=slug)
    antwoorden = {**eerste.antwoorden(), **form.antwoorden()}
    return geef_of_zeg(request, sleutel_van(velden), antwoorden, plek(request, SIGNAAL))


def gaat_over_collega(protocol: Protocol, antwoorden: Mapping[str, Any]) -> bool:
    """Whether somebody who works here is concerned: the worker says so, or the chosen route is about staff."""
    route = formulieren.gekozen_route(protocol, antwoorden)
    return antwoorden.get("werkt_hier") == JA or route.over_medewerker


def _scherm_2(
    request: LidRequest, form: Vragenformulier, velden: Mapping[str, Any]
) -> HttpResponse:
    context = {"form": form, "sleutel": sleutel_van(velden)}
    return render(request, "casussen/signaal_2.html", context, status=422 if form.errors else 200)


def al_gegeven(request: LidRequest) -> HttpResponse | None:
    """Where this very form was sent before: to the page of that signal."""
    eerder = EigenSignaal.objects.filter(
        lid=request.lid, dossier_id=sleutel_van({SLEUTEL: request.POST.get(SLEUTEL, "")})
    ).first()
    if eerder is None:
        return None
    if is_kaart(request):
        return redirect("kaart_start", slug=request.lid.organisatie.slug)
    return redirect("signaal_verstuurd", slug=request.lid.organisatie.slug, id=eerder.id)
