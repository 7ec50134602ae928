"""Checks of a meldcode: the list, a new one from files or from the own text, one as it reads, and putting it away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from nietpluis.kern.rechten import RECHTEN, mag
from nietpluis.meldcodes import toetsen
from nietpluis.meldcodes.beoordelen import beoordeling_van, beoordelingen
from nietpluis.meldcodes.fout import MeldcodeFout
from nietpluis.meldcodes.models import Toetsing
from nietpluis.meldcodes.toetsformulieren import EigenForm
from nietpluis.meldcodes.toetsinzending import Inzending, begin_waarden, neem_in
from nietpluis.meldcodes.toetsscherm import Toetsscherm, lijstregel
from nietpluis.organisaties.bladeren import Bladzijde
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import LidRequest, als_lid, met_lid
from nietpluis.organisaties.tweede_factor import Factor

TOETSERS = tuple(sorted(RECHTEN["toets_meldcode"]))
AL_GELEZEN = "Dit bestand is op deze dag al gelezen. U ziet die lezing."
WEG = "De lezing is weg."


class InzendRequest(LidRequest):
    """A request to check files, with what came in before the room opened."""

    inzending: Inzending


def _neem_in(request: InzendRequest, _kwargs: dict[str, Any]) -> None:
    lid, bezwaar = request.lid, ""
    if request.method == "POST":
        with met_lid(lid):
            bezwaar = toetsen.bezwaar_tegen_meer(lid, timezone.now())
    request.inzending = neem_in(request, lid.organisatie.sector, timezone.localdate(), bezwaar)


als_toetser = als_lid(*TOETSERS, factor=Factor.GEZET)
inzend_deur = cast(
    "Callable[[Callable[[InzendRequest], HttpResponseBase]], Callable[..., HttpResponseBase]]",
    als_lid(*TOETSERS, factor=Factor.GEZET, vooraf=_neem_in),
)


@require_GET
@als_toetser
def lijst(request: LidRequest) -> HttpResponse:
    """Show the checks of the organisation, the newest first."""
    na = request.GET.get("na", "")
    blad: Bladzijde[Toetsing] = toetsen.lijst(request.lid, _uuid(na))
    return render(
        request,
        "meldcodes/toetsen.html",
        {
            "regels": [lijstregel(beoordeling) for beoordeling in beoordelingen(blad.rijen)],
            "volgende_url": f"?na={blad.laatste.id}" if blad.laatste else "",
            "eerste_url": "?" if na else "",
            "aantal": toetsen.PER_BLADZIJDE,
        },
    )


@csrf_exempt  # `neem_in` checks it: the form is read there, before the room opens
@require_http_methods(["GET", "POST"])
@inzend_deur
def nieuw(request: InzendRequest) -> HttpResponseBase:
    """Take in files, and keep the first reading of each that could be read."""
    inzending = request.inzending
    if inzending.geweigerd:
        return inzending.geweigerd
    nu = timezone.now()
    for regel in inzending.regels:
        if regel.lezing:
            regel.toetsing, regel.is_nieuw = toetsen.bewaar(request.lid, regel.lezing, nu)
    if inzending.regels and all(regel.toetsing for regel in inzending.regels):
        return _gelezen(request, inzending)
    status = 422 if inzending.form.errors else 200
    context = {"form": inzending.form, "regels": inzending.regels}
    return render(request, "meldcodes/toets_nieuw.html", context, status=status)


def _gelezen(request: LidRequest, inzending: Inzending) -> HttpResponse:
    """On to the reading, or with more files to the list."""
    if len(inzending.regels) > 1:
        messages.success(request, f"{len(inzending.regels)} bestanden zijn gelezen.")
        return redirect("meldcode_toetsen", slug=request.lid.organisatie.slug)
    (regel,) = inzending.regels
    if not regel.is_nieuw:
        messages.info(request, AL_GELEZEN)
    return _naar(request, cast("Toetsing", regel.toetsing))


@require_http_methods(["GET", "POST"])
@als_lid(*TOETSERS, factor=Factor.GEZET, schrijven=False)
def eigen(request: LidRequest) -> HttpResponse:
    """Check the concept or a version that was written here. Reading it holds no write lock."""
    vandaag, teksten = timezone.localdate(), toetsen.eigen_teksten(request.lid)
    begin = begin_waarden(request.lid.organisatie.sector, vandaag)
    if teksten:
        begin |= {"tekst": str(teksten[0].id)}
    ingevuld = request.POST if request.method == "POST" else None
    form = EigenForm(ingevuld, teksten=teksten, vandaag=vandaag, initial=begin)
    if form.is_valid():
        tekst = toetsen.eigen_tekst(form.gekozen())
        lezing = toetsen.lees_eerst(tekst, form.eisen(), form.cleaned_data["op"])
        with met_lid(request.lid, schrijven=True):
            toetsing, _ = toetsen.bewaar(request.lid, lezing, timezone.now())
        return _naar(request, toetsing)
    context = {"form": form, "teksten": teksten}
    status = 422 if form.errors else 200
    return render(request, "meldcodes/toets_eigen.html", context, status=status)


@require_GET
@als_toetser
def toon(request: LidRequest, toets: UUID) -> HttpResponse:
    """Show one first reading, with what persons said of it."""
    beoordeling = beoordeling_van(haal(request.lid, toets))
    context = {
        "scherm": Toetsscherm(beoordeling, toetsen.eisen_van(beoordeling.toetsing)),
        "mag_oordelen": mag("beoordeel_toets", request.lid.rolnamen) is None,
        "mag_weg": mag_weg(request.lid, beoordeling.toetsing),
    }
    return render(request, "meldcodes/toets.html", context)


@require_http_methods(["GET", "POST"])
@als_toetser
def weg(request: LidRequest, toets: UUID) -> HttpResponse:
    """Ask whether a check must go, with all that was said about it."""
    toetsing = haal(request.lid, toets)
    if not mag_weg(request.lid, toetsing):
        raise Http404
    if request.method == "POST":
        try:
            toetsen.gooi_weg(toetsing)
        except MeldcodeFout as fout:
            messages.warning(request, str(fout))
            return _naar(request, toetsing)
        messages.success(request, WEG)
        return redirect("meldcode_toetsen", slug=request.lid.organisatie.slug)
    context = {"toetsing": toetsing, "aantal": toetsing.oordelen.count()}
    return render(request, "meldcodes/toets_weg.html", context)


def haal(lid: Lidmaatschap, toets: UUID) -> Toetsing:
    """A check of this organisation; Http404 for any other."""
    return get_object_or_404(Toetsing.objects.voor(lid), id=toets)


def mag_weg(lid: Lidmaatschap, toetsing: Toetsing) -> bool:
    """Whether this person may put it away: who judges may, and who had it read. What was sent stays."""
    eigen_werk = toetsing.gemaakt_door_id == lid.gebruiker_id
    oordeelt = mag("beoordeel_toets", lid.rolnamen) is None
    return toetsing.gedeeld_op is None and (eigen_werk or oordeelt)


def _naar(request: LidRequest, toetsing: Toetsing) -> HttpResponse:
    return redirect("toets", slug=request.lid.organisatie.slug, toets=toetsing.id)


def _uuid(tekst: str) -> UUID | None:
    """The id in the address; whatever else stands there counts as the beginning."""
    try:
        return UUID(tekst)
    except ValueError:
        return None
