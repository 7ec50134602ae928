"""What the owner of the database does unseen by the chains is found with an anchor: with raw SQL, triggers dropped."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from nietpluis.casussen import ankeren
from nietpluis.casussen.models import Ankering, Casus
from nietpluis.kluis.register import vernietig_en_noteer
from nietpluis.kluis.rotatie import draai_organisatie
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import in_organisatie, met_lid
from tests.casussen.casus import feit, geef, leg, neem
from tests.databases import zonder_triggers


@pytest.fixture
def kluis(tmp_path: Path) -> Path:
    """The other place."""
    return tmp_path


@pytest.fixture
def casussen(fatima: Lidmaatschap, anna: Lidmaatschap) -> list[Casus]:
    """Three dossiers, of which the first has more facts."""
    casus = neem(geef(fatima), anna).casus
    leg(casus, anna, feit(anna, "volgend_bezoek", tekst="Neem de tijd."))
    return [casus, geef(fatima), geef(fatima)]


def _draai(*wat: str) -> tuple[str, int]:
    uit = StringIO()
    try:
        call_command(*wat, stdout=uit, stderr=StringIO())
    except SystemExit as einde:
        return uit.getvalue(), int(str(einde.code))
    return uit.getvalue(), 0


def anker(map_: Path, *rest: str) -> tuple[str, int]:
    return _draai("anker", "--map", str(map_), *rest)


def controleer(map_: Path) -> tuple[str, int]:
    return _draai("controleer", "--ankers", str(map_))


def sql(casus: Casus, opdracht: str) -> None:
    """As the owner, who takes the triggers off and puts them back; inside the wall of this organisation."""
    kolom = Casus._meta.get_field("id")
    waarden = {"casus": kolom.get_db_prep_value(casus.id, connection)}
    connection.check_constraints()  # nothing pending: PostgreSQL then lets go of its triggers
    with zonder_triggers():
        with in_organisatie(casus.organisatie_id, schrijven=True), connection.cursor() as cursor:
            for een in opdracht.split(";"):
                cursor.execute(een, waarden if "%(casus)s" in een else {})
        connection.check_constraints()


TREK_RECHT = """
UPDATE casussen_casus SET aantal = aantal - 1, kop = (
    SELECT schakel FROM casussen_vastlegging v
    WHERE v.casus_id = casussen_casus.id AND v.volgnummer = casussen_casus.aantal - 1
) WHERE id = %(casus)s
"""
KNIP = """
DELETE FROM casussen_vastlegging WHERE casus_id = %(casus)s AND volgnummer > (
    SELECT aantal FROM casussen_casus WHERE id = %(casus)s
)
"""
NIEUWSTE_CASUS_WEG = """
DELETE FROM casussen_toegang WHERE casus_id = %(casus)s;
DELETE FROM casussen_kenmerk WHERE casus_id = %(casus)s;
DELETE FROM casussen_eigensignaal WHERE dossier_id = %(casus)s;
DELETE FROM casussen_vastlegging WHERE casus_id = %(casus)s;
DELETE FROM casussen_casus WHERE id = %(casus)s;
UPDATE casussen_nummering SET laatste = laatste - 1
"""


def knip_af(casus: Casus) -> None:
    """Take the last fact away; then have the derived rows made anew, so that nothing contradicts it."""
    sql(casus, f"{TREK_RECHT};{KNIP}")
    call_command("herbereken", "--alles", stdout=StringIO())


def test_all_is_well_and_growth_is_no_difference(
    kluis: Path, casussen: list[Casus], fatima: Lidmaatschap, anna: Lidmaatschap
) -> None:
    assert anker(kluis)[1] == 0
    leg(casussen[0], anna, feit(anna, "betrokkene", code="client", client="ja", kenmerk="12345"))
    geef(fatima)
    assert controleer(kluis) == ("4 casussen gecontroleerd. Alles klopt.\n", 0)
    assert anker(kluis)[1] == 0
    assert controleer(kluis)[1] == 0


def test_a_destroyed_dossier_and_changed_keys_are_no_difference(
    kluis: Path, casussen: list[Casus], fatima: Lidmaatschap
) -> None:
    anker(kluis)
    vernietig_en_noteer(fatima.organisatie_id, casussen[1].id, "termijn_voorbij")
    list(draai_organisatie(fatima.organisatie_id))
    assert ankeren.vergelijk(ankeren.lees_plaats(kluis).stand).afwijkingen == []
    assert anker(kluis)[1] == 0


def test_a_tail_cut_off_is_found(kluis: Path, casussen: list[Casus], anna: Lidmaatschap) -> None:
    anker(kluis)
    knip_af(casussen[0])
    assert _draai("controleer")[1] == 0  # the chain and the counts agree: unseen
    tekst, code = controleer(kluis)
    assert f"nummer {casussen[0].nummer}: De laatste vastleggingen zijn eraf" in tekst
    assert code == 1


def test_a_tail_cut_off_and_written_anew_is_found(
    kluis: Path, casussen: list[Casus], anna: Lidmaatschap
) -> None:
    """Somebody goes on in the dossier after the cut: the count is right again, the links are others."""
    anker(kluis)
    knip_af(casussen[0])
    for _ in range(2):
        leg(casussen[0], anna, feit(anna, "volgend_bezoek", tekst="Bel eerst."))
    assert _draai("controleer")[1] == 0
    assert "andere dan op het anker" in controleer(kluis)[0]


def test_the_newest_casus_taken_away_is_found(kluis: Path, casussen: list[Casus]) -> None:
    anker(kluis)
    sql(casussen[2], NIEUWSTE_CASUS_WEG)
    assert _draai("controleer")[1] == 0  # no number is missing: unseen
    tekst, code = controleer(kluis)
    assert f"nummer {casussen[2].nummer}: Deze casus is weg" in tekst
    assert "De nummering is teruggezet" in tekst
    assert code == 1


def test_another_casus_in_its_place_is_found(
    kluis: Path, casussen: list[Casus], fatima: Lidmaatschap
) -> None:
    anker(kluis)
    sql(casussen[2], NIEUWSTE_CASUS_WEG)
    assert geef(fatima).nummer == casussen[2].nummer
    assert _draai("controleer")[1] == 0
    assert "andere dan op het anker" in controleer(kluis)[0]


def test_a_whole_organisation_put_back_in_time_is_found(
    kluis: Path, casussen: list[Casus], fatima: Lidmaatschap, anna: Lidmaatschap
) -> None:
    """All rows as in an old backup: everything agrees with everything, and it is yesterday."""
    anker(kluis)
    knip_af(casussen[0])
    knip_af(casussen[1])
    sql(casussen[2], NIEUWSTE_CASUS_WEG)
    assert _draai("controleer")[1] == 0
    tekst = controleer(kluis)[0]
    assert {n for n in range(1, 4) if f"nummer {n}: " in tekst} == {1, 2, 3}


def test_an_organisation_that_is_gone_is_found(kluis: Path, casussen: list[Casus]) -> None:
    anker(kluis)
    stand = ankeren.lees_plaats(kluis).stand
    weg = casussen[0].id  # an id that no organisation has
    stand[weg] = stand.pop(casussen[0].organisatie_id)
    assert [een.soort for een in ankeren.vergelijk(stand, weg).afwijkingen] == ["organisatie"]


def test_an_attack_is_not_forgotten_by_the_next_anchor(
    kluis: Path, casussen: list[Casus], anna: Lidmaatschap
) -> None:
    anker(kluis)
    knip_af(casussen[0])
    for _ in range(3):
        assert anker(kluis)[1] == 1
    assert controleer(kluis)[1] == 1
    assert anker(kluis, "--begin-opnieuw", "teruggezet na brand")[1] == 0
    assert controleer(kluis)[1] == 0
    assert ankeren.lees_plaats(kluis).begin == "teruggezet na brand"


def test_an_anchor_thrown_away_is_missed(kluis: Path, casussen: list[Casus]) -> None:
    anker(kluis)
    anker(kluis)
    max(kluis.iterdir()).unlink()
    assert "Anker 2 is weg" in controleer(kluis)[0]
    with pytest.raises(CommandError, match="Anker 2 is weg"):
        anker(kluis)


def test_an_anchor_that_was_changed_is_refused(kluis: Path, casussen: list[Casus]) -> None:
    anker(kluis)
    bestand = next(kluis.iterdir())
    bestand.write_bytes(bestand.read_bytes().replace(b'"reeks":1', b'"reeks":3'))
    tekst, code = controleer(kluis)
    assert "niet van dit systeem, of er is iets aan veranderd" in tekst
    assert code == 1


def test_now_and_then_everything_is_written_again(
    kluis: Path, casussen: list[Casus], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ankeren, "VOLLEDIG_NA", 2)
    for _ in range(7):
        assert anker(kluis)[1] == 0
    vormen = [een.kop.vorm for een in ankeren.lees_plaats(kluis).ankers]
    assert vormen == ["volledig"]
    for oud in sorted(kluis.iterdir())[:-1]:
        oud.unlink()  # older ones may go
    assert controleer(kluis)[1] == 0


def test_without_a_place_it_says_so(db: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="--map"):
        call_command("anker")
    with pytest.raises(CommandError, match="kan geen anker staan"):
        anker(tmp_path / "is" / "er" / "niet")


def test_the_place_may_stand_in_the_settings(
    kluis: Path, casussen: list[Casus], settings: Any
) -> None:
    settings.ANKERMAP = str(kluis)
    assert "Anker 1 gelegd. Afdruk " in _draai("anker")[0]
    assert Ankering.objects.get().gemaakt_op <= timezone.now()
    assert len(_draai("anker", "--sleutel")[0].strip()) == 64


def test_many_casussen_are_compared_in_batches(
    kluis: Path, casussen: list[Casus], anna: Lidmaatschap, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ankeren, "PER_KEER", 2)
    anker(kluis)
    leg(casussen[0], anna, feit(anna, "volgend_bezoek", tekst="Bel eerst."))
    with met_lid(anna):
        assert Casus.objects.count() == 3
    assert controleer(kluis)[1] == 0
