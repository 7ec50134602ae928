"""Weighing as a short talk: one question a page, earlier answers in sight, recorded only at the end."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from nietpluis.casussen import concepten
from nietpluis.casussen.formulieren.weging import (
    Antwoorden,
    begin,
    bewaar_antwoorden,
    lees_antwoorden,
    vergeet_antwoorden,
    waarvoor_vraag,
    weegformulier,
)
from nietpluis.casussen.lezen import OpenCasus, open_casus
from nietpluis.casussen.raadplegen import CasusRequest, op_casus
from nietpluis.casussen.stempel import stempel
from nietpluis.casussen.vastleggen import IemandWasVoor, NietToegestaan, leg_vast
from nietpluis.casussen.views.weegpagina import adres, kan_niet, naar, pagina, vorig_nummer
from nietpluis.kern.feiten.besluiten import Weging
from nietpluis.kern.weging import Afwegingskader, Grond, Uitkomst, Weegvraag
from nietpluis.ui.formulier import Vragenformulier
from nietpluis.ui.onderdelen import Antwoord

AANTALLEN = {3: "Drie", 4: "Vier", 5: "Vijf", 6: "Zes", 7: "Zeven"}
ANDERE_UITKOMST = "Uw antwoorden zijn intussen veranderd. Lees eerst de nieuwe uitkomst hieronder."
NAAR = {"besluit": "besluit", "advies": "handeling", "afsluiting": "handeling"}
"""Where somebody may go after recording the weighing, and by which address."""


@require_http_methods(["GET", "POST"])
@op_casus("weging")
def weging(request: CasusRequest) -> HttpResponse:
    """Ask the open question of the kader, or the one named in `?vraag=` again."""
    geopend = open_casus(request.casus)
    if weigering := kan_niet(request, geopend, "weging"):
        return weigering
    kader = geopend.dossier.kader
    if kader is None:
        return render(request, "casussen/weging_zonder_kader.html", pagina(request, geopend))
    antwoorden = lees_antwoorden(request.lid, request.casus.id, kader)
    gevraagd = request.POST.get("vraag") or request.GET.get("vraag", "")
    vraag = _vraag(kader, antwoorden, gevraagd)
    if vraag is None:
        return naar(request, "weging_uitkomst")
    if request.method == "POST" and vraag.code != gevraagd:
        # Answered in another tab since: this answer fits no open question.
        return naar(request, "weging")
    eerst = begin(request.lid, request.casus.id, antwoorden, vraag)
    form = weegformulier(vraag)(request.POST or None, initial=eerst)
    if request.method == "POST" and (klaar := _beantwoord(request, kader, antwoorden, vraag, form)):
        return klaar
    return _toon_vraag(request, geopend, kader, antwoorden, vraag, form)


def _vraag(kader: Afwegingskader, antwoorden: Antwoorden, gevraagd: str) -> Weegvraag | None:
    """The question to ask: the one asked for when it is on the path, else the first that is open."""
    uitkomst = antwoorden.uitkomst(kader)
    pad = [grond.vraag for grond in uitkomst.gronden]
    return next((vraag for vraag in pad if vraag.code == gevraagd), uitkomst.volgende)


def _beantwoord(
    request: CasusRequest,
    kader: Afwegingskader,
    antwoorden: Antwoorden,
    vraag: Weegvraag,
    form: Vragenformulier,
) -> HttpResponse | None:
    """Keep the answer and say where to go; None when the form still lacks one."""
    later = "later" in request.POST
    if form.is_valid():
        gegeven = form.cleaned_data["antwoord"], form.cleaned_data["waarom"]
        antwoorden = antwoorden.met(kader, vraag.code, *gegeven)
    elif later:
        antwoorden = antwoorden.met_gedachte(vraag.code, form.data.get("waarom", "").strip())
    else:
        return None
    bewaar_antwoorden(request.lid, request.casus.id, antwoorden)
    concepten.gooi_weg(request.lid, waarvoor_vraag(request.casus.id, vraag.code))
    if later:
        messages.success(request, "Uw antwoorden zijn bewaard. Alleen u ziet ze.")
    return naar(request, "casus" if later else "weging")


def _toon_vraag(
    request: CasusRequest,
    geopend: OpenCasus,
    kader: Afwegingskader,
    antwoorden: Antwoorden,
    vraag: Weegvraag,
    form: Vragenformulier,
) -> HttpResponse:
    gronden = antwoorden.uitkomst(kader).gronden
    tot = next((i for i, g in enumerate(gronden) if g.vraag.code == vraag.code), len(gronden))
    context = {
        "form": form,
        "vraag": vraag,
        "waarvoor": waarvoor_vraag(request.casus.id, vraag.code),
        "kader": kader,
        "aantal": AANTALLEN.get(len(kader.vragen), str(len(kader.vragen))),
        "eerder": [_regel(request, grond, grond.reactie) for grond in gronden[:tot]],
        "wijzigt": tot < len(gronden),
        "boven": f"Vraag {vraag.nummer} van {len(kader.vragen)}",
    }
    return render(request, "casussen/weging.html", pagina(request, geopend) | context)


def _regel(request: CasusRequest, grond: Grond, reactie: str, wijzig: bool = True) -> Antwoord:
    """One answer given, with what is said to it and, while it can still change, where."""
    url = _wijzig_url(request, grond) if wijzig else ""
    return Antwoord(grond.vraag.tekst, grond.woord, reactie, url)


def _wijzig_url(request: CasusRequest, grond: Grond) -> str:
    return f"{adres(request, 'weging')}?vraag={grond.vraag.code}"


@require_http_methods(["GET", "POST"])
@op_casus("weging_uitkomst")
def weging_uitkomst(request: CasusRequest) -> HttpResponse:
    """Show where the answers lead; the button records the weighing and goes on to deciding."""
    geopend = open_casus(request.casus)
    if weigering := kan_niet(request, geopend, "weging"):
        return weigering
    dossier, kader = geopend.dossier, geopend.dossier.kader
    antwoorden = lees_antwoorden(request.lid, request.casus.id, kader) if kader else Antwoorden()
    uitkomst = antwoorden.uitkomst(kader) if kader and antwoorden.keuzes else None
    if uitkomst is None and dossier.uitkomst and dossier.weging:
        if request.method == "POST":  # recorded a moment ago, by the same button
            return _verder(request)
        vastgelegd = Antwoorden(dossier.weging.keuzes, dossier.weging.waarom)
        return _toon_uitkomst(request, geopend, dossier.uitkomst, vastgelegd)
    if kader is None or uitkomst is None or not uitkomst.compleet:
        return naar(request, "weging")
    fout = ""
    if request.method == "POST":
        gezien = request.POST.get("gezien", uitkomst.code) == uitkomst.code
        fout = _leg_weging_vast(request, kader, antwoorden) if gezien else ANDERE_UITKOMST
    if request.method == "POST" and not fout:
        return _verder(request)
    return _toon_uitkomst(request, geopend, uitkomst, antwoorden, fout, nieuw=True)


def _leg_weging_vast(request: CasusRequest, kader: Afwegingskader, antwoorden: Antwoorden) -> str:
    """Record the answers and forget the draft; otherwise the reason why not."""
    feit = Weging(
        **stempel(request.lid),
        kader=kader.beroepsgroep,
        uitgave=kader.ingangsdatum,
        keuzes=dict(antwoorden.keuzes),
        waarom=dict(antwoorden.waarom),
    )
    try:
        leg_vast(request.casus, request.lid, [feit], na=vorig_nummer(request))
    except (IemandWasVoor, NietToegestaan) as fout:
        return str(fout)
    vergeet_antwoorden(request.lid, request.casus.id)
    return ""


def _toon_uitkomst(
    request: CasusRequest,
    geopend: OpenCasus,
    uitkomst: Uitkomst,
    antwoorden: Antwoorden,
    fout: str = "",
    nieuw: bool = False,
) -> HttpResponse:
    dossier = geopend.dossier
    kader = dossier.kader
    hoe = [
        _regel(request, g, antwoorden.waarom.get(g.vraag.code) or g.zin, wijzig=False)
        for g in uitkomst.gronden
    ]
    context = {
        "uitkomst": uitkomst,
        "hoe": hoe,
        "laatste_url": _wijzig_url(request, uitkomst.gronden[-1]),
        "normtitel": f"Meldnorm {uitkomst.norm}",
        "kader": kader,
        "volgende": kader.uitkomst(uitkomst.code).volgende if kader else "",
        "vastgelegd": None if nieuw else dossier.weging,
        "fout": fout,
    }
    return render(request, "casussen/weging_uitkomst.html", pagina(request, geopend) | context)


def _verder(request: CasusRequest) -> HttpResponseRedirect:
    soort = request.POST.get("naar", "besluit")
    if NAAR.get(soort) == "handeling":
        return naar(request, "handeling", soort)
    return naar(request, "besluit")
