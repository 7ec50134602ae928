"""Addresses of whoever works on a casus: the list, the page, and what is recorded there."""

from django.urls import path

from nietpluis.casussen.views import (
    bijlagen,
    bijlagen_bekijken,
    casus,
    correctie,
    handeling,
    kopieertekst,
    overdracht,
    signaal_aannemen,
    stap,
    stapvraag,
    toewijzing,
    werklijst,
    zoek,
)

CASUS = "casussen/<uuid:casus_id>/"

urlpatterns = [
    path("werklijst/", werklijst.werklijst, name="werklijst"),
    path("overdragen/", overdracht.overdrachten, name="overdrachten"),
    path("overdragen/<uuid:lid>/", overdracht.overdracht, name="overdracht"),
    path("werklijst/zoek/", zoek.zoek, name="zoek"),
    path(CASUS, casus.casus, name="casus"),
    path(f"{CASUS}namen/", casus.namen, name="namen"),
    path(f"{CASUS}nog-wachten/", werklijst.nog_wachten, name="nog_wachten"),
    path(f"{CASUS}leg-vast/<slug:soort>/", handeling.handeling, name="handeling"),
    path(f"{CASUS}neem-aan/", signaal_aannemen.aannemen, name="aannemen"),
    path(f"{CASUS}geef-door/", signaal_aannemen.doorgeven, name="doorgeven"),
    path(f"{CASUS}voeg-samen/", signaal_aannemen.samenvoegen, name="samenvoegen"),
    path(f"{CASUS}verbeter/<int:nummer>/", correctie.corrigeer, name="corrigeer"),
    path(f"{CASUS}verbeter/<int:nummer>/haal-weg/", correctie.haal_weg, name="haal_weg"),
    path(f"{CASUS}wie-werkt-eraan/", toewijzing.toewijzen, name="toewijzen"),
    path(f"{CASUS}tekst/", kopieertekst.kopieertekst, name="kopieertekst"),
    path(f"{CASUS}bijlage/", bijlagen.bijlage_toevoegen, name="bijlage_toevoegen"),
    path(f"{CASUS}bijlage/<int:nummer>/", bijlagen_bekijken.bijlage, name="bijlage"),
    path(f"{CASUS}bijlage/<int:nummer>/foto/", bijlagen_bekijken.bijlage_foto, name="bijlage_foto"),
    path(f"{CASUS}bijlage/<int:nummer>/pdf/", bijlagen_bekijken.bijlage_pdf, name="bijlage_pdf"),
    path(f"{CASUS}stap/<slug:code>/", stap.stap, name="stap"),
    path(f"{CASUS}stap/<slug:code>/vraag/", stapvraag.vraag_voor_stap, name="vraag_voor_stap"),
]
