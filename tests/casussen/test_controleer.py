"""What an attacker with the database in hand changes, after taking the triggers off, is found."""

import json
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import override_settings
from django.utils import timezone

from nietpluis.casussen.controle import controleer_casus
from nietpluis.casussen.models import Casus, EigenSignaal, Kenmerk, Nummering, Toegang, Vastlegging
from nietpluis.kluis import organisatiesleutels
from nietpluis.kluis.onveranderlijk import verwijder
from nietpluis.kluis.sleutels import open_sleutel, telling_id, vernietig
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from nietpluis.tellingen.models import Telling
from tests.casussen.casus import feit, geef, leg, neem


@pytest.fixture
def casus(fatima: Lidmaatschap, anna: Lidmaatschap) -> Casus:
    """A dossier of seven facts, with a client number and a tie, and its triggers taken off."""
    casus = neem(geef(fatima), anna).casus
    leg(casus, anna, feit(anna, "betrokkene", code="client", client="ja", kenmerk="12345"))
    verwijder(connection, Vastlegging._meta.db_table)
    return _vers(casus, anna)


def _vers(casus: Casus, lid: Lidmaatschap) -> Casus:
    with met_lid(lid):
        return Casus.objects.get(id=casus.id)


def gevonden(casus: Casus, lid: Lidmaatschap) -> list[str]:
    with met_lid(lid):
        return [
            f"{fout.soort}: {fout.tekst}"
            for fout in controleer_casus(Casus.objects.get(id=casus.id))
        ]


def rijen(casus: Casus) -> Any:
    return Vastlegging.objects.filter(casus=casus).order_by("volgnummer")


def keer_bit_om(rij: Any, veld: str) -> None:
    ruw = bytearray(getattr(rij, veld))
    ruw[len(ruw) // 2] ^= 1
    type(rij).objects.filter(pk=rij.pk).update(**{veld: bytes(ruw)})


def verwissel(casus: Casus) -> None:
    een, ander = list(rijen(casus)[1:3])
    vrij = Vastlegging.objects.filter
    vrij(pk=een.pk).update(volgnummer=99)
    vrij(pk=ander.pk).update(volgnummer=een.volgnummer)
    vrij(pk=een.pk).update(volgnummer=ander.volgnummer)


def knip_af(casus: Casus) -> None:
    """Cut the last row off and make the counts fit; only the label still knows better."""
    laatste = rijen(casus).last()
    vorige = rijen(casus).get(volgnummer=laatste.volgnummer - 1)
    laatste.delete()
    Casus.objects.filter(id=casus.id).update(aantal=vorige.volgnummer, kop=vorige.schakel)


def geef_toegang(casus: Casus) -> None:
    """Somebody with the database in hand lets himself in."""
    wie = Lidmaatschap.objects.get(gebruiker__roepnaam="Bea")
    Toegang.objects.create(
        organisatie_id=casus.organisatie_id, casus=casus, lid=wie, soort="toegewezen",
        vanaf=timezone.now(), loopt=True, uiterlijk=timezone.now(),
    )  # fmt: skip


def eigen_telling(casus: Casus) -> Any:
    return Telling.objects.filter(id=telling_id(open_sleutel(casus.organisatie_id, casus.id)))


AANVALLEN: dict[str, tuple[Callable[[Casus], Any], str]] = {
    "een bit in het zegel": (lambda c: keer_bit_om(rijen(c)[2], "zegel"), "Nummer 3: De inhoud is veranderd"),
    "een bit in de schakel": (lambda c: keer_bit_om(rijen(c)[2], "schakel"), "Nummer 3: De inhoud is veranderd"),
    "een rij uit het midden weg": (lambda c: rijen(c)[2].delete(), "Nummer 3: Deze vastlegging is weg"),
    "de laatste rij weg": (lambda c: rijen(c).last().delete(), "Deze vastlegging is weg"),
    "de staart eraf en de telling bij": (knip_af, "klopt niet met de feiten"),
    "alle rijen weg": (lambda c: rijen(c).delete(), "Nummer 1 t/m"),
    "twee rijen verwisseld": (verwissel, "Hier staat een andere vastlegging"),
    "een ander etiket": (lambda c: keer_bit_om(c, "etiket"), "etiket klopt niet"),
    "een andere status": (lambda c: Casus.objects.filter(id=c.id).update(status="gesloten"), "status klopt niet"),
    "geen gevaar meer": (lambda c: Casus.objects.filter(id=c.id).update(acuut=True), "acuut klopt niet"),
    "eerder te vernietigen": (
        lambda c: Casus.objects.filter(id=c.id).update(bewaren_tot="2020-01-01"),
        "bewaren_tot klopt niet",
    ),
    "iemand buitengesloten": (lambda c: Toegang.objects.filter(casus=c).delete(), "er mist iemand"),
    "zichzelf toegang gegeven": (geef_toegang, "er is iemand te veel"),
    "van de werklijst af": (lambda c: Toegang.objects.filter(casus=c).update(loopt=False), "plaats in de werklijst"),
    "een andere telling": (lambda c: eigen_telling(c).update(advies=True), "telling klopt niet"),
    "geen telling": (lambda c: eigen_telling(c).delete(), "telling klopt niet"),
    "een ander kenmerk": (lambda c: Kenmerk.objects.filter(casus=c).update(afdruk="0" * 64), "kenmerk klopt niet"),
    "een ander bericht": (lambda c: keer_bit_om(EigenSignaal.objects.get(dossier=c), "bericht"), "bericht klopt niet"),
    "het signaal van een ander": (
        lambda c: EigenSignaal.objects.filter(dossier=c).update(
            lid=Lidmaatschap.objects.get(gebruiker__roepnaam="Bea")
        ),
        "eigen signalen klopt niet",
    ),
    "een oude versie": (lambda c: Casus.objects.filter(id=c.id).update(vouwversie=0), "verouderd"),
    "geen sleutel": (lambda c: vernietig(c.id), "sleutel: Dit dossier is vernietigd"),
}  # fmt: skip


@pytest.mark.parametrize("aanval", AANVALLEN)
def test_each_attack_is_found(casus: Casus, anna: Lidmaatschap, aanval: str) -> None:
    assert gevonden(casus, anna) == []
    val_aan, teken = AANVALLEN[aanval]
    with met_lid(anna, schrijven=True):
        val_aan(casus)
    assert teken in "\n".join(gevonden(casus, anna))


def draai(*rest: str) -> tuple[str, int]:
    uit = StringIO()
    try:
        call_command("controleer", *rest, stdout=uit, stderr=StringIO())
    except SystemExit as einde:
        return uit.getvalue(), int(str(einde.code))
    return uit.getvalue(), 0


def test_the_command_says_that_all_is_well(fatima: Lidmaatschap) -> None:
    geef(fatima)
    assert draai() == ("1 casussen gecontroleerd. Alles klopt.\n", 0)


def test_the_command_names_what_is_wrong(casus: Casus, anna: Lidmaatschap) -> None:
    with met_lid(anna, schrijven=True):
        keer_bit_om(rijen(casus)[0], "zegel")
    tekst, code = draai("--organisatie", "de-linde", "--json")
    antwoord = json.loads(tekst)
    assert code == 1
    assert {b["soort"] for b in antwoord["bevindingen"]} == {"beveiliging", "keten"}
    assert {b["casus"] for b in antwoord["bevindingen"]} == {"", casus.kenmerk}


def test_another_organisation_is_left_alone(casus: Casus, chris: Lidmaatschap) -> None:
    tekst, _ = draai("--organisatie", "de-wegwijzer")
    assert tekst.endswith("0 casussen gecontroleerd. 1 bevindingen.\n")


def test_a_casus_that_is_gone_leaves_its_number(
    casus: Casus, fatima: Lidmaatschap, anna: Lidmaatschap
) -> None:
    geef(fatima)
    with met_lid(anna, schrijven=True):
        Toegang.objects.filter(casus=casus).delete()
        rijen(casus).delete()
        casus.delete()
    assert f"nummer {casus.nummer}: Deze casus is weg." in draai()[0]
    with met_lid(anna, schrijven=True):
        Nummering.objects.all().delete()
    assert f"nummer {casus.nummer}: Deze casus is weg." in draai()[0]


def test_a_wrong_master_key_is_found(fatima: Lidmaatschap) -> None:
    geef(fatima)
    organisatiesleutels.vergeet()
    with override_settings(HOOFDSLEUTEL=bytes(32)):
        tekst, code = draai()
    assert "Verkeerde hoofdsleutel" in tekst
    assert code == 1


def test_an_organisation_that_does_not_exist_is_said(db: None) -> None:
    with pytest.raises(CommandError, match="geen organisatie"):
        call_command("controleer", "--organisatie", "de-eik")
