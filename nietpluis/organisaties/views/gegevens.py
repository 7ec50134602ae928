"""Uw gegevens: the own contact card, pincode and organisations."""

from __future__ import annotations

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from nietpluis.organisaties import kaart, rolverzoek
from nietpluis.organisaties.formulieren import ContactForm, PincodeForm
from nietpluis.organisaties.toegang import LidRequest, als_lid, werkt_bij


@require_http_methods(["GET", "POST"])
@als_lid()
def gegevens(request: LidRequest) -> HttpResponse:
    """Show what colleagues know about this person, and keep what changed in it."""
    form = ContactForm(request.POST if request.method == "POST" else None, initial=_kaart(request))
    if not form.is_valid():
        return _pagina(request, form, PincodeForm(gebruiker=request.user, prefix="pin"))
    request.lid.telefoon = form.cleaned_data["telefoon"]
    request.lid.bereikbaar = form.cleaned_data["bereikbaar"]
    request.lid.save(update_fields=["telefoon", "bereikbaar"])
    return _bewaard(request, "Uw gegevens zijn bewaard.")


@sensitive_post_parameters()
@require_POST
@als_lid()
def zet_pincode(request: LidRequest) -> HttpResponse:
    """Keep a new pincode for the hidden screen."""
    form = PincodeForm(request.POST, gebruiker=request.user, prefix="pin")
    if not ratelimit.consume(request, action="reauthenticate", user=request.user):
        form.weiger("wachtwoord", "U hebt het te vaak geprobeerd. Wacht vijf minuten.")
    if not form.is_valid():
        return _pagina(request, ContactForm(initial=_kaart(request)), form)
    request.user.zet_pincode(form.cleaned_data["pincode"])
    request.user.save(update_fields=["pincode", "misse_pincodes"])
    return _bewaard(request, "Uw pincode is bewaard.")


def _kaart(request: LidRequest) -> dict[str, str]:
    return {"telefoon": request.lid.telefoon, "bereikbaar": request.lid.bereikbaar}


def _bewaard(request: LidRequest, tekst: str) -> HttpResponse:
    messages.success(request, tekst)
    return redirect("gegevens", slug=request.lid.organisatie.slug)


def _pagina(request: LidRequest, contact: ContactForm, pincode: PincodeForm) -> HttpResponse:
    context = {
        "lid": request.lid,
        "organisatie": request.lid.organisatie,
        "form": contact if contact.errors else pincode,
        "contact": contact,
        "pincode": pincode,
        "werk": werkt_bij(request.user),
        "kaarten": kaart.geldige(request.lid),
        "gevraagd": rolverzoek.open_voor(request.lid),
    }
    status = 422 if contact.errors or pincode.errors else 200
    return render(request, "organisaties/gegevens.html", context, status=status)
