"""The meldcode for who works here: to read with names and direct numbers, as a file, and as a poster."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from nietpluis.meldcodes.uitgeven import bestanden, ophalen
from nietpluis.meldcodes.uitgeven.poster import Poster, maak_poster
from nietpluis.meldcodes.uitgeven.uitgave import Uitgave
from nietpluis.organisaties.toegang import LidRequest, als_lid


@require_GET
@als_lid()
def lezen(request: LidRequest) -> HttpResponse:
    """The whole meldcode, with names; or that there is none yet."""
    return _toon(request, "lezen", uitgave=ophalen.eigen(request.lid))


@require_GET
@als_lid()
def pdf(request: LidRequest) -> HttpResponse:
    """The whole meldcode with names, as PDF."""
    return bestanden.meldcode_pdf(_of_niets(request))


@require_GET
@als_lid()
def odt(request: LidRequest) -> HttpResponse:
    """The whole meldcode with names, as ODT."""
    return bestanden.meldcode_odt(_of_niets(request))


@require_GET
@als_lid()
def poster(request: LidRequest) -> HttpResponse:
    """What the poster says, and the poster itself to fetch."""
    uitgave = ophalen.eigen(request.lid)
    return _toon(request, "poster", poster=_poster(request, uitgave) if uitgave else None)


@require_GET
@als_lid()
def poster_pdf(request: LidRequest) -> HttpResponse:
    """The poster, to print."""
    return bestanden.poster_pdf(_poster(request, _of_niets(request)))


def _poster(request: LidRequest, uitgave: Uitgave) -> Poster:
    return maak_poster(request.lid, uitgave, timezone.localdate())


def _of_niets(request: LidRequest) -> Uitgave:
    uitgave = ophalen.eigen(request.lid)
    if uitgave is None:
        raise Http404
    return uitgave


def _toon(request: LidRequest, naam: str, **context: Any) -> HttpResponse:
    return render(request, f"meldcodes/uitgeven/{naam}.html", context)
