"""Roles that open dossiers, and who receives signals: what waits for a second person, and what was decided."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from nietpluis.organisaties import rolverzoek as verzoeken
from nietpluis.organisaties.fout import BeheerFout
from nietpluis.organisaties.models import Rol, Rolverzoek
from nietpluis.organisaties.ongebruikt import ongebruikt
from nietpluis.organisaties.rollen import OPENT
from nietpluis.organisaties.toegang import LidRequest, als_lid
from nietpluis.organisaties.tweede_factor import Factor

BEVESTIG, WEIGER = "bevestig", "weiger"
GEKOZEN = {
    BEVESTIG: "Bevestigd. Het gaat nu in.",
    WEIGER: "Geweigerd. Er verandert niets.",
}


def mag_ongebruikt(request: LidRequest) -> bool:
    """Whether this person may set an unused account right."""
    return bool(request.lid.rolnamen & {Rol.BEHEERDER, Rol.BESTUURDER})


@require_GET
@als_lid(*sorted(OPENT), factor=Factor.GEZET)
def rolverzoeken(request: LidRequest) -> HttpResponse:
    """Show every request with who asked, for whom, and who decided; and what waits for this person."""
    alle = verzoeken.alle(request.lid)
    mij = verzoeken.wachten_op(request.lid)
    context = {
        "mij": mij,
        "ongebruikt": ongebruikt(timezone.localdate()) if mag_ongebruikt(request) else [],
        "verzoeken": [verzoek for verzoek in alle if verzoek not in mij],
    }
    return render(request, "organisaties/rolverzoeken.html", context)


@require_http_methods(["GET", "POST"])
@als_lid(*sorted(OPENT), factor=Factor.VERS)
def beslis(request: LidRequest, verzoek: UUID) -> HttpResponse:
    """Ask whether this person may have it, and record the answer."""
    rijen = Rolverzoek.objects.voor(request.lid).select_related(
        "lid__gebruiker", "waarnemer__gebruiker", "gevraagd_door__gebruiker"
    )
    gevonden = get_object_or_404(rijen, id=verzoek)
    if not verzoeken.mag_beslissen(request.lid, gevonden):
        raise Http404
    keuze, fout = request.POST.get("besluit", ""), ""
    if request.method == "POST" and keuze in GEKOZEN:
        try:
            _voer_uit(request, gevonden, keuze)
        except BeheerFout as bezwaar:
            fout = str(bezwaar)
        else:
            messages.success(request, GEKOZEN[keuze])
            return redirect("rolverzoeken", slug=request.lid.organisatie.slug)
    context = {"verzoek": gevonden, "fout": fout}
    status = 422 if fout or request.method == "POST" else 200
    return render(request, "organisaties/rolverzoek.html", context, status=status)


def _voer_uit(request: LidRequest, verzoek: Rolverzoek, keuze: str) -> None:
    (verzoeken.bevestig if keuze == BEVESTIG else verzoeken.weiger)(request.lid, verzoek)
