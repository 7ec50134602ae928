"""A client asks to have the dossier destroyed: what the law says, what was decided, and the first of two people."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from nietpluis.casussen.formulieren.bewaren import DOEN, verzoekfeit, verzoekformulier
from nietpluis.casussen.lezen import OpenCasus, open_casus
from nietpluis.casussen.raadplegen import CasusRequest, op_casus
from nietpluis.casussen.stempel import stempel
from nietpluis.casussen.vastleggen import leg_vast
from nietpluis.casussen.vernietigen.besluiten import NietMogelijk, stel_voor
from nietpluis.casussen.views.vastleggen_scherm import formulierpagina, na_uit, probeer
from nietpluis.kern.feiten.clientrechten import Vernietigingsverzoek
from nietpluis.kern.inzage import Verzoek
from nietpluis.kern.recht import regime_van
from nietpluis.kern.termijnen import dag_van
from nietpluis.kern.vernietigen import (
    BESLISSERS,
    KAN_WEG,
    WEIGERGRONDEN,
    grond_van_verzoek,
    weigering,
)
from nietpluis.ui.formulier import Vragenformulier


@require_http_methods(["GET", "POST"])
@op_casus("vernietigingsverzoek", vers=True)
def vernietigingsverzoek(request: CasusRequest) -> HttpResponse:
    """Record the request and the decision; a decision to destroy is a proposal, for a second person to decide on."""
    if not request.lid.rolnamen & BESLISSERS:
        raise Http404
    geopend = open_casus(request.casus)
    vandaag = dag_van(timezone.now())
    verstuurd = request.POST if request.method == "POST" else None
    form = verzoekformulier(verstuurd, {"ontvangen_op": vandaag})
    klopt = form.is_bound and form.is_valid() and _past(form, geopend)
    if klopt and probeer(form, lambda: _leg_vast(request, geopend, form)):
        return _daarna(request, form)
    return formulierpagina(
        request,
        "casussen/vernietigingsverzoek.html",
        form,
        len(geopend.dossier.feiten),
        grond=grond_van_verzoek(geopend.dossier.protocol.bewaartermijn or ""),
        weigergronden=list(WEIGERGRONDEN.values()),
        is_open=geopend.dossier.status not in KAN_WEG,
    )


def _past(form: Vragenformulier, geopend: OpenCasus) -> bool:
    """Whether the decision can be carried out; otherwise the form says what comes first."""
    gegeven = form.cleaned_data
    if gegeven["ontvangen_op"] > dag_van(timezone.now()):
        form.add_error("ontvangen_op", "Deze dag moet nog komen. Kies vandaag of eerder.")
    if gegeven["besluit"] == DOEN and geopend.dossier.status not in KAN_WEG:
        form.add_error("besluit", "Sluit de casus eerst af. Daarna kan het dossier weg.")
    elif gegeven["besluit"] == DOEN and (waarom := weigering(_verzoek(form, geopend))):
        form.add_error("besluit", f"{waarom.tekst} Daarom kan dit verzoek niet door.")
    return not form.errors


def _verzoek(form: Vragenformulier, geopend: OpenCasus) -> Verzoek:
    velden: dict[str, Any] = {
        veld: form.cleaned_data[veld]
        for veld in ("vrager", "leeftijd", "beslist_zelf", "vermoeden")
    }
    regime = regime_van(geopend.dossier.protocol.bewaartermijn or "")
    return Verzoek(regime=regime, **velden)


def _leg_vast(request: CasusRequest, geopend: OpenCasus, form: Vragenformulier) -> OpenCasus:
    nu = timezone.now()
    feit = verzoekfeit(form, stempel(request.lid, nu))
    na = na_uit(request, len(geopend.dossier.feiten))
    open_ = leg_vast(request.casus, request.lid, [feit], na=na, nu=nu)
    if feit.besluit == DOEN:
        _stel_voor(request, open_, feit)
    return open_


def _stel_voor(request: CasusRequest, geopend: OpenCasus, feit: Vernietigingsverzoek) -> None:
    grond = grond_van_verzoek(geopend.dossier.protocol.bewaartermijn or "").code
    try:
        with transaction.atomic():
            stel_voor(request.casus, request.lid, grond, gevraagd_door=feit.vrager)
    except NietMogelijk as fout:  # proposed before: the request is recorded all the same
        messages.warning(request, str(fout))


def _daarna(request: CasusRequest, form: Vragenformulier) -> HttpResponse:
    doen = form.cleaned_data["besluit"] == DOEN
    tekst = "Vastgelegd. Een collega beslist nu met u mee." if doen else "Vastgelegd."
    messages.success(request, tekst)
    return redirect("casus", slug=request.lid.organisatie.slug, casus_id=request.casus.id)
