"""The hidden screen: one press, and nothing of the work is seen until the pincode is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.db.models import F
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import Resolver404, ResolverMatch, resolve, reverse

from nietpluis.organisaties.models import Gebruiker

SESSIE = "verborgen"
POGINGEN = 5
View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def altijd_zichtbaar(view: View) -> View:
    """Let this view be seen also while the screen is hidden: for the danger numbers."""
    view.altijd_zichtbaar = True  # type: ignore[attr-defined]  # a mark on the function
    return view


class VerborgenMiddleware:
    """Sends every page to the neutral one while hidden.

    Place it after the session and before LoginRequiredMiddleware. Static files never come here:
    whitenoise answers them first. That Back shows nothing either rests on the `no-store` that
    every answer carries.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        verborgen = SESSIE in request.session and not _mag_gezien(request)
        return naar_pauze(request) if verborgen else self.get_response(request)


def _mag_gezien(request: HttpRequest) -> bool:
    try:
        match: ResolverMatch = resolve(request.path_info)
    except Resolver404:
        return False
    afmelden = match.url_name == "account_logout" and request.method == "POST"
    return afmelden or getattr(match.func, "altijd_zichtbaar", False)


def naar_pauze(request: HttpRequest) -> HttpResponse:
    """Answer with the neutral page; a fragment asked for by htmx must move the whole page."""
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": reverse("onthul")})
    return HttpResponseRedirect(reverse("onthul"))


def verberg_scherm(request: HttpRequest) -> None:
    """Hide all pages of this session."""
    request.session[SESSIE] = True


def toon_scherm(request: HttpRequest) -> None:
    """Show the pages of this session again."""
    request.session.pop(SESSIE, None)


def probeer(gebruiker: Gebruiker, geheim: str) -> int | None:
    """Try a pincode (or password): None when it is right, else how many tries are left.

    A try is counted before it is looked at, so that many at once count as many. After the last one
    only a new sign-in helps.
    """
    eigen = Gebruiker.objects.filter(id=gebruiker.id)
    mag = eigen.filter(misse_pincodes__lt=POGINGEN).update(misse_pincodes=F("misse_pincodes") + 1)
    if mag and gebruiker.opent_met(geheim):
        eigen.update(misse_pincodes=0)
        return None
    return POGINGEN - eigen.values_list("misse_pincodes", flat=True).get()
