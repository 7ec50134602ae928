"""The files as answers: with a name, of a kind, and neutral where somebody looks over a shoulder."""

from __future__ import annotations

from django.http import HttpResponse

from nietpluis.kern.folder import Folder
from nietpluis.meldcodes.uitgeven import gegevens
from nietpluis.meldcodes.uitgeven.odt import maak_odt
from nietpluis.meldcodes.uitgeven.poster import Poster
from nietpluis.meldcodes.uitgeven.typst_document import maak_pdf
from nietpluis.meldcodes.uitgeven.uitgave import Uitgave

PDF = "application/pdf"
ODT = "application/vnd.oasis.opendocument.text"


def meldcode_pdf(uitgave: Uitgave) -> HttpResponse:
    """The whole meldcode (PDF/UA-1)."""
    inhoud = maak_pdf("meldcode", gegevens.van_uitgave(uitgave), uitgave.vastgesteld_op)
    return _bestand(inhoud, PDF, f"{uitgave.bestandsnaam}.pdf")


def meldcode_odt(uitgave: Uitgave) -> HttpResponse:
    """The whole meldcode, to go on with in a word processor."""
    return _bestand(maak_odt(uitgave), ODT, f"{uitgave.bestandsnaam}.odt")


def folder_pdf(uitgave: Uitgave, folder: Folder) -> HttpResponse:
    """The leaflet (PDF/UA-1)."""
    inhoud = maak_pdf("folder", gegevens.van_folder(uitgave, folder), uitgave.vastgesteld_op)
    return _bestand(inhoud, PDF, f"folder-{uitgave.slug}.pdf")


def poster_pdf(poster: Poster) -> HttpResponse:
    """The poster of the staff room (PDF/UA-1)."""
    inhoud = maak_pdf("poster", gegevens.van_poster(poster), poster.gemaakt_op)
    return _bestand(inhoud, PDF, f"poster-{poster.uitgave.slug}.pdf")


def _bestand(inhoud: bytes, soort: str, naam: str) -> HttpResponse:
    koppen = {"Content-Disposition": f'attachment; filename="{naam}"'}
    return HttpResponse(inhoud, content_type=soort, headers=koppen)
