"""Hiding the screen and bringing it back."""

from __future__ import annotations

from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from nietpluis.organisaties import kaart as kaarten
from nietpluis.organisaties.formulieren import OnthulForm
from nietpluis.organisaties.kaartsessie import is_kaart, kaart_van, organisatie_van
from nietpluis.organisaties.models import Gebruiker
from nietpluis.organisaties.toegang import in_organisatie, werkt_bij
from nietpluis.organisaties.verborgen import (
    SESSIE,
    altijd_zichtbaar,
    naar_pauze,
    probeer,
    toon_scherm,
    verberg_scherm,
)


@altijd_zichtbaar
@login_not_required
@csrf_exempt  # Hiding harms nobody, and an expired form must never leave the screen open.
@require_POST
def verberg(request: HttpRequest) -> HttpResponse:
    """Hide the screen at once."""
    verberg_scherm(request)
    return naar_pauze(request)


@altijd_zichtbaar
@login_not_required
@never_cache
@sensitive_post_parameters("geheim")
@require_http_methods(["GET", "POST"])
def onthul(request: HttpRequest) -> HttpResponse:
    """Show the neutral page; with the right pincode, go back to work."""
    if SESSIE not in request.session:
        return redirect("verder")
    if not isinstance(request.user, Gebruiker):
        return _bezoeker(request)
    met_kaart = is_kaart(request)
    form = OnthulForm(
        request.POST if request.method == "POST" else None,
        pincode=met_kaart or bool(request.user.pincode),
    )
    if form.is_valid():
        over = _probeer(request, request.user, form.cleaned_data["geheim"])
        if over is None:
            toon_scherm(request)
            return redirect("verder")
        if over == 0:
            logout(request)
            return redirect("kaart_klaar" if met_kaart else "account_login")
        form.weiger("geheim", _mis(str(form.fields["geheim"].label), over))
    return _pauze(request, form, request.user)


def _probeer(request: HttpRequest, gebruiker: Gebruiker, geheim: str) -> int | None:
    """Try what was typed: None when it is right, else how many tries are left. With a card: its own pincode."""
    if not is_kaart(request):
        return probeer(gebruiker, geheim)
    with in_organisatie(organisatie_van(request), schrijven=True):
        kaart = kaart_van(request)
        if kaart is None or not kaarten.tel_poging(kaart):
            return 0
        if kaarten.klopt(kaart, geheim):
            kaarten.noteer_goed(kaart)
            return None
        return kaarten.over(kaart)


def _bezoeker(request: HttpRequest) -> HttpResponse:
    """Somebody who is not signed in has nothing to guard: one press is enough."""
    if request.method == "POST":
        toon_scherm(request)
        return redirect("account_login")
    return render(request, "organisaties/pauze.html")


def _pauze(request: HttpRequest, form: OnthulForm, gebruiker: Gebruiker) -> HttpResponse:
    leden = werkt_bij(gebruiker)
    context = {"form": form, "organisatie": leden[0].organisatie if len(leden) == 1 else None}
    status = 422 if form.errors else 200
    return render(request, "organisaties/pauze.html", context, status=status)


def _mis(wat: str, over: int) -> str:
    wat = f"{'Deze' if wat == 'Pincode' else 'Dit'} {wat.lower()}"
    return f"{wat} klopt niet. U kunt het nog {over} keer proberen."
