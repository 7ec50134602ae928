"""Asking to be called: a name and a number are a complete signal."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from nietpluis.casussen import concepten
from nietpluis.casussen.formulieren import signaal as formulieren
from nietpluis.casussen.views.signaal import al_gegeven
from nietpluis.casussen.views.signaal_concept import SLEUTEL, sleutel_van
from nietpluis.casussen.views.signaal_geven import geef_of_zeg, protocol_van
from nietpluis.kern.feiten import JA
from nietpluis.organisaties.kaartsessie import is_kaart, met_kaart, plek
from nietpluis.organisaties.toegang import LidRequest, als_lid
from nietpluis.ui.formulier import Vragenformulier

TERUGBELLEN = "terugbellen"


@met_kaart
@require_http_methods(["GET", "POST"])
@als_lid()
def terugbellen(request: LidRequest) -> HttpResponse:
    """Ask name, number and when; then record."""
    lid, soort = request.lid, formulieren.terugbellen(protocol_van(request.lid))
    if request.method != "POST":
        # With a card nothing is shown that was known before, apart from the name.
        bekend = {"bel_naam": lid.naam, "bel_nummer": "" if is_kaart(request) else lid.telefoon}
        velden = concepten.lees(lid, plek(request, TERUGBELLEN))
        return _pagina(request, soort(initial={**bekend, **velden}), sleutel_van(velden))
    if gegeven := al_gegeven(request):
        return gegeven
    form, sleutel = soort(request.POST), sleutel_van({SLEUTEL: request.POST.get(SLEUTEL, "")})
    if not form.is_valid():
        return _pagina(request, form, sleutel)
    antwoorden = {**form.antwoorden(), "mag_bellen": JA}
    return geef_of_zeg(request, sleutel, antwoorden, plek(request, TERUGBELLEN))


def _pagina(request: LidRequest, form: Vragenformulier, sleutel: UUID) -> HttpResponse:
    context = {"form": form, "sleutel": sleutel}
    return render(
        request, "casussen/signaal_terugbellen.html", context, status=422 if form.errors else 200
    )
