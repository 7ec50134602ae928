"""Between signing in and work: which organisation."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from nietpluis.organisaties.toegang import GebruikerRequest, werkt_bij


@require_GET
def verder(request: GebruikerRequest) -> HttpResponse:
    """Go to the one organisation this person works for, or to the choice between several."""
    leden = werkt_bij(request.user)
    if len(leden) == 1:
        return redirect(f"/o/{leden[0].organisatie.slug}/")
    return redirect("organisaties")


@require_GET
def organisaties(request: GebruikerRequest) -> HttpResponse:
    """Let this person choose an organisation."""
    return render(request, "organisaties/kies.html", {"leden": werkt_bij(request.user)})
