"""The totals of the whole organisation, for the bestuurder: no persons, no teams, no way to take them along."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from nietpluis.organisaties.models import Rol
from nietpluis.organisaties.toegang import LidRequest, als_lid
from nietpluis.organisaties.tweede_factor import Factor
from nietpluis.tellingen.overzicht import Jaar, jaartotalen

GROEPEN = {
    "Signalen en casussen": {
        "signalen": "Signalen",
        "casussen": "Casussen die begonnen",
        "acuut": "Met misschien direct gevaar",
        "speciaal": "Met een speciale route",
    },
    "Welke stappen zijn gezet?": {
        "kindcheck": "Kindcheck gedaan",
        "overleg": "Overleg gehad",
        "gesprek": "Gesprek gevoerd",
        "weging": "Gewogen",
        "besluit": "Besluit genomen",
    },
    "Wat kwam er uit de weging?": {
        "uitkomst_melden": "Het kader vroeg om een melding",
        "uitkomst_niet_nu_melden": "Het kader vroeg nu niet om een melding",
        "uitkomst_overleg_eerst": "Eerst nog overleg",
        "uitkomst_geen_vermoeden": "Er was geen vermoeden meer",
    },
    "Contact met Veilig Thuis": {
        "advies": "Advies gevraagd",
        "melding": "Melding gedaan",
        "terugkoppeling": "Na een melding iets teruggehoord",
    },
}
"""What is told, in the words of the page; the codes are those of tellingen/overzicht.py."""


@dataclass(frozen=True)
class Groep:
    """A table: its title, and per row what it is and its numbers per year."""

    titel: str
    rijen: Sequence[tuple[str, Sequence[str]]]


@require_GET
@als_lid(Rol.BESTUURDER, factor=Factor.GEZET)
def totalen(request: LidRequest) -> HttpResponse:
    """Show this year beside the year before."""
    jaren = jaartotalen(timezone.localdate())
    context = {"jaren": jaren, "groepen": [_groep(titel, jaren) for titel in GROEPEN]}
    return render(request, "casussen/totalen.html", context)


def _groep(titel: str, jaren: Sequence[Jaar]) -> Groep:
    woorden = GROEPEN[titel]
    return Groep(
        titel, [(tekst, [jaar[code] for jaar in jaren]) for code, tekst in woorden.items()]
    )
