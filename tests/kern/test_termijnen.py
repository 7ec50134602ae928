"""By when something is due: working days, Dutch holidays, leap years, and the terms themselves."""

from datetime import UTC, date, datetime

import pytest

from nietpluis.kern import inhoud, protocollen
from nietpluis.kern.protocol import Protocol
from nietpluis.kern.termijnen import (
    NEDERLAND,
    Bewaartermijn,
    Eenheid,
    Termijn,
    dag_van,
    is_werkdag,
    jaren_na,
    na,
    termijnen,
    uiterlijk,
    werkdagen_na,
)

VANDAAG = date(2026, 3, 2)


def _termijn(aantal: int, eenheid: Eenheid) -> Termijn:
    return Termijn(
        code="proef",
        aantal=aantal,
        eenheid=eenheid,
        omschrijving="",
        bron="Nietpluis",
        status="te verifiëren",
    )


@pytest.mark.parametrize(
    ("dag", "aantal", "verwacht"),
    [
        (date(2026, 3, 2), 0, date(2026, 3, 2)),
        (date(2026, 3, 2), 1, date(2026, 3, 3)),
        (date(2026, 3, 6), 1, date(2026, 3, 9)),
        (date(2026, 3, 7), 1, date(2026, 3, 9)),
        (date(2026, 3, 8), 1, date(2026, 3, 9)),
        (date(2026, 3, 2), 5, date(2026, 3, 9)),
        (date(2026, 3, 2), 10, date(2026, 3, 16)),
    ],
)
def test_a_weekend_is_no_working_day(dag: date, aantal: int, verwacht: date) -> None:
    assert werkdagen_na(dag, aantal) == verwacht


@pytest.mark.parametrize(
    "feestdag",
    [
        date(2026, 1, 1),
        date(2026, 4, 6),
        date(2026, 4, 27),
        date(2026, 5, 14),
        date(2026, 5, 25),
        date(2026, 12, 25),
        date(2026, 12, 26),
    ],
)
def test_nobody_works_on_a_holiday(feestdag: date) -> None:
    assert not is_werkdag(feestdag)


@pytest.mark.parametrize(
    "dag", [date(2026, 4, 7), date(2026, 5, 4), date(2026, 12, 24), date(2026, 12, 31)]
)
def test_an_ordinary_day_is_a_working_day(dag: date) -> None:
    assert is_werkdag(dag)


@pytest.mark.parametrize(
    ("dag", "aantal", "verwacht"),
    [
        (date(2026, 4, 3), 1, date(2026, 4, 7)),
        (date(2026, 4, 24), 1, date(2026, 4, 28)),
        (date(2026, 5, 22), 2, date(2026, 5, 27)),
        (date(2025, 12, 24), 2, date(2025, 12, 30)),
        (date(2025, 12, 31), 1, date(2026, 1, 2)),
    ],
)
def test_a_termijn_skips_holidays(dag: date, aantal: int, verwacht: date) -> None:
    assert werkdagen_na(dag, aantal) == verwacht


def test_koningsdag_moves_from_sunday_to_saturday() -> None:
    assert werkdagen_na(date(2025, 4, 25), 1) == date(2025, 4, 28)


@pytest.mark.parametrize(
    ("dag", "aantal", "verwacht"),
    [
        (date(2024, 2, 29), 1, date(2025, 3, 1)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2024, 2, 29), 15, date(2039, 3, 1)),
        (date(2024, 2, 29), 20, date(2044, 2, 29)),
        (date(2023, 2, 28), 1, date(2024, 2, 28)),
    ],
)
def test_a_leap_day_becomes_the_first_of_march(dag: date, aantal: int, verwacht: date) -> None:
    assert jaren_na(dag, aantal) == verwacht


@pytest.mark.parametrize(
    ("aantal", "eenheid", "verwacht"),
    [
        (5, "werkdagen", date(2026, 3, 9)),
        (14, "dagen", date(2026, 3, 16)),
        (6, "weken", date(2026, 4, 13)),
        (10, "weken", date(2026, 5, 11)),
        (1, "jaren", date(2027, 3, 2)),
    ],
)
def test_each_unit_counts_in_its_own_way(aantal: int, eenheid: Eenheid, verwacht: date) -> None:
    assert na(VANDAAG, _termijn(aantal, eenheid)) == verwacht


def test_days_run_over_a_leap_day() -> None:
    assert na(date(2024, 2, 20), _termijn(14, "dagen")) == date(2024, 3, 5)


def test_late_in_the_evening_is_still_that_day_in_the_netherlands() -> None:
    assert dag_van(datetime(2026, 3, 2, 22, 59, tzinfo=UTC)) == date(2026, 3, 2)
    assert dag_van(datetime(2026, 3, 2, 23, 0, tzinfo=UTC)) == date(2026, 3, 3)
    assert dag_van(datetime(2026, 7, 1, 22, 0, tzinfo=UTC)) == date(2026, 7, 2)


def test_a_termijn_ends_at_five_in_the_netherlands() -> None:
    vrijdag = datetime(2026, 3, 6, 16, 30, tzinfo=NEDERLAND)
    assert uiterlijk("lees_signaal", vrijdag) == datetime(2026, 3, 9, 17, 0, tzinfo=NEDERLAND)


def test_five_stays_five_over_summer_time() -> None:
    voor = datetime(2026, 3, 27, 9, 0, tzinfo=NEDERLAND)
    assert uiterlijk("lees_signaal", voor).astimezone(UTC).hour == 15


@pytest.mark.parametrize(
    ("code", "aantal", "eenheid"),
    [
        ("lees_signaal", 1, "werkdagen"),
        ("waarnemer", 1, "werkdagen"),
        ("terugbellen", 1, "werkdagen"),
        ("meekijken", 2, "werkdagen"),
        ("vt_besluit", 5, "werkdagen"),
        ("vt_onderzoek", 10, "weken"),
        ("evaluatie", 6, "weken"),
        ("nog_wachten", 7, "dagen"),
    ],
)
def test_a_termijn_is_as_long_as_agreed(code: str, aantal: int, eenheid: str) -> None:
    termijn = termijnen(VANDAAG).termijn(code)
    assert (termijn.aantal, termijn.eenheid) == (aantal, eenheid)


def test_what_we_chose_ourselves_says_te_verifieren() -> None:
    eigen = [t for t in termijnen(VANDAAG).termijnen if t.bron == "Nietpluis"]
    assert eigen
    assert {t.status for t in eigen} == {"te verifiëren"}


@pytest.mark.parametrize(
    ("code", "jaren"), [("wgbo", 20), ("jeugdwet", 20), ("wmo", 15), ("leerlingdossier", 2)]
)
def test_a_dossier_stays_as_long_as_the_law_says(code: str, jaren: int) -> None:
    assert termijnen(VANDAAG).bewaartermijn(code).jaren == jaren


def test_every_bewaartermijn_names_its_ground() -> None:
    bewaren: tuple[Bewaartermijn, ...] = termijnen(VANDAAG).bewaren
    assert all(termijn.grond for termijn in bewaren)


def test_a_volgsignaal_has_a_short_bewaartermijn_of_its_own() -> None:
    alle = termijnen(VANDAAG)
    assert alle.bewaartermijn("volgsignaal").jaren < min(
        b.jaren for b in alle.bewaren if b.code != "volgsignaal"
    )


def test_an_unknown_termijn_is_an_error() -> None:
    with pytest.raises(KeyError):
        termijnen(VANDAAG).termijn("bestaat_niet")
    with pytest.raises(KeyError):
        termijnen(VANDAAG).bewaartermijn("bestaat_niet")


def test_a_day_before_the_first_edition_takes_the_oldest() -> None:
    assert termijnen(date(2015, 6, 1)).ingangsdatum == date(2019, 1, 1)


def _protocollen() -> list[Protocol]:
    return [
        protocollen.protocol(naam, uitgave)
        for naam in inhoud.namen("protocollen")
        for uitgave in inhoud.uitgaven("protocollen", naam)
    ]


@pytest.mark.parametrize("gemaakt", _protocollen(), ids=lambda p: f"{p.sector}-{p.ingangsdatum}")
def test_every_eis_and_every_dossier_has_a_term(gemaakt: Protocol) -> None:
    alle = termijnen(VANDAAG)
    for stap, eis in gemaakt.eisen():
        assert alle.termijn(eis.termijn or stap.code).aantal > 0
    if gemaakt.bewaartermijn:
        assert alle.bewaartermijn(gemaakt.bewaartermijn).jaren > 0
    else:
        assert gemaakt.grondslag
