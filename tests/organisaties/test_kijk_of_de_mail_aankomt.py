"""The beheerder sees which addresses mail could not reach, and why; never what it was about."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client, override_settings
from django.utils import timezone

from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from nietpluis.post.models import Poststuk
from nietpluis.post.uitgaand import klaarzetten
from tests.personages import als

ADRES = "/o/de-linde/mensen/mail/"
met_mailserver = override_settings(MAIL_SERVER="mail.example")


def zet_klaar(lid: Lidmaatschap, **velden: str) -> None:
    with met_lid(lid, schrijven=True):
        org = lid.organisatie_id
        stuk = klaarzetten("sam@x.example", "klaar", organisatie_id=org, pad="/o/de-linde/")
        Poststuk.objects.filter(id=stuk.id).update(**velden)


def lees(client: Client, bea: Lidmaatschap) -> str:
    return als(client, bea).get(ADRES).content.decode()


@met_mailserver
def test_alles_kwam_aan(client: Client, bea: Lidmaatschap) -> None:
    zet_klaar(bea, status="verstuurd")
    pagina = lees(client, bea)
    assert "Er wacht geen mail." in pagina
    assert "sam@x.example" not in pagina


@met_mailserver
def test_een_adres_dat_niet_bestaat_staat_er_met_de_reden(
    client: Client, bea: Lidmaatschap
) -> None:
    zet_klaar(bea, status="mislukt", fout="adres_geweigerd")
    pagina = lees(client, bea)
    assert "sam@x.example" in pagina
    assert "Dit adres bestaat niet, of neemt geen mail aan." in pagina


@met_mailserver
def test_opnieuw_proberen(client: Client, bea: Lidmaatschap) -> None:
    zet_klaar(bea, status="mislukt", fout="adres_geweigerd")
    assert "1 keer proberen" in als(client, bea).post(ADRES, follow=True).content.decode()
    with met_lid(bea):
        assert Poststuk.objects.wachtend(timezone.now() + timedelta(seconds=1)).count() == 1


@met_mailserver
@pytest.mark.parametrize(
    ("fout", "zin"),
    [
        ("", "Zoveel mail wacht nu: 1. Die gaat vanzelf weg."),
        ("geen_verbinding", "De mailserver was niet te bereiken."),
        ("nog_onbekend", "Het ging niet."),
    ],
)
def test_wat_wacht_zegt_waarom(client: Client, bea: Lidmaatschap, fout: str, zin: str) -> None:
    zet_klaar(bea, fout=fout)
    assert zin in lees(client, bea)


@met_mailserver
def test_een_ander_geheim_van_de_site_breekt_de_pagina_niet(
    client: Client, bea: Lidmaatschap
) -> None:
    zet_klaar(bea, status="mislukt", fout="niet_te_lezen")
    with met_lid(bea, schrijven=True):
        Poststuk.objects.get_queryset().update(zegel=b"\x01onzin")
    assert "Onbekend" in lees(client, bea)


def test_zonder_mailserver_staat_dat_er(client: Client, bea: Lidmaatschap) -> None:
    zet_klaar(bea)
    pagina = lees(client, bea)
    assert "Er is geen mailserver" in pagina
    assert "Probeer het opnieuw" not in pagina


@met_mailserver
def test_een_ander_zijn_mail_is_er_niet(
    client: Client, bea: Lidmaatschap, chris: Lidmaatschap
) -> None:
    zet_klaar(chris, status="mislukt", fout="adres_geweigerd")
    assert "sam@x.example" not in lees(client, bea)
    als(client, bea).post(ADRES)
    with met_lid(chris):
        assert Poststuk.objects.get_queryset().get().status == "mislukt"
