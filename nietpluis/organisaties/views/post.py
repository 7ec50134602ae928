"""The mail that did not arrive, for the beheerder: addresses and reasons, never what it was about."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from nietpluis.organisaties.models import Rol
from nietpluis.organisaties.toegang import LidRequest, als_lid
from nietpluis.organisaties.tweede_factor import Factor
from nietpluis.post.overzicht import overzicht, probeer_opnieuw
from nietpluis.post.uitgaand import heeft_mailserver


@require_http_methods(["GET", "POST"])
@als_lid(Rol.BEHEERDER, factor=Factor.VERS)
def mail(request: LidRequest) -> HttpResponse:
    """Show what waits and what did not arrive; let the latter be tried again."""
    if request.method == "POST":
        aantal = probeer_opnieuw(timezone.now())
        messages.success(request, f"{aantal} keer proberen we het opnieuw.")
        return redirect("mail", slug=request.lid.organisatie.slug)
    context = {
        "lid": request.lid,
        "organisatie": request.lid.organisatie,
        "overzicht": overzicht(),
        "mailt": heeft_mailserver(),
    }
    return render(request, "organisaties/mail.html", context)
