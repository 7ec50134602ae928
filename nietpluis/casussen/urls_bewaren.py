"""Addresses of keeping and destroying, and of a copy for whoever a casus is about."""

from django.urls import path

from nietpluis.casussen.urls_werk import CASUS
from nietpluis.casussen.views import afschrift, inzage, vernietigen, vernietigingsverzoek

INZAGE = f"{CASUS}inzage/"
AFSCHRIFT = f"{CASUS}afschrift/<uuid:afschrift_id>/"

urlpatterns = [
    path("bewaren/", vernietigen.vernietigen_lijst, name="vernietigen_lijst"),
    path("bewaren/<uuid:casus_id>/", vernietigen.vernietiging, name="vernietiging"),
    path("bewaren/<uuid:casus_id>/langer/", vernietigen.langer_bewaren, name="langer_bewaren"),
    path(
        f"{CASUS}vernietigingsverzoek/",
        vernietigingsverzoek.vernietigingsverzoek,
        name="vernietigingsverzoek",
    ),
    path(INZAGE, inzage.inzage, name="inzage"),
    path(f"{INZAGE}nieuw/", inzage.inzage_nieuw, name="inzage_nieuw"),
    path(f"{INZAGE}<int:nummer>/", inzage.inzage_besluit, name="inzage_besluit"),
    path(f"{INZAGE}<int:nummer>/kiezen/", afschrift.afschrift_kiezen, name="afschrift_kiezen"),
    path(f"{INZAGE}<int:nummer>/maken/", afschrift.afschrift_maken, name="afschrift_maken"),
    path(AFSCHRIFT, afschrift.afschrift, name="afschrift"),
    path(f"{AFSCHRIFT}<slug:vorm>/", afschrift.afschrift_bestand, name="afschrift_bestand"),
]
