from uuid import UUID, uuid4

import pytest
from django.core.checks import Tags, run_checks
from django.db import connections
from pytest_django import Settings

from nietpluis.kluis.checks import controleer_hoofdsleutel, controleer_vorm
from nietpluis.kluis.models import Organisatiesleutel
from nietpluis.kluis.sleutels import nieuwe_sleutel


def _meldingen() -> list[str | None]:
    return [melding.id for melding in controleer_hoofdsleutel(databases=["sleutels"])]


@pytest.mark.parametrize("waarde", [None, b"", b"kort", "x" * 32, bytes(33)])
def test_a_master_key_of_another_shape_is_named(settings: Settings, waarde: object) -> None:
    settings.HOOFDSLEUTEL = waarde
    assert [melding.id for melding in controleer_vorm()] == ["kluis.E001"]


@pytest.mark.django_db
def test_the_right_master_key_is_silent(linde: UUID, dossier: UUID) -> None:
    assert _meldingen() == []
    nieuwe_sleutel(linde, dossier)
    assert _meldingen() == []


@pytest.mark.django_db
def test_a_wrong_master_key_is_named_at_the_start(
    linde: UUID, dossier: UUID, settings: Settings
) -> None:
    nieuwe_sleutel(linde, dossier)
    settings.HOOFDSLEUTEL = bytes(32)
    gevonden = run_checks(tags=[Tags.database], databases=["sleutels"])
    assert [melding.msg for melding in gevonden] == [
        "Verkeerde hoofdsleutel: de bewaarde sleutels gaan er niet mee open."
    ]


@pytest.mark.django_db
def test_one_damaged_key_is_not_called_a_wrong_master_key(linde: UUID) -> None:
    nieuwe_sleutel(linde, uuid4())
    nieuwe_sleutel(kapot := uuid4(), uuid4())
    Organisatiesleutel.objects.filter(organisatie=kapot).update(verpakt=b"kapot")
    assert _meldingen() == ["kluis.E003"]


@pytest.mark.django_db
def test_the_other_database_is_not_asked() -> None:
    assert controleer_hoofdsleutel(databases=["default"]) == []
    assert controleer_hoofdsleutel() == []


@pytest.mark.django_db
def test_a_store_without_tables_is_silent() -> None:
    with connections["sleutels"].cursor() as cursor:
        cursor.execute("DROP TABLE kluis_organisatiesleutel")
    assert _meldingen() == []
