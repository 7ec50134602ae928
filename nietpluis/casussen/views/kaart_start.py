"""Home for who came in with a card: tell something, ask to be called, and see that it was received."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from nietpluis.casussen.views.eigen import recente
from nietpluis.casussen.views.eigen_overleg import overlegpartners
from nietpluis.organisaties.kaartsessie import met_kaart
from nietpluis.organisaties.toegang import LidRequest, als_lid

MEESTE = 10


@met_kaart
@require_GET
@als_lid()
def kaart_start(request: LidRequest) -> HttpResponse:
    """Show the two ways to tell something, and of the own signals only the day and the status."""
    context = {
        "signalen": [(b.dag, b.tag, b.is_te_laat) for b in recente(request.lid, MEESTE).berichten],
        "overleg": overlegpartners(request.lid, timezone.localdate()),
    }
    return render(request, "casussen/kaart_start.html", context)
