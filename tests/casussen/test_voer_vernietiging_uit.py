"""Carrying it out: whatever stops half-way is taken up, what belongs to it goes along, and what stays is told."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import ProgrammingError
from django.test import Client
from django.utils import timezone

from nietpluis.casussen.controle import controleer_casus
from nietpluis.casussen.models import (
    Bijlagestuk,
    Casus,
    EigenSignaal,
    Raadpleging,
    Vernietiging,
)
from nietpluis.casussen.signaleren import voeg_samen
from nietpluis.casussen.vernietigen import besluiten, uitvoeren
from nietpluis.casussen.vernietigen.uitvoeren import hervat, hervat_alles, voer_uit
from nietpluis.casussen.vernietigen.wissen import wis
from nietpluis.kluis import register
from nietpluis.kluis.models import Dossiersleutel
from nietpluis.kluis.sleutels import nieuwe_sleutel
from nietpluis.organisaties.models import Lidmaatschap, Organisatie
from nietpluis.organisaties.toegang import met_lid
from tests.casussen.beelden import foto
from tests.casussen.bijlage_schermen import voeg_toe as voeg_bijlage_toe
from tests.casussen.casus import feit, geef, lees, leg, neem
from tests.casussen.vernietigd import bevestig, daden, gesloten, oud, stel_voor, vernietig, voorbij
from tests.personages import als

pytestmark = pytest.mark.django_db(databases="__all__")


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
