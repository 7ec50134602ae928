"""Whether the meldcode still fits what people do: counts per step, and never a name or a casus."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from nietpluis.kern.meldcodetekst import Ingevuld
from nietpluis.kern.protocol import Stap
from nietpluis.kern.protocollen import protocol_op
from nietpluis.meldcodes.huidig import geldende, ingevuld_van
from nietpluis.organisaties.models import Rol
from nietpluis.organisaties.toegang import LidRequest, als_lid
from nietpluis.organisaties.tweede_factor import Factor
from nietpluis.tellingen.praktijk import Stappraktijk, praktijk, sinds

NIEMAND = "niemand"


@dataclass(frozen=True)
class Regel:
    """One step: its name, who does it by the meldcode, and the counts."""

    naam: str
    wie: str
    telling: Stappraktijk


@require_GET
@als_lid(Rol.BESTUURDER, Rol.AANDACHTSFUNCTIONARIS, factor=Factor.GEZET)
def meldcode_praktijk(request: LidRequest) -> HttpResponse:
    """Show, for each step, how often it was done by whom the meldcode says, and how often by another."""
    vandaag, organisatie = timezone.localdate(), request.lid.organisatie
    nu = geldende(organisatie.id)
    ingevuld = ingevuld_van(nu) if nu else Ingevuld()
    stappen = protocol_op(organisatie.sector, vandaag).stappen
    tellingen = praktijk([stap.code for stap in stappen], vandaag)
    regels = [
        Regel(stap.naam, _wie(ingevuld, stap), telling)
        for stap, telling in zip(stappen, tellingen, strict=True)
    ]
    context = {
        "regels": regels,
        "versie": nu,
        "sinds": sinds(vandaag),
        "wijkt_af": [regel.naam for regel in regels if regel.telling.wijkt_af],
    }
    return render(request, "meldcodes/praktijk.html", context)


def _wie(ingevuld: Ingevuld, stap: Stap) -> str:
    """The functions that do a step and the one that stands in, as they stand in the meldcode of now."""
    namen = {functie.code: functie.naam for functie in ingevuld.functies}
    taak = ingevuld.taak(stap.code)
    doet = " of ".join(namen[f] for f in taak.doet if f in namen) or NIEMAND
    return f"{doet}. Vervangt: {namen[taak.vervangt]}" if taak.vervangt in namen else doet
