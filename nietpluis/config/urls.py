"""All addresses, per package. Static files are answered before these are asked."""

from importlib.util import find_spec

from django.urls import include, path

_PAKKETTEN = ["portaal", "casussen", "organisaties", "ui"]

urlpatterns = [
    path("", include(f"nietpluis.{pakket}.urls"))
    for pakket in _PAKKETTEN
    if find_spec(f"nietpluis.{pakket}.urls")
]

handler400 = "nietpluis.ui.fouten.verzoek"
handler403 = "nietpluis.ui.fouten.verboden"
handler404 = "nietpluis.ui.fouten.niet_gevonden"
handler500 = "nietpluis.ui.fouten.stuk"
