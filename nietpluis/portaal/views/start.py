"""Where everyone comes in."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from nietpluis.casussen.bewaken.oordelen import aantal_open
from nietpluis.casussen.overdragen import vertrekkers
from nietpluis.casussen.vernietigen.lijsten import wacht_op
from nietpluis.casussen.views.eigen import recente
from nietpluis.casussen.views.eigen_overleg import overlegpartners
from nietpluis.casussen.views.signaal_concept import begonnen_signaal
from nietpluis.meldcodes import stand as meldcode
from nietpluis.organisaties.models import Lidmaatschap, Rol
from nietpluis.organisaties.rolverzoek import wachten_op
from nietpluis.organisaties.toegang import LidRequest, als_lid
from nietpluis.portaal.kaarten import kaarten_voor
from nietpluis.portaal.wachtend import wachtende_signalen
from nietpluis.portaal.werk import aantal_vandaag, is_gevraagd_mee_te_kijken
from nietpluis.portaal.zo_begint import is_nog_bezig
from nietpluis.ui.tijd import groet

RECENT = 5


@require_GET
@als_lid()
def start(request: LidRequest) -> HttpResponse:
    """Show what this person can do here now: tell something, own signals, whom to call, and the own work."""
    lid, nu = request.lid, timezone.now()
    bladzijde = recente(lid, RECENT)
    wachtend = wachtende_signalen(lid, nu)
    overleg = overlegpartners(lid, timezone.localdate(nu))
    bij = {signaal.wie for signaal in wachtend}
    context = {
        "groet": groet(nu),
        "werk": aantal_vandaag(lid, nu),
        "meekijken": is_gevraagd_mee_te_kijken(lid),
        "leessignalen": aantal_open(lid),
        "begint": is_nog_bezig(lid, nu),
        "begonnen": begonnen_signaal(lid),
        "wachtend": wachtend,
        "vertrek": len(vertrekkers(lid)) if _draagt_over(lid) else 0,
        "rollen": len(wachten_op(lid)),
        "vernietigen": wacht_op(lid),
        "meldcode": meldcode.wacht_op(lid, timezone.localdate(nu)),
        "waarnemers": [beller for beller in overleg if beller.naam not in bij],
        "kaarten": kaarten_voor(lid),
        "berichten": bladzijde.berichten,
        "meer": bool(bladzijde.volgende),
        "overleg": overleg,
    }
    return render(request, "portaal/start.html", context)


def _draagt_over(lid: Lidmaatschap) -> bool:
    """Whether this person may hand on the work of who leaves."""
    return lid.heeft(Rol.AANDACHTSFUNCTIONARIS) or lid.heeft(Rol.LEIDINGGEVENDE)
