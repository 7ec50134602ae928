"""Adding a photo or PDF to a casus."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from nietpluis.casussen import concepten
from nietpluis.casussen.banden import banden
from nietpluis.casussen.bijlagen.bijvoegen import in_feit, is_bijgevoegd, voeg_bij
from nietpluis.casussen.bijlagen.ontvangen import (
    VELD,
    BijlageRequest,
    bezwaar_tegen_meer,
    op_bijlage,
)
from nietpluis.casussen.bijlagen.opslag import Binnen, lees_onderweg, vergeet
from nietpluis.casussen.formulieren.bijlage import bijlageformulier
from nietpluis.casussen.formulieren.handeling import Stapformulier, maak_feit, uit_concept
from nietpluis.casussen.lezen import OpenCasus, open_casus
from nietpluis.casussen.schermen.adressen import Adressen
from nietpluis.casussen.schermen.bijlagen import grootte
from nietpluis.casussen.schermen.handeling import LEZEN
from nietpluis.casussen.stempel import stempel
from nietpluis.casussen.views.vastleggen_scherm import formulierpagina, klaar, na_uit, probeer
from nietpluis.kern import regels
from nietpluis.kern.feiten.bijlagen import Bijgevoegd
from nietpluis.kern.protocol import Handeling
from nietpluis.kern.termijnen import dag_van

KIES = "Kies een foto of een PDF."
BINNEN = "binnen"


@dataclass(frozen=True)
class Stand:
    """What the view works with: the opened casus, how a file is asked for, when it is."""

    geopend: OpenCasus
    handeling: Handeling
    nu: datetime
    waarvoor: str


@csrf_exempt  # `ontvang` checks it: the form is read there, before the room opens
@require_http_methods(["GET", "POST"])
@op_bijlage
def bijlage_toevoegen(request: BijlageRequest) -> HttpResponseBase:
    """Take in a photo or PDF with what it shows. What came in well is kept while the words are put right."""
    if request.geweigerd:
        return request.geweigerd
    stand = _stand(request)
    if bezwaar := _bezwaar(request, stand):
        messages.warning(request, bezwaar)
        return redirect(Adressen(request.lid.organisatie.slug, request.casus.id).casuspagina)
    if request.method == "GET":
        concept = concepten.lees(request.lid, stand.waarvoor)
        wacht = _wat_wacht(request, stand, concept.get(BINNEN))
        return _pagina(request, stand, _leeg_formulier(stand, concept), wacht)
    binnen = _wat_er_is(request, stand)
    if binnen is None and _was_er_al(request):
        return klaar(request, "Dit staat al in de casus.")
    form = _ingevuld(request, stand, binnen)
    if (
        binnen
        and form.is_valid()
        and probeer(form, lambda: _voeg_bij(request, stand, form, binnen))
    ):
        concepten.gooi_weg(request.lid, stand.waarvoor)
        return klaar(request, f"{binnen.soort.naam} toegevoegd.")
    return _pagina(request, stand, form, binnen)


def _stand(request: BijlageRequest) -> Stand:
    geopend = open_casus(request.casus)
    protocol = geopend.dossier.protocol
    if not protocol.kent(Bijgevoegd.soort):
        raise Http404
    handeling = protocol.handeling(Bijgevoegd.soort)
    return Stand(geopend, handeling, timezone.now(), f"casus/{request.casus.id}/bijlage")


def _bezwaar(request: BijlageRequest, stand: Stand) -> str:
    """Why nothing can be added here, to this person; "" when it can."""
    dossier = stand.geopend.dossier
    bezwaar = regels.kan_volgen(dossier, Bijgevoegd.soort, banden(request.lid, dossier, stand.nu))
    if bezwaar:
        return bezwaar.tekst
    te_veel = bezwaar_tegen_meer(stand.geopend, request.lid) if request.method == "GET" else None
    return str(te_veel or "")


def _wat_er_is(request: BijlageRequest, stand: Stand) -> Binnen | None:
    """The file that came in now; else the one that came in with an earlier try."""
    nieuw, eerder = request.ontvanger.binnen, _wat_wacht(request, stand, _genoemd(request))
    if nieuw and eerder:
        vergeet([eerder.id])
    return nieuw or eerder


def _wat_wacht(request: BijlageRequest, stand: Stand, genoemd: object) -> Binnen | None:
    """The file that came in before under this id, when it still waits for this person here."""
    id_ = _als_id(genoemd)
    return lees_onderweg(stand.geopend, request.lid, id_) if id_ else None


def _genoemd(request: BijlageRequest) -> str:
    """The id of the file that came in before, as the form carries it."""
    return "" if request.ontvanger.te_groot_om_te_lezen else request.POST.get(BINNEN, "")


def _als_id(tekst: object) -> UUID | None:
    try:
        return UUID(str(tekst))
    except ValueError:
        return None


def _was_er_al(request: BijlageRequest) -> bool:
    """Whether this very form was sent before, and did its work."""
    id_ = _als_id(_genoemd(request))
    return request.ontvanger.fout is None and bool(id_ and is_bijgevoegd(request.casus, id_))


def _leeg_formulier(stand: Stand, concept: Mapping[str, Any]) -> Stapformulier:
    """The form with what was typed before and not recorded."""
    form = bijlageformulier(stand.handeling, dag_van(stand.nu))
    form.initial.update(uit_concept(type(form), {**concept, VELD: None}))
    return form


def _ingevuld(request: BijlageRequest, stand: Stand, binnen: Binnen | None) -> Stapformulier:
    """The form as it was sent, with what was wrong with the file; of one too long to read, the draft."""
    gelezen: Mapping[str, Any] = (
        concepten.lees(request.lid, stand.waarvoor)
        if request.ontvanger.te_groot_om_te_lezen
        else request.POST
    )
    form = bijlageformulier(stand.handeling, dag_van(stand.nu), gelezen)
    if request.ontvanger.fout:
        form.add_error(VELD, str(request.ontvanger.fout))
    elif binnen is None:
        form.add_error(VELD, KIES)
    return form


def _voeg_bij(
    request: BijlageRequest, stand: Stand, form: Stapformulier, binnen: Binnen
) -> OpenCasus:
    feit = maak_feit(Bijgevoegd.soort, form, stempel(request.lid, stand.nu), **in_feit(binnen))
    assert isinstance(feit, Bijgevoegd)  # noqa: S101 -- made of its own kind
    na = na_uit(request, len(stand.geopend.dossier.feiten))
    return voeg_bij(request.casus, request.lid, binnen, feit, na=na, nu=stand.nu)


def _pagina(
    request: BijlageRequest, stand: Stand, form: Stapformulier, binnen: Binnen | None
) -> HttpResponse:
    return formulierpagina(
        request,
        "casussen/bijlage_toevoegen.html",
        form,
        len(stand.geopend.dossier.feiten),
        handeling=stand.handeling,
        binnen=binnen,
        grootte=grootte(binnen.grootte) if binnen else "",
        verborgen={BINNEN: binnen.id} if binnen else {},
        waarvoor=stand.waarvoor,
        lezen=LEZEN,
    )
