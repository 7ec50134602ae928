"""Searching one's own casussen; that somebody searched is recorded, and what for only as a keyed hash."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from nietpluis.casussen import zoeken
from nietpluis.casussen.lezen import open_etiketten
from nietpluis.casussen.raadplegen import ZoekRequest, op_zoeken
from nietpluis.casussen.schermen.lijst import vondst


@require_http_methods(["GET", "POST"])
@op_zoeken("zoeken")
def zoek(request: ZoekRequest) -> HttpResponse:
    """Show what was found.

    Asked with POST: a name must not stay behind in an address, a history or a log.
    """
    slug, zoeking = request.lid.organisatie.slug, request.zoeking
    if not zoeking.term:
        return redirect("werklijst", slug=slug)
    gevonden = zoeking.gevonden
    nu, etiketten = timezone.now(), open_etiketten(gevonden)
    context = {
        "rijen": [vondst(casus, etiketten.get(casus.id, {}), slug, nu) for casus in gevonden],
        "term": zoeking.term,
        "afgekapt": zoeking.afgekapt,
        "te_kort": len(zoeking.term) < zoeken.KORTST and not gevonden,
        "hoeveel": zoeken.MEESTE_ETIKETTEN,
    }
    return render(request, "casussen/zoek.html", context)
