"""`nietpluis post`: once, or staying; clear when there is no mail server, and not ended by a database that blinks."""

from __future__ import annotations

import socket
import time
from typing import Any

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.test import override_settings

from nietpluis.organisaties.models import Organisatie
from nietpluis.organisaties.toegang import in_organisatie
from nietpluis.portaal.management.commands import post
from nietpluis.post.uitgaand import VAN_NIEMAND, klaarzetten
from nietpluis.post.versturen import Uitslag
from tests.post.mailserver import op_poort

met_mailserver = override_settings(MAIL_SERVER="mail.example")


class Klaar(Exception):
    """The end of a command that stays."""


def zet_klaar(*organisaties: Organisatie) -> None:
    for id_ in (*(organisatie.id for organisatie in organisaties), VAN_NIEMAND):
        with in_organisatie(id_, schrijven=True):
            klaarzetten(f"{id_}@x.example", "klaar", organisatie_id=id_, pad="/")


@met_mailserver
def test_de_post_van_elke_organisatie_gaat_weg_en_die_van_niemand_eerst(
    de_linde: Organisatie, de_wegwijzer: Organisatie, capsys: pytest.CaptureFixture[str]
) -> None:
    zet_klaar(de_linde, de_wegwijzer)
    call_command("post")
    assert "3 verstuurd, 0 later nog eens, 0 mislukt." in capsys.readouterr().out
    assert mail.outbox[0].to == [f"{VAN_NIEMAND}@x.example"]


def test_zonder_mailserver_zegt_de_opdracht_dat() -> None:
    with pytest.raises(CommandError, match="NIETPLUIS_MAIL_SERVER"):
        call_command("post")


def test_een_mailserver_die_weg_is_eindigt_met_een_fout(de_linde: Organisatie) -> None:
    with socket.socket() as dicht:
        dicht.bind(("127.0.0.1", 0))
        with op_poort(dicht.getsockname()[1]):
            zet_klaar(de_linde)
            with pytest.raises(CommandError, match="De mail blijft klaarstaan"):
                call_command("post")


@met_mailserver
@pytest.mark.django_db
def test_wie_blijft_kijkt_weer_ook_na_een_storing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rondes: list[Any] = [Uitslag(verstuurd=2), OperationalError("een adres"), Uitslag(), Klaar()]
    gewacht: list[int] = []

    def ronde() -> Uitslag:
        uit = rondes.pop(0)
        if isinstance(uit, Exception):
            raise uit
        assert isinstance(uit, Uitslag)
        return uit

    monkeypatch.setattr(post, "ronde", ronde)
    monkeypatch.setattr("django.db.connections.close_all", lambda: None)
    monkeypatch.setattr(time, "sleep", gewacht.append)
    with pytest.raises(Klaar):
        call_command("post", "--blijf", "--elke", "7")
    gezien = capsys.readouterr()
    assert gezien.out.splitlines() == ["2 verstuurd, 0 later nog eens, 0 mislukt."]
    assert "De database antwoordt niet." in gezien.err
    assert "een adres" not in gezien.err
    assert gewacht == [7, 7, 7]


@met_mailserver
@pytest.mark.parametrize("elke", ["0", "-1", "vaak"])
def test_hoe_vaak_is_een_heel_getal(elke: str) -> None:
    with pytest.raises(CommandError):
        call_command("post", "--blijf", "--elke", elke)
