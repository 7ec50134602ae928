"""Ending somebody's access: the beheerder sees how much work waits, never what it is."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_http_methods

from nietpluis.casussen.overdragen import Overdracht, draag_over, open_werk
from nietpluis.organisaties import beheer, vertrek
from nietpluis.organisaties.formulieren import StopForm
from nietpluis.organisaties.models import Lidmaatschap, Rol
from nietpluis.organisaties.toegang import LidRequest, als_lid
from nietpluis.organisaties.tweede_factor import Factor

MEER_TE_DOEN = (
    "Niet al het werk kon naar een ander. Vraag een aandachtsfunctionaris om het over te dragen."
)


@require_http_methods(["GET", "POST"])
@als_lid(Rol.BEHEERDER, factor=Factor.VERS)
def persoon_stoppen(request: LidRequest, lid: UUID) -> HttpResponse:
    """Show how much this person holds; end the access today, or on a later day until which it can be handed on."""
    collega = get_object_or_404(Lidmaatschap.objects.voor(request.lid).volledig(), id=lid)
    vandaag = timezone.localdate()
    ingevuld = request.POST if request.method == "POST" else None
    form = StopForm(ingevuld, vandaag=vandaag, initial={"per": collega.actief_tot or vandaag})
    if form.is_valid():
        try:
            return _stop(request, collega, form.cleaned_data["per"])
        except beheer.BeheerFout as fout:
            form.weiger(fout.veld, str(fout))
    context = {
        "form": form,
        "collega": collega,
        "werk": open_werk(collega, request.lid),
        "van": collega,
        "krijgt_signalen": vertrek.heeft_de_post(collega),
    }
    status = 422 if form.errors else 200
    return render(request, "portaal/persoon_stoppen.html", context, status=status)


@transaction.atomic
def _stop(request: LidRequest, collega: Lidmaatschap, per: date) -> HttpResponse:
    """End the access; on the day itself the work goes on at once, so that nothing waits for who is gone."""
    beheer.beeindig(request.lid, collega, per)
    nu = timezone.now()
    if per <= timezone.localdate(nu):
        vertrek.laat_de_post_over(per)
        if draag_over(Overdracht.vanzelf(collega, nu)):
            messages.warning(request, MEER_TE_DOEN)
    messages.success(request, _gestopt(collega, per, timezone.localdate(nu)))
    return redirect("mensen", slug=request.lid.organisatie.slug)


def _gestopt(collega: Lidmaatschap, per: date, vandaag: date) -> str:
    if per <= vandaag:
        return f"De toegang van {collega.naam} is gestopt."
    return f"Vanaf {date_format(per, 'j F Y')} heeft {collega.naam} geen toegang meer."
