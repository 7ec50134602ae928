"""Addresses of what is given out: for everybody, and with names for who works there."""

from django.urls import path

from nietpluis.meldcodes.views import openbaar, uitgeven

_PUBLIEK, _EIGEN = "meldcode/<slug:organisatie>/", "o/<slug:slug>/meldcode/"

urlpatterns = [
    path(_PUBLIEK, openbaar.meldcode, name="openbaar_meldcode"),
    path(f"{_PUBLIEK}kort/", openbaar.kort, name="openbaar_meldcode_kort"),
    path(f"{_PUBLIEK}pdf/", openbaar.pdf, name="openbaar_meldcode_pdf"),
    path(f"{_PUBLIEK}odt/", openbaar.odt, name="openbaar_meldcode_odt"),
    path(f"{_PUBLIEK}folder/", openbaar.folder, name="openbaar_meldcode_folder"),
    path(f"{_PUBLIEK}folder/pdf/", openbaar.folder_pdf, name="openbaar_meldcode_folder_pdf"),
    path(f"{_EIGEN}lezen/", uitgeven.lezen, name="meldcode_lezen"),
    path(f"{_EIGEN}pdf/", uitgeven.pdf, name="meldcode_pdf"),
    path(f"{_EIGEN}odt/", uitgeven.odt, name="meldcode_odt"),
    path(f"{_EIGEN}poster/", uitgeven.poster, name="meldcode_poster"),
    path(f"{_EIGEN}poster/pdf/", uitgeven.poster_pdf, name="meldcode_poster_pdf"),
]
