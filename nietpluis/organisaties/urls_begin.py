"""Addresses of beginning an organisation."""

from django.urls import path

from nietpluis.organisaties.views import begin

urlpatterns = [
    path("", begin.begin, name="begin"),
    path("gestuurd/", begin.gestuurd, name="begin_gestuurd"),
    path("<str:token>/", begin.open_link, name="begin_link"),
]
