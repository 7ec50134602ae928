"""`nietpluis demo`: from nothing to people and casussen; a second time changes nothing."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings
from django_scopes import scopes_disabled

from nietpluis.casussen.models import Casus, Vastlegging
from nietpluis.organisaties.models import Organisatie


def demo() -> str:
    uit = StringIO()
    call_command("demo", niet_serveren=True, stdout=uit)
    return uit.getvalue()


def test_it_fills_once_and_says_how_to_sign_in(db: None) -> None:
    assert "fatima@de-linde.example" in demo()
    with scopes_disabled():
        linde = Organisatie.objects.get(slug="de-linde")
        eigen = Casus.objects.filter(organisatie=linde)
        statussen = set(eigen.values_list("status", flat=True))
        aantal = Vastlegging.objects.count()
    with scopes_disabled():
        assert eigen.count() >= 12
        assert eigen.filter(acuut=True).exists()
    assert {"signaal", "open", "volgsignaal", "gesloten"} <= statussen
    assert "casussen gemaakt" not in demo()
    with scopes_disabled():
        assert Vastlegging.objects.count() == aantal


@override_settings(PRODUCTIE=True)
def test_a_real_site_gets_no_invented_people(db: None) -> None:
    with pytest.raises(CommandError, match="echte omgeving"):
        demo()
    assert not Organisatie.objects.exists()
