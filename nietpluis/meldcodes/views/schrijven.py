"""The pages of the builder: begin, the path, and each part on a page of its own."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from nietpluis.kern.meldcodepunten import adviespunten, zonder_iemand
from nietpluis.kern.meldcodetekst import lees_opmaak, stel_samen
from nietpluis.kern.uitslag import Waarschuwing
from nietpluis.meldcodes import pad, schrijven
from nietpluis.meldcodes.formulieren import (
    Deelformulier,
    GegevensForm,
    TekstForm,
    VormenForm,
    met_tekst,
)
from nietpluis.meldcodes.fout import MeldcodeFout
from nietpluis.meldcodes.functieformulieren import FunctiesForm, TakenForm
from nietpluis.meldcodes.views.bouwen import (
    Werk,
    als_schrijver,
    doe_deel,
    naar_overzicht,
    op_concept,
    toon,
)
from nietpluis.organisaties.toegang import LidRequest

LEGE_PLEK = "open_invulplek"
lezen_en_schrijven = require_http_methods(["GET", "POST"])


def _form(request: LidRequest, werk: Werk, vorm: type[Deelformulier], **rest: Any) -> Deelformulier:
    gestuurd = request.POST if request.method == "POST" else None
    return vorm(
        gestuurd, model=werk.model, ingevuld=werk.ingevuld, ronde=werk.concept.ronde, **rest
    )


@require_GET
@op_concept
def overzicht(request: LidRequest, werk: Werk) -> HttpResponse:
    """The path: every part, and whether it was saved."""
    slug = request.lid.organisatie.slug
    delen = [(deel, deel.adres(slug), _stand(werk, deel)) for deel in pad.pad_van(werk.model)]
    verder = next((url for _, url, stand in delen if not stand), delen[-1][1])
    context = {
        "werk": werk,
        "delen": delen,
        "verder_url": verder,
        "uitslag": werk.lezing(),
        "mist": werk.punten(),
        "open": werk.open(),
    }
    return render(request, "meldcodes/schrijven/pad.html", context)


def _stand(werk: Werk, deel: pad.Deel) -> str:
    """What was done on this part, in words; empty where nothing was."""
    if deel.code == pad.TEKSTEN:
        gezien = sum(tekst.code in werk.concept.delen for tekst in pad.teksten_van(werk.model))
        return f"{gezien} van {len(werk.model.onderdelen)} bekeken" if gezien else ""
    bewaard = werk.concept.delen.get(deel.code)
    return f"bewaard door {bewaard['wie']}" if bewaard else ""


@lezen_en_schrijven
@op_concept
def gegevens(request: LidRequest, werk: Werk) -> HttpResponse:
    """The slots."""
    return doe_deel(request, werk, pad.vast_deel(pad.GEGEVENS), _form(request, werk, GegevensForm))


@lezen_en_schrijven
@op_concept
def functies(request: LidRequest, werk: Werk) -> HttpResponse:
    """The functions."""
    return doe_deel(request, werk, pad.vast_deel(pad.FUNCTIES), _form(request, werk, FunctiesForm))


@lezen_en_schrijven
@op_concept
def taken(request: LidRequest, werk: Werk) -> HttpResponse:
    """Who does which step, and who finally decides."""
    context = {"zonder": zonder_iemand(werk.model, werk.ingevuld)}
    form = _form(request, werk, TakenForm)
    return doe_deel(request, werk, pad.vast_deel(pad.TAKEN), form, **context)


@lezen_en_schrijven
@op_concept
def vormen(request: LidRequest, werk: Werk) -> HttpResponse:
    """The special forms of violence."""
    if not werk.model.vormen:
        raise Http404
    return doe_deel(request, werk, pad.vast_deel(pad.VORMEN), _form(request, werk, VormenForm))


@require_GET
@op_concept
def teksten(request: LidRequest, werk: Werk) -> HttpResponse:
    """Every section, and whether it is the model's text or the own."""
    slug = request.lid.organisatie.slug
    regels = [
        (tekst, tekst.adres(slug), _tekststand(werk, tekst))
        for tekst in pad.teksten_van(werk.model)
    ]
    return toon(request, werk, "teksten", pad.vast_deel(pad.TEKSTEN), regels=regels)


def _tekststand(werk: Werk, tekst: pad.Deel) -> str:
    if tekst.onderdeel in werk.ingevuld.eigen:
        return "eigen tekst"
    return "gelezen" if tekst.code in werk.concept.delen else ""


@lezen_en_schrijven
@op_concept
def tekst(request: LidRequest, werk: Werk, onderdeel: str) -> HttpResponse:
    """One section: the model text, and the own text where it is wanted."""
    if onderdeel not in {deel.code for deel in werk.model.onderdelen}:
        raise Http404
    deel = werk.model.onderdeel(onderdeel)
    heeft_eigen = onderdeel in werk.ingevuld.eigen
    kaal = stel_samen(werk.model, met_tekst(werk.model, werk.ingevuld, onderdeel, ""))
    form = _form(request, werk, TekstForm, onderdeel=onderdeel)
    laat_zo = request.POST.get("doe") == "zo"
    if laat_zo and isinstance(form, TekstForm):
        form = _met_modeltekst(form, heeft_eigen=heeft_eigen)
    context = {
        "onderdeel": deel,
        "heeft_eigen": heeft_eigen,
        "terug_naar_model": request.GET.get("modeltekst") == "ja" and heeft_eigen,
        "blokken": next(d.blokken for d in kaal.onderdelen if d.code == onderdeel),
        "eigen_blokken": list(lees_opmaak(werk.ingevuld.eigen.get(onderdeel, ""))),
        "van_wet": [punt for punt in werk.punten() if deel in punt.onderdelen],
    }
    return doe_deel(request, werk, pad.van_tekst(deel), form, **context)


def _met_modeltekst(form: TekstForm, *, heeft_eigen: bool) -> TekstForm:
    """The form as if the model's own words were typed: "Zo laten" keeps what stands, the model's or the own."""
    data = dict(form.data.items())
    terug = data.get("terug") == "ja" or not heeft_eigen
    deel = form.model.onderdeel(form.onderdeel)
    data["tekst"] = deel.tekst if terug else form.ingevuld.eigen[form.onderdeel]
    form.data = data
    return form


@require_GET
@op_concept
def nakijken(request: LidRequest, werk: Werk) -> HttpResponse:
    """What is missing for the law, per element, and what else is not done yet, each with the way to it."""
    slug = request.lid.organisatie.slug
    model = werk.model
    context: dict[str, Any] = {
        "regels": [(p, _wegen(p.onderdelen, slug)) for p in werk.punten()],
        "adviezen": [(p, _wegen(p.onderdelen, slug)) for p in adviespunten(werk.lezing(), model)],
        "zonder": zonder_iemand(model, werk.ingevuld),
        "letop": _letop(werk),
    }
    return toon(request, werk, "nakijken", pad.vast_deel(pad.NAKIJKEN), **context)


def _letop(werk: Werk) -> list[Waarschuwing]:
    """The warnings; not that of an open slot while the page already lists the questions behind those slots."""
    alle = werk.lezing().waarschuwingen
    return [w for w in alle if w.code != LEGE_PLEK or not werk.open()]


def _wegen(onderdelen: tuple[Any, ...], slug: str) -> list[tuple[str, str]]:
    """Title and address of the pages on which these sections are written; a table or list goes before its text."""
    tabel = {"verantwoordelijkheden": pad.TAKEN, "vormen": pad.VORMEN}
    vast = [pad.vast_deel(tabel[deel.soort]) for deel in onderdelen if deel.soort in tabel]
    delen = [*vast, *(pad.van_tekst(deel) for deel in onderdelen)]
    return [(deel.titel, deel.adres(slug)) for deel in delen]


@lezen_en_schrijven
@als_schrijver
def weg(request: LidRequest) -> HttpResponse:
    """Ask whether the concept must go."""
    concept = schrijven.huidig_concept(request.lid)
    if concept is None:
        return naar_overzicht(request)
    if request.method == "POST":
        try:
            schrijven.gooi_weg(request.lid)
            messages.success(request, "Het concept is weg.")
        except MeldcodeFout as fout:
            messages.warning(request, str(fout))
        return naar_overzicht(request)
    return render(request, "meldcodes/schrijven/weg.html", {"concept": concept})
