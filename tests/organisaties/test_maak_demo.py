"""The demo: everyone of the cast, and safe to run twice."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from nietpluis.organisaties.demo import DEMO, demo_aanmeldingen, maak_demo
from nietpluis.organisaties.models import Gebruiker, Organisatie, Rol
from nietpluis.organisaties.ontvangers import ontvangers
from nietpluis.organisaties.toegang import met_lid, werkt_bij, zoek_lid
from tests.personages import WACHTWOORD


def test_twee_keer_maken_verdubbelt_niemand(db: None) -> None:
    maak_demo("eerste-wachtwoord-hier")
    maak_demo(WACHTWOORD)
    assert Organisatie.objects.count() == len(DEMO)
    assert Gebruiker.objects.count() == len(demo_aanmeldingen())
    for gebruiker in Gebruiker.objects.all():
        assert len(werkt_bij(gebruiker)) == 1
        assert gebruiker.check_password(WACHTWOORD)


def test_elke_organisatie_heeft_iemand_voor_een_signaal(db: None) -> None:
    maak_demo(WACHTWOORD)
    for demo in DEMO:
        wie = Gebruiker.objects.get(email=demo.mensen[-1].email(demo.slug))
        lid = zoek_lid(wie, demo.slug)
        with met_lid(lid):
            assert ontvangers(lid.organisatie, lid.team, timezone.localdate())


def test_in_een_praktijk_van_een_doet_een_persoon_alles(db: None) -> None:
    maak_demo(WACHTWOORD)
    yara = Gebruiker.objects.get(email="yara@huisartsenpraktijk-noord.example")
    assert zoek_lid(yara, "huisartsenpraktijk-noord").rolnamen == frozenset(Rol.values)


@pytest.mark.parametrize("aanmelding", demo_aanmeldingen(), ids=lambda rij: str(rij[2]))
def test_elk_adres_is_van_een_organisatie(aanmelding: tuple[str, str, str]) -> None:
    naam, rol, email = aanmelding
    assert naam.split()[0].lower() == email.split("@")[0]
    assert rol
    assert email.endswith(".example")


def test_wie_van_de_demo_is_kan_zich_aanmelden(client: Client, db: None) -> None:
    maak_demo(WACHTWOORD)
    assert client.login(email="fatima@de-linde.example", password=WACHTWOORD)
