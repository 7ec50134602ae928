"""Setting up the second step: an app with codes, a passkey, and the recovery codes that come with them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from nietpluis.organisaties import aangemeld, qr, tweede_factor
from nietpluis.organisaties import tweede_factor_middelen as middelen
from nietpluis.organisaties.toegang import GebruikerRequest
from nietpluis.organisaties.tweede_factor import Factor
from nietpluis.organisaties.tweede_factor_bericht import meld_verandering
from nietpluis.organisaties.tweede_factor_formulieren import AppForm, NieuweSleutelForm
from nietpluis.organisaties.views.tweede_stap import met_vervolg, vervolg

View = Callable[..., HttpResponse]


def na_eigen_stap(view: View) -> View:
    """Ask whoever has a second step to do it first: only then may it be changed."""

    @wraps(view)
    def binnen(request: GebruikerRequest, *args: object, **kwargs: object) -> HttpResponse:
        if middelen.heeft_middel(request.user) and (
            eerst := tweede_factor.vraag_eerst(request, Factor.VERS)
        ):
            return eerst
        return view(request, *args, **kwargs)

    return never_cache(sensitive_post_parameters()(binnen))


@require_GET
@na_eigen_stap
def kies(request: GebruikerRequest) -> HttpResponse:
    """Say why a second step is asked, show what there is, and let this person choose."""
    eigen = middelen.middelen(request.user)
    context = {
        "middelen": eigen,
        "heeft_app": any(middel.soort == middelen.APP for middel in eigen),
        "codes": middelen.aantal_codes(request.user),
        "moet": middelen.moet_er_een(request.user),
        "app_url": met_vervolg("tweede_stap_app", vervolg(request)),
        "sleutel_url": met_vervolg("tweede_stap_sleutel", vervolg(request)),
    }
    return render(request, "tweede_stap/kies.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@na_eigen_stap
def app(request: GebruikerRequest) -> HttpResponse:
    """Set up an app that shows codes."""
    ingevuld = request.POST if request.method == "POST" else None
    form = AppForm(ingevuld, request=request, gebruiker=request.user)
    if form.is_valid():
        return _ingesteld(request)
    context = {
        "form": form,
        "geheim": middelen.app_geheim(request),
        "link": middelen.app_link(request),
        "adres": request.get_full_path(),
    }
    return render(request, "tweede_stap/app.html", context, status=422 if form.errors else 200)


@require_GET
@na_eigen_stap
def app_plaatje(request: GebruikerRequest) -> HttpResponse:
    """The picture that the app reads; only while it is being set up."""
    if middelen.GEHEIM not in request.session:
        raise Http404
    return qr.antwoord(middelen.app_link(request))


@require_http_methods(["GET", "HEAD", "POST"])
@na_eigen_stap
def sleutel(request: GebruikerRequest) -> HttpResponse:
    """Set up a passkey."""
    ingevuld = request.POST if request.method == "POST" else None
    form = NieuweSleutelForm(ingevuld, request=request, gebruiker=request.user)
    if form.is_valid():
        return _ingesteld(request)
    context = {
        "form": form,
        "sleutelvraag": middelen.nieuwe_sleutelvraag(request.user),
        "adres": request.get_full_path(),
    }
    return render(request, "tweede_stap/sleutel.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@na_eigen_stap
def codes(request: GebruikerRequest) -> HttpResponse:
    """Show new recovery codes until they are kept; after that only how many are left."""
    if not middelen.heeft_middel(request.user):
        return redirect(met_vervolg("tweede_stap_kies", vervolg(request)))
    if request.method == "POST":
        return _doe_met_codes(request)
    context = {
        "codes": middelen.ongeziene_codes(request.user),
        "over": middelen.aantal_codes(request.user),
        "adres": request.get_full_path(),
    }
    return render(request, "tweede_stap/codes.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@na_eigen_stap
def haal_weg(request: GebruikerRequest, middel: int) -> HttpResponse:
    """Take one means away, after asking whether that is meant."""
    wat = next((een for een in middelen.middelen(request.user) if een.id == middel), None)
    if wat is None:
        raise Http404
    if request.method == "POST":
        middelen.haal_weg(request.user, wat.id)
        aangemeld.beeindig_andere(request)
        meld_verandering(request.user)
        messages.success(request, f"Weggehaald: {wat.naam}.")
        return redirect("tweede_stap_kies")
    laatste = len(middelen.middelen(request.user)) == 1
    return render(request, "tweede_stap/haal_weg.html", {"middel": wat, "laatste": laatste})


def _ingesteld(request: GebruikerRequest) -> HttpResponse:
    """After a new means: this session has it, the others end, and the recovery codes show."""
    tweede_factor.zet(request)
    aangemeld.beeindig_andere(request)
    meld_verandering(request.user)
    return redirect(met_vervolg("tweede_stap_codes", vervolg(request)))


def _doe_met_codes(request: GebruikerRequest) -> HttpResponse:
    if "nieuw" in request.POST:
        middelen.nieuwe_codes(request.user)
        return redirect(met_vervolg("tweede_stap_codes", vervolg(request)))
    middelen.heb_codes_gezien(request.user)
    return redirect(vervolg(request))
