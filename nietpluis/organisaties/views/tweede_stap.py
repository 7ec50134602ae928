"""Asking the second step, before a page that shows what was told."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from nietpluis.organisaties import aangemeld, tweede_factor
from nietpluis.organisaties import tweede_factor_middelen as middelen
from nietpluis.organisaties.toegang import GebruikerRequest
from nietpluis.organisaties.tweede_factor import Factor
from nietpluis.organisaties.tweede_factor_formulieren import CodeForm, SleutelForm, ZonderForm

VERS = "vers"


@never_cache
@sensitive_post_parameters("code", "antwoord")
@require_http_methods(["GET", "HEAD", "POST"])
def tweede_stap(request: GebruikerRequest) -> HttpResponse:
    """Ask a code or a passkey, and go on to the page that asked for it."""
    verder = vervolg(request)
    nodig = Factor.VERS if request.GET.get(VERS) else Factor.GEZET
    if tweede_factor.heeft(request, nodig):
        return redirect(verder)
    if not middelen.heeft_middel(request.user):
        return redirect(met_vervolg("tweede_stap_kies", verder))
    form = _form(request)
    if form.is_valid():
        tweede_factor.zet(request)
        aangemeld.volg_sessie(request)
        return redirect(verder)
    return _vraag(request, form)


@never_cache
@require_POST
def zonder_tweede_stap(request: GebruikerRequest) -> HttpResponse:
    """Go on without, to tell something; on this device the question may stay away for thirty days."""
    antwoord = redirect("verder")
    form = ZonderForm(request.POST)
    if form.is_valid() and form.cleaned_data["onthoud"]:
        aangemeld.onthoud_apparaat(request, antwoord)
    return antwoord


def vervolg(request: GebruikerRequest) -> str:
    """The page of this site to go on to, as the address says."""
    return tweede_factor.veilig_vervolg(request, request.GET.get(REDIRECT_FIELD_NAME, ""))


def met_vervolg(naam: str, verder: str) -> str:
    """The address of a page of the second step that leads on to `verder`."""
    return f"{reverse(naam)}?{urlencode({REDIRECT_FIELD_NAME: verder})}"


def _form(request: GebruikerRequest) -> CodeForm | SleutelForm:
    """What was sent, or an empty form: with a passkey there is an answer, else a code."""
    if request.method != "POST":
        return CodeForm(request=request, gebruiker=request.user)
    soort = SleutelForm if "antwoord" in request.POST else CodeForm
    return soort(request.POST, request=request, gebruiker=request.user)


def _vraag(request: GebruikerRequest, form: CodeForm | SleutelForm) -> HttpResponse:
    sleutel = middelen.heeft_sleutel(request.user)
    leeg = CodeForm(request=request, gebruiker=request.user)
    context = {
        "form": form,
        "codeform": form if isinstance(form, CodeForm) else leeg,
        "zonderform": ZonderForm(),
        "sleutelvraag": middelen.sleutelvraag(request.user) if sleutel else "",
        "adres": request.get_full_path(),
        "vers": bool(request.GET.get(VERS)),
        "mag_zonder": not tweede_factor.heeft(request, Factor.GEZET),
    }
    status = 422 if form.errors else 200
    return render(request, "tweede_stap/vraag.html", context, status=status)
