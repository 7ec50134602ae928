from uuid import UUID

import pytest
from django.db import transaction
from pytest_django import DjangoAssertNumQueries

from nietpluis.kluis import organisatiesleutels, sleutels
from nietpluis.kluis.models import Organisatiesleutel


@pytest.mark.django_db(transaction=True)
def test_a_committed_founding_key_is_asked_once(
    linde: UUID, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    keten = sleutels.keten_sleutel(linde)
    with django_assert_num_queries(0, using="sleutels"):
        weer = sleutels.keten_sleutel(linde)
        sleutels.kenmerk_sleutel(linde)
    assert weer.voor("keten") == keten.voor("keten")


@pytest.mark.django_db(transaction=True)
def test_a_key_that_was_rolled_back_is_not_remembered(linde: UUID) -> None:
    with transaction.atomic(using="sleutels"):
        verworpen = sleutels.keten_sleutel(linde)
        transaction.set_rollback(True, using="sleutels")
    assert not Organisatiesleutel.objects.exists()
    assert sleutels.keten_sleutel(linde).voor("keten") != verworpen.voor("keten")


@pytest.mark.django_db(transaction=True)
def test_only_so_many_are_remembered(linde: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(organisatiesleutels, "PLAATSEN", 2)
    for nummer in range(5):
        sleutels.keten_sleutel(UUID(int=nummer))
        assert len(organisatiesleutels._onthouden) <= 2
