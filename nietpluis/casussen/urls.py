"""Addresses of the dossiers: giving a signal, the work list, a casus, weighing."""

from importlib import import_module
from importlib.util import find_spec

from django.urls import URLPattern, include, path

_DELEN = ("urls_signaal", "urls_werk", "urls_weging", "urls_toezien")

_adressen: list[URLPattern] = []
for _deel in _DELEN:
    if find_spec(f"nietpluis.casussen.{_deel}"):
        _adressen += import_module(f"nietpluis.casussen.{_deel}").urlpatterns

urlpatterns = [path("o/<slug:slug>/", include(_adressen))]
