"""Recording one thing that happened: one page for every kind, out of the questions of the protocol."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from nietpluis.casussen import concepten
from nietpluis.casussen.banden import banden
from nietpluis.casussen.formulieren.handeling import (
    Stapformulier,
    maak_feit,
    maak_formulier,
    open_formulier,
    uit_concept,
)
from nietpluis.casussen.formulieren.voorvullen import Voorvulling, voorvulling
from nietpluis.casussen.lezen import OpenCasus, open_casus
from nietpluis.casussen.raadplegen import CasusRequest, op_casus
from nietpluis.casussen.schermen.adressen import EIGEN_PAGINA, Adressen
from nietpluis.casussen.schermen.handeling import uitleg
from nietpluis.casussen.stempel import stempel
from nietpluis.casussen.vastleggen import leg_vast
from nietpluis.casussen.views.vastleggen_scherm import (
    formulierpagina,
    klaar,
    na_uit,
    probeer,
)
from nietpluis.kern import regels
from nietpluis.kern.protocol import Handeling
from nietpluis.kern.termijnen import dag_van


@dataclass(frozen=True)
class Stand:
    """What the view works with: the opened casus, how it is asked, what is filled in already."""

    geopend: OpenCasus
    handeling: Handeling
    vulling: Voorvulling
    nu: datetime
    waarvoor: str


@require_http_methods(["GET", "POST"])
@op_casus("vastleggen")
def handeling(request: CasusRequest, soort: str) -> HttpResponse:
    """Ask what the protocol asks of this kind of fact, and record it."""
    adressen = Adressen(request.lid.organisatie.slug, request.casus.id)
    if soort in EIGEN_PAGINA:
        return redirect(adressen.leg_vast(soort))
    stand = _stand(request, soort)
    bezwaar = regels.kan_volgen(
        stand.geopend.dossier, soort, banden(request.lid, stand.geopend.dossier, stand.nu)
    )
    if bezwaar and request.method == "GET":
        messages.warning(request, bezwaar.tekst)
        return redirect(adressen.casuspagina)
    if request.method == "GET":
        return _pagina(request, stand, _leeg_formulier(request, stand))
    form = open_formulier(stand.handeling, dag_van(stand.nu), request.POST)
    if form.is_valid() and probeer(form, lambda: _leg_vast(request, stand, form)):
        concepten.gooi_weg(request.lid, stand.waarvoor)
        return klaar(request, f"Vastgelegd: {stand.handeling.titel.lower()}.")
    return _pagina(request, stand, form)


def _stand(request: CasusRequest, soort: str) -> Stand:
    geopend = open_casus(request.casus)
    protocol = geopend.dossier.protocol
    if not protocol.kent(soort) or not protocol.handeling(soort).vragen:
        raise Http404
    return Stand(
        geopend=geopend,
        handeling=protocol.handeling(soort),
        vulling=voorvulling(soort, geopend.dossier, request.POST or request.GET),
        nu=timezone.now(),
        waarvoor=f"casus/{request.casus.id}/{soort}",
    )


def _leeg_formulier(request: CasusRequest, stand: Stand) -> Stapformulier:
    """The form with what is known, and over that what was typed before and not recorded."""
    concept = uit_concept(maak_formulier(stand.handeling), _concept(request, stand))
    return open_formulier(
        stand.handeling, dag_van(stand.nu), initial={**stand.vulling.initial, **concept}
    )


def _concept(request: CasusRequest, stand: Stand) -> Mapping[str, Any]:
    """The draft, unless it was about another person or another signal."""
    bewaard = concepten.lees(request.lid, stand.waarvoor)
    zelfde = all(str(bewaard.get(k, "")) == str(v) for k, v in stand.vulling.verborgen.items())
    return bewaard if zelfde else {}


def _leg_vast(request: CasusRequest, stand: Stand, form: Stapformulier) -> OpenCasus:
    feit = maak_feit(
        stand.handeling.soort, form, stempel(request.lid, stand.nu), **stand.vulling.extra
    )
    na = na_uit(request, len(stand.geopend.dossier.feiten))
    return leg_vast(request.casus, request.lid, [stand.vulling.pas_aan(feit)], na=na, nu=stand.nu)


def _pagina(request: CasusRequest, stand: Stand, form: Stapformulier) -> HttpResponse:
    dossier = stand.geopend.dossier
    return formulierpagina(
        request,
        "casussen/handeling.html",
        form,
        len(dossier.feiten),
        uitleg=uitleg(stand.handeling, dossier, stand.vulling, dag_van(stand.nu)),
        verborgen=stand.vulling.verborgen,
        waarvoor=stand.waarvoor,
    )
