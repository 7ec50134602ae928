"""The first page after beginning, and what an empty site says."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from nietpluis.organisaties.inschrijven import NEE, is_leeg, mag_iedereen
from nietpluis.organisaties.toegang import LidRequest, als_lid
from nietpluis.portaal.zo_begint import BEGINT, stappen


@login_not_required
@require_GET
def voordeur(request: HttpRequest) -> HttpResponse:
    """Lead whoever is signed in to the organisation, and others to signing in; say what to do on an empty site."""
    if request.user.is_authenticated:
        return redirect("verder")
    if not is_leeg():
        return redirect_to_login(request.get_full_path())
    context = {"kan_hier": settings.BEGINNEN != NEE, "open": mag_iedereen()}
    return render(request, "portaal/leeg.html", context)


@require_GET
@als_lid(*BEGINT)
def zo_begint_u(request: LidRequest) -> HttpResponse:
    """What is done already, what comes next, and what may wait."""
    alle = stappen(request.lid)
    nu = next((stap for stap in alle if stap.vraagt), None)
    return render(request, "portaal/zo_begint.html", {"stappen": alle, "nu": nu})
