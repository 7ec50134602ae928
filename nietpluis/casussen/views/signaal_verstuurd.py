"""After sending: who has the signal, by when it is read, and what happens next."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from nietpluis.casussen.models import EigenSignaal
from nietpluis.casussen.views.eigen_berichten import EigenBericht, eigen_berichten
from nietpluis.casussen.views.eigen_overleg import overlegpartners
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import LidRequest, als_lid
from nietpluis.ui.onderdelen import Vervolg
from nietpluis.ui.tijd import uiterlijk_voluit


def eigen_bericht(lid: Lidmaatschap, signaal_id: UUID) -> EigenBericht:
    """One own signal; Http404 for that of anybody else, whether it exists or not."""
    rij = EigenSignaal.objects.filter(lid=lid, id=signaal_id).first()
    if rij is None:
        raise Http404
    return eigen_berichten(lid, [rij])[0]


@require_GET
@als_lid()
def signaal_verstuurd(request: LidRequest, id: UUID) -> HttpResponse:  # noqa: A002 -- the name in the address
    """Show who has it now; the same answer for every signal."""
    bericht = eigen_bericht(request.lid, id)
    context = {
        "bericht": bericht,
        "volgende": vervolg(bericht),
        "overleg": overlegpartners(request.lid, timezone.localdate()),
    }
    return render(request, "casussen/signaal_verstuurd.html", context)


def vervolg(bericht: EigenBericht) -> list[Vervolg]:
    """What happens next, in order."""
    wie = bericht.heeft.split(maxsplit=1)[0] if bericht.heeft else "Een collega"
    tot = f"Uiterlijk {uiterlijk_voluit(bericht.leest_voor)}. " if bericht.leest_voor else ""
    belt = " en belt u" if bericht.mag_bellen else ""
    return [
        Vervolg(
            f"Uw signaal ligt bij {wie}", "Alleen wie ermee werkt, kan het lezen.", gedaan=True
        ),
        Vervolg(f"{wie} leest het{belt}", f"{tot}Lukt dat niet? Dan doet een collega het."),
        Vervolg(
            "Daarna bekijken wij wat nodig is",
            "U hoeft zelf niet met de familie te praten. Een signaal is nog geen melding.",
        ),
    ]
