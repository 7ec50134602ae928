"""Addresses of the dossiers: giving a signal, the work list, a casus, weighing, overseeing."""

from django.urls import include, path

from nietpluis.casussen import (
    urls_bewaren,
    urls_openbaar,
    urls_signaal,
    urls_toezien,
    urls_weging,
    urls_werk,
)

urlpatterns = [
    *urls_openbaar.urlpatterns,
    *(
        path("o/<slug:slug>/", include(deel.urlpatterns))
        for deel in (urls_signaal, urls_werk, urls_weging, urls_toezien, urls_bewaren)
    ),
]
