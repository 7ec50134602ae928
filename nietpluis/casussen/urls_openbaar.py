"""Addresses for who does not sign in: the write-only page of an organisation."""

from django.urls import path

from nietpluis.casussen.views import schrijfpagina

urlpatterns = [
    path("s/<slug:organisatie>/<str:code>/", schrijfpagina.schrijfpagina, name="schrijfpagina"),
    path(
        "s/<slug:organisatie>/<str:code>/bedankt/", schrijfpagina.klaar, name="schrijfpagina_klaar"
    ),
]
