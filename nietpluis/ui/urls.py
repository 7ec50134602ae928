"""The gallery of components: public, since it shows nothing of anyone."""

from django.urls import path

from nietpluis.ui import galerij

urlpatterns = [path("ui/", galerij.toon, name="ui_galerij")]
