from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from nietpluis.casussen.controle import controleer_casus
from nietpluis.casussen.models import Casus, Toegang, Vastlegging
from nietpluis.kluis.onveranderlijk import verwijder
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.casussen.casus import geef, neem


@pytest.fixture
def casus(fatima: Lidmaatschap, anna: Lidmaatschap) -> Casus:
    return neem(geef(fatima), anna).casus


def verander(casus: Casus, lid: Lidmaatschap, **kolommen: object) -> None:
    with met_lid(lid, schrijven=True):
        Casus.objects.filter(id=casus.id).update(**kolommen)
        Toegang.objects.filter(casus=casus).update(loopt=False)


def draai(*rest: str) -> str:
    uit = StringIO()
    call_command("herbereken", *rest, stdout=uit, stderr=uit)
    return uit.getvalue()


def is_heel(casus: Casus, lid: Lidmaatschap) -> bool:
    with met_lid(lid):
        return not controleer_casus(Casus.objects.get(id=casus.id))


def test_what_an_older_version_made_is_made_again(casus: Casus, anna: Lidmaatschap) -> None:
    verander(casus, anna, vouwversie=0, status="gesloten")
    assert draai() == "1 casussen herberekend, 0 overgeslagen.\n"
    assert is_heel(casus, anna)


def test_what_is_of_this_version_is_left_alone_unless_asked(
    casus: Casus, anna: Lidmaatschap
) -> None:
    verander(casus, anna, status="gesloten")
    assert draai() == "0 casussen herberekend, 0 overgeslagen.\n"
    assert not is_heel(casus, anna)
    assert (
        draai("--alles", "--organisatie", "de-linde") == "1 casussen herberekend, 0 overgeslagen.\n"
    )
    assert is_heel(casus, anna)


def test_a_broken_chain_is_never_made_to_look_sound(casus: Casus, anna: Lidmaatschap) -> None:
    verwijder(connection, Vastlegging._meta.db_table)
    with met_lid(anna, schrijven=True):
        Vastlegging.objects.filter(casus=casus).order_by("volgnummer").last().delete()  # type: ignore[union-attr]  # it has rows
    with pytest.raises(SystemExit):
        draai("--alles")
    assert not is_heel(casus, anna)
