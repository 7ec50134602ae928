"""The overview of the meldcode, and its versions: read, compared, published, taken off the page."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from nietpluis.kern.meldcodetekst import Meldcodetekst
from nietpluis.kern.meldcodeverschil import verschil
from nietpluis.kern.rechten import mag
from nietpluis.meldcodes import vaststellen
from nietpluis.meldcodes.fout import MeldcodeFout
from nietpluis.meldcodes.huidig import tekst_van
from nietpluis.meldcodes.models.meldcodeconcept import Stand
from nietpluis.meldcodes.schrijven import SCHRIJF, huidig_concept
from nietpluis.meldcodes.stand import Toestand, Versieregel, toestand, vraagt_nu
from nietpluis.meldcodes.tijdlijn import als_tijdlijn, stappen
from nietpluis.meldcodes.vaststelformulieren import RedenForm
from nietpluis.meldcodes.views.bouwen import SCHRIJVERS, als_schrijver, naar_overzicht
from nietpluis.organisaties.models import Rol, Rolvervulling
from nietpluis.organisaties.toegang import LidRequest, als_lid
from nietpluis.organisaties.tweede_factor import Factor
from nietpluis.ui.onderdelen import Optie

als_bestuurder = als_lid(Rol.BESTUURDER, factor=Factor.VERS)
CONCEPT = "concept"


@require_GET
@als_lid()
def overzicht(request: LidRequest) -> HttpResponse:
    """Where it stands, what is asked of who reads this, and what happened."""
    lid, nu = request.lid, toestand(request.lid)
    schrijft = mag(SCHRIJF, lid.rolnamen) is None
    context = {
        "nu": nu,
        "vraagt": vraagt_nu(lid, nu, timezone.localdate()),
        "schrijft": schrijft,
        "ligt": bool(nu.concept and nu.concept.stand != Stand.SCHRIJVEN),
        "stappen": stappen(nu, lid.organisatie.slug) if schrijft else (),
        "bezet": _bezet() if schrijft else None,
        "tijdlijn": als_tijdlijn(nu.acts, timezone.now()) if schrijft else (),
    }
    return render(request, "meldcodes/overzicht.html", context)


def _bezet() -> dict[str, bool]:
    """Whether somebody can judge, and whether somebody can adopt."""
    nodig = (Rol.AANDACHTSFUNCTIONARIS, Rol.BESTUURDER)
    vervuld = set(
        Rolvervulling.objects.filter(rol__in=nodig, lid__actief_tot=None).values_list(
            "rol", flat=True
        )
    )
    return {"beoordelen": nodig[0] in vervuld, "vaststellen": nodig[1] in vervuld}


@require_GET
@als_lid()
def versie(request: LidRequest, nummer: int) -> HttpResponse:
    """One version, whole, as colleagues read it."""
    regel = _regel(request, nummer)
    context = {"regel": regel, "versie": regel.versie, "tekst": tekst_van(regel.versie)}
    return render(request, "meldcodes/versie.html", context)


@require_GET
@als_schrijver
def voorbeeld(request: LidRequest) -> HttpResponse:
    """The concept as it will read: whole, as a worker meets it in a casus, or on the public page."""
    concept = huidig_concept(request.lid)
    if concept is None:
        return naar_overzicht(request)
    als = request.GET.get("als", "")
    als = als if als in ("medewerker", "openbaar") else "alles"
    tekst = tekst_van(concept, openbaar=als == "openbaar")
    namen = {
        "alles": "De hele tekst",
        "medewerker": "Per stap, in een casus",
        "openbaar": "De openbare pagina",
    }
    opties = [Optie(naam, f"?als={code}", code == als) for code, naam in namen.items()]
    context = {"concept": concept, "als": als, "opties": opties, "tekst": tekst}
    return render(request, "meldcodes/voorbeeld.html", context)


@require_GET
@als_lid()
def vergelijk(request: LidRequest) -> HttpResponse:
    """Two versions side by side, or the concept beside the version that holds (for who writes or judges)."""
    nu = toestand(request.lid)
    te_kiezen = _te_kiezen(request, nu)
    if len(te_kiezen) < 2:  # noqa: PLR2004 -- two to compare
        raise Http404
    codes = list(te_kiezen)
    nieuw = _gekozen(request, "nieuw", codes, codes[0])
    oud = _gekozen(request, "oud", codes, _standaard_oud(nu, codes, nieuw))
    delen = verschil(te_kiezen[oud][1], te_kiezen[nieuw][1])
    context = {
        "keuzes": [(code, naam) for code, (naam, _) in te_kiezen.items()],
        "oud": oud,
        "nieuw": nieuw,
        "oud_naam": te_kiezen[oud][0],
        "nieuw_naam": te_kiezen[nieuw][0],
        "anders": [deel for deel in delen if deel.stand != "gelijk"],
        "gelijk": [deel for deel in delen if deel.stand == "gelijk"],
    }
    return render(request, "meldcodes/vergelijk.html", context)


def _te_kiezen(request: LidRequest, nu: Toestand) -> dict[str, tuple[str, Meldcodetekst]]:
    """Code -> name and text of what this person may compare, the newest first."""
    gevonden: dict[str, tuple[str, Meldcodetekst]] = {}
    if nu.concept and request.lid.rolnamen & set(SCHRIJVERS):
        gevonden[CONCEPT] = ("Het concept", tekst_van(nu.concept))
    for regel in nu.versies:
        naam = f"Versie {regel.versie.nummer}"
        gevonden[str(regel.versie.nummer)] = (naam, tekst_van(regel.versie))
    return gevonden


def _standaard_oud(nu: Toestand, codes: list[str], nieuw: str) -> str:
    geldend = str(nu.geldend.nummer) if nu.geldend else ""
    return geldend if geldend and geldend != nieuw else next(c for c in codes if c != nieuw)


def _gekozen(request: LidRequest, naam: str, codes: list[str], anders: str) -> str:
    gevraagd = request.GET.get(naam, "")
    return gevraagd if gevraagd in codes else anders


@require_http_methods(["GET", "POST"])
@als_bestuurder
def publiceren(request: LidRequest, nummer: int) -> HttpResponse:
    """Ask whether this version goes on the public page, in the place of the one before."""
    nu = toestand(request.lid)
    regel = _regel(request, nummer, nu)
    if request.method == "POST":
        try:
            vaststellen.publiceer(request.lid, regel.versie)
            messages.success(request, f"Versie {nummer} staat op de openbare pagina.")
        except MeldcodeFout as fout:
            messages.warning(request, str(fout))
        return naar_overzicht(request)
    context = {"versie": regel.versie, "geldend": nu.geldend, "al": regel.stand == "openbaar"}
    return render(request, "meldcodes/vaststellen/publiceren.html", context)


@require_http_methods(["GET", "POST"])
@als_bestuurder
def intrekken(request: LidRequest, nummer: int) -> HttpResponse:
    """Ask whether this version must leave the public page, and why."""
    regel = _regel(request, nummer)
    if regel.stand != "openbaar":
        messages.warning(request, "Deze versie staat niet op de openbare pagina.")
        return naar_overzicht(request)
    form = RedenForm(
        request.POST if request.method == "POST" else None,
        vraag="Waarom haalt u de meldcode weg?",
        hulp="Alleen collega’s die de meldcode bijhouden, lezen dit.",
    )
    if form.is_valid():
        return _trek_in(request, regel, form.cleaned_data["reden"])
    context: dict[str, Any] = {"versie": regel.versie, "form": form}
    status = 422 if form.errors else 200
    return render(request, "meldcodes/vaststellen/intrekken.html", context, status=status)


def _trek_in(request: LidRequest, regel: Versieregel, reden: str) -> HttpResponse:
    try:
        vaststellen.trek_in(request.lid, regel.versie, reden)
        messages.success(request, "De meldcode staat niet meer op de openbare pagina.")
    except MeldcodeFout as fout:
        messages.warning(request, str(fout))
    return naar_overzicht(request)


def _regel(request: LidRequest, nummer: int, nu: Toestand | None = None) -> Versieregel:
    """The version with this number and what became of it; 404 where there is none."""
    for regel in (nu or toestand(request.lid)).versies:
        if regel.versie.nummer == nummer:
            return regel
    raise Http404
