from datetime import UTC, date, datetime, time

import pytest

from nietpluis.casussen.schermen.wanneer import dag, om, tot

NU = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
"""Monday, 9.00 in the Netherlands."""


@pytest.mark.parametrize(
    ("uiterlijk", "woorden"),
    [
        (datetime(2026, 11, 23, 7, 0, tzinfo=UTC), ("Te laat", "sinds 8.00 uur", True)),
        (datetime(2026, 11, 20, 16, 0, tzinfo=UTC), ("Te laat", "sinds vrijdag", True)),
        (datetime(2026, 11, 10, 16, 0, tzinfo=UTC), ("Te laat", "sinds 10 november", True)),
        (datetime(2025, 11, 10, 16, 0, tzinfo=UTC), ("Te laat", "sinds 10 november 2025", True)),
        (datetime(2026, 11, 23, 11, 0, tzinfo=UTC), ("Vandaag", "vóór 12.00 uur", False)),
        (datetime(2026, 11, 24, 16, 0, tzinfo=UTC), ("Morgen", "24 november", False)),
        (datetime(2026, 11, 26, 16, 0, tzinfo=UTC), ("Donderdag", "26 november", False)),
        (datetime(2026, 11, 30, 16, 0, tzinfo=UTC), ("Maandag", "30 november", False)),
        (datetime(2026, 12, 18, 16, 0, tzinfo=UTC), ("Vrijdag", "18 december", False)),
        (datetime(2027, 1, 4, 16, 0, tzinfo=UTC), ("Maandag", "4 januari 2027", False)),
    ],
)
def test_a_term_is_said_as_people_say_it(
    uiterlijk: datetime, woorden: tuple[str, str, bool]
) -> None:
    assert tot(uiterlijk, NU) == woorden


def test_a_late_evening_belongs_to_its_dutch_day() -> None:
    assert tot(datetime(2026, 11, 23, 23, 30, tzinfo=UTC), NU)[0] == "Morgen"


@pytest.mark.parametrize(
    ("op", "woorden"),
    [
        (date(2026, 11, 23), "vandaag"),
        (date(2026, 11, 22), "gisteren"),
        (date(2026, 11, 16), "maandag 16 november"),
        (date(2025, 11, 16), "zondag 16 november 2025"),
    ],
)
def test_a_day_is_said_as_people_say_it(op: date, woorden: str) -> None:
    assert dag(op, date(2026, 11, 23)) == woorden


def test_a_time_has_a_point() -> None:
    assert om(time(8, 5)) == "8.05 uur"
