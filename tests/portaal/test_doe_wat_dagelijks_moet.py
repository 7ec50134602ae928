"""The daily job: everything that is due, once a day per person, and nothing stops for what fails."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import override_settings
from django.utils import timezone

from nietpluis.casussen import concepten
from nietpluis.casussen.models import Concept
from nietpluis.casussen.signaleren import geef_signaal
from nietpluis.casussen.stempel import stempel
from nietpluis.kern.feiten.signalen import Signaal
from nietpluis.organisaties.models import Gebruiker, Lidmaatschap, Organisatie
from nietpluis.organisaties.toegang import in_organisatie, met_lid
from nietpluis.portaal import dagelijks
from nietpluis.portaal.dagelijks import Taak
from nietpluis.portaal.herinneren import herinner
from nietpluis.post.models import Poststuk
from nietpluis.post.uitgaand import VAN_NIEMAND, klaarzetten
from tests.post.mailserver import op_poort

MAANDAG = datetime(2026, 11, 23, 5, tzinfo=UTC)  # six in the morning


@pytest.fixture
def mailserver() -> Iterator[None]:
    with override_settings(MAIL_SERVER="mail.example"):
        yield


@pytest.fixture
def geef(fatima: Lidmaatschap) -> Callable[[datetime], None]:
    """Fatima gives a signal at that moment; everybody has worked here for years."""
    with met_lid(fatima, schrijven=True):
        Lidmaatschap.objects.update(actief_van="2020-01-01")

    def doe(moment: datetime) -> None:
        with met_lid(fatima, schrijven=True):
            signaal = Signaal(
                **stempel(fatima, moment), over_wie="mevrouw K.", zag_of_hoorde="Een blauwe plek."
            )
            geef_signaal(fatima, uuid4(), signaal)

    return doe


def herinnerd(organisatie: Organisatie, nu: datetime) -> list[str]:
    """Who is reminded at this moment; everything else is as it was afterwards."""
    with in_organisatie(organisatie.id, schrijven=True):
        herinner(organisatie, nu)
        wie = {
            str(lid.id): str(lid.gebruiker.roepnaam)
            for lid in Lidmaatschap.objects.get_queryset().select_related("gebruiker")
        }
        herinneringen = Poststuk.objects.filter(eenmaal__startswith="klaar:")
        sleutels = herinneringen.values_list("eenmaal", flat=True)
        namen = sorted(wie[sleutel.split(":")[1]] for sleutel in sleutels)
        Poststuk.objects.get_queryset().delete()
    return namen


def stukken(organisatie: Organisatie) -> int:
    with in_organisatie(organisatie.id):
        return Poststuk.objects.count()


def test_oude_concepten_gaan_en_jonge_blijven(
    fatima: Lidmaatschap, anna: Lidmaatschap, capsys: pytest.CaptureFixture[str]
) -> None:
    for lid, dagen in ((fatima, 15), (anna, 13)):
        with met_lid(lid, schrijven=True):
            concept = concepten.bewaar(lid, "signaal", {"zag_of_hoorde": "x"})
            Concept.objects.filter(id=concept.id).update(
                gewijzigd_op=timezone.now() - timedelta(days=dagen)
            )
    for verwacht in (1, 0):
        call_command("dagelijks")
        assert f"de-linde: oude concepten vergeten: {verwacht}" in capsys.readouterr().out
    with met_lid(anna):
        assert list(Concept.objects.values_list("lid", flat=True)) == [anna.id]


@pytest.mark.usefixtures("mailserver")
def test_wie_vandaag_iets_moet_krijgt_een_mail_zonder_een_woord_erover(
    de_linde: Organisatie, geef: Callable[[datetime], None]
) -> None:
    geef(timezone.now() - timedelta(days=5))
    call_command("dagelijks", "--datum", "2030-01-07")
    assert sorted(bericht.to[0] for bericht in mail.outbox) == [
        "anna@de-linde.example",
        "bram@de-linde.example",
        "linda@de-linde.example",
    ]
    for bericht in mail.outbox:
        assert bericht.subject == "Er staat iets voor u klaar"
        assert "/o/de-linde/\n" in bericht.body
        assert "mevrouw" not in bericht.body


def test_eerst_wie_het_kreeg_dan_de_waarnemer_dan_de_leidinggevende(
    de_linde: Organisatie, geef: Callable[[datetime], None]
) -> None:
    geef(MAANDAG + timedelta(hours=5))
    dagen = [MAANDAG + timedelta(days=dag) for dag in range(5)]
    assert [herinnerd(de_linde, dag) for dag in dagen] == [
        [],
        ["Anna"],  # read within one working day: today before five
        ["Anna", "Bram"],
        ["Anna", "Bram", "Linda"],
        ["Anna", "Bram", "Linda"],
    ]


def test_in_het_weekend_krijgt_niemand_mail(
    de_linde: Organisatie, geef: Callable[[datetime], None]
) -> None:
    geef(MAANDAG)
    zaterdag = MAANDAG + timedelta(days=5)
    assert herinnerd(de_linde, zaterdag) == []


@pytest.mark.usefixtures("mailserver")
def test_twee_keer_draaien_mailt_een_keer_en_morgen_weer(
    de_linde: Organisatie, geef: Callable[[datetime], None]
) -> None:
    geef(MAANDAG - timedelta(days=7))
    for dag, aantal in (("2026-11-23", 3), ("2026-11-23", 3), ("2026-11-24", 6)):
        call_command("dagelijks", "--datum", dag)
        assert (stukken(de_linde), len(mail.outbox)) == (aantal, aantal)


def test_wie_weg_is_of_geen_adres_heeft_krijgt_niets(
    de_linde: Organisatie, anna: Lidmaatschap, linda: Lidmaatschap, geef: Callable[[datetime], None]
) -> None:
    geef(MAANDAG - timedelta(days=7))
    Gebruiker.objects.filter(id=linda.gebruiker_id).update(email=None)
    with met_lid(anna, schrijven=True):
        Lidmaatschap.objects.filter(id=anna.id).update(actief_tot="2026-11-20")
    assert herinnerd(de_linde, MAANDAG) == ["Bram"]


@pytest.mark.usefixtures("mailserver")
def test_wat_misgaat_houdt_de_rest_niet_op(
    de_linde: Organisatie,
    de_wegwijzer: Organisatie,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    gedaan: list[str] = []

    def valt_om(organisatie: Organisatie, _nu: datetime) -> int:
        klaarzetten("x@y.nl", "klaar", organisatie_id=organisatie.id, pad="/")
        if organisatie == de_linde:
            raise ValueError("een naam die niet in het logboek mag")
        return 1

    def gaat_goed(organisatie: Organisatie, _nu: datetime) -> str:
        gedaan.append(organisatie.slug)
        return "goed"

    monkeypatch.setattr(dagelijks, "TAKEN", (Taak("a", valt_om), Taak("b", gaat_goed)))
    monkeypatch.setattr(dagelijks, "SITETAKEN", ())
    with pytest.raises(CommandError, match="1 taken gingen mis"):
        call_command("dagelijks", "--json")
    assert gedaan == ["de-linde", "de-wegwijzer"]
    uit = json.loads(capsys.readouterr().out)
    assert [(rij["organisatie"], rij["taak"], rij["fout"]) for rij in uit] == [
        ("de-linde", "a", "ValueError"),
        ("de-linde", "b", ""),
        ("de-wegwijzer", "a", ""),
        ("de-wegwijzer", "b", ""),
    ]
    assert (stukken(de_linde), stukken(de_wegwijzer)) == (
        0,
        1,
    )  # what failed left nothing half done


@pytest.mark.usefixtures("de_linde")
def test_een_mailserver_die_weg_is_wordt_gemeld_na_al_het_andere(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with socket.socket() as dicht:
        dicht.bind(("127.0.0.1", 0))
        with op_poort(dicht.getsockname()[1]), in_organisatie(VAN_NIEMAND, schrijven=True):
            klaarzetten("x@y.nl", "klaar", organisatie_id=VAN_NIEMAND, pad="/")
        with op_poort(dicht.getsockname()[1]), pytest.raises(CommandError):
            call_command("dagelijks")
    assert "hele site: mail: MIS (MailserverWeg)" in capsys.readouterr().out


def test_oude_post_gaat_weg(de_linde: Organisatie) -> None:
    for organisatie in (de_linde.id, VAN_NIEMAND):
        with in_organisatie(organisatie, schrijven=True):
            klaarzetten("x@y.nl", "klaar", organisatie_id=organisatie, pad="/")
            oud = timezone.now() - timedelta(days=31)
            Poststuk.objects.get_queryset().update(gemaakt_op=oud)
    call_command("dagelijks")
    assert stukken(de_linde) == 0
    with in_organisatie(VAN_NIEMAND):
        assert Poststuk.objects.count() == 0


@pytest.mark.parametrize("dag", ["gisteren", "2026-13-01"])
def test_een_dag_die_niet_bestaat(dag: str) -> None:
    with pytest.raises(CommandError):
        call_command("dagelijks", "--datum", dag)


def test_elke_taak_heeft_een_eigen_naam() -> None:
    namen = [taak.naam for taak in dagelijks.TAKEN]
    namen += [taak.naam for taak in dagelijks.SITETAKEN]
    assert len(namen) == len(set(namen))
