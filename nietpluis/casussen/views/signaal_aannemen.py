"""A signal that came in: take it on, hand it over, or let it join a casus."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from nietpluis.casussen import concepten
from nietpluis.casussen.formulieren.aannemen import (
    Aanneemformulier,
    aanneemvragen,
    doorgeefvragen,
    is_eigen,
    voorstel,
)
from nietpluis.casussen.formulieren.handeling import uit_concept
from nietpluis.casussen.lezen import OpenCasus, open_casus, open_etiketten
from nietpluis.casussen.models import Casus
from nietpluis.casussen.raadplegen import CasusRequest, leg_raadpleging_vast, op_casus
from nietpluis.casussen.schermen.samenvoegen import doelen
from nietpluis.casussen.signaleren import geef_door, mogelijke_ontvangers, neem_aan, voeg_samen
from nietpluis.casussen.vastleggen import IemandWasVoor, NietToegestaan
from nietpluis.casussen.views.vastleggen_scherm import (
    formulierpagina,
    klaar,
    na_uit,
    probeer,
)
from nietpluis.casussen.zoeken import AANGENOMEN, lopende, op_kenmerk, zoekterm
from nietpluis.kern.dossier import Dossier
from nietpluis.kern.termijnen import dag_van
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.ui.formulier import Vragenformulier


@require_http_methods(["GET", "POST"])
@op_casus("aannemen")
def aannemen(request: CasusRequest) -> HttpResponse:
    """Take the signal on: who gave it sees that it was read, and when the call comes."""
    nu, geopend = timezone.now(), open_casus(request.casus)
    if geopend.dossier.ontvanger is None:
        return klaar(request, "Dit signaal is al aangenomen.")
    waarvoor = f"aannemen/{request.casus.id}"
    eigen = is_eigen(geopend.dossier, request.lid)
    vragen = aanneemvragen(eigen=eigen)
    concept = uit_concept(vragen, concepten.lees(request.lid, waarvoor))
    form = vragen(
        request.POST if request.method == "POST" else None,
        initial={**voorstel(geopend.dossier, nu), **concept},
    )
    form.nu = nu
    if request.method == "POST" and form.is_valid() and probeer(form, lambda: _neem(request, form)):
        concepten.gooi_weg(request.lid, waarvoor)
        erbij = "" if eigen else " Wie het signaal gaf, ziet dat."
        return klaar(request, f"U werkt nu aan deze casus.{erbij}")
    return formulierpagina(
        request,
        "casussen/aannemen.html",
        form,
        len(geopend.dossier.feiten),
        waarvoor=waarvoor,
        eigen=eigen,
    )


def _neem(request: CasusRequest, form: Aanneemformulier) -> OpenCasus:
    return neem_aan(
        request.casus,
        request.lid,
        na=na_uit(request, request.casus.aantal),
        terugbellen_voor=form.terugbellen_voor(),
        volgend_bezoek=form.cleaned_data.get("volgend_bezoek", ""),
        nu=form.nu,
    )


@require_http_methods(["GET", "POST"])
@op_casus("doorgeven")
def doorgeven(request: CasusRequest) -> HttpResponse:
    """Hand the signal to somebody else who may receive it."""
    geopend = open_casus(request.casus)
    ontvangers = _anderen(request.lid, geopend.dossier)
    waarvoor = f"casus/{request.casus.id}/doorgeven"
    form = doorgeefvragen(ontvangers)(
        request.POST if request.method == "POST" else None,
        initial=concepten.lees(request.lid, waarvoor),
    )
    if (
        request.method == "POST"
        and form.is_valid()
        and probeer(form, lambda: _geef(request, form, ontvangers))
    ):
        concepten.gooi_weg(request.lid, waarvoor)
        messages.success(request, f"Casus {request.casus.kenmerk} is doorgegeven.")
        return redirect("werklijst", slug=request.lid.organisatie.slug)
    return formulierpagina(
        request,
        "casussen/doorgeven.html",
        form,
        len(geopend.dossier.feiten),
        anderen=ontvangers,
        waarvoor=waarvoor,
    )


def _anderen(lid: Lidmaatschap, dossier: Dossier) -> list[Lidmaatschap]:
    keuzes = mogelijke_ontvangers(lid, dag_van(timezone.now()))
    return [
        keuze.lid
        for keuze in keuzes
        if keuze.lid.id != lid.id and str(keuze.lid.id) not in dossier.uitgesloten
    ]


def _geef(request: CasusRequest, form: Vragenformulier, wie: list[Lidmaatschap]) -> OpenCasus:
    aan = next(lid for lid in wie if str(lid.id) == form.cleaned_data["aan"])
    na = na_uit(request, request.casus.aantal)
    return geef_door(request.casus, request.lid, aan, na=na, waarom=form.cleaned_data["waarom"])


@require_http_methods(["GET", "POST"])
@op_casus("samenvoegen")
def samenvoegen(request: CasusRequest) -> HttpResponse:
    """Find the casus that the signal belongs to, ask once more, and let it join there."""
    zoek = zoekterm(request.POST.get("zoek", ""))
    gekozen = request.POST.get("casus") or request.GET.get("casus", "")
    doel = _doel(request.lid, gekozen, request.casus)
    if "casus" in request.POST:
        if doel is None:
            raise Http404
        return _voeg_samen(request, doel)
    if doel:
        keuze: dict[str, object] = {"etiket": open_etiketten([doel]).get(doel.id, {})}
    else:
        keuze = _keuze(request, zoek)
    sjabloon, na = "casussen/samenvoegen.html", request.casus.aantal
    return formulierpagina(request, sjabloon, None, na, doel=doel, zoek=zoek, **keuze)


def _keuze(request: CasusRequest, zoek: str) -> dict[str, object]:
    """The running casussen to choose from: those with this client number, or the latest fifty."""
    gevonden = op_kenmerk(request.lid, zoek) if zoek else lopende(request.lid, 51)
    anderen = [
        casus for casus in gevonden if casus.id != request.casus.id and casus.status in AANGENOMEN
    ]
    etiketten = open_etiketten(anderen)
    return {"doelen": doelen(anderen[:50], etiketten), "meer": len(gevonden) > 50}  # noqa: PLR2004 -- the cap above


def _doel(lid: Lidmaatschap, tekst: str, signaal: Casus) -> Casus | None:
    """The casus chosen, when this person works on it and it can be joined."""
    try:
        sleutel = UUID(tekst)
    except ValueError:
        return None
    if sleutel == signaal.id:
        return None
    return next(iter(lopende(lid, 1, sleutel)), None)


def _voeg_samen(request: CasusRequest, doel: Casus) -> HttpResponse:
    leg_raadpleging_vast(request.lid, "samenvoegen", "toegewezen", doel, bij=request)
    slug = request.lid.organisatie.slug
    na_doel = request.POST.get("na_doel", "")
    try:
        voeg_samen(
            request.casus,
            doel,
            request.lid,
            na=na_uit(request, request.casus.aantal),
            na_doel=int(na_doel) if na_doel.isdecimal() else doel.aantal,
        )
    except (IemandWasVoor, NietToegestaan) as fout:
        messages.warning(request, str(fout))
        return redirect("samenvoegen", slug=slug, casus_id=request.casus.id)
    messages.success(request, f"Het signaal staat nu in casus {doel.kenmerk}.")
    return redirect("casus", slug=slug, casus_id=doel.id)
