"""The beheerder's page about the write-only page: its address, its poster, and taking it away."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from nietpluis.organisaties import qr, schrijfpagina
from nietpluis.organisaties.kaartformulieren import SchrijfpaginaForm
from nietpluis.organisaties.models import Rol, Schrijfpagina
from nietpluis.organisaties.toegang import LidRequest, als_lid
from nietpluis.organisaties.tweede_factor import Factor

alleen_beheerder = als_lid(Rol.BEHEERDER, factor=Factor.VERS)
GEDAAN = {
    "open": "De pagina is open. Druk het vel af en hang het op.",
    "nieuw": "De pagina heeft een nieuw adres. Het oude vel werkt niet meer.",
    "nummer": "Het telefoonnummer is bewaard.",
    "weg": "De pagina is gesloten.",
}


@require_http_methods(["GET", "POST"])
@alleen_beheerder
def beheer(request: LidRequest) -> HttpResponse:
    """Show whether it is open; open it, or change the number on it."""
    pagina = schrijfpagina.huidige(request.lid)
    nu = {"telefoon": pagina.telefoon if pagina else request.lid.organisatie.telefoon}
    form = SchrijfpaginaForm(request.POST if request.method == "POST" else None, initial=nu)
    if form.is_valid():
        return _bewaar(request, pagina, form.cleaned_data["telefoon"])
    return _toon(request, "schrijfpagina", 422 if form.errors else 200, pagina=pagina, form=form)


def _bewaar(request: LidRequest, pagina: Schrijfpagina | None, telefoon: str) -> HttpResponse:
    if pagina is None:
        schrijfpagina.maak(request.lid, telefoon)
        return _klaar(request, "open")
    schrijfpagina.bewaar_nummer(request.lid, pagina, telefoon)
    return _klaar(request, "nummer")


@require_http_methods(["GET", "POST"])
@alleen_beheerder
def sluiten(request: LidRequest) -> HttpResponse:
    """Ask whether this address must go: for a new one, or for none."""
    pagina, doe = _of_niets(request), request.POST.get("doe", "")
    if doe == "nieuw":
        schrijfpagina.maak(request.lid, pagina.telefoon)
        return _klaar(request, doe)
    if doe == "weg":
        schrijfpagina.trek_in(request.lid, pagina)
        return _klaar(request, doe)
    return _toon(request, "schrijfpagina_sluiten", pagina=pagina)


def _klaar(request: LidRequest, wat: str) -> HttpResponse:
    messages.success(request, GEDAAN[wat])
    return redirect("schrijfpagina_beheer", slug=request.lid.organisatie.slug)


@require_GET
@alleen_beheerder
def vel(request: LidRequest) -> HttpResponse:
    """The poster to print."""
    pagina = _of_niets(request)
    return _toon(request, "schrijfpagina_vel", pagina=pagina, adres=_adres(request, pagina))


@require_GET
@alleen_beheerder
def code(request: LidRequest) -> HttpResponse:
    """The QR code on the poster."""
    return qr.antwoord(_adres(request, _of_niets(request)))


def _of_niets(request: LidRequest) -> Schrijfpagina:
    pagina = schrijfpagina.huidige(request.lid)
    if pagina is None:
        raise Http404
    return pagina


def _adres(request: LidRequest, pagina: Schrijfpagina) -> str:
    deel = [request.lid.organisatie.slug, pagina.code]
    return request.build_absolute_uri(reverse("schrijfpagina", args=deel))


def _toon(request: LidRequest, naam: str, status: int = 200, **context: Any) -> HttpResponse:
    return render(request, f"organisaties/{naam}.html", context, status=status)
