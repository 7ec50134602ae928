"""Two people at the same moment, in threads of their own: one decision, one tombstone, no lost fact."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connections

from nietpluis.casussen.controle import controleer_casus
from nietpluis.casussen.models import Casus
from nietpluis.casussen.vastleggen import NietToegestaan
from nietpluis.casussen.vernietigen import besluiten
from nietpluis.casussen.vernietigen.besluiten import NietMogelijk
from nietpluis.casussen.vernietigen.uitvoeren import voer_uit
from nietpluis.kluis.models import Dossiersleutel, Vernietigd
from nietpluis.kluis.sleutels import SleutelOntbreekt
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.casussen.casus import feit, lees, leg
from tests.casussen.vernietigd import bevestig, daden, oud, stel_voor

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

GEWEIGERD = (NietMogelijk, NietToegestaan, SleutelOntbreekt)


def tegelijk(*werk: Callable[[], Any]) -> list[Any]:
    """Do all of it at once; each gives True, or the refusal that it met."""
    begin = Barrier(len(werk))

    def een(daad: Callable[[], Any]) -> Any:
        try:
            begin.wait(10)
            daad()
        except GEWEIGERD as fout:
            return fout
        else:
            return True
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(werk)) as ploeg:
        return list(ploeg.map(een, werk))


def test_of_two_who_decide_at_once_one_is_second(
    anna: Lidmaatschap, peter: Lidmaatschap, gerda: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    casus = oud(anna, fatima)
    stel_voor(casus, anna)
    uit = tegelijk(lambda: bevestig(casus, peter), lambda: bevestig(casus, gerda))
    assert uit.count(True) == 1
    assert daden(casus, anna) == ["voorgesteld", "bevestigd", "voltooid"]


def test_the_same_person_twice_at_once_is_never_two(
    anna: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    casus = oud(anna, fatima)
    assert tegelijk(*[lambda: stel_voor(casus, anna)] * 3).count(True) == 1
    assert tegelijk(*[lambda: bevestig(casus, anna)] * 3).count(True) == 0
    assert daden(casus, anna) == ["voorgesteld"]
    assert lees(casus, anna).dossier.feiten


def test_taking_back_and_deciding_at_once_is_one_of_both(
    anna: Lidmaatschap, peter: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    casus = oud(anna, fatima)
    stel_voor(casus, anna)

    def trekt_in() -> None:
        with met_lid(anna, schrijven=True):
            besluiten.trek_in(casus, anna)

    assert tegelijk(trekt_in, lambda: bevestig(casus, peter)).count(True) == 1
    weg = daden(casus, anna) == ["voorgesteld", "bevestigd", "voltooid"]
    assert weg or daden(casus, anna) == ["voorgesteld", "ingetrokken"]
    assert Dossiersleutel.objects.filter(dossier=casus.id).exists() is not weg


@pytest.mark.parametrize("_keer", range(3))
def test_reopening_and_deciding_at_once_never_loses_what_was_acknowledged(
    anna: Lidmaatschap, peter: Lidmaatschap, fatima: Lidmaatschap, _keer: int
) -> None:
    casus = oud(anna, fatima)
    stel_voor(casus, anna)
    heropent = feit(anna, "heropening", reden="Er is iets nieuws.")
    heropend, besloten = tegelijk(
        lambda: leg(casus, anna, heropent), lambda: bevestig(casus, peter)
    )
    assert (heropend is True) is not (besloten is True)
    if heropend is True:
        assert lees(casus, anna).dossier.status == "open"
    with met_lid(anna):
        assert controleer_casus(Casus.objects.get(id=casus.id)) == []


def test_two_that_finish_the_same_work_leave_one_tombstone(
    anna: Lidmaatschap, peter: Lidmaatschap, fatima: Lidmaatschap, monkeypatch: pytest.MonkeyPatch
) -> None:
    casus = oud(anna, fatima)
    stel_voor(casus, anna)
    with monkeypatch.context() as knoei:
        knoei.setattr(besluiten, "voer_uit_zodra_het_vaststaat", lambda *_: None)
        bevestig(casus, peter)
    uit = tegelijk(*[lambda: voer_uit(casus.organisatie_id, casus.id)] * 3)
    assert uit == [True] * 3
    assert daden(casus, anna) == ["voorgesteld", "bevestigd", "voltooid"]
    assert Vernietigd.objects.count() == 1
