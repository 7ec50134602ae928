"""The work list: what asks something of this person, what waits, what is to be looked at again."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from nietpluis.casussen.bladeren import BLAD, Blad, blader
from nietpluis.casussen.lezen import open_etiketten
from nietpluis.casussen.models import Toegang
from nietpluis.casussen.models.toegang import ToegangQuerySet
from nietpluis.casussen.raadplegen import CasusRequest, op_casus, op_lijst
from nietpluis.casussen.schermen.lijst import rijen
from nietpluis.casussen.stempel import stempel
from nietpluis.casussen.vastleggen import IemandWasVoor, NietToegestaan, leg_vast
from nietpluis.kern.feiten.verloop import NogWachten
from nietpluis.kern.taken import WACHTEN
from nietpluis.kern.termijnen import dag_van
from nietpluis.organisaties.toegang import LidRequest
from nietpluis.ui.onderdelen import Optie, Werk

FILTERS = {"": "Alles", "van_mij": "Van mij", "waarneming": "Waarneming"}
SOORTEN = {"van_mij": ("toegewezen",), "waarneming": ("ontvanger", "waarnemer")}


@dataclass(frozen=True)
class Groep:
    """One of the three parts of the list, with its own pages."""

    code: str
    titel: str
    uitleg: str
    leeg: str
    leeg_uitleg: str
    rijen: list[Werk]
    volgende_url: str
    eerste_url: str
    aantal: str
    per_blad: int = BLAD


TEKSTEN = {
    "vandaag": (
        "Aan u",
        "Dit vraagt iets van u. Wat het eerst moet, staat bovenaan.",
        "Er staat niets voor u open",
        "Komt er een signaal binnen, dan staat het hier. Kijk daarom elke werkdag even.",
    ),
    "wacht": (
        "Wacht op een ander",
        "U hoeft nu niets te doen.",
        "U wacht op niemand",
        "Vroeg u iets aan een ander? Dan staat hier wanneer het antwoord komt.",
    ),
    "opnieuw": (
        "Kijk opnieuw",
        "Helpt het nog? Is er iets veranderd?",
        "Er is niets om opnieuw te bekijken",
        "Sprak u een datum af? Dan komt de casus hier vanzelf terug.",
    ),
}


@require_GET
@op_lijst("werklijst")
def werklijst(request: LidRequest) -> HttpResponse:
    """Show the three groups; one query for each, one for the keys of all labels."""
    nu, keuze = timezone.now(), request.GET.get("toon", "")
    bladen = _bladen(request, nu, keuze)
    toegangen = [toegang for blad in bladen.values() for toegang in blad.rijen]
    etiketten = open_etiketten(toegang.casus for toegang in toegangen)
    slug = request.lid.organisatie.slug
    groepen = [
        _groep(code, blad, rijen(blad.rijen, etiketten, slug, nu, wacht=code == "wacht"), request)
        for code, blad in bladen.items()
    ]
    context = {
        "groepen": groepen,
        "filters": _filters(keuze),
        "nu": nu,
        "vraagt": _vraagt(groepen[0].aantal),
    }
    return render(request, "casussen/werklijst.html", context)


def _bladen(request: LidRequest, nu: datetime, keuze: str) -> dict[str, Blad]:
    """A page of each group; what is acute stands before everything, on the first page."""
    alles = Toegang.objects.werklijst(request.lid, nu).select_related("casus")
    if keuze in SOORTEN:
        alles = alles.filter(soort__in=SOORTEN[keuze])
    cursor = request.GET.get
    return {
        "vandaag": _vandaag(alles, nu, cursor("vandaag", "")),
        "wacht": blader(alles.wacht(nu), cursor("wacht", "")),
        "opnieuw": blader(alles.opnieuw(nu), cursor("opnieuw", "")),
    }


def _vandaag(alles: ToegangQuerySet, nu: datetime, cursor: str) -> Blad:
    gewoon = blader(alles.vandaag(nu).filter(acuut=False), cursor)
    if not gewoon.is_eerste:
        return gewoon
    acuut = list(alles.filter(acuut=True).order_by("uiterlijk", "casus_id")[:BLAD])
    return gewoon.met_vooraan(acuut)


def _groep(code: str, blad: Blad, werk: list[Werk], request: LidRequest) -> Groep:
    titel, uitleg, leeg, leeg_uitleg = TEKSTEN[code]
    return Groep(
        code=code,
        titel=titel,
        uitleg=uitleg,
        leeg=leeg,
        leeg_uitleg=leeg_uitleg,
        rijen=werk,
        volgende_url=_url(request, code, blad.volgende) if blad.volgende else "",
        eerste_url="" if blad.is_eerste else _url(request, code, ""),
        aantal=blad.aantal,
    )


def _url(request: LidRequest, code: str, cursor: str) -> str:
    """The same list with another page of one group, at that group."""
    vraag = request.GET.copy()
    vraag.pop(code, None)
    if cursor:
        vraag[code] = cursor
    return f"?{vraag.urlencode()}#{code}"


def _vraagt(aantal: str) -> str:
    """How many casussen ask something now, as a sentence."""
    if aantal in ("", "0"):
        return "Nu vraagt geen casus iets van u." if aantal else ""
    if aantal == "1":
        return "Nu vraagt één casus iets van u."
    return f"Nu vragen {aantal.replace('+', ' of meer')} casussen iets van u."


def _filters(keuze: str) -> list[Optie]:
    return [
        Optie(tekst, f"?toon={code}" if code else "?", huidig=code == keuze)
        for code, tekst in FILTERS.items()
    ]


@require_POST
@op_casus("nog_wachten")
def nog_wachten(request: CasusRequest) -> HttpResponse:
    """Note that the answer of somebody else has not come yet; ask again in a week."""
    nu = timezone.now()
    tot = dag_van(nu + timedelta(days=WACHTEN.days))
    try:
        leg_vast(
            request.casus,
            request.lid,
            [NogWachten(tot=tot, **stempel(request.lid, nu))],
            na=request.casus.aantal,
            nu=nu,
        )
    except (IemandWasVoor, NietToegestaan) as fout:
        messages.warning(request, str(fout))
    else:
        messages.success(request, f"Casus {request.casus.kenmerk} wacht nog een week.")
    return redirect("werklijst", slug=request.lid.organisatie.slug)
