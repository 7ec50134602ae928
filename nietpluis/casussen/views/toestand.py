"""How the system itself is doing, for the beheerder: no casus, no content."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from nietpluis.casussen.toestand import toestand as regels
from nietpluis.organisaties.models import Rol
from nietpluis.organisaties.toegang import LidRequest, als_lid
from nietpluis.organisaties.tweede_factor import Factor


@require_GET
@als_lid(Rol.BEHEERDER, factor=Factor.VERS)
def toestand(request: LidRequest) -> HttpResponse:
    """Show what is in order, and what is not and what to do then."""
    return render(
        request,
        "casussen/toestand.html",
        {"regels": regels(request.lid.organisatie, timezone.now())},
    )
