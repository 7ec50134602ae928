"""The site's own addresses, and the yardstick."""

from django.urls import path

from bench.maatstaf.views import lijst
from nietpluis.config.urls import (
    handler400,
    handler403,
    handler404,
    handler500,
)
from nietpluis.config.urls import urlpatterns as van_de_site

urlpatterns = [path("maatstaf/", lijst), *van_de_site]

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]
