"""What everybody may read: the meldcode of an organisation, its one-page version, its files and its leaflet.

No sign-in, no cookie, no script. An organisation that published nothing and one that does not exist get the
same answer.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page, require_safe

from nietpluis.kern.folder import Folder, folder_van
from nietpluis.meldcodes.uitgeven import bestanden, ophalen
from nietpluis.meldcodes.uitgeven.uitgave import Uitgave
from nietpluis.ui.onderdelen import Beller

BEWAREN_S = 300
"""Seconds that a browser or a proxy may keep a page: a new version shows within five minutes."""


class OpenbaarRequest(HttpRequest):
    """A request for something public; `openbaar` tells the headers so."""

    openbaar: bool


View = Callable[[HttpRequest, Uitgave], HttpResponse]


def openbaar(view: View) -> Callable[..., HttpResponse]:
    """Run a view for what the organisation in the address published; else the answer is 404, always the same."""

    @login_not_required
    @require_safe
    @gzip_page
    @conditional_page
    @wraps(view)
    def binnen(request: OpenbaarRequest, organisatie: str) -> HttpResponse:
        uitgave = ophalen.openbare(organisatie)
        if uitgave is None:
            return render(request, "meldcodes/openbaar/niet_hier.html", status=404)
        request.openbaar = True
        antwoord = view(request, uitgave)
        patch_cache_control(antwoord, public=True, max_age=BEWAREN_S)
        return antwoord

    return binnen


@openbaar
def meldcode(request: HttpRequest, uitgave: Uitgave) -> HttpResponse:
    """The whole meldcode."""
    return _toon(request, "meldcode", uitgave)


@openbaar
def kort(request: HttpRequest, uitgave: Uitgave) -> HttpResponse:
    """The meldcode on one page."""
    return _toon(request, "kort", uitgave)


@openbaar
def folder(request: HttpRequest, uitgave: Uitgave) -> HttpResponse:
    """What the meldcode means for clients and parents."""
    return _toon(request, "folder", uitgave, folder=_folder(uitgave))


@openbaar
def pdf(_request: HttpRequest, uitgave: Uitgave) -> HttpResponse:
    """The whole meldcode as PDF."""
    return bestanden.meldcode_pdf(uitgave)


@openbaar
def odt(_request: HttpRequest, uitgave: Uitgave) -> HttpResponse:
    """The whole meldcode as ODT."""
    return bestanden.meldcode_odt(uitgave)


@openbaar
def folder_pdf(_request: HttpRequest, uitgave: Uitgave) -> HttpResponse:
    """The leaflet as PDF, one sheet."""
    return bestanden.folder_pdf(uitgave, _folder(uitgave))


def _folder(uitgave: Uitgave) -> Folder:
    return folder_van(uitgave.sector, timezone.localdate(), uitgave.woorden)


def _toon(request: HttpRequest, naam: str, uitgave: Uitgave, **meer: object) -> HttpResponse:
    context = {"uitgave": uitgave, "bellers": bellers(uitgave), **meer}
    return render(request, f"meldcodes/openbaar/{naam}.html", context)


def bellers(uitgave: Uitgave) -> list[Beller]:
    """Whom to ask: a function and the general number, never a name."""
    naam = f"Vraag naar de {uitgave.aanspreken}"
    return [Beller(naam, uitgave.telefoon)] if uitgave.telefoon else []
