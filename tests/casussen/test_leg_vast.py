"""Recording is all or nothing, once, by whoever may, and never over somebody else."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from nietpluis.casussen import opbouw, projectie, vastleggen
from nietpluis.casussen.controle import controleer_casus
from nietpluis.casussen.lezen import OpenCasus
from nietpluis.casussen.models import Casus, EigenSignaal, Kenmerk, Toegang, Vastlegging
from nietpluis.casussen.stempel import persoon
from nietpluis.casussen.vastleggen import IemandWasVoor, NietToegestaan
from nietpluis.kern.feiten import Feit
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from nietpluis.tellingen.models import Telling
from tests.casussen.casus import feit, geef, lees, leg, neem
from tests.casussen.momentopname import momentopname

SCHRIJFT = ("INSERT", "UPDATE", "DELETE")


class Stroomuitval(Exception):
    """What a test throws where it cuts the power."""


@pytest.fixture
def open_(fatima: Lidmaatschap, anna: Lidmaatschap) -> OpenCasus:
    """A casus of Anna that began with a signal of Fatima."""
    return neem(geef(fatima), anna)


def van_alles(anna: Lidmaatschap, bram: Lidmaatschap) -> list[Feit]:
    """Facts that touch every derived table at once."""
    return [
        feit(anna, "betrokkene", code="client", client="ja", naam="Mevrouw Jansen", kenmerk="C-12"),
        feit(anna, "signaal", zag_of_hoorde="Nu ook een bult."),
        feit(anna, "toewijzing", aan=persoon(bram), taak="meelezer"),
        feit(anna, "volgend_bezoek", tekst="Ga met zijn tweeën."),
    ]


def klopt(casus: Casus, lid: Lidmaatschap) -> bool:
    with met_lid(lid):
        return controleer_casus(Casus.objects.get(id=casus.id)) == []


def test_what_is_recorded_is_there_and_checks_out(
    open_: OpenCasus, anna: Lidmaatschap, bram: Lidmaatschap
) -> None:
    nieuw = van_alles(anna, bram)
    leg(open_.casus, anna, *nieuw)
    assert list(lees(open_.casus, bram).dossier.feiten[-4:]) == nieuw
    assert klopt(open_.casus, anna)
    with met_lid(anna):
        assert Kenmerk.objects.filter(casus=open_.casus).count() == 1
        assert Toegang.objects.filter(casus=open_.casus, lid=bram).exists()
        assert Telling.objects.get().signalen == 2


@pytest.mark.parametrize(
    ("waar", "wat"),
    [
        (vastleggen, "open_casus"),
        (vastleggen, "banden"),
        (vastleggen, "keten_sleutel"),
        (opbouw, "verzegel"),
        (opbouw, "schakel"),
        (vastleggen, "vouw"),
        (vastleggen, "eigen_signalen"),
        (vastleggen, "ververs"),
        (projectie, "kolommen"),
        (projectie, "etiket"),
        (projectie, "banden_van"),
        (projectie, "kenmerk_hash"),
        (projectie, "bericht"),
        (projectie, "telling_id"),
        (projectie, "tel"),
    ],
)
def test_a_failure_anywhere_leaves_nothing(
    open_: OpenCasus,
    anna: Lidmaatschap,
    bram: Lidmaatschap,
    monkeypatch: pytest.MonkeyPatch,
    waar: Any,
    wat: str,
) -> None:
    voor, nieuw = momentopname(), van_alles(anna, bram)

    def valt_uit(*_: Any, **__: Any) -> None:
        raise Stroomuitval

    monkeypatch.setattr(waar, wat, valt_uit)
    assert valt_het_uit(open_, anna, nieuw)
    assert momentopname() == voor


def valt_het_uit(
    open_: OpenCasus, lid: Lidmaatschap, nieuw: list[Feit], wikkel: Callable[..., Any] | None = None
) -> bool:
    """Record; the error is answered inside the transaction, as a screen would, and that commits."""
    with met_lid(lid, schrijven=True), connection.execute_wrapper(wikkel or _gewoon):
        casus = Casus.objects.get(id=open_.casus.id)
        try:
            vastleggen.leg_vast(casus, lid, nieuw, na=casus.aantal)
        except Stroomuitval:
            return True
    return False


def _gewoon(execute: Callable[..., Any], *args: Any) -> Any:
    return execute(*args)


class Schakelaar:
    """Cuts the power just before write number `bij` (from 0)."""

    def __init__(self, bij: int) -> None:
        self.bij, self.geteld, self.tabellen = bij, 0, set[str]()

    def __call__(self, execute: Callable[..., Any], sql: str, *args: Any) -> Any:
        if sql.startswith(SCHRIJFT):
            self.tabellen.add(sql.split('"')[1])
            if self.geteld == self.bij:
                raise Stroomuitval
            self.geteld += 1
        return execute(sql, *args)


def test_a_failure_at_any_write_leaves_nothing(
    open_: OpenCasus, anna: Lidmaatschap, bram: Lidmaatschap
) -> None:
    voor, nieuw = momentopname(), van_alles(anna, bram)
    schakelaar = Schakelaar(0)
    while valt_het_uit(open_, anna, nieuw, schakelaar):
        assert momentopname() == voor, f"write {schakelaar.bij} to {schakelaar.tabellen}"
        schakelaar = Schakelaar(schakelaar.geteld + 1)
    assert schakelaar.tabellen >= {
        "casussen_vastlegging",
        "casussen_casus",
        "casussen_toegang",
        "casussen_kenmerk",
        "casussen_eigensignaal",
        "tellingen_telling",
    }
    assert klopt(open_.casus, anna)


def test_a_new_signal_that_fails_leaves_nothing_but_an_unused_key(
    fatima: Lidmaatschap, monkeypatch: pytest.MonkeyPatch
) -> None:
    voor, sleutel = momentopname(), uuid4()

    def valt_uit(*_: Any, **__: Any) -> None:
        raise Stroomuitval

    with monkeypatch.context() as even:
        even.setattr(opbouw.Opbouw, "bewaar_onder_casus", valt_uit)
        with pytest.raises(Stroomuitval):
            geef(fatima, sleutel)
    assert momentopname() == voor
    assert klopt(geef(fatima, sleutel), fatima)


def test_an_objection_writes_nothing(open_: OpenCasus, anna: Lidmaatschap) -> None:
    voor = momentopname()
    with met_lid(anna, schrijven=True):
        casus = Casus.objects.get(id=open_.casus.id)
        goed = feit(anna, "overleg", met="collega")
        with pytest.raises(NietToegestaan) as bezwaar:
            vastleggen.leg_vast(
                casus, anna, [goed, feit(anna, "afsluiting", reden="")], na=casus.aantal
            )
    assert bezwaar.value.bezwaar.veld == "reden"
    assert momentopname() == voor


def test_a_double_click_is_once(open_: OpenCasus, anna: Lidmaatschap) -> None:
    na = open_.casus.aantal
    eerste = leg(open_.casus, anna, feit(anna, "overleg", uitkomst="Wat nu?"), na=na)
    voor = momentopname()
    tweede = leg(open_.casus, anna, feit(anna, "overleg", uitkomst="Wat nu?"), na=na)
    assert tweede.dossier.feiten == eerste.dossier.feiten
    assert momentopname() == voor


def test_a_correction_clicked_twice_is_once(open_: OpenCasus, fatima: Lidmaatschap) -> None:
    def verbetering() -> Feit:
        return feit(
            fatima,
            "correctie",
            vervangt=2,
            reden="Het was links.",
            nieuw=feit(fatima, "signaal", zag_of_hoorde="Een plek op haar linkerarm."),
        )

    na = open_.casus.aantal
    leg(open_.casus, fatima, verbetering(), na=na)
    leg(open_.casus, fatima, verbetering(), na=na)
    assert len(lees(open_.casus, fatima).dossier.feiten) == na + 1


def test_other_facts_after_an_old_number_name_who_was_first(
    open_: OpenCasus, anna: Lidmaatschap, bram: Lidmaatschap
) -> None:
    na = open_.casus.aantal
    leg(open_.casus, anna, feit(anna, "toewijzing", aan=persoon(bram)))
    leg(open_.casus, bram, feit(bram, "overleg", uitkomst="Met de wijkverpleegkundige."))
    voor = momentopname()
    with pytest.raises(IemandWasVoor) as fout:
        leg(open_.casus, anna, feit(anna, "overleg", uitkomst="Met Linda."), na=na)
    assert fout.value.naam == bram.naam
    assert "Wat u schreef, staat er nog" in str(fout.value)
    assert momentopname() == voor


@pytest.mark.parametrize("na", [0, 2, 99])
def test_a_number_that_is_not_the_last_records_nothing(
    open_: OpenCasus, anna: Lidmaatschap, na: int
) -> None:
    voor = momentopname()
    with pytest.raises(IemandWasVoor):
        leg(open_.casus, anna, feit(anna, "overleg", uitkomst="x"), na=na)
    assert momentopname() == voor


def test_the_same_form_with_other_words_is_another_signal(fatima: Lidmaatschap) -> None:
    sleutel = uuid4()
    eerste = geef(fatima, sleutel, zag_of_hoorde="Een plek.")
    tweede = geef(fatima, sleutel, zag_of_hoorde="Een plek. En zij huilde.")
    assert eerste.id == sleutel != tweede.id
    assert "huilde" in str(lees(tweede, fatima).dossier.feiten[1])
    with met_lid(fatima):
        assert EigenSignaal.objects.filter(lid=fatima).count() == 2


def test_the_id_of_a_foreign_dossier_gives_nothing_away(
    fatima: Lidmaatschap, romy: Lidmaatschap
) -> None:
    van_fatima = geef(fatima, zag_of_hoorde="Een plek.")
    van_romy = geef(romy, van_fatima.id, zag_of_hoorde="Een bult.")
    assert van_romy.id != van_fatima.id
    assert len(lees(van_fatima, fatima).dossier.feiten) == 3


def test_each_new_signal_gets_its_place_with_its_giver(
    open_: OpenCasus, anna: Lidmaatschap, romy: Lidmaatschap
) -> None:
    leg(
        open_.casus,
        anna,
        feit(anna, "signaal", zag_of_hoorde="Zij was bang."),
        feit(anna, "signaal", zag_of_hoorde="Zij viel.", namens=persoon(romy)),
    )
    with met_lid(anna):
        rijen = EigenSignaal.objects.filter(casus=open_.casus).order_by("volgnummer")
        nummers = [(rij.volgnummer, rij.lid_id) for rij in rijen]
    assert nummers[1:] == [(open_.casus.aantal + 1, anna.id), (open_.casus.aantal + 2, romy.id)]


def test_the_giver_corrects_the_own_signal(open_: OpenCasus, fatima: Lidmaatschap) -> None:
    nieuw = feit(fatima, "signaal", zag_of_hoorde="Een rode plek.")
    na = leg(open_.casus, fatima, feit(fatima, "correctie", vervangt=2, reden="Rood.", nieuw=nieuw))
    regel = next(regel for regel in na.dossier.regels if regel.nummer == 2)
    assert regel.feit == nieuw
    assert regel.is_gecorrigeerd
    assert klopt(open_.casus, fatima)


@pytest.mark.parametrize("wie", ["bram", "romy", "linda", "gerda", "peter", "bea", "fatima"])
def test_whoever_is_not_assigned_is_refused(
    open_: OpenCasus, request: pytest.FixtureRequest, wie: str
) -> None:
    lid, voor = request.getfixturevalue(wie), momentopname()
    with pytest.raises(NietToegestaan):
        leg(open_.casus, lid, feit(lid, "overleg", uitkomst="Mag ik?"))
    assert momentopname() == voor


def test_another_organisation_does_not_even_find_it(open_: OpenCasus, chris: Lidmaatschap) -> None:
    voor = momentopname()
    with pytest.raises(Casus.DoesNotExist):
        leg(open_.casus, chris, feit(chris, "overleg", uitkomst="Mag ik?"))
    assert momentopname() == voor


def test_whom_it_turns_out_to_be_about_is_refused_though_assigned(
    open_: OpenCasus, anna: Lidmaatschap, bram: Lidmaatschap
) -> None:
    leg(open_.casus, anna, feit(anna, "toewijzing", aan=persoon(bram)))
    leg(open_.casus, bram, feit(bram, "overleg", uitkomst="Dat mag nog."))
    over_bram = feit(anna, "signaal", zag_of_hoorde="…", werkt_hier="ja", over_lid=str(bram.id))
    leg(open_.casus, anna, over_bram)
    with pytest.raises(NietToegestaan):
        leg(open_.casus, bram, feit(bram, "overleg", uitkomst="En nu niet meer."))
    with met_lid(bram):
        assert not Casus.objects.voor(bram).exists()
        assert not Toegang.objects.filter(lid=bram).exists()


def test_each_fact_is_a_row_with_its_own_seal(open_: OpenCasus, anna: Lidmaatschap) -> None:
    leg(open_.casus, anna, feit(anna, "overleg"), feit(anna, "overleg"))
    with met_lid(anna):
        zegels = {bytes(rij.zegel) for rij in Vastlegging.objects.filter(casus=open_.casus)}
    assert len(zegels) == open_.casus.aantal + 2
