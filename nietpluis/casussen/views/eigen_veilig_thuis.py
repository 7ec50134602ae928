"""The giver of a signal called Veilig Thuis: advice or a melding, which never need anyone's leave."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from nietpluis.casussen import concepten
from nietpluis.casussen.formulieren.signaal_feit import ANTWOORDEN, eigen_antwoorden
from nietpluis.casussen.stempel import stempel
from nietpluis.casussen.vastleggen import NietToegestaan
from nietpluis.casussen.views.eigen_dossier import EigenRequest, op_eigen_signaal, voeg_eigen_toe
from nietpluis.kern import protocollen
from nietpluis.kern.feiten import SOORTEN, Feit
from nietpluis.kern.protocol import Handeling
from nietpluis.ui.formulier import Vragenformulier, bouw_formulier

BEDANKT = {
    "advies": "Het advies staat erbij. Wie uw signaal heeft, ziet het.",
    "melding": "De melding staat erbij. Wie uw signaal heeft, ziet het.",
}
KAN_NIET = "Dit signaal is afgerond. Geef een nieuw signaal, of bel een collega."


@require_http_methods(["GET", "POST"])
@op_eigen_signaal("eigen_advies")
def eigen_advies(request: EigenRequest) -> HttpResponse:
    """Record advice that the giver asked of Veilig Thuis."""
    return _vraag(request, "advies")


@require_http_methods(["GET", "POST"])
@op_eigen_signaal("eigen_melding")
def eigen_melding(request: EigenRequest) -> HttpResponse:
    """Record a melding that the giver made."""
    return _vraag(request, "melding")


def _vraag(request: EigenRequest, soort: str) -> HttpResponse:
    handeling = _handeling(request, soort)
    form = bouw_formulier(handeling.vragen)(request.POST or None, initial=_concept(request, soort))
    if request.method == "POST" and form.is_valid() and _leg_vast(request, soort, form):
        concepten.gooi_weg(request.lid, _waarvoor(request, soort))
        messages.success(request, BEDANKT[soort])
        return redirect("eigen_signaal", slug=request.lid.organisatie.slug, id=request.eigen.id)
    context = {
        "form": form,
        "handeling": handeling,
        "eigen": request.eigen,
        "waarvoor": _waarvoor(request, soort),
    }
    return render(
        request, "casussen/eigen_toevoegen.html", context, status=422 if form.errors else 200
    )


def _handeling(request: EigenRequest, soort: str) -> Handeling:
    """How this is asked in the sector today: the dossier itself stays closed."""
    sector = request.lid.organisatie.sector
    return protocollen.protocol_op(sector, timezone.localdate()).handeling(soort)


def _leg_vast(request: EigenRequest, soort: str, form: Vragenformulier) -> bool:
    try:
        voeg_eigen_toe(request.eigen, request.lid, _feit(request, soort, form.antwoorden()))
    except NietToegestaan:
        form.add_error(None, KAN_NIET)
        return False
    return True


def _feit(request: EigenRequest, soort: str, antwoorden: dict[str, Any]) -> Feit:
    eigen = {veld: waarde for veld, waarde in antwoorden.items() if not veld.startswith(ANTWOORDEN)}
    gestempeld = {**stempel(request.lid, timezone.now()), **eigen}
    return SOORTEN[soort](**gestempeld, antwoorden=eigen_antwoorden(antwoorden))


def _waarvoor(request: EigenRequest, soort: str) -> str:
    return f"eigen/{request.eigen.id}/{soort}"


def _concept(request: EigenRequest, soort: str) -> dict[str, Any]:
    return concepten.lees(request.lid, _waarvoor(request, soort))
