"""Searching one's own casussen; that somebody searched is recorded, what for is not."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from nietpluis.casussen import zoeken
from nietpluis.casussen.lezen import open_etiketten
from nietpluis.casussen.models import Casus
from nietpluis.casussen.raadplegen import op_lijst
from nietpluis.casussen.schermen.lijst import vondst
from nietpluis.organisaties.toegang import LidRequest

KORTST = 3
"""Letters that a name must have to be searched for."""


@require_http_methods(["GET", "POST"])
@op_lijst("zoeken")
def zoek(request: LidRequest) -> HttpResponse:
    """Show the casussen with this number or client number, else those that name this person.

    Asked with POST: a name must not stay behind in an address, a history or a log.
    """
    term = zoeken.zoekterm(request.POST.get("zoek", ""))
    slug = request.lid.organisatie.slug
    if not term:
        return redirect("werklijst", slug=slug)
    gevonden, afgekapt = _zoek(request, term)
    nu, etiketten = timezone.now(), open_etiketten(gevonden)
    context = {
        "rijen": [vondst(casus, etiketten.get(casus.id, {}), slug, nu) for casus in gevonden],
        "term": term,
        "afgekapt": afgekapt,
        "te_kort": len(term) < KORTST and not gevonden,
        "hoeveel": zoeken.MEESTE_ETIKETTEN,
    }
    return render(request, "casussen/zoek.html", context)


def _zoek(request: LidRequest, term: str) -> tuple[list[Casus], bool]:
    gevonden = zoeken.op_nummer(request.lid, term) + zoeken.op_kenmerk(request.lid, term)
    if gevonden or len(term) < KORTST:
        return list(dict.fromkeys(gevonden)), False
    return zoeken.op_naam(request.lid, term)
