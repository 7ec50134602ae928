"""Asking a colleague for one step, with one press: a toewijzing that names the step.

The protocol asks and never locks: whoever works on the casus may still take the step.
"""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from nietpluis.casussen.lezen import OpenCasus, open_casus
from nietpluis.casussen.raadplegen import CasusRequest, op_casus
from nietpluis.casussen.schermen.meldcode import HOE, in_woorden
from nietpluis.casussen.stapvragen import STAP, Stapvraag, stap_te_vragen, stapvraag
from nietpluis.casussen.stempel import persoon, stempel
from nietpluis.casussen.vastleggen import IemandWasVoor, NietToegestaan, leg_vast
from nietpluis.casussen.views.vastleggen_scherm import klaar, na_uit
from nietpluis.kern.feiten.mensen import Toewijzing
from nietpluis.kern.termijnen import dag_van
from nietpluis.organisaties.models import Lidmaatschap

AL_GEDAAN = "Deze stap vraagt nu niets meer van een ander. Kijk hoe de casus er nu voor staat."
NIET_MEER = "Deze collega kan deze stap nu niet doen. Kies een ander."


@require_POST
@op_casus("vraag_stap")
def vraag_voor_stap(request: CasusRequest, code: str) -> HttpResponse:
    """Give the step at hand to a colleague who holds its function; that person then reads the casus."""
    geopend = open_casus(request.casus)
    if code not in {stap.code for stap in geopend.dossier.protocol.stappen}:
        raise Http404
    bezwaar = _vraag(request, geopend, code)
    if bezwaar:
        messages.warning(request, bezwaar)
        return redirect("casus", slug=request.lid.organisatie.slug, casus_id=request.casus.id)
    return klaar(request, "De stap is gevraagd. De casus staat nu in de werklijst van uw collega.")


def _vraag(request: CasusRequest, geopend: OpenCasus, code: str) -> str:
    """Record it; why it could not be, or "" when it stands."""
    nu = timezone.now()
    dossier, wie = geopend.dossier, request.POST.get("aan", "")
    if code in dossier.gevraagd and dossier.gevraagd[code].aan.lid == wie:
        return ""  # pressed twice
    if stap_te_vragen(dossier) != code:
        return AL_GEDAAN
    vraag = stapvraag(dossier, code, dag_van(nu))
    aan = _gekozen(wie, vraag)
    if vraag is None or aan is None:
        return NIET_MEER
    waarom = HOE[vraag.beurt.hoe].format(in_woorden(vraag.beurt.functies))
    feit = Toewijzing(
        aan=persoon(aan), taak=STAP, stap=code, waarom=waarom, **stempel(request.lid, nu)
    )
    na = na_uit(request, len(dossier.feiten))
    try:
        leg_vast(request.casus, request.lid, [feit], na=na, nu=nu)
    except (IemandWasVoor, NietToegestaan) as fout:
        return str(fout)
    return ""


def _gekozen(aan: str, vraag: Stapvraag | None) -> Lidmaatschap | None:
    """The colleague who was chosen, among who can be asked."""
    return next((lid for lid in vraag.vragen if lid.id == _id(aan)), None) if vraag else None


def _id(tekst: str) -> UUID | None:
    try:
        return UUID(tekst)
    except ValueError:
        return None
