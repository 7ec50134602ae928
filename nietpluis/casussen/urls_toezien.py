"""Addresses of those who oversee: totals without persons, and who read what."""

from django.urls import path

from nietpluis.casussen.views import (
    bewaken,
    leesverslag,
    noodtoegang,
    raadplegingen,
    raadplegingen_uitvoer,
    toestand,
    totalen,
)

urlpatterns = [
    path("totalen/", totalen.totalen, name="totalen"),
    path("toestand/", toestand.toestand, name="toestand"),
    path("raadplegingen/", raadplegingen.raadplegingen, name="raadplegingen"),
    path(
        "raadplegingen/bestand/",
        raadplegingen_uitvoer.raadplegingen_uitvoer,
        name="raadplegingen_uitvoer",
    ),
    path("raadplegingen/<int:nummer>/", leesverslag.op_nummer, name="leesverslag_nummer"),
    path("casussen/<uuid:casus_id>/gelezen/", leesverslag.van_casus, name="leesverslag"),
    path("lezen/", bewaken.leessignalen, name="leessignalen"),
    path("lezen/<uuid:id>/", bewaken.leessignaal, name="leessignaal"),
    path("in-nood/", noodtoegang.noodtoegang, name="noodtoegang"),
]
