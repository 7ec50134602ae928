"""The addresses of the meldcode: writing, checking, publishing. Each room has a file of its own."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
