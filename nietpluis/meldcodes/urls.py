"""The addresses of the meldcode: writing, checking, publishing. Each room has a file of its own."""

from django.urls import URLPattern, URLResolver, include, path

from nietpluis.meldcodes import urls_openbaar, urls_praktijk, urls_schrijven, urls_toetsen

urlpatterns: list[URLPattern | URLResolver] = [
    *urls_openbaar.urlpatterns,
    *urls_praktijk.urlpatterns,
    *urls_schrijven.urlpatterns,
    path("o/<slug:slug>/meldcode/toetsen/", include(urls_toetsen.urlpatterns)),
]
