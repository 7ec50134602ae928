"""Who works on this casus: bring a colleague in, hand it over, stop. Reading comes with the work."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Exists, OuterRef, Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from nietpluis.casussen.banden import banden
from nietpluis.casussen.formulieren.toewijzing import einde, toewijsvragen, toewijzingen
from nietpluis.casussen.lezen import OpenCasus, open_casus
from nietpluis.casussen.models import Casus
from nietpluis.casussen.raadplegen import CasusRequest, op_casus
from nietpluis.casussen.schermen.eigen_woorden import voor_stap
from nietpluis.casussen.stapvragen import stap_te_vragen
from nietpluis.casussen.stempel import stempel
from nietpluis.casussen.vastleggen import IemandWasVoor, NietToegestaan, leg_vast
from nietpluis.casussen.views.vastleggen_scherm import (
    formulierpagina,
    klaar,
    na_uit,
    probeer,
)
from nietpluis.casussen.zoeken import zoekterm
from nietpluis.kern import regels
from nietpluis.kern.rechten import RECHTEN
from nietpluis.organisaties.models import Lidmaatschap, Rol, Rolvervulling
from nietpluis.ui.formulier import Vragenformulier

MEESTE = 30
"""The most colleagues offered at once; a name finds the others."""


@require_http_methods(["GET", "POST"])
@op_casus("toewijzen")
def toewijzen(request: CasusRequest) -> HttpResponse:
    """Choose a colleague, or end the part of somebody who is on it."""
    geopend = open_casus(request.casus)
    eigen = banden(request.lid, geopend.dossier, timezone.now())
    if regels.kan_volgen(geopend.dossier, "toewijzing", eigen) or not geopend.dossier.toegewezen:
        raise Http404
    if stopt := request.POST.get("stop"):
        return _stop(request, geopend, stopt)
    collegas = _collegas(request, geopend)
    verstuurd = request.method == "POST" and "zoek" not in request.POST
    form = toewijsvragen(collegas)(request.POST if verstuurd else None)
    if (
        form.is_bound
        and form.is_valid()
        and probeer(form, lambda: _wijs_toe(request, geopend, form, collegas))
    ):
        return _daarna(request, "De casus is toegewezen.")
    return _pagina(request, geopend, form, len(collegas))


def _collegas(request: CasusRequest, geopend: OpenCasus) -> list[Lidmaatschap]:
    """Who may be assigned and is not yet; whom it concerns is not offered. Aandachtsfunctionarissen first."""
    weg = {*geopend.dossier.toegewezen, *geopend.dossier.uitgesloten}
    keuze = Q(gebruiker__naam__icontains=zoekterm(request.POST.get("zoek", "")))
    if gekozen := sleutel(request.POST.get("aan", "")):
        keuze |= Q(id=gekozen)
    rollen = Rolvervulling.objects.filter(lid=OuterRef("pk"))
    wie = (
        Lidmaatschap.objects.actief(timezone.localdate())
        .filter(keuze, Exists(rollen.filter(rol__in=RECHTEN["word_toegewezen"])))
        .exclude(id__in=weg)
        .annotate(ervaren=Exists(rollen.filter(rol=Rol.AANDACHTSFUNCTIONARIS)))
    )
    return list(wie.volledig().order_by("-ervaren", "gebruiker__naam", "id")[:MEESTE])


def sleutel(tekst: str) -> UUID | None:
    """The id that a text is; None for a text that is none."""
    try:
        return UUID(tekst)
    except ValueError:
        return None


def _wijs_toe(
    request: CasusRequest, geopend: OpenCasus, form: Vragenformulier, collegas: list[Lidmaatschap]
) -> OpenCasus:
    nu = timezone.now()
    aan = next(lid for lid in collegas if str(lid.id) == form.cleaned_data["aan"])
    stap = _stap(request, geopend)
    feiten = toewijzingen(form, aan, request.lid, stempel(request.lid, nu), stap)
    na = na_uit(request, len(geopend.dossier.feiten))
    return leg_vast(request.casus, request.lid, feiten, na=na, nu=nu)


def _stap(request: CasusRequest, geopend: OpenCasus) -> str:
    """The code of the step for which a colleague is looked for, while that step still asks one; "" for the whole."""
    gevraagd = request.GET.get("stap", "")
    return gevraagd if gevraagd and gevraagd == stap_te_vragen(geopend.dossier) else ""


def _stop(request: CasusRequest, geopend: OpenCasus, wie: str) -> HttpResponse:
    """End the part of somebody; of the last one it is refused, with the reason."""
    toewijzing = geopend.dossier.toegewezen.get(wie)
    if toewijzing is None:
        raise Http404
    nu = timezone.now()
    feit = einde(toewijzing.aan, "", stempel(request.lid, nu))
    na = na_uit(request, len(geopend.dossier.feiten))
    try:
        leg_vast(request.casus, request.lid, [feit], na=na, nu=nu)
    except (IemandWasVoor, NietToegestaan) as fout:
        messages.warning(request, str(fout))
        return redirect("toewijzen", slug=request.lid.organisatie.slug, casus_id=request.casus.id)
    return _daarna(request, f"{toewijzing.aan.naam} werkt niet meer aan deze casus.")


def _daarna(request: CasusRequest, tekst: str) -> HttpResponse:
    """Back to the casus; to the list for who just gave it away."""
    if Casus.objects.voor(request.lid).filter(id=request.casus.id).exists():
        return klaar(request, tekst)
    messages.success(request, tekst)
    return redirect("werklijst", slug=request.lid.organisatie.slug)


def _pagina(
    request: CasusRequest, geopend: OpenCasus, form: Vragenformulier, aantal: int
) -> HttpResponse:
    stap = _stap(request, geopend)
    return formulierpagina(
        request,
        "casussen/toewijzen.html",
        form,
        len(geopend.dossier.feiten),
        toegewezen=[
            (t, voor_stap(t, geopend.dossier)) for t in geopend.dossier.toegewezen.values()
        ],
        zoek=request.POST.get("zoek", ""),
        meer=aantal >= MEESTE,
        niemand=aantal == 0,
        stap=geopend.dossier.protocol.stap(stap).naam if stap else "",
    )
