"""Two people destroy a dossier: nobody reads it again, its count stays, and a tombstone says why."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.test import Client
from django.utils import timezone

from nietpluis.casussen import concepten
from nietpluis.casussen.controle import controleer_casus
from nietpluis.casussen.models import (
    Bijlagestuk,
    Casus,
    Concept,
    EigenSignaal,
    Kenmerk,
    Raadpleging,
    Toegang,
    Vastlegging,
    Vernietiging,
)
from nietpluis.casussen.signaleren import voeg_samen
from nietpluis.casussen.vastleggen import NietToegestaan
from nietpluis.casussen.vernietigen import besluiten, uitvoeren
from nietpluis.casussen.vernietigen.besluiten import NietMogelijk
from nietpluis.casussen.vernietigen.uitvoeren import hervat, hervat_alles, voer_uit
from nietpluis.casussen.vernietigen.wissen import wis
from nietpluis.kluis import register
from nietpluis.kluis.models import Dossiersleutel
from nietpluis.kluis.sleutels import SleutelOntbreekt, nieuwe_sleutel
from nietpluis.organisaties.models import Lidmaatschap, Organisatie, Rolvervulling
from nietpluis.organisaties.toegang import met_lid
from nietpluis.tellingen.models import Telling
from tests.casussen.beelden import foto
from tests.casussen.bijlage_schermen import voeg_toe as voeg_bijlage_toe
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


STAPPEN = ("register.vernietig_en_noteer", "wis", "meegekomen")


@pytest.mark.parametrize("stap", STAPPEN)
def test_a_crash_at_any_step_is_taken_up_later(
    anna: Lidmaatschap,
    peter: Lidmaatschap,
    fatima: Lidmaatschap,
    stap: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    casus = oud(anna, fatima)
    stel_voor(casus, anna)
    bevestig(casus, peter)

    def valt_om(*_args: object, **_rest: object) -> None:
        raise OSError("de stekker is eruit")

    with monkeypatch.context() as knoei:
        knoei.setattr(f"nietpluis.casussen.vernietigen.uitvoeren.{stap}", valt_om)
        with pytest.raises(OSError, match="stekker"):
            voer_uit(casus.organisatie_id, casus.id)
    assert daden(casus, anna) == ["voorgesteld", "bevestigd"]
    with met_lid(anna):
        assert [fout.soort for fout in controleer_casus(Casus.objects.get(id=casus.id))] == [
            "vernietiging"
        ]
    assert hervat(anna.organisatie, timezone.localdate()) == 1
    assert hervat(anna.organisatie, timezone.localdate()) == 0
    assert daden(casus, anna)[-1] == "voltooid"
    assert not Dossiersleutel.objects.filter(dossier=casus.id).exists()


def test_between_key_and_register_nothing_can_come(
    anna: Lidmaatschap, fatima: Lidmaatschap, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both stand in one store and one transaction: a key never goes without its line, or the other way round."""
    casus = oud(anna, fatima)

    def valt_om(_dossier: object) -> bool:
        raise OSError("de stekker is eruit")

    monkeypatch.setattr(register, "vernietig", valt_om)
    with pytest.raises(OSError, match="stekker"):
        register.vernietig_en_noteer(casus.organisatie_id, casus.id, "termijn_voorbij")
    assert register.is_vernietigd(casus.id) is None
    assert Dossiersleutel.objects.filter(dossier=casus.id).exists()


def test_a_signal_that_joined_goes_along(
    anna: Lidmaatschap, peter: Lidmaatschap, fatima: Lidmaatschap, romy: Lidmaatschap
) -> None:
    doel, tussen, signaal = geef(fatima), geef(romy), geef(romy)
    neem(doel, anna)
    neem(tussen, anna)
    for bron, naar in ((signaal, tussen), (tussen, doel)):
        with met_lid(anna, schrijven=True):
            van, hier = (Casus.objects.get(id=casus.id) for casus in (bron, naar))
            voeg_samen(van, hier, anna, na=van.aantal, na_doel=hier.aantal)
    leg(doel, anna, feit(anna, "afsluiting", reden="dubbel"))
    vernietig(voorbij(doel, anna), anna, peter)
    assert not Dossiersleutel.objects.exists()
    with met_lid(anna):
        assert set(Casus.objects.values_list("status", flat=True)) == {"vernietigd"}
        stenen = Vernietiging.objects.filter(daad="voltooid")
        assert {steen.casus for steen in stenen} == {doel.id, tussen.id, signaal.id}
        assert all(controleer_casus(casus) == [] for casus in Casus.objects.all())


def test_a_crash_between_what_joined_and_the_casus_loses_nothing(
    anna: Lidmaatschap,
    peter: Lidmaatschap,
    fatima: Lidmaatschap,
    romy: Lidmaatschap,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    doel, signaal = geef(fatima), geef(romy)
    neem(doel, anna)
    with met_lid(anna, schrijven=True):
        doel = Casus.objects.get(id=doel.id)
        voeg_samen(signaal, doel, anna, na=signaal.aantal, na_doel=doel.aantal)
    leg(doel, anna, feit(anna, "afsluiting", reden="dubbel"))
    doel = voorbij(doel, anna)
    stel_voor(doel, anna)
    bevestig(doel, peter)
    gewoon, keer = wis, iter(range(9))

    def een_keer(*args: Any) -> None:
        if next(keer):
            raise OSError("de stekker is eruit")
        gewoon(*args)

    with monkeypatch.context() as knoei:
        knoei.setattr(uitvoeren, "wis", een_keer)
        with pytest.raises(OSError, match="stekker"):
            voer_uit(doel.organisatie_id, doel.id)
    assert hervat(anna.organisatie, timezone.localdate()) == 1
    assert not Dossiersleutel.objects.exists()


def test_the_giver_sees_when_it_was_destroyed(
    anna: Lidmaatschap, peter: Lidmaatschap, fatima: Lidmaatschap, client: Client
) -> None:
    casus = oud(anna, fatima)
    vernietig(casus, anna, peter)
    with met_lid(fatima):
        eigen = EigenSignaal.objects.get()
    pagina = als(client, fatima).get("/o/de-linde/signalen/").content.decode()
    assert "Vernietigd op" in pagina
    assert client.get(f"/o/de-linde/signalen/{eigen.id}/").status_code == 200
    for naam in ("verbeteren", "advies", "melding"):
        assert client.get(f"/o/de-linde/signalen/{eigen.id}/{naam}/").status_code == 404


def test_that_it_was_read_stays_known(
    anna: Lidmaatschap, peter: Lidmaatschap, fatima: Lidmaatschap, client: Client
) -> None:
    casus = gesloten(anna, fatima)
    als(client, anna).get(f"/o/de-linde/casussen/{casus.id}/")
    vernietig(voorbij(casus, anna), anna, peter)
    assert client.get(f"/o/de-linde/casussen/{casus.id}/").status_code == 404
    with met_lid(anna):
        assert Raadpleging.objects.filter(casus=casus.id, wat="casus").exists()


def test_who_works_alone_waits_thirty_days(
    fatima: Lidmaatschap, anna: Lidmaatschap, monkeypatch: pytest.MonkeyPatch
) -> None:
    Organisatie.objects.filter(id=anna.organisatie_id).update(eenpersoons=True)
    anna.organisatie.refresh_from_db()
    casus = oud(anna, fatima)
    stel_voor(casus, anna)
    vandaag = timezone.localdate()
    assert hervat(anna.organisatie, vandaag + timedelta(days=29)) == 0
    assert lees(casus, anna).dossier.feiten
    assert hervat(anna.organisatie, vandaag + timedelta(days=30)) == 1
    assert daden(casus, anna) == ["voorgesteld", "bevestigd", "voltooid"]


def test_what_is_taken_back_within_those_days_stays(
    fatima: Lidmaatschap, anna: Lidmaatschap
) -> None:
    Organisatie.objects.filter(id=anna.organisatie_id).update(eenpersoons=True)
    anna.organisatie.refresh_from_db()
    casus = oud(anna, fatima)
    stel_voor(casus, anna)
    with met_lid(anna, schrijven=True):
        besluiten.trek_in(casus, anna)
    assert hervat(anna.organisatie, timezone.localdate() + timedelta(days=40)) == 0
    assert lees(casus, anna).dossier.feiten


def test_who_no_longer_works_alone_needs_a_second_person(
    fatima: Lidmaatschap, anna: Lidmaatschap
) -> None:
    Organisatie.objects.filter(id=anna.organisatie_id).update(eenpersoons=True)
    anna.organisatie.refresh_from_db()
    casus = oud(anna, fatima)
    stel_voor(casus, anna)
    Organisatie.objects.filter(id=anna.organisatie_id).update(eenpersoons=False)
    anna.organisatie.refresh_from_db()
    assert hervat(anna.organisatie, timezone.localdate() + timedelta(days=40)) == 0


def test_a_claim_of_destruction_that_is_not_true_is_found(
    anna: Lidmaatschap, peter: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    casus, ander = oud(anna, fatima), oud(anna, fatima)
    vernietig(casus, anna, peter)
    nieuwe_sleutel(casus.organisatie_id, casus.id)
    with met_lid(anna, schrijven=True):
        Casus.objects.filter(id=ander.id).update(status="vernietigd", etiket=b"")
        assert "sleutel is er weer" in str(controleer_casus(Casus.objects.get(id=casus.id)))
        assert "niemand legde dat vast" in str(controleer_casus(Casus.objects.get(id=ander.id)))


def test_of_a_dossier_that_is_not_there_nothing_is_destroyed(anna: Lidmaatschap) -> None:
    assert not voer_uit(anna.organisatie_id, uuid4())


def test_the_files_of_a_destroyed_dossier_give_back_their_room(
    anna: Lidmaatschap, peter: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    casus = geef(fatima)
    neem(casus, anna)
    with met_lid(anna):
        casus = Casus.objects.get(id=casus.id)
    voeg_bijlage_toe(casus, anna, foto())
    leg(casus, anna, feit(anna, "afsluiting", reden="verkeerd_geopend", toelichting="Anders."))
    vernietig(voorbij(casus, anna), anna, peter)
    with met_lid(anna):
        assert Bijlagestuk.objects.exists()
    hervat_alles(timezone.now())
    with met_lid(anna):
        assert not Bijlagestuk.objects.exists()
        assert controleer_casus(Casus.objects.get(id=casus.id)) == []


def test_without_the_right_to_do_so_sealed_rubbish_stays_and_nothing_stops(
    anna: Lidmaatschap,
    peter: Lidmaatschap,
    fatima: Lidmaatschap,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    casus = oud(anna, fatima)
    vernietig(casus, anna, peter)

    def mag_niet(_casus: object) -> int:
        raise ProgrammingError("must be owner of table")

    monkeypatch.setattr(uitvoeren, "verwijder_stukken", mag_niet)
    monkeypatch.setattr(uitvoeren, "_met_stukken", lambda _organisatie: [casus.id])
    assert hervat_alles(timezone.now()) == 0
