"""Who may begin an organisation: by the setting, with a link of the server, and on an empty site."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from django.db import connections
from django.test import Client, override_settings

from nietpluis.config import eerste_start, omgeving
from nietpluis.organisaties import inschrijven
from nietpluis.organisaties.models import Gebruiker, Inschrijving, Organisatie
from tests.organisaties.test_begin_zelf import KEUZE, SCHOOL, link_uit_mail

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("stand", ["uitnodiging", "nee"])
def test_wie_niet_mag_ziet_dat(client: Client, stand: str) -> None:
    with override_settings(BEGINNEN=stand):
        for antwoord in (client.get("/begin/"), client.post("/begin/", SCHOOL)):
            assert "met een uitnodiging" in antwoord.content.decode()
    assert not Inschrijving.objects.exists()
    assert "Begin met uw meldcode" not in client.get("/aanmelden/").content.decode()


def test_met_een_uitnodiging_van_de_server(
    client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("organisatie_nieuw", uitnodiging="Bo@esdoorn.example")
    adres = capsys.readouterr().out.split()[-1].removeprefix("http://127.0.0.1:8000")
    pagina = client.get(adres)
    assert "bo@esdoorn.example" in pagina.content.decode()
    assert "email" not in pagina.context["form"].fields
    assert client.post(adres, SCHOOL | {"email": "ander@esdoorn.example"})["Location"] == adres
    client.post(adres + "?verander=ja", SCHOOL | {"organisatie": "De Berk"})
    assert "De Berk" in client.get(adres).content.decode()
    client.post(adres, KEUZE)
    assert Gebruiker.objects.get().email == "bo@esdoorn.example"
    assert Organisatie.objects.get().naam == "De Berk"


@override_settings(MAIL_SERVER="mail.example")
def test_met_een_mailserver_gaat_de_uitnodiging_per_mail(
    capsys: pytest.CaptureFixture[str],
) -> None:
    call_command("organisatie_nieuw", uitnodiging="bo@esdoorn.example")
    assert "/begin/" not in capsys.readouterr().out
    assert link_uit_mail().startswith("/begin/")


@pytest.mark.parametrize("deel", [["De Esdoorn"], ["De Esdoorn", "de-esdoorn", "ggz"], []])
def test_half_een_organisatie_wordt_geweigerd(deel: list[str]) -> None:
    with pytest.raises(CommandError, match="Geef naam"):
        call_command("organisatie_nieuw", *deel)


def test_een_uitnodiging_en_een_organisatie_samen_kan_niet() -> None:
    with pytest.raises(CommandError, match="Laat de rest weg"):
        call_command("organisatie_nieuw", "De Esdoorn", uitnodiging="bo@esdoorn.example")
    with override_settings(BEGINNEN="nee"), pytest.raises(CommandError, match="staat uit"):
        call_command("organisatie_nieuw", uitnodiging="bo@esdoorn.example")


def test_een_lege_site_begint_met_de_link_van_de_start(
    client: Client, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "close_all", lambda: None)
    voordeur = client.get("/").content.decode()
    assert "Hier is nog geen organisatie" in voordeur
    assert inschrijven.eerste_token() not in voordeur
    eerste_start.zeg_hoe_te_beginnen()
    adres = capsys.readouterr().err.split()[-1].removeprefix("http://127.0.0.1:8000")
    assert client.post(adres, {}).status_code == 422
    samen = [client.post(adres, SCHOOL)["Location"] for _ in range(2)]
    assert client.post(samen[0], KEUZE).status_code == 302
    # Once there is one, the link and what was begun with it are dead.
    assert [Client().get(pad).status_code for pad in (adres, samen[1])] == [410, 410]
    assert Client().get("/")["Location"] == "/aanmelden/?next=/"
    eerste_start.zeg_hoe_te_beginnen()
    assert capsys.readouterr().err == ""


@override_settings(BEGINNEN="nee")
def test_een_lege_site_waar_niemand_mag_beginnen(
    client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    eerste_start.zeg_hoe_te_beginnen()
    assert capsys.readouterr().err == ""
    assert "organisatie_nieuw --help" in client.get("/").content.decode()
    assert client.get(inschrijven.pad(inschrijven.eerste_token())).status_code == 410


@pytest.mark.parametrize(
    ("wie", "mailserver", "past"),
    [
        ("", "", True),
        ("open", "mail.example", True),
        ("nee", "", True),
        ("open", "", False),
        ("ja", "", False),
    ],
)
def test_wie_mag_beginnen_komt_uit_de_omgeving(
    monkeypatch: pytest.MonkeyPatch, wie: str, mailserver: str, past: bool
) -> None:
    monkeypatch.setenv("NIETPLUIS_MAIL_SERVER", mailserver)
    if wie:
        monkeypatch.setenv("NIETPLUIS_BEGINNEN", wie)
    else:
        monkeypatch.delenv("NIETPLUIS_BEGINNEN", raising=False)
    if past:
        assert omgeving.beginnen(True) == (wie or "uitnodiging")
    else:
        with pytest.raises(SystemExit, match="NIETPLUIS_BEGINNEN"):
            omgeving.beginnen(True)
