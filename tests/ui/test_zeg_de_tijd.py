"""Days and moments in words."""

from datetime import UTC, date, datetime

import pytest

from nietpluis.kern.termijnen import NEDERLAND
from nietpluis.ui import tijd

NU = datetime(2026, 11, 20, 13, 16, tzinfo=UTC)


def test_a_day_has_its_weekday() -> None:
    assert tijd.dag_voluit(date(2026, 11, 23)) == "maandag 23 november"
    assert tijd.dag_voluit(date(2026, 11, 23), jaar=True) == "maandag 23 november 2026"


def test_a_moment_late_in_the_evening_is_the_dutch_day() -> None:
    assert tijd.dag_voluit(datetime(2026, 11, 22, 23, 30, tzinfo=UTC)) == "maandag 23 november"


@pytest.mark.parametrize(("moment", "woorden"), [
    (datetime(2026, 11, 20, 7, 55, tzinfo=UTC), "vandaag, 8.55 uur"),
    (datetime(2026, 11, 19, 13, 5, tzinfo=UTC), "gisteren, 14.05 uur"),
    (datetime(2026, 11, 21, 11, 0, tzinfo=UTC), "morgen, 12.00 uur"),
    (datetime(2026, 11, 23, 11, 0, tzinfo=UTC), "maandag 23 november, 12.00 uur"),
    (datetime(2025, 7, 1, 10, 0, tzinfo=UTC), "dinsdag 1 juli 2025, 12.00 uur"),
])  # fmt: skip
def test_a_moment_is_told_from_now(moment: datetime, woorden: str) -> None:
    assert tijd.moment_voluit(moment, NU) == woorden


def test_a_moment_by_which_names_day_and_hour() -> None:
    moment = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
    assert tijd.uiterlijk_voluit(moment) == "maandag 23 november om 12.00 uur"


@pytest.mark.parametrize(("uur", "woord"), [
    (3, "Goedenacht"), (6, "Goedemorgen"), (12, "Goedemiddag"), (18, "Goedenavond"), (23, "Goedenavond"),
])  # fmt: skip
def test_the_greeting_fits_the_hour(uur: int, woord: str) -> None:
    assert tijd.groet(datetime(2026, 11, 20, uur, tzinfo=NEDERLAND)) == woord
