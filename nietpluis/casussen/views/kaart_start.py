"""Home for who came in with a card: tell something, ask to be called, and see that it was received."""

from datetime import UTC, datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from nietpluis.casussen.views.eigen import recente
from nietpluis.casussen.views.eigen_berichten import VOLGEND_BEZOEK
from nietpluis.casussen.views.eigen_overleg import overlegpartners
from nietpluis.organisaties.kaartsessie import is_kaart, kaart_van, met_kaart
from nietpluis.organisaties.toegang import LidRequest, als_lid

MEESTE = 10
ALTIJD = datetime.min.replace(tzinfo=UTC)


@met_kaart
@require_GET
@als_lid()
def kaart_start(request: LidRequest) -> HttpResponse:
    """Show the two ways to tell something, and of the own signals only the day and the status."""
    sinds = _sinds(request)
    berichten = [b for b in recente(request.lid, MEESTE).berichten if b.gegeven_op >= sinds]
    context = {
        "signalen": [(b.dag, b.tag, b.is_te_laat) for b in berichten],
        "volgend_bezoek": VOLGEND_BEZOEK,
        "overleg": overlegpartners(request.lid, timezone.localdate()),
    }
    return render(request, "casussen/kaart_start.html", context)


def _sinds(request: LidRequest) -> datetime:
    """From when signals show: since this card was made, so that a card made behind somebody's back shows no past."""
    kaart = kaart_van(request) if is_kaart(request) else None
    return kaart.gemaakt_op if kaart else ALTIJD
