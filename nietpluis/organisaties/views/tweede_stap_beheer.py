"""A colleague lost the phone: the beheerder takes the second step away, and it is recorded and told."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from nietpluis.organisaties import aangemeld
from nietpluis.organisaties import tweede_factor_middelen as middelen
from nietpluis.organisaties.handelingen import Wat, noteer
from nietpluis.organisaties.models import Lidmaatschap, Rol
from nietpluis.organisaties.toegang import LidRequest, als_lid
from nietpluis.organisaties.tweede_factor import Factor
from nietpluis.organisaties.tweede_factor_bericht import meld_verandering


@require_http_methods(["GET", "POST"])
@als_lid(Rol.BEHEERDER, factor=Factor.VERS)
def haal_weg(request: LidRequest, lid: UUID) -> HttpResponse:
    """Ask whether it is meant, and take away every means of this colleague."""
    collega = get_object_or_404(Lidmaatschap.objects.voor(request.lid).volledig(), id=lid)
    if request.method == "POST":
        _haal_weg(request.lid, collega)
        messages.success(request, f"De tweede stap van {collega.naam} is weggehaald.")
        return redirect("mensen", slug=request.lid.organisatie.slug)
    context = {"collega": collega, "heeft": middelen.heeft_middel(collega.gebruiker)}
    return render(request, "tweede_stap/van_collega.html", context)


def _haal_weg(wie: Lidmaatschap, collega: Lidmaatschap) -> None:
    """Take all means away and end all sessions; nothing is recorded when there was nothing."""
    if middelen.haal_alles_weg(collega.gebruiker):
        aangemeld.beeindig_alle(collega.gebruiker)
        noteer(wie, Wat.TWEEDE_STAP, collega)
        meld_verandering(collega.gebruiker)
