"""One step: what it asks, where each requirement stands, and the reason for leaving one out."""

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from nietpluis.casussen import concepten
from nietpluis.casussen.banden import banden
from nietpluis.casussen.formulieren.afwijking import afwijkformulier
from nietpluis.casussen.lezen import OpenCasus, open_casus
from nietpluis.casussen.meldcode import passage
from nietpluis.casussen.raadplegen import CasusRequest, op_casus
from nietpluis.casussen.schermen.adressen import Adressen
from nietpluis.casussen.schermen.meldcode import wie_in_een_zin
from nietpluis.casussen.schermen.stappen import eisregels, erbij
from nietpluis.casussen.stempel import stempel
from nietpluis.casussen.vastleggen import leg_vast
from nietpluis.casussen.views.vastleggen_scherm import (
    formulierpagina,
    klaar,
    na_uit,
    probeer,
)
from nietpluis.kern import regels
from nietpluis.kern.feiten.verloop import Afwijking
from nietpluis.kern.stand import Stapstand, stappen
from nietpluis.ui.formulier import Vragenformulier


@require_http_methods(["GET", "POST"])
@op_casus("stap")
def stap(request: CasusRequest, code: str) -> HttpResponse:
    """Show a step; record why something in it is not done."""
    geopend = open_casus(request.casus)
    stand = _stand(geopend, code)
    gevraagd = request.POST.get("eis") or request.GET.get("reden", "")
    eis = next((e for e in stand.eisen if e.eis.code == gevraagd and e.is_open), None)
    waarvoor = f"casus/{request.casus.id}/reden-{gevraagd}" if eis else ""
    form = _formulier(request, waarvoor) if eis else None
    if (
        form
        and form.is_bound
        and form.is_valid()
        and probeer(form, lambda: _wijk_af(request, geopend, form, gevraagd))
    ):
        concepten.gooi_weg(request.lid, waarvoor)
        return klaar(request, "Vastgelegd waarom dit niet is gedaan.")
    adressen = Adressen(request.lid.organisatie.slug, request.casus.id)
    eigen = banden(request.lid, geopend.dossier, timezone.now())
    return formulierpagina(
        request,
        "casussen/stap.html",
        form,
        len(geopend.dossier.feiten),
        stap=stand.stap,
        eisen=eisregels(stand, geopend.dossier, adressen),
        erbij=erbij(stand.stap.code, geopend.dossier, eigen, adressen),
        gekozen=eis.eis if eis else None,
        wie=wie_in_een_zin(geopend.dossier, code),
        passage=passage(request.lid.organisatie_id, geopend.dossier.opening, code),
        mag=regels.kan_volgen(geopend.dossier, Afwijking.soort, eigen) is None,
        waarvoor=waarvoor,
    )


def _formulier(request: CasusRequest, waarvoor: str) -> Vragenformulier:
    if request.method == "POST":
        return afwijkformulier(request.POST)
    return afwijkformulier(concept=concepten.lees(request.lid, waarvoor))


def _stand(geopend: OpenCasus, code: str) -> Stapstand:
    stand = next((s for s in stappen(geopend.dossier) if s.stap.code == code), None)
    if stand is None:
        raise Http404
    return stand


def _wijk_af(
    request: CasusRequest, geopend: OpenCasus, form: Vragenformulier, eis: str
) -> OpenCasus:
    nu = timezone.now()
    feit = Afwijking(eis=eis, reden=form.cleaned_data["reden"], **stempel(request.lid, nu))
    na = na_uit(request, len(geopend.dossier.feiten))
    return leg_vast(request.casus, request.lid, [feit], na=na, nu=nu)
