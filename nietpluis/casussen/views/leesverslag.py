"""Who read one dossier, in plain words, as a page to print and to hand to the client."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from nietpluis.casussen.leeslog.verslag import Leesregel, leesverslag, van_dossiers
from nietpluis.casussen.leeslog.wat import Erbij
from nietpluis.casussen.models import Raadpleging
from nietpluis.casussen.raadplegen import CasusRequest, op_casus, op_toezicht
from nietpluis.casussen.uitsluiting import gaat_over
from nietpluis.kern.lezen_bewaken import AFDRUK
from nietpluis.organisaties.models import Rol
from nietpluis.organisaties.toegang import LidRequest

OM_TE_DRUKKEN = Erbij(soort=AFDRUK)


@require_GET
@op_casus("leesverslag", vers=True, erbij=OM_TE_DRUKKEN)
def van_casus(request: CasusRequest) -> HttpResponse:
    """Show it to who works on the casus."""
    return _toon(request, leesverslag(request.casus), request.casus.nummer)


@require_GET
@op_toezicht("leesverslag", Rol.PRIVACYFUNCTIONARIS, vers=True, erbij=OM_TE_DRUKKEN)
def op_nummer(request: LidRequest, nummer: int) -> HttpResponse:
    """Show it to the privacyfunctionaris, by number; of a casus about oneself it is as if nobody ever read it."""
    rijen = Raadpleging.objects.voor(request.lid).filter(nummer=nummer, casus__isnull=False)
    dossiers = {casus for casus in rijen.values_list("casus", flat=True).distinct() if casus}
    if not dossiers or gaat_over(request.lid, dossiers):
        raise Http404
    return _toon(request, van_dossiers(request.lid.organisatie_id, dossiers), nummer)


def _toon(request: LidRequest, regels: list[Leesregel], nummer: int) -> HttpResponse:
    context = {
        "regels": regels,
        "nummer": nummer,
        "met_namen": request.GET.get("namen") == "ja",
        "vandaag": timezone.localdate(),
    }
    return render(request, "casussen/leesverslag.html", context)
