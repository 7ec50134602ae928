"""Who read one dossier, in plain words, as a page to print and to hand to the client."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from nietpluis.casussen.leeslog.verslag import Leesregel, leesverslag, van_dossiers
from nietpluis.casussen.leeslog.wat import Erbij
from nietpluis.casussen.models import Raadpleging
from nietpluis.casussen.raadplegen import CasusRequest, Deur, leg_raadpleging_vast, op_casus
from nietpluis.casussen.uitsluiting import gaat_over
from nietpluis.kern.lezen_bewaken import AFDRUK
from nietpluis.organisaties.models import Lidmaatschap, Rol
from nietpluis.organisaties.toegang import LidRequest, als_lid, met_lid
from nietpluis.organisaties.tweede_factor import Factor

OM_TE_DRUKKEN = Erbij(soort=AFDRUK)


@require_GET
@op_casus("leesverslag", vers=True, erbij=OM_TE_DRUKKEN)
def van_casus(request: CasusRequest) -> HttpResponse:
    """Show it to who works on the casus."""
    return _toon(request, leesverslag(request.casus), request.casus.nummer)


class NummerRequest(LidRequest):
    """A request about a casus by its number, with the dossiers that were read under it."""

    nummer: int
    dossiers: set[UUID]


def _vooraf(request: NummerRequest, kwargs: dict[str, Any]) -> None:
    """Find what was read under this number, and record that it is looked at; 404 leaves no row."""
    request.nummer = kwargs.pop("nummer")
    with met_lid(request.lid):
        request.dossiers = _gelezen(request.lid, request.nummer)
    erbij = replace(OM_TE_DRUKKEN, nummer=request.nummer)
    rol = str(Rol.PRIVACYFUNCTIONARIS)
    leg_raadpleging_vast(request.lid, "leesverslag", rol, bij=request, erbij=erbij)


def _gelezen(lid: Lidmaatschap, nummer: int) -> set[UUID]:
    """The dossiers behind a number; Http404 for none, and for one about this person, as if nobody ever read it."""
    rijen = Raadpleging.objects.voor(lid).filter(nummer=nummer, casus__isnull=False)
    dossiers = {casus for casus in rijen.values_list("casus", flat=True).distinct() if casus}
    if not dossiers or gaat_over(lid, dossiers):
        raise Http404
    return dossiers


deur = cast(
    "Callable[[Callable[[NummerRequest], HttpResponse]], Deur]",
    als_lid(Rol.PRIVACYFUNCTIONARIS, schrijven=False, vooraf=_vooraf, factor=Factor.VERS),
)


@require_GET
@deur
def op_nummer(request: NummerRequest) -> HttpResponse:
    """Show it to the privacyfunctionaris, by number, without opening the casus."""
    regels = van_dossiers(request.lid.organisatie_id, request.dossiers)
    return _toon(request, regels, request.nummer)


def _toon(request: LidRequest, regels: list[Leesregel], nummer: int) -> HttpResponse:
    context = {
        "regels": regels,
        "nummer": nummer,
        "met_namen": request.GET.get("namen") == "ja",
        "vandaag": timezone.localdate(),
    }
    return render(request, "casussen/leesverslag.html", context)
