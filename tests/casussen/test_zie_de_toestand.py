"""The beheerder sees whether the system is in order, and what to do where it is not."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from nietpluis.casussen import nachtwerk, toestand
from nietpluis.casussen.models import Ankering, Controleverslag, Nummering
from nietpluis.casussen.toestand import Stand, Toestandsregel
from nietpluis.kluis import organisatiesleutels, sleutels, sleutelstand
from nietpluis.kluis.models import Organisatiesleutel
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import in_organisatie
from nietpluis.post.models import Poststuk
from nietpluis.reservekopie.models import Reservekopie
from tests.casussen.casus import geef
from tests.personages import als

PAGINA = "/o/de-linde/toestand/"


def regels(lid: Lidmaatschap, nu: datetime | None = None) -> dict[str, Toestandsregel]:
    with in_organisatie(lid.organisatie_id):
        alle = toestand.toestand(lid.organisatie, nu or timezone.now())
    return {regel.titel: regel for regel in alle}


def verslag(lid: Lidmaatschap, *bevindingen: dict[str, Any], dagen: int = 0) -> None:
    with in_organisatie(lid.organisatie_id, schrijven=True):
        Controleverslag.objects.create(
            organisatie=lid.organisatie, begonnen_op=timezone.now() - timedelta(days=dagen),
            duur=3, casussen=7, feiten=40, bevindingen=list(bevindingen),
        )  # fmt: skip


def kopie(wat: str, dagen: int = 0) -> None:
    Reservekopie.objects.create(
        wat=wat, gemaakt_op=timezone.now() - timedelta(days=dagen), grootte=1, duur=1, bestand="x"
    )


def test_a_copy_counts_when_it_is_whole_and_recent(bea: Lidmaatschap) -> None:
    kopie("gegevens")
    assert "nog geen hele kopie" in regels(bea)["De reservekopie"].tekst
    kopie("sleutels", dagen=4)
    assert "te lang geleden" in regels(bea)["De reservekopie"].tekst
    kopie("sleutels")
    assert regels(bea)["De reservekopie"].stand is Stand.GOED


def test_at_the_start_everything_asks_for_a_look(client: Client, bea: Lidmaatschap) -> None:
    pagina = als(client, bea).get(PAGINA).content.decode()
    assert "Er is nog geen controle geweest" in pagina
    assert "Niemand heeft nog laten zien dat het herstelblad werkt" in pagina
    assert pagina.count("Kijk hiernaar") == 5
    assert "Er is geen mailserver" in pagina


def test_after_a_night_all_is_well(
    client: Client, bea: Lidmaatschap, fatima: Lidmaatschap, settings: Any, tmp_path: Path
) -> None:
    geef(fatima)
    settings.ANKERMAP, settings.MAIL_SERVER = str(tmp_path), "mail.example"
    assert nachtwerk.controleer(timezone.now()) == "1 casussen, alles klopt"
    assert nachtwerk.leg_anker(timezone.now()).startswith("anker 1 ")
    sleutelstand.bevestig_herstelblad("Bea Beheer")
    kopie("gegevens")
    kopie("sleutels")
    pagina = als(client, bea).get(PAGINA).content.decode()
    assert "Kijk hiernaar" not in pagina
    assert pagina.count("In orde") == 6
    assert "zijn 1 casussen nagekeken" in pagina


def test_what_is_wrong_is_said_in_words(bea: Lidmaatschap) -> None:
    verslag(
        bea,
        {"soort": "keten", "aantal": 2, "waar": ["K 3"]},
        {"soort": "nieuw", "aantal": 1, "waar": []},
    )
    regel = regels(bea)["De nachtelijke controle"]
    assert regel.stand is Stand.FOUT
    assert regel.punten == (
        "Er is een vastlegging veranderd of weg. (2 keer) Het gaat om K 3.",
        "Er is iets anders dan het hoort.",
    )
    assert "Bel vandaag" in regel.doe


def test_a_control_of_long_ago_is_no_control(bea: Lidmaatschap) -> None:
    verslag(bea, dagen=4)
    Ankering.objects.create(reeks=1, gemaakt_op=timezone.now() - timedelta(days=4), afdruk="0" * 64)
    gezien = regels(bea)
    assert "te lang geleden" in gezien["De nachtelijke controle"].tekst
    assert "te lang geleden" in gezien["Bewijs op een andere plek"].tekst


def test_a_change_of_keys_that_is_not_finished_is_said(
    bea: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    assert "nog geen sleutel" in regels(bea)["De sleutels"].tekst
    geef(fatima)
    assert regels(bea)["De sleutels"].stand is Stand.GOED
    sleutels.nieuwe_versie(bea.organisatie_id)
    assert "nog niet af" in regels(bea)["De sleutels"].tekst
    Organisatiesleutel.objects.filter(versie=2).delete()
    over_drie_jaar = timezone.now() + timedelta(days=3 * 365)
    assert "meer dan twee jaar" in regels(bea, over_drie_jaar)["De sleutels"].tekst


@pytest.mark.parametrize(
    ("status", "tekst"),
    [("wacht", "Er wacht mail: 1."), ("mislukt", "Er is mail die niet aankwam: 1.")],
)
def test_mail_that_does_not_go_is_said(bea: Lidmaatschap, status: str, tekst: str) -> None:
    with in_organisatie(bea.organisatie_id, schrijven=True):
        Poststuk.objects.create(
            organisatie_id=bea.organisatie_id, soort="proef", status=status, fout="geen_verbinding",
            zegel=b"", volgende_poging_op=timezone.now(),
        )  # fmt: skip
    regel = regels(bea)["De mail"]
    assert regel.tekst.startswith(tekst)
    assert regel.stand is Stand.AANDACHT


def test_each_stand_has_words_a_colour_and_a_sign() -> None:
    assert len({(stand.woord, stand.soort, stand.icoon) for stand in Stand}) == 3


def test_the_number_of_queries_does_not_grow(
    bea: Lidmaatschap, fatima: Lidmaatschap, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(3):
        geef(fatima)
        verslag(bea)
    with django_assert_max_num_queries(12), in_organisatie(bea.organisatie_id):
        toestand.toestand(bea.organisatie, timezone.now())


def test_a_night_without_a_place_for_anchors_says_so(db: None) -> None:
    assert nachtwerk.leg_anker(timezone.now()) == "geen plek ingesteld"


def test_a_night_that_finds_something_fails_loudly(
    bea: Lidmaatschap, fatima: Lidmaatschap, settings: Any, tmp_path: Path
) -> None:
    casus = geef(fatima)
    settings.ANKERMAP = str(tmp_path)
    nachtwerk.leg_anker(timezone.now())
    sleutels.vernietig(casus.id)
    with pytest.raises(nachtwerk.NietInOrde, match="1 casussen, 1 bevindingen"):
        nachtwerk.controleer(timezone.now())
    with in_organisatie(bea.organisatie_id):
        (gevonden,) = Controleverslag.objects.get().bevindingen
    assert gevonden == {"soort": "sleutel", "aantal": 1, "waar": [casus.kenmerk]}


def test_a_night_with_another_master_key_says_only_that(
    fatima: Lidmaatschap, settings: Any
) -> None:
    geef(fatima)
    settings.HOOFDSLEUTEL = bytes(32)
    organisatiesleutels.vergeet()
    with pytest.raises(nachtwerk.NietInOrde, match="0 casussen, 1 bevindingen"):
        nachtwerk.controleer(timezone.now())


def test_a_night_whose_anchor_differs_fails_loudly(
    fatima: Lidmaatschap, settings: Any, tmp_path: Path
) -> None:
    geef(fatima)
    settings.ANKERMAP = str(tmp_path)
    nachtwerk.leg_anker(timezone.now())
    with in_organisatie(fatima.organisatie_id, schrijven=True):
        Nummering.objects.update(laatste=0)
    with pytest.raises(nachtwerk.NietInOrde, match="anker 2, 1 afwijkingen"):
        nachtwerk.leg_anker(timezone.now())
    with in_organisatie(fatima.organisatie_id, schrijven=True):
        Nummering.objects.update(laatste=1)
