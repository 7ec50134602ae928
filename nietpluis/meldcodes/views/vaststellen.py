"""The pages of the acts on a concept: present, take back, judge, adopt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from nietpluis.kern.meldcodepunten import Punt, punten, zonder_iemand
from nietpluis.kern.meldcodetekst import nog_invullen
from nietpluis.meldcodes import schrijven, vaststellen
from nietpluis.meldcodes.berichten import bericht_rol, bericht_schrijver
from nietpluis.meldcodes.fout import MeldcodeFout
from nietpluis.meldcodes.handelingen import naam_en_functie
from nietpluis.meldcodes.huidig import ingevuld_van, model_van, tekst_van
from nietpluis.meldcodes.lezing import eerste_lezing, is_advies
from nietpluis.meldcodes.models import Meldcodeconcept, Meldcodeversie
from nietpluis.meldcodes.models.meldcodeconcept import Stand
from nietpluis.meldcodes.vaststelformulieren import GOED, TERUG, NaamForm, RedenForm, VaststelForm
from nietpluis.meldcodes.views.bouwen import als_schrijver, naar_overzicht
from nietpluis.organisaties.models import Lidmaatschap, Rol
from nietpluis.organisaties.toegang import LidRequest, als_lid
from nietpluis.organisaties.tweede_factor import Factor

vragen_en_doen = require_http_methods(["GET", "POST"])
NIET_HIER = "Het concept ligt nu ergens anders. Kijk hoe het staat."
WAAROM_TERUG = "Wat moet er anders?"
HULP_TERUG = "Wie schrijft, leest dit. Noem het onderdeel erbij."


@vragen_en_doen
@als_schrijver
def voorleggen(request: LidRequest) -> HttpResponse:
    """Ask whether the concept may go to the aandachtsfunctionaris, and what is still missing."""
    concept = _daar(request, Stand.SCHRIJVEN)
    if isinstance(concept, HttpResponse):
        return concept
    if request.method == "POST":
        return _doe(request, _leg_voor, "Het concept ligt bij de aandachtsfunctionaris.")
    model, ingevuld = model_van(concept), ingevuld_van(concept)
    context = {
        "concept": concept,
        "mist": _mist(concept),
        "advies": is_advies(concept, timezone.localdate()),
        "open": nog_invullen(model, ingevuld),
        "zonder": zonder_iemand(model, ingevuld),
        "lezers": _met_rol(Rol.AANDACHTSFUNCTIONARIS),
    }
    return render(request, "meldcodes/vaststellen/voorleggen.html", context)


def _leg_voor(lid: Lidmaatschap) -> None:
    vaststellen.leg_voor(lid)
    if concept := schrijven.huidig_concept(lid):
        bericht_rol(lid, Rol.AANDACHTSFUNCTIONARIS, concept)


@vragen_en_doen
@als_schrijver
def terugnemen(request: LidRequest) -> HttpResponse:
    """Ask whether the concept must come back from where it lies, to write on."""
    concept = schrijven.huidig_concept(request.lid)
    if concept is None or concept.stand == Stand.SCHRIJVEN:
        messages.warning(request, NIET_HIER)
        return naar_overzicht(request)
    if request.method == "POST":
        vanaf = Stand.BEOORDEELD if request.POST.get("vanaf") == "beoordeeld" else Stand.VOORGELEGD
        return _doe(
            request,
            lambda lid: vaststellen.neem_terug(lid, vanaf=vanaf),
            "Het concept is terug. U kunt weer verder schrijven.",
        )
    return render(request, "meldcodes/vaststellen/terugnemen.html", {"concept": concept})


@vragen_en_doen
@als_lid(Rol.AANDACHTSFUNCTIONARIS, factor=Factor.VERS)
def beoordelen(request: LidRequest) -> HttpResponse:
    """The aandachtsfunctionaris reads, and approves or gives back."""
    concept = _daar(request, Stand.VOORGELEGD)
    if isinstance(concept, HttpResponse):
        return concept
    naam = NaamForm(_als(request, GOED), initial={"naam": naam_en_functie(request.lid)})
    terug = _terugform(request)
    if naam.is_valid():
        gekozen: str = naam.cleaned_data["naam"]
        return _doe(
            request,
            lambda lid: _keur_goed(lid, gekozen),
            "Goedgekeurd. Nu stelt de bestuurder de meldcode vast.",
        )
    if terug.is_valid():
        return _geef_terug(request, terug, Stand.VOORGELEGD)
    context = {"naam_form": naam, "terug_form": terug}
    return _toon(request, "beoordelen", concept, _fout(naam, terug), **context)


def _keur_goed(lid: Lidmaatschap, naam: str) -> None:
    vaststellen.keur_goed(lid, naam)
    if concept := schrijven.huidig_concept(lid):
        bericht_rol(lid, Rol.BESTUURDER, concept)


@vragen_en_doen
@als_lid(Rol.BESTUURDER, factor=Factor.VERS)
def vaststel(request: LidRequest) -> HttpResponse:
    """The bestuurder reads what is still missing, and adopts or gives back."""
    concept = _daar(request, Stand.BEOORDEELD)
    if isinstance(concept, HttpResponse):
        return concept
    form = VaststelForm(
        _als(request, GOED),
        gemist=[punt.element.naam for punt in _mist(concept)],
        vandaag=timezone.localdate(),
        initial={"naam": naam_en_functie(request.lid)},
    )
    terug = _terugform(request)
    if form.is_valid() and (antwoord := _stel_vast(request, form)):
        return antwoord
    if terug.is_valid():
        return _geef_terug(request, terug, Stand.BEOORDEELD)
    context = {"form": form, "terug_form": terug}
    return _toon(request, "vaststellen", concept, _fout(form, terug), **context)


def _stel_vast(request: LidRequest, form: VaststelForm) -> HttpResponse | None:
    try:
        versie = vaststellen.stel_vast(request.lid, form.vaststelling())
    except MeldcodeFout as fout:
        if fout.veld:
            form.weiger(fout.veld, str(fout))
            return None
        messages.warning(request, str(fout))
        return naar_overzicht(request)
    messages.success(request, f"Versie {versie.nummer} is vastgesteld.")
    slug = request.lid.organisatie.slug
    return redirect("meldcode_publiceren", slug=slug, nummer=versie.nummer)


def _geef_terug(request: LidRequest, form: RedenForm, vanaf: Stand) -> HttpResponse:
    def doe(lid: Lidmaatschap) -> None:
        vaststellen.geef_terug(lid, form.cleaned_data["reden"], vanaf=vanaf)
        if concept := schrijven.huidig_concept(lid):
            bericht_schrijver(lid, concept)

    return _doe(request, doe, "Het concept is teruggegeven, met uw reden.")


def _doe(request: LidRequest, act: Callable[[Lidmaatschap], None], gedaan: str) -> HttpResponse:
    """Carry out an act and say so; who comes second reads how it stands."""
    try:
        act(request.lid)
        messages.success(request, gedaan)
    except MeldcodeFout as fout:
        messages.warning(request, str(fout))
    return naar_overzicht(request)


def _daar(request: LidRequest, stand: Stand) -> Meldcodeconcept | HttpResponse:
    """The concept when it lies where this page asks; otherwise the way to how it stands."""
    concept = schrijven.huidig_concept(request.lid)
    if concept is None or concept.stand != stand:
        messages.warning(request, NIET_HIER)
        return naar_overzicht(request)
    return concept


def _als(request: HttpRequest, doe: str) -> Any:
    """What was sent, when it was sent by this button."""
    gestuurd = request.method == "POST" and request.POST.get("doe") == doe
    return request.POST if gestuurd else None


def _terugform(request: HttpRequest) -> RedenForm:
    return RedenForm(_als(request, TERUG), vraag=WAAROM_TERUG, hulp=HULP_TERUG)


def _fout(*forms: Any) -> Any:
    """The form that was sent and is not right."""
    return next((form for form in forms if form.errors), None)


def _mist(concept: Meldcodeconcept) -> tuple[Punt, ...]:
    return punten(eerste_lezing(concept, timezone.localdate()), model_van(concept))


def _met_rol(rol: str) -> list[Lidmaatschap]:
    """The colleagues who hold this role now."""
    leden = Lidmaatschap.objects.actief(timezone.localdate()).met_rol(rol)
    return list(leden.select_related("gebruiker").order_by("gebruiker__naam"))


def _toon(
    request: LidRequest, naam: str, concept: Meldcodeconcept, fout: Any, **context: Any
) -> HttpResponse:
    context |= {
        "concept": concept,
        "tekst": tekst_van(concept),
        "mist": _mist(concept),
        "advies": is_advies(concept, timezone.localdate()),
        "eerder": Meldcodeversie.objects.voor(request.lid).exists(),
        "alleen": {Rol.AANDACHTSFUNCTIONARIS, Rol.BESTUURDER} <= request.lid.rolnamen,
    }
    if fout is not None:
        context["form"] = fout if naam == "beoordelen" else context["form"]
    return render(
        request, f"meldcodes/vaststellen/{naam}.html", context, status=422 if fout else 200
    )
