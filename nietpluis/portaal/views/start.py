"""Where everyone comes in."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from nietpluis.casussen.views.eigen import recente
from nietpluis.casussen.views.eigen_overleg import overlegpartners
from nietpluis.organisaties.toegang import GebruikerRequest, LidRequest, als_lid
from nietpluis.portaal.kaarten import kaarten_voor
from nietpluis.portaal.wachtend import wachtende_signalen
from nietpluis.portaal.werk import aantal_vandaag
from nietpluis.ui.tijd import groet

RECENT = 5


@require_GET
def voordeur(_request: GebruikerRequest) -> HttpResponse:
    """Lead whoever is signed in to the organisation; the others are asked to sign in before they come here."""
    return redirect("verder")


@require_GET
@als_lid()
def start(request: LidRequest) -> HttpResponse:
    """Show what this person can do here now: tell something, own signals, whom to call, and the own work."""
    lid, nu = request.lid, timezone.now()
    bladzijde = recente(lid, RECENT)
    context = {
        "groet": groet(nu),
        "werk": aantal_vandaag(lid, nu),
        "wachtend": wachtende_signalen(lid, nu),
        "kaarten": kaarten_voor(lid),
        "berichten": bladzijde.berichten,
        "meer": bool(bladzijde.volgende),
        "overleg": overlegpartners(lid, timezone.localdate(nu)),
        "nu": nu,
    }
    return render(request, "portaal/start.html", context)
