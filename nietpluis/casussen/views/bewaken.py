"""Reading that stood out: the list for who oversees, and the judgement of one of them."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from nietpluis.casussen.bewaken import zegel
from nietpluis.casussen.bewaken.oordelen import (
    BLAD,
    AlGeoordeeld,
    Oordeel,
    geef_oordeel,
    haal,
    te_zien,
)
from nietpluis.casussen.leeslog.wat import Erbij
from nietpluis.casussen.models import Leessignaal
from nietpluis.casussen.models.leessignaal import TOEZICHT
from nietpluis.casussen.raadplegen import Deur, leg_raadpleging_vast
from nietpluis.casussen.schermen.leessignaal import Kaart, kaart
from nietpluis.kern.protocol import Keuze
from nietpluis.organisaties.models import Rol
from nietpluis.organisaties.toegang import LidRequest, als_lid, met_lid
from nietpluis.organisaties.tweede_factor import Factor
from nietpluis.ui.velden import Keuzeveld, Tekstveld

ROLLEN = (*TOEZICHT, Rol.BESTUURDER)


class OordeelForm(forms.Form):
    """Was it ordinary work, and why does this person think so."""

    oordeel = Keuzeveld(
        [Keuze(code=str(code), tekst=str(tekst)) for code, tekst in Oordeel.choices],
        label="Wat is uw oordeel?",
    )
    waarom = Tekstveld(
        label="Waarom denkt u dat?",
        help_text="Bijvoorbeeld: Bram verving die dag een zieke collega. Schrijf niets over cliënten.",
        lang=True,
        max_lengte=1000,
    )


def _grond(request: LidRequest) -> str:
    """The role on which this person oversees."""
    return str(next(rol for rol in ROLLEN if rol in request.lid.rolnamen))


class SignaalRequest(LidRequest):
    """A request about one of these, which this person may judge."""

    signaal: Leessignaal


def _lijst(request: LidRequest, _kwargs: dict[str, Any]) -> None:
    leg_raadpleging_vast(request.lid, "leessignalen", _grond(request), bij=request)


def _een(request: SignaalRequest, kwargs: dict[str, Any]) -> None:
    """Find it and record that it is looked at, with the number of the casus; 404 leaves no row."""
    with met_lid(request.lid):
        signaal = haal(request.lid, kwargs.pop("id"))
    if signaal is None:
        raise Http404
    request.signaal = signaal
    erbij = Erbij(nummer=signaal.nummer)
    leg_raadpleging_vast(request.lid, "leessignaal", _grond(request), bij=request, erbij=erbij)


lijst_deur = als_lid(*ROLLEN, schrijven=False, vooraf=_lijst, factor=Factor.GEZET)
een_deur = cast(
    "Callable[[Callable[[SignaalRequest], HttpResponse]], Deur]",
    als_lid(*ROLLEN, vooraf=_een, factor=Factor.GEZET),
)


@require_GET
@lijst_deur
def leessignalen(request: LidRequest) -> HttpResponse:
    """Show what waits for a judgement; with `?toon=beoordeeld` what has had one."""
    open_ = request.GET.get("toon") != "beoordeeld"
    blad = te_zien(request.lid, open_=open_, na=_plek(request.GET.get("na", "")))
    context = {
        "kaarten": [kaart(signaal) for signaal in blad.signalen],
        "open": open_,
        "volgende_url": _volgende(open_, blad.laatste) if blad.laatste else "",
        "eerste_url": "?" if request.GET.get("na") else "",
        "aantal": BLAD,
        "nu": timezone.now(),
    }
    return render(request, "casussen/leessignalen.html", context)


def _volgende(open_: bool, laatste: Leessignaal) -> str:
    toon = "" if open_ else "toon=beoordeeld&"
    moment = laatste.gezien_op.isoformat().replace("+", "%2B")
    return f"?{toon}na={moment}~{laatste.id}"


def _plek(tekst: str) -> tuple[datetime, UUID] | None:
    """The place in the list that an address names; None for the beginning, or for what says nothing."""
    moment, _, id_ = tekst.partition("~")
    try:
        plek = datetime.fromisoformat(moment), UUID(id_)
    except ValueError:
        return None
    return plek if plek[0].tzinfo else None


@require_http_methods(["GET", "POST"])
@een_deur
def leessignaal(request: SignaalRequest) -> HttpResponse:
    """Show one, and record what this person thinks of it."""
    form = OordeelForm(request.POST if request.method == "POST" else None)
    if not request.signaal.oordeel and form.is_valid():
        return _oordeel(request, request.signaal, form)
    return _toon(request, request.signaal, form)


def _oordeel(request: LidRequest, signaal: Leessignaal, form: OordeelForm) -> HttpResponse:
    velden = form.cleaned_data
    try:
        geef_oordeel(signaal, request.lid, velden["oordeel"], velden["waarom"], timezone.now())
    except AlGeoordeeld as fout:
        messages.warning(request, str(fout))
        return redirect("leessignaal", slug=request.lid.organisatie.slug, id=signaal.id)
    messages.success(request, "Uw oordeel is bewaard.")
    return redirect("leessignalen", slug=request.lid.organisatie.slug)


def _toon(request: LidRequest, signaal: Leessignaal, form: OordeelForm) -> HttpResponse:
    gezien: Kaart = kaart(signaal)
    context = {
        "kaart": gezien,
        "signaal": signaal,
        "woorden": zegel.lees(signaal),
        "form": form if not signaal.oordeel else None,
        "ziet_log": request.lid.heeft(Rol.PRIVACYFUNCTIONARIS),
    }
    status = 422 if form.is_bound and form.errors and not signaal.oordeel else 200
    return render(request, "casussen/leessignaal.html", context, status=status)
