"""Somebody asks to read the dossier: the request, what the law says of it, and what is decided."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from nietpluis.casussen.afschrift.verzoeken import Loop, oordeel, verzoeken, zoek
from nietpluis.casussen.formulieren.inzage import (
    BESLUITEN,
    IDENTITEIT,
    WAT,
    besluitfeit,
    besluitformulier,
    verzoekfeit,
    verzoekformulier,
)
from nietpluis.casussen.lezen import OpenCasus, open_casus
from nietpluis.casussen.raadplegen import CasusRequest, op_casus
from nietpluis.casussen.stempel import stempel
from nietpluis.casussen.vastleggen import leg_vast
from nietpluis.casussen.views.vastleggen_scherm import formulierpagina, na_uit, probeer
from nietpluis.kern.inzage import BEHANDELT, GEEFT
from nietpluis.kern.termijnen import dag_van
from nietpluis.kern.voorwaarden import leeftijd

P = ParamSpec("P")
View = Callable[Concatenate[CasusRequest, P], HttpResponse]


def voor_wie_behandelt(view: View[P]) -> View[P]:
    """Keep a page about requests from who works on the casus without such a role: 404, as for a stranger."""

    @wraps(view)
    def binnen(request: CasusRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not _behandelt(request):
            raise Http404
        return view(request, *args, **kwargs)

    return binnen


def _behandelt(request: CasusRequest) -> bool:
    return bool(request.lid.rolnamen & BEHANDELT)


@require_GET
@op_casus("inzage")
def inzage(request: CasusRequest) -> HttpResponse:
    """Show the requests of this dossier, and to who may judge them what comes next for each."""
    geopend, vandaag = open_casus(request.casus), dag_van(timezone.now())
    lopen = [(loop, loop.is_te_laat(vandaag)) for loop in verzoeken(geopend.dossier)]
    return formulierpagina(
        request, "casussen/inzage.html", None, 0, lopen=lopen, behandelt=_behandelt(request)
    )


@require_http_methods(["GET", "POST"])
@op_casus("inzage_nieuw")
@voor_wie_behandelt
def inzage_nieuw(request: CasusRequest) -> HttpResponse:
    """Record a request as it came in."""
    geopend, nu = open_casus(request.casus), timezone.now()
    vandaag = dag_van(nu)
    verstuurd = request.POST if request.method == "POST" else None
    form = verzoekformulier(geopend.dossier, vandaag, verstuurd, _begin(geopend, vandaag))
    if form.is_bound and form.is_valid():
        if form.cleaned_data["ontvangen_op"] > vandaag:
            form.add_error("ontvangen_op", "Deze dag moet nog komen. Kies vandaag of eerder.")
        else:
            feit = verzoekfeit(form, stempel(request.lid, nu))
            na = na_uit(request, len(geopend.dossier.feiten))
            open_ = probeer(
                form, lambda: leg_vast(request.casus, request.lid, [feit], na=na, nu=nu)
            )
            if open_:
                return naar(request, "inzage_besluit", len(open_.dossier.feiten))
    return formulierpagina(request, "casussen/inzage_nieuw.html", form, len(geopend.dossier.feiten))


def _begin(geopend: OpenCasus, vandaag: date) -> dict[str, Any]:
    """Today, and the age of the client where there is one."""
    clienten = geopend.dossier.clienten
    jaren = leeftijd(clienten[0], vandaag) if len(clienten) == 1 else None
    return {"ontvangen_op": vandaag, "leeftijd": jaren}


@require_http_methods(["GET", "POST"])
@op_casus("inzage_besluit")
@voor_wie_behandelt
def inzage_besluit(request: CasusRequest, nummer: int) -> HttpResponse:
    """Show what the law says of this request, and record what a person decides."""
    geopend, nu = open_casus(request.casus), timezone.now()
    loop = zoek(geopend.dossier, nummer)
    if loop is None:
        return naar(request, "inzage")
    wet = oordeel(geopend.dossier, loop.verzoek)
    form = besluitformulier(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        feit = besluitfeit(form, nummer, wet.mag, stempel(request.lid, nu))
        na = na_uit(request, len(geopend.dossier.feiten))
        if probeer(form, lambda: leg_vast(request.casus, request.lid, [feit], na=na, nu=nu)):
            messages.success(request, "Uw besluit is vastgelegd.")
            geeft = feit.besluit in GEEFT
            return naar(request, "afschrift_kiezen", nummer) if geeft else naar(request, "inzage")
    return formulierpagina(
        request,
        "casussen/inzage_besluit.html",
        form,
        len(geopend.dossier.feiten),
        loop=loop,
        oordeel=wet,
        gevraagd=_gevraagd(loop),
    )


def _gevraagd(loop: Loop) -> list[tuple[str, str]]:
    """The request in words."""
    verzoek = loop.verzoek
    jaren = f"{verzoek.leeftijd} jaar" if verzoek.leeftijd is not None else "Niet bekend"
    deel = f": {verzoek.welk_deel}" if verzoek.welk_deel else ""
    besluit = BESLUITEN.get(loop.besluit.besluit, "") if loop.besluit else "Nog niet besloten"
    return [
        ("Wie", loop.wie),
        ("Leeftijd van de cliënt", jaren),
        ("Wat", f"{WAT.get(verzoek.wat, '')}{deel}"),
        ("Wie het is", IDENTITEIT.get(verzoek.identiteit, verzoek.identiteit)),
        ("Besluit tot nu toe", besluit),
    ]


def naar(request: CasusRequest, naam: str, *rest: object) -> HttpResponse:
    """On to another page about this casus."""
    return redirect(naam, request.lid.organisatie.slug, request.casus.id, *rest)
