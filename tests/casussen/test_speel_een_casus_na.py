"""A written scenario ends in the database as it does on paper."""

from datetime import timedelta

import pytest
from django.utils import timezone

from nietpluis.casussen.naspelen import rolverdeling, speel_na, verschuiving
from nietpluis.kern import stand
from nietpluis.kern.inhoud import MAP
from nietpluis.kern.scenario import Scenario, lees, speel
from nietpluis.kern.waarschuwingen import waarschuwingen
from nietpluis.organisaties.models import Lidmaatschap

NAMEN = (
    "normaal_maatschappelijke_ondersteuning",
    "bijzonder_acuut_gevaar",
    "bijzonder_besluit_tegen_het_kader",
)


def scenario(naam: str) -> Scenario:
    return lees(MAP / "casuistiek" / f"{naam}.toml")


@pytest.fixture
def mensen(
    anna: Lidmaatschap, bram: Lidmaatschap, fatima: Lidmaatschap, romy: Lidmaatschap
) -> list[Lidmaatschap]:
    return [anna, bram, fatima, romy]


@pytest.mark.parametrize("naam", NAMEN)
def test_it_ends_where_the_paper_ends(mensen: list[Lidmaatschap], naam: str) -> None:
    geschreven = scenario(naam)
    op_papier = list(speel(geschreven))[-1].dossier
    hier = speel_na(rolverdeling(geschreven, mensen), geschreven).dossier
    assert hier.status == op_papier.status
    assert [s.staat for s in stand.stappen(hier)] == [s.staat for s in stand.stappen(op_papier)]
    assert [w.code for w in waarschuwingen(hier)] == [w.code for w in waarschuwingen(op_papier)]
    assert len(hier.feiten) == len(op_papier.feiten)


def test_the_players_are_the_people_here(mensen: list[Lidmaatschap], fatima: Lidmaatschap) -> None:
    geschreven = scenario(NAMEN[0])
    hier = speel_na(rolverdeling(geschreven, mensen), geschreven, aantal=2).dossier
    assert hier.feiten[1].door.lid == str(fatima.id)
    assert hier.status == "signaal"


def test_moved_by_whole_weeks_the_last_fact_is_recent(mensen: list[Lidmaatschap]) -> None:
    geschreven, nu = scenario(NAMEN[0]), timezone.now()
    schuif = verschuiving(geschreven, nu)
    hier = speel_na(rolverdeling(geschreven, mensen), geschreven, schuif=schuif).dossier
    laatste, op_papier = hier.feiten[-1], geschreven.zetten[-1].feit
    assert timedelta(0) <= nu - laatste.vastgelegd_op < timedelta(days=8)
    assert laatste.gebeurd_op.weekday() == op_papier.gebeurd_op.weekday()
    assert laatste.vastgelegd_op.hour == op_papier.vastgelegd_op.hour


def test_a_player_without_a_member_is_an_error(fatima: Lidmaatschap) -> None:
    with pytest.raises(KeyError):
        speel_na({"fatima": fatima}, scenario(NAMEN[0]))
