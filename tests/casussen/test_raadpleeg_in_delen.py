"""The log of reading lies in monthly parts on PostgreSQL, and is thrown away by the month at the end of its term."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils import timezone

from nietpluis.casussen.leeslog import delen, opruimen
from nietpluis.casussen.models import Logopruiming, Raadpleging
from nietpluis.kluis.onveranderlijk import bewijs, delen_van, is_geinstalleerd
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid

ALLEEN_DELEN = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="only PostgreSQL keeps a table in parts"
)
VANDAAG = timezone.localdate()


def las(lid: Lidmaatschap, wanneer: datetime) -> Raadpleging:
    with met_lid(lid, schrijven=True):
        return Raadpleging.objects.create(
            organisatie_id=lid.organisatie_id, lid=lid, wanneer=wanneer, wat="casus", grond="x"
        )


def dagen(lid: Lidmaatschap) -> list[date]:
    with met_lid(lid):
        rijen = Raadpleging.objects.order_by("wanneer")
        return [wanneer.date() for wanneer in rijen.values_list("wanneer", flat=True)]


def bestaande() -> list[str]:
    return delen_van(connection, delen.TABEL)


@pytest.mark.parametrize(
    ("vanaf", "aantal", "uit"),
    [
        (date(2026, 11, 22), 0, [date(2026, 11, 1)]),
        (date(2026, 11, 1), 2, [date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1)]),
        (date(2028, 2, 29), 1, [date(2028, 2, 1), date(2028, 3, 1)]),
    ],
)
def test_months_are_counted_over_the_year(vanaf: date, aantal: int, uit: list[date]) -> None:
    assert delen.maanden(vanaf, aantal) == uit


def test_a_part_knows_its_month() -> None:
    assert delen.maand_van(delen.naam_van(date(2026, 2, 1))) == date(2026, 2, 1)
    assert delen.maand_van(delen.VANGNET) is None


@ALLEEN_DELEN
def test_there_are_parts_for_more_than_a_year_and_a_safety_net(anna: Lidmaatschap) -> None:
    assert delen.vooruit(connection, VANDAAG) == delen.MAANDEN_VOORUIT
    assert delen.VANGNET in bestaande()
    assert delen.maak_delen(connection, VANDAAG) == []


@ALLEEN_DELEN
def test_a_part_takes_the_rows_of_its_month(anna: Lidmaatschap) -> None:
    las(anna, timezone.now())
    with met_lid(anna), connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT tableoid::regclass::text FROM casussen_raadpleging")
        assert cursor.fetchall() == [(delen.naam_van(timezone.now().astimezone(UTC).date()),)]


@ALLEEN_DELEN
def test_nobody_reads_or_writes_beside_the_whole_table(anna: Lidmaatschap) -> None:
    las(anna, timezone.now())
    deel = delen.naam_van(timezone.now().astimezone(UTC).date())
    with met_lid(anna), connection.cursor() as cursor:
        cursor.execute(f'SELECT count(*) FROM "{deel}"')  # noqa: S608 -- the name of a part
        assert cursor.fetchone() == (0,)


@ALLEEN_DELEN
@pytest.mark.parametrize("opdracht", ["TRUNCATE {}", "DELETE FROM {}", "UPDATE {} SET wat = 'x'"])
@pytest.mark.parametrize("welke", ["casussen_raadpleging", "casussen_raadpleging_vangnet"])
def test_no_part_can_be_emptied_or_changed(anna: Lidmaatschap, opdracht: str, welke: str) -> None:
    las(anna, timezone.now())
    las(anna, datetime(2001, 1, 1, tzinfo=UTC))
    assert is_geinstalleerd(connection, welke)
    bewijs(connection, delen.TABEL)
    delen.reken_af(connection)
    if "TRUNCATE" in opdracht or welke == delen.TABEL:
        with pytest.raises(IntegrityError), met_lid(anna), connection.cursor() as cursor:
            cursor.execute(opdracht.format(welke))


@ALLEEN_DELEN
def test_a_month_without_a_part_refuses_no_reading_and_gets_its_part_later(
    anna: Lidmaatschap,
) -> None:
    ver = datetime(VANDAAG.year + 4, 5, 6, tzinfo=UTC)
    rij = las(anna, ver)
    las(anna, timezone.now())
    assert delen.naam_van(ver.date()) not in bestaande()
    gemaakt = delen.maak_delen(connection, VANDAAG)
    assert gemaakt == [delen.naam_van(ver.date())]
    assert dagen(anna)[-1] == ver.date()
    with met_lid(anna), connection.cursor() as cursor:
        cursor.execute(
            "SELECT tableoid::regclass::text FROM casussen_raadpleging WHERE id = %s", [rij.pk]
        )
        assert cursor.fetchall() == [(gemaakt[0],)]
    assert las(anna, timezone.now()).pk > rij.pk
    assert is_geinstalleerd(connection, delen.TABEL)
    assert is_geinstalleerd(connection, gemaakt[0])


@ALLEEN_DELEN
def test_whoever_makes_backups_can_read_a_new_part_too(anna: Lidmaatschap) -> None:
    """A part does not inherit what the others allow: a dump would stop at the first new month."""
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT SELECT ON {delen.VANGNET} TO PUBLIC")
    las(anna, datetime(VANDAAG.year + 4, 5, 6, tzinfo=UTC))
    (deel,) = delen.maak_delen(connection, VANDAAG)
    for naam in (deel, delen.VANGNET):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT privilege_type FROM pg_class, aclexplode(relacl)"
                " WHERE relname = %s AND grantee = 0",
                [naam],
            )
            assert cursor.fetchall() == [("SELECT",)]


@ALLEEN_DELEN
def test_the_daily_job_says_how_far_the_parts_reach(db: None) -> None:
    assert delen.maak_of_tel(timezone.now()) == "tot 15 maanden vooruit"


@pytest.mark.skipif(connection.vendor == "postgresql", reason="there are parts")
def test_without_parts_there_is_nothing_to_do(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert delen.maak_of_tel(timezone.now()) == "geen"
    assert delen.maak_delen(connection, VANDAAG) == []
    call_command("raadplegingen_delen")
    assert "geen maanddelen" in capsys.readouterr().out


@ALLEEN_DELEN
def test_the_command_makes_them(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("raadplegingen_delen")
    assert "0 maanddelen gemaakt." in capsys.readouterr().out


# The end of the term


@pytest.mark.parametrize(
    ("vandaag", "grens"),
    [
        (date(2031, 11, 30), date(2026, 11, 1)),
        (date(2031, 12, 1), date(2026, 12, 1)),
        (date(2028, 2, 29), date(2023, 3, 1)),
    ],
)
def test_five_years_are_kept_and_whole_months_go(vandaag: date, grens: date) -> None:
    assert opruimen.grens(vandaag) == grens


@pytest.fixture
def oud_en_nieuw(anna: Lidmaatschap) -> tuple[datetime, datetime]:
    """Read in the last month that goes, and in the first that stays."""
    grens = opruimen.grens(VANDAAG)
    begin = datetime(grens.year, grens.month, 1, tzinfo=UTC)
    oud, nieuw = begin - timedelta(seconds=1), begin
    if connection.vendor == "postgresql":
        delen.maak_delen(connection, oud.date())
    las(anna, oud)
    las(anna, nieuw)
    return oud, nieuw


def test_what_is_past_its_term_goes_and_that_it_went_stays(
    anna: Lidmaatschap, oud_en_nieuw: tuple[datetime, datetime]
) -> None:
    opruimen.ruim_op(VANDAAG)
    assert dagen(anna) == [oud_en_nieuw[1].date()]
    with met_lid(anna):
        rij = Logopruiming.objects.get()
    assert (rij.aantal, rij.voor) == (1, opruimen.grens(VANDAAG))
    opruimen.ruim_op(VANDAAG)
    with met_lid(anna):
        assert Logopruiming.objects.count() == 1


def test_afterwards_the_table_is_guarded_as_before(
    anna: Lidmaatschap, oud_en_nieuw: tuple[datetime, datetime]
) -> None:
    opruimen.ruim_op(VANDAAG)
    bewijs(connection, delen.TABEL)
    with (
        pytest.raises(IntegrityError),
        transaction.atomic(),
        met_lid(anna, schrijven=True),
    ):
        Raadpleging.objects.filter(lid=anna).delete()


def test_the_command_shows_first_and_does_it_only_when_told(
    anna: Lidmaatschap,
    oud_en_nieuw: tuple[datetime, datetime],
    capsys: pytest.CaptureFixture[str],
) -> None:
    call_command("raadplegingen_opruimen")
    assert "1 regels te oud" in capsys.readouterr().out
    assert len(dagen(anna)) == 2
    call_command("raadplegingen_opruimen", "--ja")
    assert "1 regels weggehaald" in capsys.readouterr().out
    assert len(dagen(anna)) == 1


@pytest.mark.parametrize("opdracht", ["raadplegingen_opruimen", "raadplegingen_delen"])
def test_who_does_not_own_the_tables_hears_who_can(
    db: None, monkeypatch: pytest.MonkeyPatch, opdracht: str
) -> None:
    def weiger(*_: object) -> None:
        raise ProgrammingError("must be owner")

    naam = f"nietpluis.casussen.management.commands.{opdracht}"
    monkeypatch.setattr(f"{naam}.{'tel' if 'opruimen' in opdracht else 'maak_delen'}", weiger)
    if "delen" in opdracht:
        monkeypatch.setattr(f"{naam}.heeft_delen", lambda _: True)
    with pytest.raises(CommandError, match="eigenaar"):
        call_command(opdracht)
