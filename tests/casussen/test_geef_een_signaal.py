from uuid import uuid4

import pytest
from django.utils import timezone

from nietpluis.casussen.models import Casus, EigenSignaal, Toegang, Vastlegging
from nietpluis.casussen.signaleren import NiemandOver, mogelijke_ontvangers
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.casussen.casus import geef, lees, neem


def test_it_goes_to_the_post_and_then_to_the_stand_in(
    fatima: Lidmaatschap, anna: Lidmaatschap, bram: Lidmaatschap
) -> None:
    casus = geef(fatima)
    with met_lid(anna):
        banden = {t.soort: t for t in Toegang.objects.filter(casus=casus)}
    assert banden["ontvanger"].lid_id == anna.id
    assert banden["waarnemer"].lid_id == bram.id
    assert banden["waarnemer"].vanaf > timezone.now()


def test_the_stand_in_opens_it_only_when_it_is_overdue(
    fatima: Lidmaatschap, bram: Lidmaatschap
) -> None:
    casus = geef(fatima)
    with met_lid(bram):
        assert not Casus.objects.voor(bram).filter(id=casus.id).exists()
        later = Toegang.objects.get(casus=casus, lid=bram).vanaf
        assert Casus.objects.voor(bram, later).filter(id=casus.id).exists()


def test_the_giver_sees_its_progress_and_never_the_casus(fatima: Lidmaatschap) -> None:
    casus = geef(fatima)
    with met_lid(fatima):
        assert not Casus.objects.voor(fatima).exists()
        assert EigenSignaal.objects.get(lid=fatima).dossier_id == casus.id


def test_the_same_form_sent_twice_is_one_signal(fatima: Lidmaatschap) -> None:
    sleutel = uuid4()
    assert geef(fatima, sleutel).id == geef(fatima, sleutel).id
    with met_lid(fatima):
        assert Vastlegging.objects.filter(casus_id=sleutel).count() == 3


def test_whom_it_is_about_never_receives_it(fatima: Lidmaatschap, anna: Lidmaatschap) -> None:
    casus = geef(fatima, werkt_hier="ja", over_lid=str(anna.id))
    with met_lid(anna):
        assert not Casus.objects.voor(anna).exists()
    assert str(anna.id) in lees(casus, fatima).dossier.uitgesloten


def test_with_nobody_left_it_says_so(
    fatima: Lidmaatschap, anna: Lidmaatschap, bram: Lidmaatschap
) -> None:
    with met_lid(fatima, schrijven=True):
        bram.functies.all()
        keuzes = mogelijke_ontvangers(fatima, timezone.localdate(), anna.id)
    assert anna.id not in {keuze.lid.id for keuze in keuzes}
    with met_lid(bram, schrijven=True):
        Lidmaatschap.objects.filter(id=bram.id).update(actief_tot=timezone.localdate())
    with pytest.raises(NiemandOver):
        geef(fatima, werkt_hier="ja", over_lid=str(anna.id))


def test_taking_it_on_assigns_it(fatima: Lidmaatschap, anna: Lidmaatschap) -> None:
    geopend = neem(geef(fatima), anna, volgend_bezoek="Ga zoals altijd.")
    assert geopend.dossier.status == "open"
    assert list(geopend.dossier.toegewezen) == [str(anna.id)]
    with met_lid(anna):
        assert set(Toegang.objects.filter(casus=geopend.casus).values_list("soort", flat=True)) == {
            "toegewezen"
        }
