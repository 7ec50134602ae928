import logging
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connections
from pytest_django import DjangoAssertNumQueries, Settings

from nietpluis.kluis import sleutels
from nietpluis.kluis.geheim import Sleutel, VerpakkingVerbroken, pak_uit
from nietpluis.kluis.models import Dossiersleutel, Organisatiesleutel
from nietpluis.kluis.organisatiesleutels import nieuwste
from nietpluis.kluis.zegel import open_zegel, verzegel

pytestmark = pytest.mark.django_db


def _gelijk(een: Sleutel, ander: Sleutel) -> bool:
    return een.voor(een.doel) == ander.voor(een.doel)


def test_a_new_key_opens_again(linde: UUID, dossier: UUID) -> None:
    nieuw = sleutels.nieuwe_sleutel(linde, dossier)
    assert _gelijk(sleutels.open_sleutel(linde, dossier), nieuw)


def test_a_draft_has_its_own_key(linde: UUID, dossier: UUID) -> None:
    sleutels.nieuwe_sleutel(linde, dossier, sleutels.Soort.CONCEPT)
    assert Dossiersleutel.objects.get(dossier=dossier).soort == "concept"


def test_keys_lie_in_their_own_store_and_wrapped(linde: UUID, dossier: UUID) -> None:
    sleutel = sleutels.nieuwe_sleutel(linde, dossier)
    rij = Dossiersleutel.objects.get()
    assert rij._state.db == "sleutels"
    assert sleutel.voor("dossier") not in bytes(rij.verpakt)
    assert "kluis_dossiersleutel" not in connections["default"].introspection.table_names()


def test_nothing_else_lies_in_the_key_store() -> None:
    tabellen = connections["sleutels"].introspection.table_names()
    eigen = {
        "kluis_dossiersleutel", "kluis_organisatiesleutel", "kluis_herstelbevestiging",
        "kluis_vernietigd", "django_migrations",
    }  # fmt: skip
    assert set(tabellen) == eigen


def test_a_dossier_gets_one_key_only(linde: UUID, dossier: UUID) -> None:
    eerste = sleutels.nieuwe_sleutel(linde, dossier)
    with pytest.raises(IntegrityError):
        sleutels.nieuwe_sleutel(linde, dossier)
    assert _gelijk(sleutels.open_sleutel(linde, dossier), eerste)


def test_many_keys_open_in_one_query(
    linde: UUID, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    gemaakt = sleutels.nieuwe_sleutels(linde, [uuid4() for _ in range(40)])
    with django_assert_num_queries(1, using="sleutels"):
        geopend = sleutels.open_sleutels(linde, [*gemaakt, uuid4()])
    assert geopend.keys() == gemaakt.keys()
    assert all(_gelijk(geopend[dossier], gemaakt[dossier]) for dossier in gemaakt)


def test_made_rows_can_be_stored_by_another(linde: UUID, dossier: UUID) -> None:
    rijen, gemaakt = sleutels.maak_rijen(linde, [dossier])
    assert not Dossiersleutel.objects.exists()
    rijen[0].save(force_insert=True)
    assert _gelijk(sleutels.open_sleutel(linde, dossier), gemaakt[dossier])


def test_another_organisation_opens_nothing(linde: UUID, dossier: UUID) -> None:
    sleutels.nieuwe_sleutel(linde, dossier)
    assert sleutels.open_sleutels(uuid4(), [dossier]) == {}
    with pytest.raises(sleutels.SleutelOntbreekt):
        sleutels.open_sleutel(uuid4(), dossier)


def test_a_row_handed_to_another_organisation_stays_shut(linde: UUID, dossier: UUID) -> None:
    chris = uuid4()
    sleutels.nieuwe_sleutel(linde, dossier)
    sleutels.nieuwe_sleutel(chris, uuid4())
    Dossiersleutel.objects.filter(dossier=dossier).update(organisatie=chris)
    with pytest.raises(sleutels.SleutelBeschadigd):
        sleutels.open_sleutel(chris, dossier)


def test_an_organisation_key_handed_to_another_organisation_stays_shut(linde: UUID) -> None:
    sleutels.nieuwe_sleutel(linde, uuid4())
    Organisatiesleutel.objects.update(organisatie=(chris := uuid4()))
    with pytest.raises(sleutels.VerkeerdeHoofdsleutel):
        sleutels.keten_sleutel(chris)


def test_the_organisation_is_bound_in_the_wrapping(linde: UUID, dossier: UUID) -> None:
    # Also when two organisations would come to hold the same key, as after a merger.
    (rij,), gemaakt = sleutels.maak_rijen(linde, [dossier])
    versie, buitenste = nieuwste(linde)
    getal = versie.to_bytes(4, "big")
    terug = pak_uit(buitenste, rij.verpakt, "dossier", linde.bytes, getal, dossier.bytes)
    assert _gelijk(terug, gemaakt[dossier])
    with pytest.raises(VerpakkingVerbroken):
        pak_uit(buitenste, rij.verpakt, "dossier", uuid4().bytes, getal, dossier.bytes)


def test_a_wrapped_key_moved_to_another_dossier_stays_shut(linde: UUID, dossier: UUID) -> None:
    sleutels.nieuwe_sleutel(linde, dossier)
    Dossiersleutel.objects.update(dossier=(ander := uuid4()))
    with pytest.raises(sleutels.SleutelBeschadigd):
        sleutels.open_sleutel(linde, ander)


def test_one_damaged_key_does_not_close_a_list(
    linde: UUID, dossier: UUID, caplog: pytest.LogCaptureFixture
) -> None:
    heel = uuid4()
    sleutels.nieuwe_sleutels(linde, [dossier, heel])
    Dossiersleutel.objects.filter(dossier=dossier).update(verpakt=b"kapot")
    with caplog.at_level(logging.ERROR):
        assert sleutels.open_sleutels(linde, [dossier, heel]).keys() == {heel}
    assert str(dossier) in caplog.text


def test_a_lost_organisation_key_is_not_called_destroyed(linde: UUID, dossier: UUID) -> None:
    sleutels.nieuwe_sleutel(linde, dossier)
    Organisatiesleutel.objects.all().delete()
    with pytest.raises(sleutels.SleutelBeschadigd):
        sleutels.open_sleutel(linde, dossier)


def test_a_wrong_master_key_is_not_called_destroyed(
    linde: UUID, dossier: UUID, settings: Settings
) -> None:
    sleutels.nieuwe_sleutel(linde, dossier)
    settings.HOOFDSLEUTEL = bytes(32)
    with pytest.raises(sleutels.VerkeerdeHoofdsleutel):
        sleutels.open_sleutels(linde, [dossier])


def test_a_destroyed_key_is_gone_for_good(linde: UUID, dossier: UUID) -> None:
    sleutels.nieuwe_sleutel(linde, dossier)
    assert sleutels.vernietig(dossier)
    with pytest.raises(sleutels.SleutelOntbreekt, match="vernietigd"):
        sleutels.open_sleutel(linde, dossier)
    assert not sleutels.vernietig(dossier)


def test_two_versions_of_an_organisation_key_stand_side_by_side(linde: UUID, dossier: UUID) -> None:
    oud = sleutels.nieuwe_sleutel(linde, dossier)
    assert sleutels.nieuwe_versie(linde) == 2
    nieuw = sleutels.nieuwe_sleutel(linde, later := uuid4())
    geopend = sleutels.open_sleutels(linde, [dossier, later])
    assert _gelijk(geopend[dossier], oud)
    assert _gelijk(geopend[later], nieuw)
    assert Dossiersleutel.objects.get(dossier=later).versie == 2


def test_a_rotation_moves_neither_chain_nor_search(linde: UUID) -> None:
    keten, kenmerk = sleutels.keten_sleutel(linde), sleutels.kenmerk_sleutel(linde)
    sleutels.nieuwe_versie(linde)
    assert _gelijk(sleutels.keten_sleutel(linde), keten)
    assert _gelijk(sleutels.kenmerk_sleutel(linde), kenmerk)
    assert keten.voor("keten") != kenmerk.voor("kenmerk")


def test_a_moved_casus_reads_on_under_its_new_organisation(linde: UUID, dossier: UUID) -> None:
    sleutel, chris = sleutels.nieuwe_sleutel(linde, dossier), uuid4()
    dicht = verzegel(sleutel, b"feit", dossier=dossier, plaats=1, schema=1)
    sleutels.herverpak(dossier, van=linde, naar=chris)
    verhuisd = sleutels.open_sleutel(chris, dossier)
    assert open_zegel(verhuisd, dicht, dossier=dossier, plaats=1, schema=1) == b"feit"
    with pytest.raises(sleutels.SleutelOntbreekt):
        sleutels.open_sleutel(linde, dossier)


def test_a_rewrapped_key_no_longer_needs_the_old_version(linde: UUID, dossier: UUID) -> None:
    sleutel = sleutels.nieuwe_sleutel(linde, dossier)
    sleutels.nieuwe_versie(linde)
    sleutels.herverpak(dossier, van=linde, naar=linde)
    Organisatiesleutel.objects.filter(versie=1).delete()
    assert _gelijk(sleutels.open_sleutel(linde, dossier), sleutel)
