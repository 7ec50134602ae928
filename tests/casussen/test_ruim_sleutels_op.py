"""Keys that nothing needs are shown first, and go only when somebody says so."""

from datetime import timedelta
from io import StringIO
from uuid import UUID, uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F

from nietpluis.casussen import concepten, opruimen, vastleggen
from nietpluis.kluis import rotatie, sleutels
from nietpluis.kluis.models import Dossiersleutel, Organisatiesleutel
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.casussen.casus import geef, lees


def draai(*rest: str) -> str:
    uit = StringIO()
    call_command("sleutels", "ruim-op", *rest, stdout=uit, stderr=StringIO())
    return uit.getvalue()


def maak_oud() -> None:
    for model in (Dossiersleutel, Organisatiesleutel):
        model.objects.update(aangemaakt_op=F("aangemaakt_op") - timedelta(days=2))


@pytest.fixture
def wees(fatima: Lidmaatschap) -> UUID:
    """A recording that failed after its key was made."""
    sleutels.nieuwe_sleutel(fatima.organisatie_id, dossier := uuid4())
    return dossier


def is_er(dossier: UUID) -> bool:
    return Dossiersleutel.objects.filter(dossier=dossier).exists()


def test_an_orphan_is_shown_and_then_goes(fatima: Lidmaatschap, wees: UUID) -> None:
    casus = geef(fatima)
    with met_lid(fatima, schrijven=True):
        concept = concepten.bewaar(fatima, "signaal", {"wat": "half"})
    maak_oud()
    assert f"sleutel zonder dossier {wees}" in draai()
    assert is_er(wees)
    assert draai("--doe").endswith("1 sleutels zijn weg.\n")
    assert not is_er(wees)
    assert is_er(concept.id)
    assert lees(casus, fatima).dossier.feiten


def test_a_recording_that_is_busy_keeps_its_key(wees: UUID) -> None:
    assert draai("--doe").startswith("0 sleutels")
    assert is_er(wees)


def test_a_recording_that_is_tried_again_meanwhile_keeps_its_key(
    fatima: Lidmaatschap, wees: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The form is sent again between finding the orphan and clearing it."""
    maak_oud()
    assert opruimen.wezen(fatima.organisatie) == [wees]
    casus = geef(fatima, wees)
    assert not sleutels.ruim_wees_op(wees, opruimen.grens())
    assert lees(casus, fatima).dossier.feiten


def test_a_recording_that_comes_just_after_gets_another_dossier(
    fatima: Lidmaatschap, wees: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its key was cleared between its two questions: it begins anew, and nothing is lost."""

    def net_weg(organisatie: UUID, dossier: UUID) -> sleutels.Sleutel:
        sleutels.vernietig(dossier)
        return sleutels.hervat(organisatie, dossier)

    monkeypatch.setattr(vastleggen, "hervat", net_weg)
    casus = geef(fatima, wees)
    assert casus.id != wees
    assert lees(casus, fatima).dossier.feiten


def test_a_database_without_the_dossiers_is_no_reason_to_destroy_all(
    fatima: Lidmaatschap, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opruimen, "VEEL", 2)
    sleutels.nieuwe_sleutels(fatima.organisatie_id, [uuid4() for _ in range(4)])
    maak_oud()
    with pytest.raises(CommandError, match="Is dit de juiste database"):
        draai("--doe")
    assert Dossiersleutel.objects.count() == 4


def test_many_are_walked_in_batches(fatima: Lidmaatschap, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opruimen, "PER_KEER", 3)
    alle = sleutels.nieuwe_sleutels(fatima.organisatie_id, [uuid4() for _ in range(8)])
    maak_oud()
    assert set(opruimen.wezen(fatima.organisatie)) == set(alle)


def test_a_version_of_the_organisation_that_opens_nothing_goes(fatima: Lidmaatschap) -> None:
    casus = geef(fatima)
    for _ in range(2):
        list(rotatie.draai_organisatie(fatima.organisatie_id))
    maak_oud()
    assert "versie 2 opent niets meer" in draai("--doe")
    assert set(
        Organisatiesleutel.objects.filter(organisatie=fatima.organisatie_id).values_list(
            "versie", flat=True
        )
    ) == {1, 3}
    assert lees(casus, fatima).dossier.feiten
