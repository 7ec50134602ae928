"""Signing in: with address and password, to the one organisation or to the choice."""

from __future__ import annotations

import pytest
from django.core import mail
from django.test import Client, override_settings
from django.urls import reverse

from nietpluis.organisaties.models import Gebruiker, Lidmaatschap, Organisatie
from nietpluis.organisaties.toegang import in_organisatie
from nietpluis.portaal.postronde import ronde
from tests.personages import WACHTWOORD, als


def meld_aan(client: Client, email: str, wachtwoord: str = WACHTWOORD) -> str:
    """Try to sign in; returns the page that was given."""
    gegevens = {"login": email, "password": wachtwoord}
    return client.post(reverse("account_login"), gegevens).content.decode()


def is_aangemeld(client: Client) -> bool:
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("email", ["anna@de-linde.example", " Anna@De-Linde.example "])
def test_met_adres_en_wachtwoord(client: Client, anna: Lidmaatschap, email: str) -> None:
    meld_aan(client, email)
    assert is_aangemeld(client)


def test_een_verkeerd_wachtwoord_en_een_vreemd_adres_zijn_gelijk(
    client: Client, anna: Lidmaatschap
) -> None:
    bekend = meld_aan(client, "anna@de-linde.example", "mis-mis-mis-mis")
    vreemd = meld_aan(client, "niemand@de-linde.example", "mis-mis-mis-mis")
    melding = "Dit e-mailadres en wachtwoord horen niet bij elkaar."
    assert melding in bekend
    assert melding in vreemd
    assert not is_aangemeld(client)


def test_wie_niet_meer_actief_is_komt_er_niet_in(client: Client, anna: Lidmaatschap) -> None:
    Gebruiker.objects.filter(id=anna.gebruiker_id).update(is_active=False)
    meld_aan(client, "anna@de-linde.example")
    assert not is_aangemeld(client)


def test_te_vaak_proberen_sluit_een_account_en_geen_ander(
    client: Client, anna: Lidmaatschap, bram: Lidmaatschap
) -> None:
    for _ in range(10):
        meld_aan(client, "anna@de-linde.example", "mis-mis-mis-mis")
    assert "te vaak" in meld_aan(client, "anna@de-linde.example")
    assert not is_aangemeld(client)
    meld_aan(client, "bram@de-linde.example")
    assert is_aangemeld(client)


def test_na_aanmelden_naar_de_ene_organisatie(client: Client, anna: Lidmaatschap) -> None:
    antwoord = als(client, anna).get(reverse("verder"))
    assert antwoord["Location"] == "/o/de-linde/"


def test_wie_ergens_anders_ook_werkt_kiest(
    client: Client, anna: Lidmaatschap, de_wegwijzer: Organisatie
) -> None:
    with in_organisatie(de_wegwijzer.id, schrijven=True):
        Lidmaatschap.objects.create(
            gebruiker=anna.gebruiker, organisatie=de_wegwijzer, functie="adviseur"
        )
    antwoord = als(client, anna).get(reverse("verder"), follow=True)
    pagina = antwoord.content.decode()
    assert antwoord.redirect_chain[-1][0] == reverse("organisaties")
    assert "/o/de-linde/" in pagina
    assert "/o/de-wegwijzer/" in pagina
    gegevens = client.get(reverse("gegevens", args=["de-linde"])).content.decode()
    assert "Meer organisaties" in gegevens


def test_wie_nergens_werkt_leest_wat_te_doen(client: Client, ida: Gebruiker) -> None:
    pagina = als(client, ida).get(reverse("verder"), follow=True).content.decode()
    assert "U hoort nog bij geen organisatie" in pagina


def test_niemand_maakt_zelf_een_account(client: Client, db: None) -> None:
    gegevens = {"email": "nieuw@de-linde.example", "password1": WACHTWOORD}
    antwoord = client.post(reverse("account_signup"), gegevens)
    assert "Geen account?" in antwoord.content.decode()
    assert not Gebruiker.objects.exists()


@override_settings(MAIL_SERVER="mail.example")
def test_wachtwoord_vergeten_zegt_niet_wie_er_bekend_is(client: Client, anna: Lidmaatschap) -> None:
    for email in ("anna@de-linde.example", "niemand@de-linde.example"):
        antwoord = client.post(reverse("account_reset_password"), {"email": email})
        assert antwoord["Location"] == reverse("account_reset_password_done")
        assert mail.outbox == []  # sending it here would take longer than sending nothing
    ronde()
    (bericht,) = mail.outbox
    assert bericht.to == ["anna@de-linde.example"]
    assert bericht.subject == "Er staat iets voor u klaar"
    assert "De Linde" not in bericht.body


@override_settings(MAIL_SERVER="mail.example")
def test_met_de_link_uit_de_mail_komt_er_een_nieuw_wachtwoord(
    client: Client, anna: Lidmaatschap
) -> None:
    client.post(reverse("account_reset_password"), {"email": "anna@de-linde.example"})
    ronde()
    link = next(woord for woord in mail.outbox[0].body.split() if "/vergeten/" in woord)
    pagina = client.get(link, follow=True)
    nieuw = "vier-blauwe-paarden-zwemmen"
    client.post(pagina.request["PATH_INFO"], {"password1": nieuw, "password2": nieuw})
    meld_aan(client, "anna@de-linde.example", nieuw)
    assert is_aangemeld(client)


@pytest.mark.parametrize(
    "naam",
    [
        "account_login",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key_done",
        "account_inactive",
        "account_signup",
    ],
)
def test_elke_pagina_zonder_aanmelden_is_in_onze_woorden(
    client: Client, db: None, naam: str
) -> None:
    pagina = client.get(reverse(naam)).content.decode()
    assert "nietpluis-main" in pagina
    assert "Sign" not in pagina


@pytest.mark.parametrize("naam", ["account_logout", "account_change_password"])
def test_elke_pagina_na_aanmelden_is_in_onze_woorden(
    client: Client, anna: Lidmaatschap, naam: str
) -> None:
    pagina = als(client, anna).get(reverse(naam)).content.decode()
    assert "nietpluis-main" in pagina
    assert "Password" not in pagina


def test_het_wachtwoord_veranderen(client: Client, anna: Lidmaatschap) -> None:
    nieuw = "vier-blauwe-paarden-zwemmen"
    gegevens = {"oldpassword": WACHTWOORD, "password1": nieuw, "password2": nieuw}
    als(client, anna).post(reverse("account_change_password"), gegevens)
    anna.gebruiker.refresh_from_db()
    assert anna.gebruiker.check_password(nieuw)
