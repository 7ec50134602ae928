"""Which reading stands out: each rule as a truth table, and what must hold for any readings at all."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nietpluis.kern.lezen_bewaken import (
    AFDRUK,
    NOOD,
    TELLERS,
    UITVOER,
    ZOEKEN,
    Bevinding,
    Lezing,
    bevindingen,
    leesregels,
)

REGELS = leesregels(date(2026, 6, 1))
MIDDAG = datetime(2026, 6, 1, 12, tzinfo=UTC)
NACHT = datetime(2026, 6, 1, 1, tzinfo=UTC)
"""Three o'clock in the Netherlands."""


def reeks(
    aantal: int, begin: datetime = MIDDAG, minuten: float = 1, **velden: object
) -> list[Lezing]:
    """So many readings by Bram, each so many minutes after the other, each of another casus."""
    return [
        Lezing(
            lid="bram",
            wanneer=begin + timedelta(minutes=minuten * n),
            **{"casus": f"c{n}", **velden},  # type: ignore[arg-type]  # the fields of a Lezing
        )
        for n in range(aantal)
    ]


def gevonden(lezingen: list[Lezing], **einddagen: date) -> dict[str, Bevinding]:
    """What stands out, by rule."""
    return {b.regel: b for b in bevindingen(lezingen, REGELS, einddagen)}


@pytest.mark.parametrize(
    ("regel", "net_niet", "net_wel"),
    [
        ("veel_dossiers", reeks(19), reeks(20)),
        ("veel_dossiers", reeks(20, minuten=4), reeks(20, minuten=3)),
        ("veel_dossiers", reeks(40, casus="steeds deze"), reeks(20)),
        ("veel_op_een_dag", reeks(59, minuten=10), reeks(60, minuten=10)),
        ("nacht", reeks(2, NACHT), reeks(3, NACHT)),
        ("nacht", reeks(3, MIDDAG), reeks(3, NACHT)),
        ("vaak_in_nood", reeks(1, grond=NOOD), reeks(2, grond=NOOD)),
        ("vaak_in_nood", reeks(2, minuten=60 * 24 * 8, grond=NOOD), reeks(2, grond=NOOD)),
        (
            "zelfde_kenmerk",
            reeks(5, casus="", soort=ZOEKEN, gezocht="x"),
            reeks(6, casus="", soort=ZOEKEN, gezocht="x"),
        ),
        (
            "zoeken_zonder_treffer",
            reeks(10, casus="", soort=ZOEKEN, treffers=1),
            reeks(10, casus="", soort=ZOEKEN, treffers=0),
        ),
        ("eigen_naam", reeks(1), reeks(1, eigen_naam=True)),
        ("veel_uitvoer", reeks(3, soort=UITVOER), reeks(4, soort=UITVOER)),
        ("veel_uitvoer", reeks(4), reeks(4, soort=AFDRUK)),
    ],
)
def test_each_rule_has_its_edge(regel: str, net_niet: list[Lezing], net_wel: list[Lezing]) -> None:
    assert regel not in gevonden(net_niet)
    assert regel in gevonden(net_wel)


@pytest.mark.parametrize(
    ("einde", "regel"),
    [
        (date(2026, 6, 30), None),
        (date(2026, 6, 15), "voor_vertrek"),
        (date(2026, 6, 2), "voor_vertrek"),
        (date(2026, 6, 1), "na_vertrek"),
        (date(2026, 5, 1), "na_vertrek"),
    ],
)
def test_somebody_who_leaves_is_looked_at_sooner(einde: date, regel: str | None) -> None:
    assert set(gevonden(reeks(10), bram=einde)) == ({regel} if regel else set())


def test_searching_for_many_things_is_not_searching_for_one() -> None:
    lezingen = [
        lezing for n in range(6) for lezing in reeks(1, casus="", soort=ZOEKEN, gezocht=str(n))
    ]
    assert "zelfde_kenmerk" not in gevonden(lezingen)


def test_a_finding_says_when_and_how_many() -> None:
    bevinding = gevonden(reeks(25))["veel_dossiers"]
    assert (bevinding.aantal, bevinding.van) == (25, MIDDAG)
    assert bevinding.tot == MIDDAG + timedelta(minutes=24)
    assert bevinding.dag == date(2026, 6, 1)


@pytest.mark.parametrize(("aantal", "trap"), [(20, 0), (39, 0), (40, 1), (79, 1), (80, 2)])
def test_going_on_gives_a_higher_step_at_twice_as_many(aantal: int, trap: int) -> None:
    assert gevonden(reeks(aantal, minuten=0.5))["veel_dossiers"].trap == trap


def test_the_same_name_is_told_per_casus() -> None:
    namen = [b.casus for b in bevindingen(reeks(2, eigen_naam=True), REGELS, {})]
    assert namen == ["c0", "c1"]


def test_two_people_are_not_counted_together() -> None:
    samen = [*reeks(15), *(Lezing(lid="anna", wanneer=MIDDAG, casus=f"a{n}") for n in range(15))]
    assert gevonden(samen) == {}


def test_every_counter_is_used_and_every_rule_is_known() -> None:
    assert {regel.telt for regel in REGELS.regels} == set(TELLERS)
    assert REGELS.regel("veel_dossiers")
    assert REGELS.regel("bestaat_niet") is None


LEZING = st.builds(
    Lezing,
    lid=st.sampled_from(["anna", "bram"]),
    wanneer=st.integers(0, 60 * 24 * 3).map(lambda m: MIDDAG + timedelta(minutes=m)),
    soort=st.sampled_from(["lezen", ZOEKEN, UITVOER, AFDRUK]),
    casus=st.sampled_from(["", *(f"c{n}" for n in range(30))]),
    grond=st.sampled_from(["toegewezen", NOOD]),
    gezocht=st.sampled_from(["", "x", "y"]),
    treffers=st.none() | st.integers(0, 2),
    eigen_naam=st.booleans(),
)
LEZINGEN = st.lists(LEZING, max_size=60)


@given(LEZINGEN, st.randoms())
def test_the_order_in_which_readings_come_is_nothing(lezingen: list[Lezing], kans: object) -> None:
    geschud = sorted(lezingen, key=lambda _: kans.random())  # type: ignore[attr-defined]
    sleutel = lambda b: (b.regel, b.lid, b.dag, b.casus, b.aantal)  # noqa: E731 -- used twice, here
    een, ander = (sorted(map(sleutel, bevindingen(rij, REGELS, {}))) for rij in (lezingen, geschud))
    assert een == ander


@given(LEZINGEN, LEZING)
def test_reading_more_never_hides_what_stood_out(lezingen: list[Lezing], nog: Lezing) -> None:
    eerst = {(b.regel, b.lid, b.dag, b.casus): b.aantal for b in bevindingen(lezingen, REGELS, {})}
    meer = {
        (b.regel, b.lid, b.dag, b.casus): b.aantal
        for b in bevindingen([*lezingen, nog], REGELS, {})
    }
    assert all(meer.get(sleutel, 0) >= aantal for sleutel, aantal in eerst.items())


@given(LEZINGEN)
def test_what_one_does_says_nothing_of_another(lezingen: list[Lezing]) -> None:
    samen = {
        (b.regel, b.dag, b.aantal) for b in bevindingen(lezingen, REGELS, {}) if b.lid == "anna"
    }
    alleen = [lezing for lezing in lezingen if lezing.lid == "anna"]
    assert samen == {(b.regel, b.dag, b.aantal) for b in bevindingen(alleen, REGELS, {})}


@given(LEZINGEN)
def test_a_finding_never_counts_more_than_there_is(lezingen: list[Lezing]) -> None:
    for b in bevindingen(lezingen, REGELS, {}):
        regel = REGELS.regel(b.regel)
        assert regel
        assert regel.aantal <= b.aantal <= len(lezingen)
        assert b.van <= b.tot
        assert b.tot - b.van < timedelta(minutes=regel.binnen_minuten)
