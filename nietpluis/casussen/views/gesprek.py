"""Preparing a talk: what to arrange, how to begin, and how each person can be reached safely."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from nietpluis.casussen.lezen import open_casus
from nietpluis.casussen.raadplegen import CasusRequest, op_casus
from nietpluis.casussen.views.weegpagina import pagina
from nietpluis.kern.dossier import Dossier
from nietpluis.kern.feiten.mensen import Betrokkene
from nietpluis.kern.gesprekshulp import gesprekshulp_op, past
from nietpluis.kern.voorwaarden import leeftijd
from nietpluis.ui.onderdelen import Doen, Gezegd

CONTACT = {
    "contact_hoe": "Zo wel",
    "contact_wanneer": "Wanneer",
    "contact_niet": "Zo niet",
    "tolk": "Tolk",
}
WEEKEND = {4: "vrijdag", 5: "weekend", 6: "weekend"}
"""Days on which one rather waits: the day after, nobody can be called."""


@dataclass(frozen=True)
class VeiligContact:
    """How one person can be reached safely; who it is, without a name."""

    wie: str
    regels: list[Gezegd]


@require_GET
@op_casus("gesprek_voorbereiden")
def gesprek_voorbereiden(request: CasusRequest) -> HttpResponse:
    """Show the help with a talk; under the special route, first of all: not now."""
    geopend = open_casus(request.casus)
    dossier = geopend.dossier
    hulp = gesprekshulp_op(timezone.localdate(), dossier.protocol.woorden)
    context = {
        "hulp": hulp,
        "algemeen": Doen(hulp.doe, hulp.doe_niet),
        "situaties": [
            {"past": past(s, dossier), "situatie": s, "doen": Doen(s.doe, s.doe_niet)}
            for s in hulp.voor(dossier)
        ],
        "nu_niet": dossier.wacht_op_deskundige,
        "contact": veilig_contact(dossier),
        "weekend": WEEKEND.get(timezone.localdate().weekday(), ""),
    }
    return render(request, "casussen/gesprek.html", pagina(request, geopend) | context)


def veilig_contact(dossier: Dossier) -> list[VeiligContact]:
    """For everybody of whom it is known: how to make contact, and how not to."""
    alle = ((mens, _regels(mens)) for mens in dossier.betrokkenen)
    return [VeiligContact(_wie(mens, dossier), regels) for mens, regels in alle if regels]


def _regels(mens: Betrokkene) -> list[Gezegd]:
    return [Gezegd(kop, tekst) for veld, kop in CONTACT.items() if (tekst := getattr(mens, veld))]


def _wie(mens: Betrokkene, dossier: Dossier) -> str:
    """Relation and age in place of a name: this page may lie open on a desk."""
    woord = (
        dossier.protocol.woorden.get("client", "cliënt") if mens.client == "ja" else "betrokkene"
    )
    jaren = leeftijd(mens, timezone.localdate())
    wie = mens.relatie or woord.capitalize()
    return f"{wie}, {jaren} jaar" if jaren is not None else wie
