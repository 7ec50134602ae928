"""The page on which somebody begins: on a model text, or on from the version that holds."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from nietpluis.kern.modelmeldcode import Modelmeldcode
from nietpluis.meldcodes import kiezen, schrijven
from nietpluis.meldcodes.formulieren import Keuze
from nietpluis.meldcodes.fout import MeldcodeFout
from nietpluis.meldcodes.huidig import model_van
from nietpluis.meldcodes.kiezen import Aanbod
from nietpluis.meldcodes.models import Meldcodeversie
from nietpluis.meldcodes.stand import toestand
from nietpluis.meldcodes.views.bouwen import als_schrijver, naar_overzicht
from nietpluis.organisaties.formulieren import Formulier
from nietpluis.organisaties.toegang import LidRequest
from nietpluis.ui.velden import Keuzeveld

VERDER, NIEUWER = "verder", "nieuwer"
ANDERS = "Teksten voor andere sectoren"


class KiesForm(Formulier):
    """Which model text; those of the own sector stand first."""

    model = forms.ChoiceField()

    def __init__(self, *args: object, aanbod: Aanbod, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # what a form takes
        self.fields["model"] = Keuzeveld(
            [_keuze(model) for model in aanbod.alle.values()],
            label="Welke tekst past bij uw werk?",
            initial=aanbod.past or None,
        )
        groepen = {m.model: ANDERS if aanbod.eigen else "" for m in aanbod.andere}
        self.fields["model"].groep_bij = {m.model: "" for m in aanbod.eigen} | groepen  # type: ignore[attr-defined]  # as of Meerkeuzeveld


class VervolgForm(Formulier):
    """On from the version that holds: on the same edition of the model text, or on a newer one where there is."""

    def __init__(self, *args: object, versie: Meldcodeversie, nieuwer: bool, **kw: object) -> None:
        super().__init__(*args, **kw)  # type: ignore[arg-type]  # what a form takes
        if nieuwer:
            keuzes = (
                Keuze(VERDER, f"Versie {versie.nummer}, zoals die nu is"),
                Keuze(NIEUWER, f"Versie {versie.nummer}, op de nieuwste modeltekst"),
            )
            self.fields["vanaf"] = Keuzeveld(keuzes, label="Waar begint u mee?")


def _keuze(model: Modelmeldcode) -> Keuze:
    hulp = "Deze tekst is nog niet door een deskundige nagekeken." if _te_verifieren(model) else ""
    return Keuze(model.model, model.naam, hulp)


def _nog_niet(aanbod: Aanbod) -> str:
    """Whether an expert has looked at these texts, in words."""
    if all(_te_verifieren(model) for model in aanbod.alle.values()):
        return "Deze teksten zijn nog niet nagekeken door een deskundige."
    return "Sommige teksten zijn nog niet nagekeken door een deskundige. Dat staat er dan bij."


def _te_verifieren(model: Modelmeldcode) -> bool:
    return model.status == kiezen.VERIFIEREN


@require_http_methods(["GET", "POST"])
@als_schrijver
def begin(request: LidRequest) -> HttpResponse:
    """Choose where to begin; where a concept is already, back to the overview."""
    nu = toestand(request.lid)
    if nu.concept:
        messages.warning(request, schrijven.AL_BEGONNEN)
        return naar_overzicht(request)
    laatste = nu.geldend or (nu.versies[0].versie if nu.versies else None)
    opnieuw = request.GET.get("model") == "ander"
    if laatste and not opnieuw:
        return _vervolg(request, laatste)
    return _eerste(request)


def _eerste(request: LidRequest) -> HttpResponse:
    aanbod = kiezen.aanbod(request.lid.organisatie, timezone.localdate())
    form = KiesForm(request.POST if request.method == "POST" else None, aanbod=aanbod)
    if form.is_valid():
        return _begin(request, aanbod.alle[form.cleaned_data["model"]], None)
    context = {"form": form, "aanbod": aanbod, "nog_niet": _nog_niet(aanbod)}
    status = 422 if form.errors else 200
    return render(request, "meldcodes/schrijven/begin.html", context, status=status)


def _vervolg(request: LidRequest, versie: Meldcodeversie) -> HttpResponse:
    nieuwer = kiezen.nieuwere_uitgave(versie, timezone.localdate())
    form = VervolgForm(
        request.POST if request.method == "POST" else None,
        versie=versie,
        nieuwer=nieuwer is not None,
    )
    if form.is_valid():
        kies = nieuwer.model if nieuwer and form.cleaned_data.get("vanaf") == NIEUWER else None
        return _begin(request, kies or model_van(versie), versie)
    context = {"form": form, "versie": versie, "nieuwer": nieuwer}
    status = 422 if form.errors else 200
    return render(request, "meldcodes/schrijven/vervolg.html", context, status=status)


def _begin(
    request: LidRequest, model: Modelmeldcode, versie: Meldcodeversie | None
) -> HttpResponse:
    ingevuld = kiezen.vervolg(versie, model) if versie else kiezen.eerste(request.lid, model)
    try:
        schrijven.begin(request.lid, model, ingevuld)
    except MeldcodeFout as fout:
        messages.warning(request, str(fout))
        return naar_overzicht(request)
    return redirect("meldcode_schrijven", slug=request.lid.organisatie.slug)
