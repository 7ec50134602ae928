"""The beheerder's pages about cards: making, printing, opening again and taking back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from nietpluis.organisaties import kaart as kaarten
from nietpluis.organisaties import qr
from nietpluis.organisaties.kaartformulieren import KaartenForm
from nietpluis.organisaties.models import Inlogkaart, Lidmaatschap, Rol
from nietpluis.organisaties.toegang import LidRequest, als_lid
from nietpluis.organisaties.tweede_factor import Factor

alleen_beheerder = als_lid(Rol.BEHEERDER, factor=Factor.VERS)
GEDRUKT = "nieuwe_kaarten"
"""In the session of the beheerder: the codes that were made and not yet printed. Nowhere else."""
MEESTE = 200


@require_http_methods(["GET", "POST"])
@alleen_beheerder
def overzicht(request: LidRequest) -> HttpResponse:
    """Show who has a card, and make cards for a list of people at once."""
    leden = _leden(request)
    form = KaartenForm(request.POST if request.method == "POST" else None, leden=leden)
    if form.is_valid():
        return _maak(request, form.gekozen())
    status = 422 if form.errors else 200
    gegeven = Inlogkaart.objects.filter(ingetrokken_op=None).select_related("lid__gebruiker")
    kaartjes = sorted(gegeven, key=lambda kaart: kaart.lid.naam)
    return _toon(request, "kaarten", status, form=form, kaarten=kaartjes, pogingen=kaarten.POGINGEN)


def _leden(request: LidRequest) -> list[Lidmaatschap]:
    """Who works here now; those without an address in front, for they have no other way in."""
    actief = Lidmaatschap.objects.voor(request.lid).actief(timezone.localdate())
    alle = actief.select_related("gebruiker", "organisatie").order_by("gebruiker__naam", "id")
    return sorted(alle[:MEESTE], key=lambda lid: bool(lid.gebruiker.email))


def _maak(request: LidRequest, leden: list[Lidmaatschap]) -> HttpResponse:
    """Make the cards, and keep their codes until they are printed."""
    nieuw = dict(request.session.get(GEDRUKT, {}))
    for lid in leden:
        kaart, code = kaarten.maak(request.lid, lid)
        nieuw[str(kaart.id)] = code
    request.session[GEDRUKT] = nieuw
    return redirect("kaarten_afdrukken", slug=request.lid.organisatie.slug)


@require_http_methods(["GET", "POST"])
@alleen_beheerder
def kaart_van(request: LidRequest, lid: UUID) -> HttpResponse:
    """Show the card of one colleague; make another, open it again, or take it back."""
    collega = get_object_or_404(Lidmaatschap.objects.voor(request.lid).volledig(), id=lid)
    kaart = next(iter(kaarten.geldige(collega)), None)
    doe = request.POST.get("doe", "")
    if request.method == "POST" and doe == "maak" and collega.is_actief(timezone.localdate()):
        return _maak(request, [collega])
    if request.method == "POST" and kaart and doe in ("trek_in", "open"):
        return _verander(request, collega, kaart, doe)
    dicht = kaart is not None and kaarten.is_dicht(kaart)
    return _toon(request, "kaart_van", collega=collega, kaart=kaart, dicht=dicht)


def _verander(
    request: LidRequest, collega: Lidmaatschap, kaart: Inlogkaart, doe: str
) -> HttpResponse:
    if doe == "trek_in":
        kaarten.trek_in(request.lid, [collega])
        tekst = f"De kaart van {collega.naam} werkt niet meer."
    else:
        kaarten.maak_open(request.lid, kaart)
        tekst = f"De kaart van {collega.naam} is weer open."
    messages.success(request, tekst)
    return redirect("kaarten", slug=request.lid.organisatie.slug)


@require_http_methods(["GET", "POST"])
@alleen_beheerder
def afdrukken(request: LidRequest) -> HttpResponse:
    """Show the new cards to print, with their codes for the last time; POST forgets the codes."""
    if request.method == "POST":
        request.session.pop(GEDRUKT, None)
        return redirect("kaarten", slug=request.lid.organisatie.slug)
    nieuw = request.session.get(GEDRUKT, {})
    gevonden = Inlogkaart.objects.filter(id__in=nieuw, ingetrokken_op=None)
    gevonden = gevonden.select_related("lid__gebruiker")
    vellen = [(kaart, _adres(request, nieuw[str(kaart.id)])) for kaart in gevonden]
    return _toon(request, "kaarten_afdrukken", vellen=vellen)


@require_GET
@alleen_beheerder
def code(request: LidRequest, kaart: UUID) -> HttpResponse:
    """The QR code of a card that was just made; 404 once its code is forgotten."""
    nieuw = request.session.get(GEDRUKT, {})
    if str(kaart) not in nieuw:
        raise Http404
    get_object_or_404(Inlogkaart.objects.filter(id=kaart, ingetrokken_op=None))
    return qr.antwoord(_adres(request, nieuw[str(kaart)]))


def _adres(request: LidRequest, code: str) -> str:
    return request.build_absolute_uri(reverse("kaart", args=[request.lid.organisatie.slug, code]))


def _toon(request: LidRequest, pagina: str, status: int = 200, **context: Any) -> HttpResponse:
    context |= {"lid": request.lid, "organisatie": request.lid.organisatie}
    return render(request, f"organisaties/{pagina}.html", context, status=status)
