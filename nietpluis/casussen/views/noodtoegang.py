"""Opening a casus in need: by number, with a reason, for a day; everybody concerned sees it afterwards."""

from collections.abc import Callable
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from nietpluis.casussen.models import Casus
from nietpluis.casussen.noodtoegang import (
    ALS_NIEMAND_KAN,
    METEEN,
    Gevonden,
    breek_het_glas,
    moet_zeggen_wie,
    noteer_over_zichzelf,
    zoek_in_nood,
)
from nietpluis.casussen.raadplegen import leg_raadpleging_vast
from nietpluis.casussen.vastleggen import IemandWasVoor, NietToegestaan
from nietpluis.kern.lezen_bewaken import leesregels
from nietpluis.kern.termijnen import dag_van
from nietpluis.organisaties.toegang import LidRequest, als_lid, met_lid
from nietpluis.organisaties.tweede_factor import Factor
from nietpluis.ui.velden import Getalveld, Tekstveld

NIET_GEVONDEN = "Er is geen lopende casus met dit nummer die u zo kunt openen. Kijk het nummer na."


class NoodForm(forms.Form):
    """Which casus, and why now; and for who is no aandachtsfunctionaris, who could not be reached."""

    nummer = Getalveld(
        label="Nummer van de casus",
        help_text="Alleen de cijfers. Het nummer staat op de lijst van wie eraan werkt.",
    )
    reden = Tekstveld(
        label="Waarom kan dit niet wachten?",
        help_text="Wie dit nakijkt, leest uw woorden. Schrijf daarom geen namen.",
        lang=True,
        max_lengte=1000,
    )
    geprobeerd = Tekstveld(
        label="Wie probeerde u eerst te bereiken?",
        help_text="Bijvoorbeeld: de aandachtsfunctionaris, drie keer gebeld.",
        lang=False,
        max_lengte=300,
    )

    def __init__(self, *args: Any, wie_niet_nodig: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if wie_niet_nodig:
            del self.fields["geprobeerd"]


class NoodRequest(LidRequest):
    """An attempt, with its form, and what its number led to when the form was whole."""

    form: NoodForm
    gevonden: Gevonden | None


Deur = Callable[[Callable[[NoodRequest], HttpResponse]], Callable[..., HttpResponseBase]]


def _vooraf(request: NoodRequest, _kwargs: dict[str, Any]) -> None:
    """Record the attempt before anything is opened, whatever comes of it."""
    ingevuld = request.POST if request.method == "POST" else None
    request.form = NoodForm(ingevuld, wie_niet_nodig=not moet_zeggen_wie(request.lid))
    request.gevonden = None
    if not request.form.is_valid():
        return
    nummer = request.form.cleaned_data["nummer"]
    with met_lid(request.lid):
        request.gevonden = zoek_in_nood(request.lid, nummer)
    erbij = request.gevonden.voor_het_log(nummer)
    grond = next(rol for rol in (*METEEN, *ALS_NIEMAND_KAN) if rol in request.lid.rolnamen)
    leg_raadpleging_vast(request.lid, "noodtoegang", str(grond), bij=request, erbij=erbij)


deur = cast("Deur", als_lid(*METEEN, *ALS_NIEMAND_KAN, vooraf=_vooraf, factor=Factor.VERS))


@require_http_methods(["GET", "POST"])
@deur
def noodtoegang(request: NoodRequest) -> HttpResponse:
    """Ask which casus and why; open it for a day, and lead to it."""
    gevonden = request.gevonden
    if gevonden and gevonden.casus and (gevonden.al_open or _open(request, gevonden.casus)):
        return redirect("casus", slug=request.lid.organisatie.slug, casus_id=gevonden.casus.id)
    if gevonden and gevonden.over_zichzelf:
        noteer_over_zichzelf(gevonden.over_zichzelf, request.lid, timezone.now())
    if gevonden and not gevonden.casus:
        request.form.add_error("nummer", NIET_GEVONDEN)
    return _toon(request)


def _open(request: NoodRequest, casus: Casus) -> bool:
    """Break the glass; False with the reason in the form when it cannot be."""
    velden, nu = request.form.cleaned_data, timezone.now()
    try:
        breek_het_glas(casus, request.lid, velden["reden"], velden.get("geprobeerd", ""), nu)
    except (NietToegestaan, IemandWasVoor) as fout:
        request.form.add_error(None, str(fout))
        return False
    messages.success(request, "De casus is nu voor u open, tot morgen deze tijd.")
    return True


def _toon(request: NoodRequest) -> HttpResponse:
    regels = leesregels(dag_van(timezone.now()))
    context = {
        "form": request.form,
        "uren": regels.nood_uren,
        "werkdagen": regels.oordeel_werkdagen,
    }
    status = 422 if request.form.errors else 200
    return render(request, "casussen/noodtoegang.html", context, status=status)
