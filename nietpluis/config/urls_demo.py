"""The addresses of a site that `nietpluis demo` serves: all, and the phone that shows the codes."""

from django.urls import include, path

from nietpluis.config import urls
from nietpluis.config.urls import handler400, handler403, handler404, handler500

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [*urls.urlpatterns, path("", include("nietpluis.portaal.urls_demo"))]
