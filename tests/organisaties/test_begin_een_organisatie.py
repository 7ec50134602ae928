"""`nietpluis organisatie_nieuw`: both or nothing, and the first beheerder chooses a password."""

from __future__ import annotations

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client, override_settings

from nietpluis.organisaties.models import Beheerhandeling, Lidmaatschap, Organisatie, Uitnodiging
from nietpluis.organisaties.toegang import in_organisatie
from nietpluis.portaal.postronde import ronde
from tests.personages import WACHTWOORD

ESDOORN = ("De Esdoorn", "de-esdoorn", "ggz", "Bo@esdoorn.example")


def maak(*opties: str) -> None:
    call_command("organisatie_nieuw", *ESDOORN, *opties)


@pytest.mark.django_db
def test_de_eerste_beheerder_kiest_een_wachtwoord_en_hoort_erbij(
    capsys: pytest.CaptureFixture[str],
) -> None:
    maak("--beheerder", "Bo Bakker", "--telefoon", "088 000 03 00")
    link = capsys.readouterr().out.split()[-1].removeprefix("http://127.0.0.1:8000")
    keuze = {"wachtwoord": WACHTWOORD, "nog_een_keer": WACHTWOORD}
    assert "Welkom, Bo Bakker" in Client().get(link).content.decode()
    assert Client().post(link, keuze).status_code == 302
    organisatie = Organisatie.objects.get(slug="de-esdoorn")
    with in_organisatie(organisatie.id):
        bo = Lidmaatschap.objects.get()
        assert (bo.naam, bo.rolnamen) == ("Bo Bakker", frozenset({"beheerder"}))
        spoor = Beheerhandeling.objects.get_queryset().get()
        assert (spoor.wie, spoor.over, spoor.wat) == (bo, bo, "toegevoegd")
    assert (organisatie.sector, organisatie.telefoon) == ("ggz", "088 000 03 00")


@pytest.mark.django_db
@override_settings(MAIL_SERVER="mail.example")
def test_met_een_mailserver_gaat_de_link_alleen_naar_de_beheerder(
    capsys: pytest.CaptureFixture[str],
) -> None:
    maak()
    assert "/welkom/" not in capsys.readouterr().out
    ronde()
    assert mail.outbox[0].to == ["bo@esdoorn.example"]


@pytest.mark.django_db
@override_settings(MAIL_SERVER="mail.example")
def test_op_verzoek_staat_de_link_er_toch(capsys: pytest.CaptureFixture[str]) -> None:
    maak("--toon-link", "--eenpersoons")
    assert "/welkom/" in capsys.readouterr().out
    with in_organisatie(Organisatie.objects.get().id):
        assert len(Uitnodiging.objects.get().rollen) == 6


@pytest.mark.django_db
def test_een_adres_dat_er_al_is_wordt_geweigerd() -> None:
    maak()
    with pytest.raises(CommandError, match="Er is al een organisatie"):
        maak()
    assert Organisatie.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("plaats", "waarde"),
    [(0, " "), (0, "x" * 121), (1, "De Esdoorn"), (1, "a--b"), (2, "bakkerij"), (3, "bo")],
)
def test_wat_niet_kan_wordt_geweigerd(plaats: int, waarde: str) -> None:
    deel = [*ESDOORN]
    deel[plaats] = waarde
    with pytest.raises(CommandError):
        call_command("organisatie_nieuw", *deel)
    assert not Organisatie.objects.exists()
