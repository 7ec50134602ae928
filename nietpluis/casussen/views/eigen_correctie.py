"""The giver of a signal puts it right: what was written down wrong, or for them by a colleague."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from nietpluis.casussen import concepten
from nietpluis.casussen.formulieren.eigen import correctie
from nietpluis.casussen.formulieren.signaal import SCHERM_1
from nietpluis.casussen.lezen import open_casus
from nietpluis.casussen.stempel import stempel
from nietpluis.casussen.vastleggen import NietToegestaan
from nietpluis.casussen.views.eigen_dossier import (
    EigenRequest,
    eigen_regel,
    op_eigen_signaal,
    voeg_eigen_toe,
)
from nietpluis.casussen.views.signaal_geven import protocol_van
from nietpluis.kern.feiten.signalen import Signaal
from nietpluis.kern.feiten.verloop import Correctie
from nietpluis.kern.vouw import Regel
from nietpluis.organisaties.tweede_factor import Factor
from nietpluis.ui.formulier import Vragenformulier

KAN_NIET = "Dit signaal kan niet meer worden verbeterd. Geef een nieuw signaal, of bel een collega."


@require_http_methods(["GET", "POST"])
@op_eigen_signaal("eigen_correctie", Factor.GEZET)
def eigen_correctie(request: EigenRequest) -> HttpResponse:
    """Show the own words as they hold now, and record what is different."""
    regel = eigen_regel(request.eigen, open_casus(request.eigen.casus).dossier)
    if not isinstance(regel.feit, Signaal):
        raise Http404
    nu = {veld: getattr(regel.feit, veld) for veld in SCHERM_1}
    bewaard = concepten.lees(request.lid, _waarvoor(request))
    form = correctie(protocol_van(request.lid))(request.POST or None, initial={**nu, **bewaard})
    if request.method == "POST" and form.is_valid() and _leg_vast(request, form, regel, regel.feit):
        concepten.gooi_weg(request.lid, _waarvoor(request))
        messages.success(request, "Het is verbeterd. Wie uw signaal heeft, ziet wat u veranderde.")
        return redirect("eigen_signaal", slug=request.lid.organisatie.slug, id=request.eigen.id)
    context = {
        "form": form,
        "eigen": request.eigen,
        "waarvoor": _waarvoor(request),
        "door": regel.feit.door.naam if regel.feit.namens else "",
    }
    return render(
        request, "casussen/eigen_correctie.html", context, status=422 if form.errors else 200
    )


def _waarvoor(request: EigenRequest) -> str:
    return f"eigen/{request.eigen.id}/correctie"


def _leg_vast(request: EigenRequest, form: Vragenformulier, regel: Regel, was: Signaal) -> bool:
    verbeterd: dict[str, Any] = {veld: form.cleaned_data.get(veld, "") for veld in SCHERM_1}
    feit = Correctie(
        **stempel(request.lid, timezone.now()),
        vervangt=regel.nummer,
        reden=form.cleaned_data["reden"],
        nieuw=replace(was, **verbeterd),
    )
    try:
        voeg_eigen_toe(request.eigen, request.lid, feit)
    except NietToegestaan:
        form.add_error(None, KAN_NIET)
        return False
    return True
