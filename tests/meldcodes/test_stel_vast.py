"""From concept to version: each act once, by who may do it, and a version is final."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from nietpluis.meldcodes import handelingen, schrijven, vaststellen
from nietpluis.meldcodes.fout import IemandWasVoor, MeldcodeFout
from nietpluis.meldcodes.huidig import geldende, ingevuld_van, tekst_van
from nietpluis.meldcodes.models import Meldcodeconcept, Meldcodeversie, Wat
from nietpluis.meldcodes.models.meldcodeconcept import Stand
from nietpluis.meldcodes.vaststellen import Vaststelling, over_jaren
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.meldcodes import gereed

pytestmark = pytest.mark.django_db


def _vaststelling(**anders: object) -> Vaststelling:
    dag = timezone.localdate()
    vast = Vaststelling(naam="Gerda Postma", op=dag, herzien_voor=over_jaren(dag, 2))
    return replace(vast, **anders)  # type: ignore[arg-type]  # fields of the same class


def _wat(lid: Lidmaatschap) -> list[str]:
    with met_lid(lid):
        return [handeling.wat for handeling in reversed(handelingen.alle(lid))]


def test_van_concept_tot_openbaar(anna: Lidmaatschap) -> None:
    versie = gereed.gepubliceerd(anna)
    with met_lid(anna):
        assert geldende(anna.organisatie_id) == versie
        assert not Meldcodeconcept.objects.voor(anna).exists()
        assert tekst_van(versie).onderdelen
    assert versie.nummer == 1
    assert _wat(anna) == ["begonnen", "voorgelegd", "beoordeeld", "vastgesteld", "gepubliceerd"]


def test_een_versie_verandert_niet_meer(anna: Lidmaatschap) -> None:
    versie = gereed.gepubliceerd(anna)
    with met_lid(anna, schrijven=True):
        with pytest.raises(DatabaseError), transaction.atomic():
            Meldcodeversie.objects.filter(id=versie.id).update(vastgesteld_door="Iemand anders")
        with pytest.raises(DatabaseError), transaction.atomic():
            Meldcodeversie.objects.filter(id=versie.id).delete()


def test_wat_voorligt_verandert_niet(anna: Lidmaatschap) -> None:
    gereed.voorgelegd(anna)
    with met_lid(anna, schrijven=True):
        concept = schrijven.huidig_concept(anna)
        assert concept
        with pytest.raises(MeldcodeFout, match="Neem het eerst terug"):
            schrijven.bewaar(anna, "gegevens", ingevuld_van(concept), gezien=concept.ronde)
        vaststellen.neem_terug(anna, vanaf=Stand.VOORGELEGD)
        schrijven.bewaar(anna, "gegevens", ingevuld_van(concept), gezien=concept.ronde + 1)


def test_wie_hetzelfde_onderdeel_later_bewaart_hoort_wie_voor_was(
    anna: Lidmaatschap, bram: Lidmaatschap
) -> None:
    concept = gereed.begonnen(anna)
    with met_lid(bram, schrijven=True):
        schrijven.bewaar(bram, "gegevens", ingevuld_van(concept), gezien=0)
    with met_lid(anna, schrijven=True):
        with pytest.raises(IemandWasVoor, match="Bram Hendriks"):
            schrijven.bewaar(anna, "gegevens", ingevuld_van(concept), gezien=0)
        assert schrijven.bewaar(anna, "vormen", ingevuld_van(concept), gezien=0).ronde == 2


def test_er_is_een_concept_tegelijk(anna: Lidmaatschap, bram: Lidmaatschap) -> None:
    gereed.begonnen(anna)
    with pytest.raises(MeldcodeFout, match="al een concept"):
        gereed.begonnen(bram)


def test_teruggeven_zegt_waarom(anna: Lidmaatschap, gerda: Lidmaatschap) -> None:
    gereed.beoordeeld(anna)
    with met_lid(gerda, schrijven=True):
        vaststellen.geef_terug(gerda, "De kindcheck mist.", vanaf=Stand.BEOORDEELD)
        concept = schrijven.huidig_concept(gerda)
        laatste = handelingen.alle(gerda)[0]
    assert concept
    assert (concept.stand, laatste.wat) == (Stand.SCHRIJVEN, Wat.TERUGGEGEVEN)
    assert laatste.reden == "De kindcheck mist."


def test_ieder_doet_alleen_het_eigen_werk(
    anna: Lidmaatschap, gerda: Lidmaatschap, bea: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    gereed.voorgelegd(anna)
    for wie in (gerda, bea, fatima):
        with met_lid(wie, schrijven=True), pytest.raises(MeldcodeFout, match="Dit is het werk van"):
            vaststellen.keur_goed(wie)
    with met_lid(anna, schrijven=True):
        vaststellen.keur_goed(anna)
        with pytest.raises(MeldcodeFout, match="Dit is het werk van bestuurder"):
            vaststellen.stel_vast(anna, _vaststelling())
    with met_lid(fatima, schrijven=True), pytest.raises(MeldcodeFout):
        schrijven.gooi_weg(fatima)


def test_twee_keer_drukken_doet_het_een_keer(anna: Lidmaatschap, gerda: Lidmaatschap) -> None:
    gereed.beoordeeld(anna)
    with met_lid(gerda, schrijven=True):
        versie = vaststellen.stel_vast(gerda, _vaststelling())
        with pytest.raises(MeldcodeFout):
            vaststellen.stel_vast(gerda, _vaststelling())
        vaststellen.publiceer(gerda, versie)
        with pytest.raises(MeldcodeFout, match="al op de openbare pagina"):
            vaststellen.publiceer(gerda, versie)
        vaststellen.trek_in(gerda, versie, "Er staat een fout in.")
        with pytest.raises(MeldcodeFout, match="niet meer op de openbare pagina"):
            vaststellen.trek_in(gerda, versie, "Nog eens.")
        assert geldende(gerda.organisatie_id) is None


@pytest.mark.parametrize(
    ("veld", "dagen"),
    [("op", 1), ("op", -1), ("herzien_voor", 0), ("herzien_voor", 5 * 366 + 1)],
    ids=["morgen", "voor-het-beoordelen", "herzien-vandaag", "herzien-te-laat"],
)
def test_een_dag_die_niet_kan(
    anna: Lidmaatschap, gerda: Lidmaatschap, veld: str, dagen: int
) -> None:
    gereed.beoordeeld(anna)
    anders = {veld: timezone.localdate() + timedelta(days=dagen)}
    with met_lid(gerda, schrijven=True):
        with pytest.raises(MeldcodeFout) as fout:
            vaststellen.stel_vast(gerda, _vaststelling(**anders))
        assert fout.value.veld == veld
        assert not Meldcodeversie.objects.voor(gerda).exists()


def test_wat_er_nog_mist_staat_bij_het_vaststellen(anna: Lidmaatschap, gerda: Lidmaatschap) -> None:
    gereed.beoordeeld(anna)
    with met_lid(gerda, schrijven=True):
        vaststellen.stel_vast(gerda, _vaststelling(gemist=["kindcheck", "verwijsindex"]))
        laatste = handelingen.alle(gerda)[0]
    assert laatste.reden == "De eerste lezing vond niet: kindcheck, verwijsindex."


def test_de_tweede_versie_vervangt_de_eerste(anna: Lidmaatschap, chris: Lidmaatschap) -> None:
    eerste, tweede = gereed.gepubliceerd(anna), gereed.gepubliceerd(anna)
    elders = gereed.gepubliceerd(chris)
    with met_lid(anna):
        assert geldende(anna.organisatie_id) == tweede
    assert (eerste.nummer, tweede.nummer, elders.nummer) == (1, 2, 1)
    assert eerste.afdruk == tweede.afdruk


def test_een_schrikkeldag_over_een_jaar() -> None:
    dag = timezone.localdate().replace(year=2024, month=2, day=29)
    assert (over_jaren(dag, 1).isoformat(), over_jaren(dag, 4).isoformat()) == (
        "2025-03-01",
        "2028-02-29",
    )
