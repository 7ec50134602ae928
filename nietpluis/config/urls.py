"""All addresses, per package. Static files are answered before these are asked."""

from django.urls import include, path

urlpatterns = [
    path("", include("nietpluis.portaal.urls")),
    path("", include("nietpluis.casussen.urls")),
    path("", include("nietpluis.meldcodes.urls")),
    path("", include("nietpluis.organisaties.urls")),
    path("", include("nietpluis.ui.urls")),
]

handler400 = "nietpluis.ui.fouten.verzoek"
handler403 = "nietpluis.ui.fouten.verboden"
handler404 = "nietpluis.ui.fouten.niet_gevonden"
handler500 = "nietpluis.config.antwoord.stuk"
