"""The own signals of a worker: the list, and one of them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from nietpluis.casussen.models import EigenSignaal
from nietpluis.casussen.views.eigen_berichten import EigenBericht, eigen_berichten
from nietpluis.casussen.views.eigen_overleg import overlegpartners
from nietpluis.casussen.views.signaal_verstuurd import eigen_bericht
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import LidRequest, als_lid

PER_PAGINA = 20
PLAATS = "na"


@dataclass(frozen=True)
class Bladzijde:
    """Some own signals, newest first; `volgende` is the place where the next page begins."""

    berichten: list[EigenBericht]
    volgende: str = ""


def recente(lid: Lidmaatschap, aantal: int, na: tuple[datetime, UUID] | None = None) -> Bladzijde:
    """The newest own signals, or those after a place. Three queries, for any number."""
    rijen = EigenSignaal.objects.filter(lid=lid)
    if na:
        rijen = rijen.filter(Q(gegeven_op__lt=na[0]) | Q(gegeven_op=na[0], id__lt=na[1]))
    eerste = list(rijen.order_by("-gegeven_op", "-id")[: aantal + 1])
    deze = eerste[:aantal]
    meer = len(eerste) > aantal
    return Bladzijde(
        eigen_berichten(lid, deze),
        f"{deze[-1].gegeven_op.isoformat()}_{deze[-1].id}" if meer else "",
    )


def lees_plaats(tekst: str) -> tuple[datetime, UUID] | None:
    """The place in the address; what is no place means the beginning."""
    moment, _, sleutel = tekst.partition("_")
    try:
        op = datetime.fromisoformat(moment)
        return (op, UUID(sleutel)) if op.tzinfo else None
    except ValueError:
        return None


@require_GET
@als_lid()
def eigen_signalen(request: LidRequest) -> HttpResponse:
    """Show all own signals, a page at a time."""
    na = lees_plaats(request.GET.get(PLAATS, ""))
    bladzijde = recente(request.lid, PER_PAGINA, na)
    context = {
        "berichten": bladzijde.berichten,
        "volgende_url": _met_plaats(request, bladzijde.volgende),
        "eerste_url": request.path if na else "",
        "aantal": PER_PAGINA,
        "overleg": overlegpartners(request.lid, timezone.localdate()),
    }
    return render(request, "casussen/eigen_signalen.html", context)


def _met_plaats(request: HttpRequest, plaats: str) -> str:
    return f"{request.path}?{PLAATS}={plaats.replace('+', '%2B')}" if plaats else ""


@require_GET
@als_lid()
def eigen_signaal(request: LidRequest, id: UUID) -> HttpResponse:  # noqa: A002 -- the name in the address
    """Show one own signal: its status, who has it, the next visit, and what its giver can add."""
    context = {
        "bericht": eigen_bericht(request.lid, id),
        "overleg": overlegpartners(request.lid, timezone.localdate()),
        "lijst_url": reverse("eigen_signalen", args=[request.lid.organisatie.slug]),
    }
    return render(request, "casussen/eigen_signaal.html", context)
