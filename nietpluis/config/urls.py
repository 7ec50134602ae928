"""All addresses, per package. Static files are answered before these are asked."""

from importlib.util import find_spec

from django.urls import include, path

_PAKKETTEN = ["portaal", "casussen", "organisaties", "ui"]

urlpatterns = [
    path("", include(f"nietpluis.{pakket}.urls"))
    for pakket in _PAKKETTEN
    if find_spec(f"nietpluis.{pakket}.urls")
]
urlpatterns += [path("aanmelden/", include("allauth.account.urls"))]
