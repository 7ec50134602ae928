"""The short neutral text for the legal client file, and noting that it was put there."""

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from nietpluis.casussen.banden import banden
from nietpluis.casussen.formulieren.handeling import maak_feit, open_formulier
from nietpluis.casussen.lezen import open_casus
from nietpluis.casussen.raadplegen import CasusRequest, op_casus
from nietpluis.casussen.schermen.kopieertekst import kopieertekst as maak_tekst
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

SOORT = "overgenomen"


@require_http_methods(["GET", "POST"])
@op_casus("kopieertekst")
def kopieertekst(request: CasusRequest) -> HttpResponse:
    """Show the text to copy; record that it was taken over, and whether it can be read at home."""
    nu, geopend = timezone.now(), open_casus(request.casus)
    dossier = geopend.dossier
    form = open_formulier(
        dossier.protocol.handeling(SOORT),
        dag_van(nu),
        request.POST if request.method == "POST" else None,
    )
    if form.is_bound and form.is_valid():
        na = na_uit(request, len(dossier.feiten))
        feit = maak_feit(SOORT, form, stempel(request.lid, nu))
        if probeer(form, lambda: leg_vast(request.casus, request.lid, [feit], na=na, nu=nu)):
            return klaar(request, "Vastgelegd dat de tekst is overgenomen.")
    return formulierpagina(
        request,
        "casussen/kopieertekst.html",
        form,
        len(dossier.feiten),
        tekst=maak_tekst(dossier, dag_van(nu)),
        mag=regels.kan_volgen(dossier, SOORT, banden(request.lid, dossier, nu)) is None,
    )
