"""Addresses of the front door, each person's home, and the public help pages."""

from django.urls import path

from nietpluis.portaal.views import begin, hulp, start, veiligheid, vertrek

urlpatterns = [
    path("", begin.voordeur, name="voordeur"),
    path("o/<slug:slug>/", start.start, name="start"),
    path("o/<slug:slug>/begin/", begin.zo_begint_u, name="zo_begint_u"),
    path(".well-known/security.txt", veiligheid.security_txt, name="security_txt"),
    path(
        "o/<slug:slug>/mensen/<uuid:lid>/stoppen/", vertrek.persoon_stoppen, name="persoon_stoppen"
    ),
    path("help/", hulp.hoe, name="help_hoe"),
    path("help/wie-kan-dit-lezen/", hulp.wie, name="help_wie"),
    path("help/toegankelijkheid/", hulp.toegankelijkheid, name="help_toegankelijkheid"),
    path("help/begrippen/", hulp.begrippen, name="begrippen"),
]
