"""Looking at a photo or PDF of a casus: its page, and the bytes themselves."""

import logging
from collections.abc import Iterator
from functools import partial
from itertools import chain

from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from nietpluis.casussen.banden import banden
from nietpluis.casussen.bijlagen.openen import Bestand, vind
from nietpluis.casussen.leeslog.wat import Erbij
from nietpluis.casussen.lezen import OpenCasus, open_casus
from nietpluis.casussen.raadplegen import CasusRequest, op_casus
from nietpluis.casussen.schermen.adressen import Adressen
from nietpluis.casussen.schermen.bijlagen import grootte, soortnaam
from nietpluis.casussen.schermen.verloop import Blik, gebeurtenis
from nietpluis.kern import regels
from nietpluis.kern.lezen_bewaken import UITVOER
from nietpluis.kluis.sleutels import SleutelFout
from nietpluis.kluis.zegel import ZegelVerbroken
from nietpluis.organisaties.toegang import met_lid

log = logging.getLogger(__name__)

# Whatever the bytes are, a browser runs nothing in them, and takes them for nothing else.
KOPPEN = {
    "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
}


@require_GET
@op_casus("bijlage {nummer}")
def bijlage(request: CasusRequest, nummer: int) -> HttpResponse:
    """Show one photo with what was written beside it, or the way to one PDF."""
    geopend, bestand = _bestand(request, nummer)
    adressen = Adressen(request.lid.organisatie.slug, request.casus.id)
    nu = timezone.now()
    mag = not regels.kan_volgen(
        geopend.dossier, "correctie", banden(request.lid, geopend.dossier, nu)
    )
    blik = Blik(dossier=geopend.dossier, adressen=adressen, nu=nu, mag_verbeteren=mag)
    regel = next(regel for regel in geopend.dossier.geldend if regel.nummer == nummer)
    context = {
        "casus": request.casus,
        "adressen": adressen,
        "bestand": bestand,
        "soort": soortnaam(bestand.feit),
        "grootte": grootte(bestand.feit.grootte or 0),
        "feit": gebeurtenis(blik, regel),
        "url": adressen.naar("bijlage_foto" if bestand.soort.is_beeld else "bijlage_pdf", nummer),
    }
    return render(request, "casussen/bijlage.html", context)


@require_GET
@op_casus("foto {nummer}")
def bijlage_foto(request: CasusRequest, nummer: int) -> HttpResponseBase:
    """The bytes of a photo, to be shown on its page."""
    return _stuur(request, nummer, is_beeld=True)


@require_GET
@op_casus("pdf {nummer}", erbij=Erbij(UITVOER))
def bijlage_pdf(request: CasusRequest, nummer: int) -> HttpResponseBase:
    """The bytes of a PDF, to be kept on the reader's own device: a browser must not open it here."""
    return _stuur(request, nummer, is_beeld=False)


def _bestand(request: CasusRequest, nummer: int) -> tuple[OpenCasus, Bestand]:
    """The opened casus and this file in it; whatever is not there is 404, whyever it is not."""
    try:
        geopend = open_casus(request.casus)
    except SleutelFout as fout:
        raise Http404 from fout
    bestand = vind(geopend, nummer)
    if bestand is None:
        raise Http404
    return geopend, bestand


def _stuur(request: CasusRequest, nummer: int, *, is_beeld: bool) -> HttpResponseBase:
    _, bestand = _bestand(request, nummer)
    if bestand.soort.is_beeld is not is_beeld:
        raise Http404
    delen = _met_melding(bestand, bestand.lees(partial(met_lid, request.lid)))
    try:
        begin = next(delen)
    except ZegelVerbroken:
        return render(request, "casussen/bijlage_kapot.html", {"casus": request.casus}, status=500)
    hoe = "inline" if is_beeld else "attachment"
    # The name that it came with may say too much in the list of what was downloaded.
    naam = f"bijlage-{nummer}.{bestand.soort.uitgang}"
    koppen = KOPPEN | {
        "Content-Type": bestand.soort.mediatype,
        "Content-Disposition": f'{hoe}; filename="{naam}"',
        "Content-Length": str(bestand.feit.grootte),
    }
    return StreamingHttpResponse(chain([begin], delen), headers=koppen)


def _met_melding(bestand: Bestand, delen: Iterator[bytes]) -> Iterator[bytes]:
    """Say in the log that a file is broken; the answer stops there, shorter than was said."""
    try:
        yield from delen
    except ZegelVerbroken:
        log.exception("Bijlage %s is veranderd of niet heel.", bestand.plaats.stroom)
        raise
