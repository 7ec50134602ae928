"""`nietpluis sleutels`: how the keys stand, and changing them while people record and read."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from threading import Event

import pytest
from django.core.management import CommandError, call_command
from django.db import connections
from pytest_django import Settings

from nietpluis.casussen.controle import controleer_casus
from nietpluis.casussen.models import Casus
from nietpluis.kluis import organisatiesleutels, rotatie, sleutels, sleutelstand
from nietpluis.kluis.geheim import nieuw
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.casussen.casus import geef, lees


def draai(*rest: str) -> str:
    uit = StringIO()
    call_command("sleutels", *rest, stdout=uit, stderr=StringIO())
    return uit.getvalue()


def fouten(casus: Casus, lid: Lidmaatschap) -> list[str]:
    with met_lid(lid):
        return [fout.tekst for fout in controleer_casus(Casus.objects.get(id=casus.id))]


def test_the_stand_says_what_still_needs_an_old_key(fatima: Lidmaatschap) -> None:
    geef(fatima)
    sleutels.nieuwe_versie(fatima.organisatie_id)
    geef(fatima)
    tekst = draai("stand")
    assert "de-linde: nieuwste versie 2" in tekst
    assert "1 dossiers hebben nog een oude nodig" in tekst
    antwoord = json.loads(draai("stand", "--json"))
    (linde,) = [rij for rij in antwoord["organisaties"] if rij["slug"] == "de-linde"]
    assert (linde["oud"], linde["per_versie"]) == (1, {"1": 1, "2": 1})


def test_an_organisation_gets_a_new_key(fatima: Lidmaatschap, anna: Lidmaatschap) -> None:
    casus = geef(fatima)
    assert "er is een nieuwe sleutel, 1 sleutels opnieuw verpakt" in draai("draai-organisatie")
    assert lees(casus, anna).dossier.feiten
    assert fouten(casus, anna) == []


def test_half_a_change_is_finished_first(fatima: Lidmaatschap) -> None:
    geef(fatima)
    sleutels.nieuwe_versie(fatima.organisatie_id)
    assert "een eerdere wisseling is nu af" in draai("draai-organisatie")
    assert sleutelstand.organisatiestand(fatima.organisatie_id).nieuwste == 2  # type: ignore[union-attr]  # it has keys


def test_the_master_key_changes(fatima: Lidmaatschap, settings: Settings) -> None:
    casus, oud = geef(fatima), settings.HOOFDSLEUTEL
    assert "Zo wisselt u" in draai("draai-hoofd")
    settings.HOOFDSLEUTEL, settings.HOOFDSLEUTELS_VORIGE = nieuw("hoofd").voor("hoofd"), (oud,)
    assert "onder een andere" in draai("stand")
    assert "Maak een nieuw herstelblad" in draai("draai-hoofd")
    settings.HOOFDSLEUTELS_VORIGE = ()
    organisatiesleutels.vergeet()
    assert lees(casus, fatima).dossier.feiten


def test_keys_that_no_master_key_opens_stop_it(fatima: Lidmaatschap, settings: Settings) -> None:
    geef(fatima)
    settings.HOOFDSLEUTEL = bytes(32)
    with pytest.raises(CommandError, match="met geen enkele hoofdsleutel open"):
        draai("draai-hoofd")


@pytest.mark.django_db(transaction=True)
def test_people_record_and_read_while_every_key_changes(
    fatima: Lidmaatschap, anna: Lidmaatschap, settings: Settings
) -> None:
    """Two record, two read; meanwhile the organisation and the master key change, and change again."""
    rotatie_per_keer, rotatie.PER_KEER = rotatie.PER_KEER, 3
    casussen = [geef(fatima) for _ in range(8)]
    klaar = Event()
    with ThreadPoolExecutor(4) as draden:
        werk = [
            draden.submit(_tot, klaar, doe)
            for doe in (
                lambda: casussen.append(geef(fatima)),
                lambda: casussen.append(geef(fatima)),
                lambda: _lees_alles(casussen[:8], fatima),
                lambda: _lees_alles(casussen[-8:], fatima),
            )
        ]
        try:
            for _ in range(3):
                list(rotatie.draai_organisatie(fatima.organisatie_id))
                _wissel_hoofd(settings)
        finally:
            klaar.set()
            rotatie.PER_KEER = rotatie_per_keer
    assert all(een.result() > 0 for een in werk)
    list(rotatie.draai_organisatie(fatima.organisatie_id))
    settings.HOOFDSLEUTELS_VORIGE = ()
    organisatiesleutels.vergeet()
    assert all(fouten(casus, anna) == [] for casus in casussen)


def _tot(klaar: Event, doe: Callable[[], object]) -> int:
    """Do it again and again; how often."""
    keer = 0
    try:
        while not klaar.is_set():
            doe()
            keer += 1
    finally:
        connections.close_all()
    return keer


def _lees_alles(casussen: list[Casus], lid: Lidmaatschap) -> None:
    for casus in casussen:
        assert len(lees(casus, lid).dossier.feiten) == 3


def _wissel_hoofd(settings: Settings) -> None:
    """As in the manual: the new one opens everywhere before it wraps anywhere."""
    oud, nieuwe = settings.HOOFDSLEUTEL, nieuw("hoofd").voor("hoofd")
    settings.HOOFDSLEUTELS_VORIGE = (*settings.HOOFDSLEUTELS_VORIGE, nieuwe)
    settings.HOOFDSLEUTELS_VORIGE = (*settings.HOOFDSLEUTELS_VORIGE, oud)
    settings.HOOFDSLEUTEL = nieuwe
    assert rotatie.herverpak_hoofd()[1] == 0
