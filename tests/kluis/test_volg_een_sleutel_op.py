"""A suspect dossier key gets a successor: it closes what is new, and both open what they closed."""

from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError

from nietpluis.kluis import sleutels
from nietpluis.kluis.geheim import leid_af, telling_id
from nietpluis.kluis.models import Dossiersleutel
from nietpluis.kluis.zegel import ZegelVerbroken, open_zegel, verzegel

pytestmark = pytest.mark.django_db


def test_the_successor_closes_and_both_open(linde: UUID, dossier: UUID) -> None:
    eerste = sleutels.nieuwe_sleutel(linde, dossier)
    oud = verzegel(eerste, b"oud", dossier=dossier, plaats=1, schema=1)
    assert sleutels.volg_op(linde, dossier).versie == 2
    sleutel = sleutels.open_sleutel(linde, dossier)
    vers = verzegel(sleutel, b"nieuw", dossier=dossier, plaats=2, schema=1)
    assert open_zegel(sleutel, oud, dossier=dossier, plaats=1, schema=1) == b"oud"
    assert open_zegel(sleutel, vers, dossier=dossier, plaats=2, schema=1) == b"nieuw"
    with pytest.raises(ZegelVerbroken):  # what is new is safe from who has the suspect key
        open_zegel(eerste, vers, dossier=dossier, plaats=2, schema=1)


def test_a_third_one_remembers_both_before_it(linde: UUID, dossier: UUID) -> None:
    sleutels.nieuwe_sleutel(linde, dossier)
    sleutels.volg_op(linde, dossier)
    sleutels.volg_op(linde, dossier)
    geopend = sleutels.open_sleutels(linde, [dossier])[dossier]
    assert [sleutel.versie for sleutel in geopend.alle] == [3, 2, 1]


def test_the_id_in_the_figures_does_not_move(linde: UUID, dossier: UUID) -> None:
    voor = telling_id(sleutels.nieuwe_sleutel(linde, dossier))
    assert telling_id(sleutels.volg_op(linde, dossier)) == voor


def test_what_is_derived_follows_and_remembers(linde: UUID, dossier: UUID) -> None:
    eerste = leid_af(sleutels.nieuwe_sleutel(linde, dossier), "bijlage")
    nu = leid_af(sleutels.volg_op(linde, dossier), "bijlage")
    assert nu.voor("bijlage") != eerste.voor("bijlage")
    assert nu.eerste.voor("bijlage") == eerste.voor("bijlage")


def test_destroying_takes_them_all(linde: UUID, dossier: UUID) -> None:
    sleutels.nieuwe_sleutel(linde, dossier)
    sleutels.volg_op(linde, dossier)
    assert sleutels.vernietig(dossier)
    assert not Dossiersleutel.objects.exists()


def test_moving_takes_them_all(linde: UUID, dossier: UUID) -> None:
    sleutels.nieuwe_sleutel(linde, dossier)
    sleutels.volg_op(linde, dossier)
    sleutels.herverpak(dossier, van=linde, naar=(chris := uuid4()))
    assert sleutels.open_sleutel(chris, dossier).versie == 2
    with pytest.raises(sleutels.SleutelOntbreekt):
        sleutels.open_sleutel(linde, dossier)


def test_a_destroyed_dossier_gets_no_successor(linde: UUID, dossier: UUID) -> None:
    sleutels.nieuwe_sleutel(linde, dossier)
    sleutels.vernietig(dossier)
    with pytest.raises(sleutels.SleutelOntbreekt):
        sleutels.volg_op(linde, dossier)


def test_without_its_first_key_a_dossier_counts_as_damaged(linde: UUID, dossier: UUID) -> None:
    """Its place in the figures comes from the first key: going on would count it twice."""
    sleutels.nieuwe_sleutel(linde, dossier)
    sleutels.volg_op(linde, dossier)
    Dossiersleutel.objects.filter(nummer=1).delete()
    with pytest.raises(sleutels.SleutelBeschadigd):
        sleutels.open_sleutel(linde, dossier)


def test_a_successor_in_the_place_of_the_first_stays_shut(linde: UUID, dossier: UUID) -> None:
    sleutels.nieuwe_sleutel(linde, dossier)
    sleutels.volg_op(linde, dossier)
    Dossiersleutel.objects.filter(nummer=1).delete()
    Dossiersleutel.objects.update(nummer=1)
    with pytest.raises(sleutels.SleutelBeschadigd):
        sleutels.open_sleutel(linde, dossier)


def test_a_dossier_with_a_successor_is_not_begun_again(linde: UUID, dossier: UUID) -> None:
    sleutels.nieuwe_sleutel(linde, dossier)
    sleutels.volg_op(linde, dossier)
    with pytest.raises(IntegrityError):
        sleutels.nieuwe_sleutel(linde, dossier)
