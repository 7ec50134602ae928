"""The addresses of writing, judging, adopting and publishing the meldcode."""

from django.urls import URLPattern, URLResolver, include, path

from nietpluis.meldcodes.views import beginnen, schrijven, vaststellen, versies

bouwen: list[URLPattern | URLResolver] = [
    path("", schrijven.overzicht, name="meldcode_schrijven"),
    path("begin/", beginnen.begin, name="meldcode_begin"),
    path("gegevens/", schrijven.gegevens, name="meldcode_gegevens"),
    path("functies/", schrijven.functies, name="meldcode_functies"),
    path("taken/", schrijven.taken, name="meldcode_taken"),
    path("vormen/", schrijven.vormen, name="meldcode_vormen"),
    path("teksten/", schrijven.teksten, name="meldcode_teksten"),
    path("teksten/<slug:onderdeel>/", schrijven.tekst, name="meldcode_tekst"),
    path("nakijken/", schrijven.nakijken, name="meldcode_nakijken"),
    path("voorbeeld/", versies.voorbeeld, name="meldcode_voorbeeld"),
    path("weg/", schrijven.weg, name="meldcode_weg"),
    path("voorleggen/", vaststellen.voorleggen, name="meldcode_voorleggen"),
    path("terugnemen/", vaststellen.terugnemen, name="meldcode_terugnemen"),
    path("beoordelen/", vaststellen.beoordelen, name="meldcode_beoordelen"),
    path("vaststellen/", vaststellen.vaststel, name="meldcode_vaststellen"),
]

eigen: list[URLPattern | URLResolver] = [
    path("", versies.overzicht, name="meldcode"),
    path("schrijven/", include(bouwen)),
    path("vergelijken/", versies.vergelijk, name="meldcode_vergelijken"),
    path("versies/<int:nummer>/", versies.versie, name="meldcode_versie"),
    path("versies/<int:nummer>/publiceren/", versies.publiceren, name="meldcode_publiceren"),
    path("versies/<int:nummer>/intrekken/", versies.intrekken, name="meldcode_intrekken"),
]

urlpatterns = [path("o/<slug:slug>/meldcode/", include(eigen))]
