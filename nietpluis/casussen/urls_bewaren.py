"""Addresses of keeping and destroying, and of a copy for whoever a casus is about."""

from django.urls import path

from nietpluis.casussen.urls_werk import CASUS
from nietpluis.casussen.views import vernietigen, vernietigingsverzoek

urlpatterns = [
    path("bewaren/", vernietigen.vernietigen_lijst, name="vernietigen_lijst"),
    path("bewaren/<uuid:casus_id>/", vernietigen.vernietiging, name="vernietiging"),
    path("bewaren/<uuid:casus_id>/langer/", vernietigen.langer_bewaren, name="langer_bewaren"),
    path(
        f"{CASUS}vernietigingsverzoek/",
        vernietigingsverzoek.vernietigingsverzoek,
        name="vernietigingsverzoek",
    ),
]
