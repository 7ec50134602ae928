"""The address of practice against paper."""

from django.urls import path

from nietpluis.meldcodes.views import praktijk

urlpatterns = [
    path("o/<slug:slug>/meldcode/praktijk/", praktijk.meldcode_praktijk, name="meldcode_praktijk"),
]
