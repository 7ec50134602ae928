"""Two people at once, for real: threads that each have their own connection, on both engines."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar
from uuid import uuid4

import pytest
from django.db import connections

from nietpluis.casussen import concepten
from nietpluis.casussen.controle import controleer_casus
from nietpluis.casussen.lezen import OpenCasus
from nietpluis.casussen.models import Casus, Concept, Nummering, Vastlegging
from nietpluis.casussen.signaleren import voeg_samen
from nietpluis.casussen.stempel import persoon
from nietpluis.casussen.vastleggen import IemandWasVoor
from nietpluis.kluis.models import Dossiersleutel
from nietpluis.organisaties.models import Lidmaatschap, Organisatie
from nietpluis.organisaties.toegang import in_organisatie, met_lid
from nietpluis.tellingen.models import Telling
from tests.casussen.casus import feit, geef, lees, leg, neem

pytestmark = pytest.mark.django_db(transaction=True)

SAMEN = 8
T = TypeVar("T")


def samen(daad: Callable[[int], T]) -> list[T]:
    """Do it eight times at the same moment; gives what each returned."""
    hek = Barrier(SAMEN)

    def een(nummer: int) -> T:
        try:
            for naam in connections:
                connections[naam].ensure_connection()
            hek.wait(timeout=120)  # seconds
            return daad(nummer)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(SAMEN) as draden:
        return list(draden.map(een, range(SAMEN)))


def alles_klopt(organisatie: Organisatie) -> bool:
    with in_organisatie(organisatie.id):
        casussen = Casus.objects.filter(organisatie=organisatie)
        return not [fout for casus in casussen for fout in controleer_casus(casus)]


def of_de_ander(daad: Callable[[], object]) -> str:
    """ "" when it was recorded, else the name of who was first."""
    try:
        daad()
    except IemandWasVoor as fout:
        return fout.naam
    return ""


@pytest.fixture
def open_(fatima: Lidmaatschap, anna: Lidmaatschap, bram: Lidmaatschap) -> OpenCasus:
    """A casus of Anna and Bram together."""
    geopend = neem(geef(fatima), anna)
    return leg(geopend.casus, anna, feit(anna, "toewijzing", aan=persoon(bram)))


def test_of_eight_with_the_same_number_one_wins(
    open_: OpenCasus, anna: Lidmaatschap, bram: Lidmaatschap, de_linde: Organisatie
) -> None:
    na = open_.casus.aantal

    def schrijf(nummer: int) -> str:
        wie = (anna, bram)[nummer % 2]
        nieuw = feit(wie, "overleg", uitkomst=f"Verslag {nummer}.")
        return of_de_ander(lambda: leg(open_.casus, wie, nieuw, na=na))

    uitkomsten = samen(schrijf)
    eerst = uitkomsten.index("")
    winnaar = (anna, bram)[eerst % 2]
    assert sorted(uitkomsten) == ["", *[winnaar.naam] * (SAMEN - 1)]
    laatste = lees(open_.casus, anna).dossier.feiten[-1]
    assert (laatste.door.naam, vars(laatste)["uitkomst"]) == (winnaar.naam, f"Verslag {eerst}.")
    with met_lid(anna):
        assert Vastlegging.objects.filter(casus=open_.casus).count() == na + 1
    assert alles_klopt(de_linde)


def test_eight_clicks_on_the_same_button_are_one(
    open_: OpenCasus, anna: Lidmaatschap, de_linde: Organisatie
) -> None:
    na = open_.casus.aantal

    def klik(_nummer: int) -> int:
        return len(leg(open_.casus, anna, feit(anna, "overleg"), na=na).dossier.feiten)

    assert samen(klik) == [na + 1] * SAMEN
    assert alles_klopt(de_linde)


def test_eight_signals_at_once_all_arrive(fatima: Lidmaatschap, de_linde: Organisatie) -> None:
    """Also the very first of an organisation: its numbering and its keys are made meanwhile."""
    nummers = samen(lambda nummer: geef(fatima, over_wie=f"cliënt {nummer}").nummer)
    assert sorted(nummers) == list(range(1, SAMEN + 1))
    with met_lid(fatima):
        assert Nummering.objects.get().laatste == SAMEN
        assert Telling.objects.count() == SAMEN
    assert alles_klopt(de_linde)


def test_eight_who_each_write_elsewhere_all_succeed(
    fatima: Lidmaatschap, anna: Lidmaatschap, de_linde: Organisatie
) -> None:
    casussen = [neem(geef(fatima), anna).casus for _ in range(SAMEN)]

    def schrijf(nummer: int) -> int:
        return leg(casussen[nummer], anna, feit(anna, "overleg")).casus.aantal

    assert samen(schrijf) == [casus.aantal + 1 for casus in casussen]
    assert alles_klopt(de_linde)


def test_eight_times_the_same_new_signal_is_one(
    fatima: Lidmaatschap, de_linde: Organisatie
) -> None:
    sleutel = uuid4()
    assert {casus.id for casus in samen(lambda _: geef(fatima, sleutel))} == {sleutel}
    with met_lid(fatima):
        assert Casus.objects.count() == 1
        assert Vastlegging.objects.count() == 3
    assert Dossiersleutel.objects.count() == 1
    assert alles_klopt(de_linde)


def test_eight_different_signals_under_one_id_all_arrive(
    fatima: Lidmaatschap, de_linde: Organisatie
) -> None:
    """A form that was sent, changed and sent again while the first was still under way."""
    sleutel = uuid4()
    casussen = samen(lambda nummer: geef(fatima, sleutel, zag_of_hoorde=f"Versie {nummer}."))
    gelezen = {vars(lees(casus, fatima).dossier.feiten[1])["zag_of_hoorde"] for casus in casussen}
    assert gelezen == {f"Versie {nummer}." for nummer in range(SAMEN)}
    assert alles_klopt(de_linde)


def test_one_signal_joins_one_casus_once(
    open_: OpenCasus, romy: Lidmaatschap, anna: Lidmaatschap, de_linde: Organisatie
) -> None:
    signaal = geef(romy, zag_of_hoorde="Een dikke lip.")

    def voeg(_nummer: int) -> str:
        def daad() -> None:
            with met_lid(anna, schrijven=True):
                een, ander = (Casus.objects.get(id=c.id) for c in (signaal, open_.casus))
                voeg_samen(een, ander, anna, na=signaal.aantal, na_doel=open_.casus.aantal)

        return of_de_ander(daad)

    assert "" in samen(voeg)
    herkomst = [r for r in lees(open_.casus, anna).dossier.regels if r.herkomst]
    assert len(herkomst) == 1
    assert alles_klopt(de_linde)


def test_eight_windows_of_one_person_keep_one_draft(fatima: Lidmaatschap) -> None:
    def typ(nummer: int) -> None:
        with met_lid(fatima, schrijven=True):
            concepten.bewaar(fatima, "signaal", {"over_wie": str(nummer)})

    samen(typ)
    with met_lid(fatima):
        assert Concept.objects.count() == 1
        assert concepten.lees(fatima, "signaal")["over_wie"] in "01234567"
    assert Dossiersleutel.objects.filter(soort=Dossiersleutel.Soort.CONCEPT).count() == 1
