"""A restored backup does not bring a destroyed dossier back: shown with real older copies of both stores."""

import json
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db.models import Model

from nietpluis.casussen.controle import controleer_casus
from nietpluis.casussen.models import Casus, EigenSignaal, Toegang
from nietpluis.casussen.vernietigen.herhalen import herhaal_vernietigingen
from nietpluis.kluis import register
from nietpluis.kluis.models import Dossiersleutel, Vernietigd
from nietpluis.kluis.sleutels import SleutelOntbreekt, nieuwe_sleutel
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.casussen.casus import lees
from tests.casussen.vernietigd import bevestig, oud, stel_voor, vernietig
from tests.databases import zonder_triggers

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

HOOFD = ("Casus", "Vastlegging", "Toegang", "Kenmerk", "EigenSignaal", "Vernietiging")
SLEUTELS = ("Dossiersleutel", "Vernietigd")


def kopie(lid: Lidmaatschap, app: str, namen: tuple[str, ...]) -> dict[type[Model], list[Any]]:
    """A backup: every row of these tables as it stands now."""
    with met_lid(lid):
        modellen = [apps.get_model(app, naam) for naam in namen]
        return {model: list(model._default_manager.all()) for model in modellen}


def zet_terug(lid: Lidmaatschap, oude: dict[type[Model], list[Any]]) -> None:
    """Put that backup back over what stands there, as a restore does."""
    with zonder_triggers(), met_lid(lid, schrijven=True):
        for model in reversed(oude):
            model._default_manager.all().delete()
        for model, rijen in oude.items():
            model._default_manager.bulk_create(rijen)


@pytest.fixture
def vernietigd(anna: Lidmaatschap, fatima: Lidmaatschap, peter: Lidmaatschap) -> dict[str, Any]:
    """A dossier that was destroyed, with copies of both stores from before it."""
    casus = oud(anna, fatima)
    hoofd, sleutels = kopie(anna, "casussen", HOOFD), kopie(anna, "kluis", SLEUTELS)
    vernietig(casus, anna, peter)
    return {"casus": casus, "hoofd": hoofd, "sleutels": sleutels}


def is_echt_weg(casus: Casus, lid: Lidmaatschap) -> None:
    with pytest.raises(SleutelOntbreekt):
        lees(casus, lid)
    with met_lid(lid):
        rij = Casus.objects.get(id=casus.id)
        assert (rij.status, controleer_casus(rij)) == ("vernietigd", [])
        assert not Toegang.objects.filter(casus=casus).exists()
        assert EigenSignaal.objects.get().vernietigd_op


def test_an_old_copy_of_the_main_database_shows_nothing(
    anna: Lidmaatschap, vernietigd: dict[str, Any]
) -> None:
    zet_terug(anna, vernietigd["hoofd"])
    with pytest.raises(SleutelOntbreekt):  # unreadable at once, before anybody did anything
        lees(vernietigd["casus"], anna)
    with met_lid(anna):  # but its row is back, and so are who worked on it
        assert Casus.objects.voor(anna).exists()
    verslag = herhaal_vernietigingen()
    assert (verslag.sleutels, verslag.dossiers) == (0, 1)
    is_echt_weg(vernietigd["casus"], anna)


def test_old_copies_of_both_stores_are_caught_by_the_register_that_was_kept_elsewhere(
    anna: Lidmaatschap, vernietigd: dict[str, Any], tmp_path: Path
) -> None:
    lijst = tmp_path / "register"
    uit = StringIO()
    call_command("vernietigingen", uitvoer=lijst, stdout=uit)
    zet_terug(anna, vernietigd["hoofd"])
    zet_terug(anna, vernietigd["sleutels"])
    assert lees(vernietigd["casus"], anna).dossier.feiten  # the danger is real
    call_command("vernietigingen", herhaal=True, lijst=lijst, stdout=uit)
    assert "1 regels opgenomen. 1 sleutels en 1 casussen" in uit.getvalue()
    is_echt_weg(vernietigd["casus"], anna)


def test_twice_is_once(anna: Lidmaatschap, vernietigd: dict[str, Any]) -> None:
    zet_terug(anna, vernietigd["hoofd"])
    herhaal_vernietigingen()
    assert herhaal_vernietigingen().dossiers == 0


def test_what_was_not_destroyed_stays(
    anna: Lidmaatschap, fatima: Lidmaatschap, vernietigd: dict[str, Any]
) -> None:
    ander = oud(anna, fatima)
    herhaal_vernietigingen()
    assert lees(ander, anna).dossier.feiten


def test_nobody_destroys_by_writing_in_the_key_store(
    anna: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    casus = oud(anna, fatima)
    Vernietigd.objects.create(
        afdruk=register.afdruk(casus.id),
        organisatie=casus.organisatie_id,
        wanneer=casus.gewijzigd_op,
        grond="termijn_voorbij",
        merk="0" * 64,
    )
    assert herhaal_vernietigingen().sleutels == 0
    assert lees(casus, anna).dossier.feiten


@pytest.mark.parametrize("veld", ["afdruk", "grond", "merk", "wanneer", "organisatie", None])
def test_a_line_that_was_changed_is_not_taken_in(
    anna: Lidmaatschap, vernietigd: dict[str, Any], veld: str | None, tmp_path: Path
) -> None:
    anders = {"wanneer": "2020-01-01T00:00:00+00:00", "organisatie": str(uuid4())}
    (regel,) = register.uitvoer()
    slecht = (
        json.dumps(json.loads(regel) | {veld: anders.get(veld, "0" * 64)}) if veld else "geen json"
    )
    lijst = tmp_path / "register"
    lijst.write_text(f"{regel}\n{slecht}\n")
    with pytest.raises(CommandError, match=r"Regel 2 is .*Er is niets veranderd"):
        call_command("vernietigingen", herhaal=True, lijst=lijst)
    assert Vernietigd.objects.count() == 1


def test_a_list_that_cannot_be_read_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"\xff\xfe")
    for pad in (tmp_path / "weg", tmp_path / "x"):
        with pytest.raises(CommandError, match="niet te lezen"):
            call_command("vernietigingen", herhaal=True, lijst=pad)
    with pytest.raises(CommandError, match="samen met --herhaal"):
        call_command("vernietigingen", lijst=tmp_path / "x")


def test_the_register_names_nobody(anna: Lidmaatschap, vernietigd: dict[str, Any]) -> None:
    (regel,) = register.uitvoer()
    assert str(vernietigd["casus"].id) not in regel
    assert set(json.loads(regel)) == {"afdruk", "organisatie", "wanneer", "grond", "merk"}
    assert list(register.regels(uuid4())) == []


def test_the_command_finishes_what_was_decided(
    anna: Lidmaatschap, peter: Lidmaatschap, fatima: Lidmaatschap, monkeypatch: pytest.MonkeyPatch
) -> None:
    casus = oud(anna, fatima)
    stel_voor(casus, anna)
    with monkeypatch.context() as knoei:
        knoei.setattr(
            "nietpluis.casussen.vernietigen.uitvoeren.register.vernietig_en_noteer", _valt_om
        )
        bevestig(casus, peter)  # the decision holds, what follows it fails
    assert Dossiersleutel.objects.filter(dossier=casus.id).exists()
    uit = StringIO()
    call_command("vernietigingen", stdout=uit)
    assert uit.getvalue() == "1 casussen vernietigd.\n"
    is_echt_weg(casus, anna)


def _valt_om(*_args: object) -> None:
    raise OSError("de stekker is eruit")


def test_a_key_that_was_left_behind_is_no_dossier(anna: Lidmaatschap) -> None:
    nieuwe_sleutel(anna.organisatie_id, uuid4())
    assert herhaal_vernietigingen().sleutels == 0
