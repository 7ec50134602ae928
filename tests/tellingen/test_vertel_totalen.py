"""No number that is told points at a person, neither by itself nor by subtraction."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nietpluis.tellingen.overzicht import (
    ALLE,
    KLEINST,
    MINDER,
    NIET_TE_ZEGGEN,
    TELT,
    UITKOMSTEN,
    vertel,
)

NUL = dict.fromkeys(TELT, 0)


def verteld(**tel: int) -> dict[str, str]:
    return vertel({"signalen": 40, "casussen": 30, **NUL, **tel})


@pytest.mark.parametrize(
    ("aantal", "woorden"),
    [(0, MINDER), (4, MINDER), (5, "5"), (25, "25"), (26, ALLE), (30, ALLE)],
)
def test_few_within_or_without_stay_untold(aantal: int, woorden: str) -> None:
    assert verteld(overleg=aantal)["overleg"] == woorden


def test_a_small_year_tells_nothing() -> None:
    assert set(vertel({"signalen": 4, "casussen": 4, **NUL, "overleg": 4}).values()) == {MINDER}


def test_answers_are_held_against_the_meldingen() -> None:
    assert verteld(melding=12, terugkoppeling=11)["terugkoppeling"] == ALLE
    assert verteld(melding=12, terugkoppeling=6)["terugkoppeling"] == "6"


def test_of_parts_that_add_up_never_one_alone_is_hidden() -> None:
    uit = verteld(
        uitkomst_melden=8,
        uitkomst_niet_nu_melden=9,
        uitkomst_overleg_eerst=7,
        uitkomst_geen_vermoeden=2,
    )
    assert uit["uitkomst_geen_vermoeden"] == NIET_TE_ZEGGEN
    assert uit["uitkomst_overleg_eerst"] == "niet te zeggen"
    assert uit["uitkomst_melden"] == "8"


@given(st.lists(st.integers(0, 30), min_size=4, max_size=4))
def test_a_hidden_part_cannot_be_worked_out(delen: list[int]) -> None:
    tel = dict(zip((f"uitkomst_{code}" for code in UITKOMSTEN), delen, strict=True))
    uit = verteld(casussen=200, weging=sum(delen), **tel)
    geheim = [code for code in tel if not uit[code].isdecimal()]
    assert len(geheim) != 1
    assert all(tel[code] >= KLEINST for code in tel if uit[code].isdecimal())
