"""Two people destroy a dossier: nobody reads it again, its count stays, and a tombstone says why."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

from nietpluis.casussen import concepten
from nietpluis.casussen.controle import controleer_casus
from nietpluis.casussen.models import (
    Casus,
    Concept,
    Kenmerk,
    Toegang,
    Vastlegging,
    Vernietiging,
)
from nietpluis.casussen.vastleggen import NietToegestaan
from nietpluis.casussen.vernietigen import besluiten
from nietpluis.casussen.vernietigen.besluiten import NietMogelijk
from nietpluis.kluis.models import Dossiersleutel
from nietpluis.kluis.sleutels import SleutelOntbreekt
from nietpluis.organisaties.models import Lidmaatschap, Rolvervulling
from nietpluis.organisaties.toegang import met_lid
from nietpluis.tellingen.models import Telling
from tests.casussen.casus import feit, geef, lees, leg, neem
from tests.casussen.vernietigd import bevestig, daden, gesloten, oud, stel_voor, vernietig, voorbij
from tests.personages import als

pytestmark = pytest.mark.django_db(databases="__all__")


def test_what_is_destroyed_is_read_by_nobody(
    anna: Lidmaatschap,
    fatima: Lidmaatschap,
    peter: Lidmaatschap,
    django_capture_on_commit_callbacks: Any,
) -> None:
    casus = oud(anna, fatima)
    with met_lid(anna, schrijven=True):
        concepten.bewaar(anna, f"casus/{casus.id}/overleg", {"uitkomst": "Half"})
        feiten = Vastlegging.objects.filter(casus=casus).count()
        telling = Telling.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        vernietig(casus, anna, peter)
    with pytest.raises(SleutelOntbreekt):
        lees(casus, anna)
    assert not Dossiersleutel.objects.filter(soort="concept").exists()
    with met_lid(anna):
        assert not Casus.objects.voor(anna).exists()
        assert not Kenmerk.objects.exists()
        assert not Toegang.objects.exists()
        assert not Concept.objects.exists()
        assert Telling.objects.get() == telling
        assert Vastlegging.objects.filter(casus=casus).count() == feiten
        rij = Casus.objects.get(id=casus.id)
        assert (rij.status, bytes(rij.etiket), rij.bewaren_tot) == ("vernietigd", b"", None)
        assert controleer_casus(rij) == []
    assert daden(casus, anna) == ["voorgesteld", "bevestigd", "voltooid"]


def test_the_tombstone_says_who_when_and_why_and_nothing_else(
    anna: Lidmaatschap, fatima: Lidmaatschap, peter: Lidmaatschap
) -> None:
    casus = oud(anna, fatima)
    vernietig(casus, anna, peter)
    with met_lid(anna):
        steen = Vernietiging.objects.get(daad="voltooid")
    wie = (steen.eerste_id, steen.tweede_id, steen.nummer)
    assert wie == (anna.id, peter.id, casus.nummer)
    assert steen.reden.artikelen[0].waar.startswith("AVG")
    assert steen.bewaren_tot == casus.bewaren_tot


@pytest.mark.parametrize("opdracht", ["DELETE FROM {}", "UPDATE {} SET grond = 'x'"])
def test_no_row_of_it_is_ever_changed(
    anna: Lidmaatschap, fatima: Lidmaatschap, opdracht: str
) -> None:
    stel_voor(oud(anna, fatima), anna)
    weigert = pytest.raises(IntegrityError)
    with met_lid(anna, schrijven=True), weigert, transaction.atomic(), connection.cursor() as c:
        c.execute(opdracht.format(Vernietiging._meta.db_table))


def test_one_person_is_never_both(anna: Lidmaatschap, fatima: Lidmaatschap) -> None:
    casus = oud(anna, fatima)
    stel_voor(casus, anna)
    with pytest.raises(NietMogelijk, match="Vraag een collega"):
        bevestig(casus, anna)
    assert lees(casus, anna).dossier.feiten


def test_the_database_too_wants_two_people(anna: Lidmaatschap, fatima: Lidmaatschap) -> None:
    casus = oud(anna, fatima)
    voorstel = stel_voor(casus, anna)
    with met_lid(anna, schrijven=True), pytest.raises(IntegrityError), transaction.atomic():
        besluiten._door(voorstel, Vernietiging.Daad.BEVESTIGD, anna).save(force_insert=True)
    rij = besluiten._door(voorstel, Vernietiging.Daad.BEVESTIGD, anna)
    rij.tweede = None
    with met_lid(anna, schrijven=True), pytest.raises(IntegrityError), transaction.atomic():
        rij.save(force_insert=True)


def test_who_came_back_under_the_same_account_is_the_same_person(
    anna: Lidmaatschap, bram: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    casus = oud(anna, fatima)
    stel_voor(casus, anna)
    with met_lid(bram, schrijven=True):
        Lidmaatschap.objects.filter(id=anna.id).update(actief_tot=timezone.localdate())
        terug = Lidmaatschap.objects.create(
            gebruiker=anna.gebruiker, organisatie=anna.organisatie, functie="terug"
        )
        Rolvervulling.objects.create(lid=terug, rol="privacyfunctionaris")
    with pytest.raises(NietMogelijk, match="Vraag een collega"):
        bevestig(casus, terug)


@pytest.mark.parametrize("wie", ["fatima", "linda", "bea"])
def test_another_role_neither_proposes_nor_decides(
    anna: Lidmaatschap, fatima: Lidmaatschap, wie: str, request: pytest.FixtureRequest
) -> None:
    casus, lid = oud(anna, fatima), request.getfixturevalue(wie)
    with pytest.raises(NietMogelijk, match="wie over bewaren beslist"):
        stel_voor(casus, lid)
    stel_voor(casus, anna)
    with pytest.raises(NietMogelijk, match="wie over bewaren beslist"):
        bevestig(casus, lid)


def test_whom_it_is_about_takes_no_part(
    anna: Lidmaatschap, bram: Lidmaatschap, fatima: Lidmaatschap, client: Client
) -> None:
    casus = oud(anna, fatima, werkt_hier="ja", over_lid=str(bram.id))
    with pytest.raises(NietMogelijk):
        stel_voor(casus, bram)
    stel_voor(casus, anna)
    with pytest.raises(NietMogelijk):
        bevestig(casus, bram)
    pagina = als(client, bram).get("/o/de-linde/bewaren/").content.decode()
    assert f"{casus.id}" not in pagina
    assert client.get(f"/o/de-linde/bewaren/{casus.id}/").status_code == 404


def test_who_left_cannot_have_been_the_first(
    anna: Lidmaatschap, peter: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    casus = oud(anna, fatima)
    stel_voor(casus, anna)
    with met_lid(peter, schrijven=True):
        Lidmaatschap.objects.filter(id=anna.id).update(actief_tot=timezone.localdate())
    with pytest.raises(NietMogelijk, match="werkt hier niet meer"):
        bevestig(casus, peter)
    with met_lid(peter, schrijven=True):
        besluiten.trek_in(casus, peter)
    stel_voor(casus, peter)
    assert daden(casus, peter) == ["voorgesteld", "ingetrokken", "voorgesteld"]


def test_who_lost_the_role_cannot_have_been_the_first(
    anna: Lidmaatschap, peter: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    casus = oud(anna, fatima)
    stel_voor(casus, anna)
    with met_lid(peter, schrijven=True):
        Rolvervulling.objects.filter(lid=anna).delete()
    with pytest.raises(NietMogelijk, match="werkt hier niet meer"):
        bevestig(casus, peter)


def test_only_who_proposed_takes_it_back(
    anna: Lidmaatschap, peter: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    casus = oud(anna, fatima)
    stel_voor(casus, anna)
    with met_lid(peter, schrijven=True):
        with pytest.raises(NietMogelijk, match="Alleen wie het voorstelde"):
            besluiten.trek_in(casus, peter)
        besluiten.wijs_af(casus, peter)
    assert daden(casus, peter) == ["voorgesteld", "afgewezen"]
    with pytest.raises(NietMogelijk, match="net voor"):
        bevestig(casus, peter)


def test_a_second_click_finds_it_done(
    anna: Lidmaatschap, peter: Lidmaatschap, gerda: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    casus = oud(anna, fatima)
    stel_voor(casus, anna)
    with pytest.raises(NietMogelijk, match="net voor"):
        stel_voor(casus, anna)
    bevestig(casus, peter)
    with pytest.raises(NietMogelijk, match="net voor"):
        bevestig(casus, gerda)


def test_a_casus_that_was_reopened_stays(
    anna: Lidmaatschap, peter: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    casus = oud(anna, fatima)
    stel_voor(casus, anna)
    leg(casus, anna, feit(anna, "heropening", reden="Er is iets nieuws."))
    with pytest.raises(NietMogelijk, match="weer open"):
        bevestig(casus, peter)


def test_what_was_kept_longer_stays(
    anna: Lidmaatschap, peter: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    casus = oud(anna, fatima)
    stel_voor(casus, anna)
    later = timezone.localdate() + timedelta(days=9000)
    leg(casus, peter, feit(peter, "bewaartermijn_verlengd", tot=later, reden="Een rechtszaak."))
    with met_lid(anna):
        assert Casus.objects.get(id=casus.id).bewaren_tot == later
    with pytest.raises(NietMogelijk, match="blijft langer"):
        bevestig(casus, peter)


def test_what_is_open_or_within_its_term_is_not_proposed(
    anna: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    with pytest.raises(NietMogelijk, match="mag nog niet weg"):
        stel_voor(gesloten(anna, fatima), anna)
    open_ = geef(fatima)
    neem(open_, anna)
    with pytest.raises(NietMogelijk, match="weer open"):
        stel_voor(voorbij(open_, anna), anna)


def test_nothing_is_recorded_once_the_decision_stands(
    anna: Lidmaatschap, peter: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    casus = oud(anna, fatima)
    stel_voor(casus, anna)
    bevestig(casus, peter)
    with pytest.raises(NietToegestaan, match="wordt vernietigd"):
        leg(casus, anna, feit(anna, "heropening", reden="Toch."))
