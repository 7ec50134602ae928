"""Addresses of weighing, deciding, the second view and preparing a talk."""

from django.urls import path

from nietpluis.casussen.views import besluit, gesprek, meekijken, weging

urlpatterns = [
    path("wegen/<uuid:casus_id>/", weging.weging, name="weging"),
    path("wegen/<uuid:casus_id>/uitkomst/", weging.weging_uitkomst, name="weging_uitkomst"),
    path("besluiten/<uuid:casus_id>/", besluit.besluit, name="besluit"),
    path("meekijken/", meekijken.meekijken_lijst, name="meekijken_lijst"),
    path("meekijken/<uuid:casus_id>/", meekijken.meekijken, name="meekijken"),
    path("gesprek/<uuid:casus_id>/", gesprek.gesprek_voorbereiden, name="gesprek_voorbereiden"),
]
