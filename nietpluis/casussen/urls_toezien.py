"""Addresses of those who oversee: totals without persons, and who read what."""

from django.urls import path

from nietpluis.casussen.views import raadplegingen, totalen

urlpatterns = [
    path("totalen/", totalen.totalen, name="totalen"),
    path("raadplegingen/", raadplegingen.raadplegingen, name="raadplegingen"),
]
