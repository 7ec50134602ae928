"""The end of somebody's access, and who cannot be taken away."""

from __future__ import annotations

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from nietpluis.organisaties.models import Lidmaatschap, Rolvervulling
from nietpluis.organisaties.toegang import met_lid
from tests.organisaties.beheer_mensen import MENSEN, sporen, werk
from tests.personages import als


def test_de_laatste_beheerder_houdt_de_rol(client: Client, bea: Lidmaatschap) -> None:
    antwoord = als(client, bea).post(f"{MENSEN}{bea.id}/", werk(bea, rollen=["medewerker"]))
    assert "Dit is de enige beheerder." in antwoord.content.decode()
    assert client.get(MENSEN).status_code == 200


def test_de_laatste_beheerder_houdt_toegang(client: Client, bea: Lidmaatschap) -> None:
    adres = f"{MENSEN}{bea.id}/stoppen/"
    antwoord = als(client, bea).post(adres, {"per": timezone.localdate()})
    assert "Dit is de enige beheerder." in antwoord.content.decode()
    assert client.get(MENSEN).status_code == 200


def test_met_een_tweede_beheerder_mag_de_eerste_weg(
    client: Client, bea: Lidmaatschap, romy: Lidmaatschap
) -> None:
    with met_lid(bea, schrijven=True):
        Rolvervulling.objects.create(lid=romy, rol="beheerder")
    als(client, bea).post(f"{MENSEN}{bea.id}/stoppen/", {"per": timezone.localdate()})
    assert client.get(MENSEN).status_code == 302
    assert als(Client(), romy).get(MENSEN).status_code == 200


def test_stoppen_sluit_meteen_de_deur(
    client: Client, bea: Lidmaatschap, romy: Lidmaatschap
) -> None:
    van_romy = als(Client(), romy)
    assert van_romy.get("/o/de-linde/gegevens/").status_code == 200
    als(client, bea).post(f"{MENSEN}{romy.id}/stoppen/", {"per": timezone.localdate()})
    assert van_romy.get("/o/de-linde/gegevens/")["Location"].startswith("/aanmelden/")
    romy.gebruiker.refresh_from_db()
    assert als(Client(), romy).get("/o/de-linde/gegevens/").status_code == 404
    assert [wat for wat, _, _ in sporen(bea)] == ["beeindigd"]


def test_stoppen_kan_niet_in_het_verleden(
    client: Client, bea: Lidmaatschap, romy: Lidmaatschap
) -> None:
    gisteren = timezone.localdate() - timedelta(days=1)
    antwoord = als(client, bea).post(f"{MENSEN}{romy.id}/stoppen/", {"per": gisteren})
    assert "Kies vandaag of een latere dag." in antwoord.content.decode()
