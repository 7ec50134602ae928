"""A card as a test holds it: made by the beheerder, used for the first time, and a browser that came in with it."""

from __future__ import annotations

from dataclasses import dataclass

from django.test import Client

from nietpluis.organisaties import kaart
from nietpluis.organisaties.models import Inlogkaart, Lidmaatschap
from nietpluis.organisaties.toegang import met_lid

PINCODE = "2580"


@dataclass(frozen=True)
class Kaart:
    """The row, and what is printed."""

    rij: Inlogkaart
    adres: str


def maak_kaart(bea: Lidmaatschap, lid: Lidmaatschap) -> Kaart:
    with met_lid(bea, schrijven=True):
        rij, code = kaart.maak(bea, lid)
    return Kaart(rij, f"/kaart/{lid.organisatie.slug}/{code}/")


def gebruik(client: Client, gegeven: Kaart, pincode: str = PINCODE) -> Client:
    """Scan it for the first time and choose the pincode: the client is in."""
    antwoord = client.post(gegeven.adres, {"pincode": pincode, "nog_een_keer": pincode})
    assert antwoord.status_code == 302, antwoord.content.decode()
    return client


def kaartrij(lid: Lidmaatschap) -> Inlogkaart:
    with met_lid(lid):
        return Inlogkaart.objects.filter(lid=lid).latest("gemaakt_op")
