"""A person judges a first reading: a finding, a warning, the whole."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from nietpluis.kern.rechten import RECHTEN, mag
from nietpluis.kern.uitslag import Criteriumuitslag, Elementuitslag
from nietpluis.meldcodes import beoordelen
from nietpluis.meldcodes.beoordelen import (
    Beoordelaar,
    Beoordeling,
    EerderBeoordeeld,
    Woord,
    beoordeling_van,
)
from nietpluis.meldcodes.fout import MeldcodeFout
from nietpluis.meldcodes.handelingen import naam_en_functie
from nietpluis.meldcodes.toetsen import eisen_van
from nietpluis.meldcodes.toetsformulieren import BevindingForm, EindForm, OordeelForm
from nietpluis.meldcodes.toetsscherm import Toetsscherm
from nietpluis.meldcodes.views.toetsen import als_toetser, haal
from nietpluis.organisaties.toegang import LidRequest, als_lid
from nietpluis.organisaties.tweede_factor import Factor

als_beoordelaar = als_lid(*sorted(RECHTEN["beoordeel_toets"]), factor=Factor.GEZET)
BEWAARD = "Uw oordeel is bewaard."


@require_http_methods(["GET", "POST"])
@als_toetser
def bevinding(request: LidRequest, toets: UUID, code: str, onderdeel: str = "") -> HttpResponse:
    """Show one element, or one criterion of it, with its evidence; confirm or overrule it."""
    stand = beoordeling_van(haal(request.lid, toets))
    gevonden, deel = _zoek(stand, code, onderdeel)
    waarover = beoordelen.criterium(code, onderdeel) if deel else beoordelen.element(code)
    bezwaar = mag("beoordeel_toets", request.lid.rolnamen) or ""
    form = BevindingForm(
        request.POST if request.method == "POST" and not bezwaar else None,
        initial=_begin(stand, waarover),
    )
    if form.is_valid():
        try:
            beoordelen.geef_bevinding(
                stand.toetsing, wie(request), gevonden, form.woord(), timezone.now(), onderdeel=deel
            )
        except MeldcodeFout as fout:
            stand = beoordeling_van(stand.toetsing)
            _weiger(request, form, fout, stand.nummer(waarover))
        else:
            return _terug(request, toets, f"element-{code}")
    context = _wat_er_is(stand, gevonden, deel, waarover) | {"bezwaar": bezwaar}
    weigert = bool(bezwaar) and request.method == "POST"
    return _toon(request, "toets_bevinding", form, context, weigert=weigert)


def _wat_er_is(
    stand: Beoordeling,
    gevonden: Elementuitslag,
    deel: Criteriumuitslag | None,
    waarover: str,
) -> dict[str, Any]:
    """The evidence of a finding, and all that was said about it."""
    scherm = Toetsscherm(stand, eisen_van(stand.toetsing))
    kaart = scherm.kaart(gevonden)
    return {
        "scherm": scherm,
        "kaart": kaart,
        "deel": next((c for c in kaart.criteria if deel and c.uitslag.code == deel.code), None),
        "geschiedenis": scherm.geschiedenis(waarover),
    }


@require_POST
@als_beoordelaar
def waarschuwing(request: LidRequest, toets: UUID, nummer: int) -> HttpResponse:
    """Say whether a warning is right."""
    stand = beoordeling_van(haal(request.lid, toets))
    oordeel = request.POST.get("oordeel", "")
    if not 1 <= nummer <= len(stand.uitslag.waarschuwingen):
        raise Http404
    woord = Woord(oordeel, na=_getal(request.POST.get("na", "")))
    try:
        beoordelen.geef_waarschuwing(stand.toetsing, wie(request), nummer, woord, timezone.now())
    except MeldcodeFout as fout:
        messages.warning(request, str(fout))
    else:
        messages.success(request, BEWAARD)
    return redirect(_adres(request, toets, f"waarschuwing-{nummer}"))


@require_http_methods(["GET", "POST"])
@als_beoordelaar
def oordeel(request: LidRequest, toets: UUID) -> HttpResponse:
    """Judge the whole, under one's own name."""
    stand = beoordeling_van(haal(request.lid, toets))
    ingevuld = request.POST if request.method == "POST" else None
    form = EindForm(ingevuld, beoordeling=stand, initial={"na": stand.nummer(beoordelen.EIND)})
    if form.is_valid():
        try:
            beoordelen.geef_eindoordeel(stand.toetsing, wie(request), form.woord(), timezone.now())
        except MeldcodeFout as fout:
            stand = beoordeling_van(stand.toetsing)
            _weiger(request, form, fout, stand.nummer(beoordelen.EIND))
        else:
            return _terug(request, toets, "oordeel")
    context = {
        "scherm": Toetsscherm(stand, None),
        "naam": naam_en_functie(request.lid),
    }
    return _toon(request, "toets_oordeel", form, context)


def wie(request: LidRequest) -> Beoordelaar:
    """Who judges here: a member, who signs with name and function."""
    return Beoordelaar(request.lid.gebruiker_id, naam_en_functie(request.lid))


def _zoek(
    stand: Beoordeling, code: str, onderdeel: str
) -> tuple[Elementuitslag, Criteriumuitslag | None]:
    """The element and criterion of the address; Http404 for what is not in the result."""
    gevonden = next((e for e in stand.uitslag.elementen if e.code == code), None)
    if gevonden is None:
        raise Http404
    deel = next((c for c in gevonden.criteria if c.code == onderdeel), None)
    if onderdeel and deel is None:
        raise Http404
    return gevonden, deel


def _begin(stand: Beoordeling, waarover: str) -> dict[str, Any]:
    """What the form begins with: what a person said last. What the machine found is not filled in for anybody."""
    rij = stand.laatste(waarover)
    return {"oordeel": rij.oordeel if rij else "", "na": stand.nummer(waarover)}


def _toon(
    request: LidRequest,
    pagina: str,
    form: OordeelForm,
    context: dict[str, Any],
    *,
    weigert: bool = False,
) -> HttpResponse:
    status = 422 if form.errors or weigert else 200
    return render(request, f"meldcodes/{pagina}.html", context | {"form": form}, status=status)


def _weiger(request: LidRequest, form: OordeelForm, fout: MeldcodeFout, nummer: int) -> None:
    """Put the reason at its field; who was told that somebody was first has now seen it, and may save again."""
    form.weiger(fout.veld, str(fout))
    if isinstance(fout, EerderBeoordeeld):
        velden = request.POST.copy()
        velden["na"] = str(nummer)
        form.data = velden


def _terug(request: LidRequest, toets: UUID, plek: str) -> HttpResponse:
    messages.success(request, BEWAARD)
    return redirect(_adres(request, toets, plek))


def _adres(request: LidRequest, toets: UUID, plek: str) -> str:
    return f"{reverse('toets', args=[request.lid.organisatie.slug, toets])}#{plek}"


def _getal(tekst: str) -> int:
    """The number that a page carried; 0 for anything else."""
    return int(tekst) if tekst.isascii() and tekst.isdigit() and len(tekst) < 10 else 0  # noqa: PLR2004 -- an integer of a database
