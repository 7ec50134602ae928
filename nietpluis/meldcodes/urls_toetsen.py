"""Addresses of checking a meldcode, under /o/<slug>/meldcode/toetsen/."""

from django.urls import path

from nietpluis.meldcodes.views import toetsen, toetsen_beoordelen

_EEN = "<uuid:toets>/"

urlpatterns = [
    path("", toetsen.lijst, name="meldcode_toetsen"),
    path("nieuw/", toetsen.nieuw, name="toets_nieuw"),
    path("eigen/", toetsen.eigen, name="toets_eigen"),
    path(_EEN, toetsen.toon, name="toets"),
    path(f"{_EEN}onderdeel/<slug:code>/", toetsen_beoordelen.bevinding, name="toets_bevinding"),
    path(
        f"{_EEN}onderdeel/<slug:code>/<slug:onderdeel>/",
        toetsen_beoordelen.bevinding,
        name="toets_criterium",
    ),
    path(
        f"{_EEN}waarschuwing/<int:nummer>/",
        toetsen_beoordelen.waarschuwing,
        name="toets_waarschuwing",
    ),
    path(f"{_EEN}oordeel/", toetsen_beoordelen.oordeel, name="toets_oordeel"),
    path(f"{_EEN}weg/", toetsen.weg, name="toets_weg"),
]
