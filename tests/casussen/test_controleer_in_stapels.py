"""The proof of many dossiers: in batches, from any number on, beside people who record; its result is kept."""

from contextlib import suppress
from datetime import timedelta
from io import StringIO
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from nietpluis.casussen import controle, controleren
from nietpluis.casussen.controlerijen import Rijen, haal
from nietpluis.casussen.models import Casus, Controleverslag, Nummering, Vastlegging
from nietpluis.kluis.models import Dossiersleutel
from nietpluis.kluis.onveranderlijk import verwijder
from nietpluis.kluis.sleutels import volg_op
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import in_organisatie, met_lid
from tests.casussen.casus import feit, geef, leg, neem


@pytest.fixture
def vijf(fatima: Lidmaatschap, monkeypatch: pytest.MonkeyPatch) -> list[Casus]:
    """Five dossiers, looked at two at a time."""
    monkeypatch.setattr(controle, "PER_KEER", 2)
    return [geef(fatima) for _ in range(5)]


def draai(*rest: str) -> tuple[str, str]:
    uit, tussen = StringIO(), StringIO()
    with pytest.MonkeyPatch.context() as m:
        m.setattr("nietpluis.casussen.management.commands.controleer.TUSSENSTAND", 2)
        with suppress(SystemExit):
            call_command("controleer", *rest, stdout=uit, stderr=tussen)
    return uit.getvalue(), tussen.getvalue()


def verslagen(lid: Lidmaatschap) -> list[Controleverslag]:
    with in_organisatie(lid.organisatie_id):
        return list(Controleverslag.objects.order_by("id"))


def test_every_dossier_is_seen_once(vijf: list[Casus], fatima: Lidmaatschap) -> None:
    gezien = [casus.nummer for casus, _ in controle.controleer(fatima.organisatie)]
    assert gezien == [1, 2, 3, 4, 5]


def test_a_batch_asks_a_fixed_number_of_questions(
    vijf: list[Casus], fatima: Lidmaatschap, monkeypatch: pytest.MonkeyPatch,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    monkeypatch.setattr(controle, "PER_KEER", 200)
    with django_assert_max_num_queries(20):
        assert len(list(controle.controleer(fatima.organisatie))) == 5


def test_it_can_go_on_where_it_stopped(vijf: list[Casus], fatima: Lidmaatschap) -> None:
    uit, tussen = draai("--organisatie", "de-linde", "--vanaf", "3")
    assert uit == "3 casussen gecontroleerd. Alles klopt.\n"
    assert "2 casussen gecontroleerd, tot nummer 4 …" in tussen
    assert verslagen(fatima) == []  # it did not see everything
    with pytest.raises(CommandError, match="ook de organisatie"):
        call_command("controleer", "--vanaf", "3")


def test_the_result_is_kept(vijf: list[Casus], fatima: Lidmaatschap) -> None:
    draai()
    (verslag,) = verslagen(fatima)
    assert (verslag.casussen, verslag.feiten, verslag.bevindingen) == (5, 15, [])
    assert verslag.anker is None


def test_results_of_long_ago_go(vijf: list[Casus], fatima: Lidmaatschap) -> None:
    with in_organisatie(fatima.organisatie_id, schrijven=True):
        Controleverslag.objects.create(
            organisatie=fatima.organisatie, begonnen_op=timezone.now() - timedelta(days=500),
            duur=0, casussen=0, feiten=0,
        )  # fmt: skip
    draai()
    assert len(verslagen(fatima)) == 1


def test_a_gap_in_the_numbers_is_one_line(fatima: Lidmaatschap) -> None:
    with met_lid(fatima, schrijven=True):
        Nummering.volgende(fatima.organisatie, 3)
    geef(fatima)
    with met_lid(fatima, schrijven=True):
        Nummering.volgende(fatima.organisatie, 1_000_000)
    assert list(controle.ontbrekende_nummers(fatima.organisatie)) == [(1, 3), (5, 1_000_004)]
    assert "de-linde nummer 1 t/m 3: Deze casus is weg." in draai()[0]
    assert [b["aantal"] for b in verslagen(fatima)[0].bevindingen] == [2]


def test_a_report_counts_all_and_names_a_few(
    vijf: list[Casus], fatima: Lidmaatschap, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(controleren, "GENOEMD", 2)
    with in_organisatie(fatima.organisatie_id, schrijven=True):
        Casus.objects.update(bewaren_tot="2020-01-01")
    draai()
    assert verslagen(fatima)[0].bevindingen == [
        {"soort": "afgeleid", "aantal": 5, "waar": ["S 1", "S 2"]}
    ]


def test_who_records_between_two_questions_gives_no_alarm(
    fatima: Lidmaatschap, anna: Lidmaatschap, monkeypatch: pytest.MonkeyPatch
) -> None:
    casus = neem(geef(fatima), anna).casus
    eerste = iter([True])

    def haal_later(casussen: list[Casus]) -> dict[UUID, Rijen]:
        if next(eerste, False):  # the list was read; then somebody records; then the facts are read
            leg(casus, anna, feit(anna, "volgend_bezoek", tekst="Bel eerst."))
        return haal(casussen)

    monkeypatch.setattr(controle, "haal", haal_later)
    assert [fouten for _, fouten in controle.controleer(fatima.organisatie)] == [[]]


def test_a_dossier_that_is_gone_when_looked_at_again_gives_no_alarm_twice(
    fatima: Lidmaatschap, monkeypatch: pytest.MonkeyPatch
) -> None:
    casus = geef(fatima)
    casus.id = fatima.id  # an id that no casus has
    assert controle._nog_eens(casus) == []


@pytest.fixture
def met_opvolger(fatima: Lidmaatschap, anna: Lidmaatschap) -> Casus:
    casus = neem(geef(fatima), anna).casus
    volg_op(casus.organisatie_id, casus.id)
    return leg(casus, anna, feit(anna, "volgend_bezoek", tekst="Bel eerst.")).casus


@pytest.mark.parametrize("versie", [1, 3])
def test_a_fact_that_names_another_key_is_found(
    met_opvolger: Casus, anna: Lidmaatschap, versie: int
) -> None:
    verwijder(connection, Vastlegging._meta.db_table)
    with met_lid(anna, schrijven=True):
        casus = Casus.objects.get(id=met_opvolger.id)
        assert controle.controleer_casus(casus) == []
        Vastlegging.objects.filter(casus=casus, sleutelversie=2).update(sleutelversie=versie)
        (fout,) = controle.controleer_casus(casus)
    assert fout.tekst == f"Nummer {casus.aantal} noemt een andere sleutel."


def test_a_destroyed_dossier_that_a_backup_brought_back_is_found(fatima: Lidmaatschap) -> None:
    casus = geef(fatima)
    fout = controle._zonder_sleutel(casus, Rijen())
    assert (fout.soort, "staat hier nog" in fout.tekst) == ("vernietiging", True)


def test_a_damaged_key_is_found_and_stops_no_other(vijf: list[Casus], fatima: Lidmaatschap) -> None:
    Dossiersleutel.objects.filter(dossier=vijf[1].id).update(verpakt=b"kapot")
    gevonden = {casus.nummer: fouten for casus, fouten in controle.controleer(fatima.organisatie)}
    assert [fout.soort for fout in gevonden[2]] == ["sleutel"]
    assert "beschadigd" in gevonden[2][0].tekst
    assert [nummer for nummer, fouten in gevonden.items() if fouten] == [2]
