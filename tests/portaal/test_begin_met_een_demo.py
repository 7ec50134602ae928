"""`nietpluis demo`: from nothing to people and casussen; a second time changes nothing."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from nietpluis.casussen.lezen import open_casus
from nietpluis.casussen.models import Casus, Vastlegging
from nietpluis.organisaties.models import Organisatie
from nietpluis.organisaties.toegang import in_organisatie
from tests.databases import overal


def demo() -> str:
    uit = StringIO()
    call_command("demo", niet_serveren=True, stdout=uit)
    return uit.getvalue()


def test_it_fills_once_and_says_how_to_sign_in(db: None) -> None:
    assert "fatima@de-linde.example" in demo()
    aantal = len(overal(Vastlegging.objects.all))
    with in_organisatie(Organisatie.objects.get(slug="de-linde").id):
        eigen = Casus.objects.get_queryset()
        statussen = set(eigen.values_list("status", flat=True))
        assert eigen.count() >= 12
        assert eigen.filter(acuut=True).exists()
        openingen = [open_casus(casus).dossier.opening for casus in eigen]
        assert {opening.meldcode for opening in openingen if opening} == {1}
    assert {"signaal", "open", "volgsignaal", "gesloten"} <= statussen
    assert "casussen gemaakt" not in demo()
    assert len(overal(Vastlegging.objects.all)) == aantal


@override_settings(PRODUCTIE=True)
def test_a_real_site_gets_no_invented_people(db: None) -> None:
    with pytest.raises(CommandError, match="echte omgeving"):
        demo()
    assert not Organisatie.objects.exists()
