"""Addresses of cards: for whoever comes in with one, and for the beheerder who makes them."""

from django.urls import path

from nietpluis.organisaties.views import kaart, kaarten, rolverzoek, schrijfpagina

openbaar = [
    path("kaart/klaar/", kaart.klaar, name="kaart_klaar"),
    path("kaart/<slug:organisatie>/<str:code>/", kaart.kaart, name="kaart"),
]

eigen = [
    path("rollen/", rolverzoek.rolverzoeken, name="rolverzoeken"),
    path("rollen/<uuid:verzoek>/", rolverzoek.beslis, name="rol_beslissen"),
    path("mensen/kaarten/", kaarten.overzicht, name="kaarten"),
    path("mensen/kaarten/afdrukken/", kaarten.afdrukken, name="kaarten_afdrukken"),
    path("mensen/kaarten/<uuid:kaart>/code.svg", kaarten.code, name="kaart_code"),
    path("mensen/schrijfpagina/", schrijfpagina.beheer, name="schrijfpagina_beheer"),
    path("mensen/schrijfpagina/sluiten/", schrijfpagina.sluiten, name="schrijfpagina_sluiten"),
    path("mensen/schrijfpagina/vel/", schrijfpagina.vel, name="schrijfpagina_vel"),
    path("mensen/schrijfpagina/code.svg", schrijfpagina.code, name="schrijfpagina_code"),
    path("mensen/<uuid:lid>/kaart/", kaarten.kaart_van, name="kaart_van"),
]
