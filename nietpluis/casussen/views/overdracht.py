"""Handing on the work of a colleague who leaves: how much there is and to whom it goes, and nothing of what it says."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from nietpluis.casussen.formulieren.overdracht import OverdrachtForm
from nietpluis.casussen.overdragen import OpenWerk, Overdracht, draag_over, vertrekkers
from nietpluis.organisaties.handelingen import Wat, noteer
from nietpluis.organisaties.models import Lidmaatschap, Rol
from nietpluis.organisaties.toegang import LidRequest, als_lid
from nietpluis.organisaties.tweede_factor import Factor

die_overdraagt = als_lid(Rol.AANDACHTSFUNCTIONARIS, Rol.LEIDINGGEVENDE, factor=Factor.GEZET)
ALLES = "Het werk van {} is overgedragen."
NIET_ALLES = (
    "Nog niet alles is overgedragen. Niemand hier mag de rest krijgen. "
    "Wijs eerst een andere aandachtsfunctionaris aan."
)


@require_GET
@die_overdraagt
def overdrachten(request: LidRequest) -> HttpResponse:
    """Show who leaves and how much each still holds."""
    context = {"vertrekkers": vertrekkers(request.lid), "vandaag": timezone.localdate()}
    return render(request, "casussen/overdrachten.html", context)


@require_http_methods(["GET", "POST"])
@die_overdraagt
def overdracht(request: LidRequest, lid: UUID) -> HttpResponse:
    """Choose who takes it over, and hand it on."""
    van, werk = _vertrekker(request, lid)
    form = OverdrachtForm(
        request.POST if request.method == "POST" else None, leden=_opvolgers(request, van)
    )
    if form.is_valid():
        return _draag_over(request, van, form.gekozen())
    context = {"van": van, "werk": werk, "form": form}
    return render(request, "casussen/overdracht.html", context, status=422 if form.errors else 200)


def _vertrekker(request: LidRequest, lid: UUID) -> tuple[Lidmaatschap, OpenWerk]:
    for van, werk in vertrekkers(request.lid):
        if van.id == lid:
            return van, werk
    raise Http404


def _opvolgers(request: LidRequest, van: Lidmaatschap) -> list[Lidmaatschap]:
    """Aandachtsfunctionarissen who stay."""
    actief = Lidmaatschap.objects.voor(request.lid).actief(timezone.localdate())
    blijft = actief.met_rol(Rol.AANDACHTSFUNCTIONARIS).filter(actief_tot=None).exclude(id=van.id)
    return list(blijft.select_related("gebruiker").order_by("gebruiker__naam", "id"))


def _draag_over(request: LidRequest, van: Lidmaatschap, naar: Lidmaatschap) -> HttpResponse:
    blijft = draag_over(Overdracht.door(request.lid, van, naar))
    noteer(request.lid, Wat.OVERGEDRAGEN, van, van.naam, naar.naam)
    if blijft:
        messages.warning(request, NIET_ALLES)
    else:
        messages.success(request, ALLES.format(van.naam))
    return redirect("overdrachten", slug=request.lid.organisatie.slug)
