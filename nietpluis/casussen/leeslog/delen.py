"""The log of reading lies in parts on PostgreSQL, one per month: a part is thrown away whole when its term ends.

No row is ever deleted there, so nothing has to be allowed to. A month without a part would refuse every reading;
the safety net (the default part) takes those rows, and they move to their month when its part is made.

Only whoever owns the tables can do this. On SQLite there are no parts, and all of this does nothing.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime

from django.db import ProgrammingError, connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from nietpluis.kluis.onveranderlijk import delen_van, installeer

TABEL = "casussen_raadpleging"
VANGNET = f"{TABEL}_vangnet"
MAANDEN_VOORUIT = 15
"""How many months ahead there is a part: who upgrades once a year never needs the safety net."""


def heeft_delen(verbinding: BaseDatabaseWrapper) -> bool:
    """Whether the table lies in parts here."""
    return verbinding.vendor == "postgresql" and bool(delen_van(verbinding, TABEL))


def maak_delen(verbinding: BaseDatabaseWrapper, vandaag: date) -> list[str]:
    """Make the parts that are missing, from this month to fifteen months on; their names. Safe to run twice.

    Raises ProgrammingError for a role that does not own the table.
    """
    if not heeft_delen(verbinding):
        return []
    with transaction.atomic(using=verbinding.alias):
        reken_af(verbinding)
        rechten = _rechten(verbinding)
        gemist = _maanden_in_vangnet(verbinding)
        nodig = [*gemist, *maanden(vandaag, MAANDEN_VOORUIT)]
        bestaand = set(delen_van(verbinding, TABEL))
        nieuw = [maand for maand in dict.fromkeys(nodig) if naam_van(maand) not in bestaand]
        if gemist:
            _leeg_vangnet(verbinding, nieuw)
        else:
            _maak(verbinding, nieuw)
        _geef_rechten(verbinding, [*map(naam_van, nieuw), VANGNET], rechten)
    return [naam_van(maand) for maand in nieuw]


def vooruit(verbinding: BaseDatabaseWrapper, vandaag: date) -> int:
    """For how many months after this one there is a part."""
    bestaand = set(delen_van(verbinding, TABEL))
    return sum(naam_van(maand) in bestaand for maand in maanden(vandaag, MAANDEN_VOORUIT)[1:])


def maak_of_tel(nu: datetime) -> str:
    """Make the parts where this role may, else say how far they reach; for the daily job."""
    if not heeft_delen(connection):
        return "geen"
    vandaag = nu.astimezone(UTC).date()
    with suppress(ProgrammingError):
        maak_delen(connection, vandaag)
    return f"tot {vooruit(connection, vandaag)} maanden vooruit"


def reken_af(verbinding: BaseDatabaseWrapper) -> None:
    """Check the foreign keys now that this transaction still had to: before that no part can change."""
    with verbinding.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def naam_van(maand: date) -> str:
    """The name of the part of a month."""
    return f"{TABEL}_{maand:%Y_%m}"


def maand_van(deel: str) -> date | None:
    """The month of a part; None for the safety net."""
    if deel == VANGNET:
        return None
    jaar, maand = deel.removeprefix(f"{TABEL}_").split("_")
    return date(int(jaar), int(maand), 1)


def maanden(vanaf: date, aantal: int) -> list[date]:
    """The first days of the month of `vanaf` and of the `aantal` months after it."""
    eerste = vanaf.year * 12 + vanaf.month - 1
    return [date(n // 12, n % 12 + 1, 1) for n in range(eerste, eerste + aantal + 1)]


def gooi_deel_weg(verbinding: BaseDatabaseWrapper, deel: str) -> None:
    """Throw a part away with all that is in it. Raises ProgrammingError for who does not own it."""
    with verbinding.cursor() as cursor:
        cursor.execute(f"DROP TABLE {verbinding.ops.quote_name(deel)}")


def _maak(verbinding: BaseDatabaseWrapper, nieuwe: list[date]) -> None:
    with verbinding.cursor() as cursor:
        for maand in nieuwe:
            van, tot = (f"{dag} 00:00:00+00" for dag in maanden(maand, 1))
            deel = verbinding.ops.quote_name(naam_van(maand))
            cursor.execute(
                f"CREATE TABLE {deel} PARTITION OF {TABEL} FOR VALUES FROM ('{van}') TO ('{tot}')"
            )
            sluit_af(verbinding, naam_van(maand))


def maak_vangnet(verbinding: BaseDatabaseWrapper) -> None:
    """Make the part for rows of a month that has none."""
    with verbinding.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {VANGNET} PARTITION OF {TABEL} DEFAULT")
    sluit_af(verbinding, VANGNET)


def sluit_af(verbinding: BaseDatabaseWrapper, deel: str) -> None:
    """Let nobody in by the part itself: through the whole table its own rules hold, beside it none lets through.

    A part does not inherit row-level security, nor the trigger against TRUNCATE.
    """
    naam = verbinding.ops.quote_name(deel)
    with verbinding.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {naam} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")
    installeer(verbinding, deel)


def _rechten(verbinding: BaseDatabaseWrapper) -> list[tuple[str, str]]:
    """Who may do what with a part, besides its owner: what a new one must allow too, or a backup stops at it."""
    with verbinding.cursor() as cursor:
        cursor.execute(
            "SELECT CASE grantee WHEN 0 THEN 'PUBLIC' ELSE grantee::regrole::text END, privilege_type"
            " FROM pg_class, aclexplode(relacl) WHERE oid = to_regclass(%s) AND grantee <> relowner",
            [VANGNET],
        )
        return list(cursor.fetchall())


def _geef_rechten(
    verbinding: BaseDatabaseWrapper, delen: list[str], rechten: list[tuple[str, str]]
) -> None:
    with verbinding.cursor() as cursor:
        for deel in delen:
            for wie, wat in rechten:
                cursor.execute(f"GRANT {wat} ON {verbinding.ops.quote_name(deel)} TO {wie}")


def _maanden_in_vangnet(verbinding: BaseDatabaseWrapper) -> list[date]:
    """The months that rows were recorded in while they had no part of their own."""
    with _voor_de_eigenaar(verbinding, VANGNET), verbinding.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT date_trunc('month', wanneer AT TIME ZONE 'UTC')"
            " FROM casussen_raadpleging_vangnet"
        )
        return sorted(moment.date() for (moment,) in cursor.fetchall())


def _leeg_vangnet(verbinding: BaseDatabaseWrapper, nieuwe: list[date]) -> None:
    """Move the rows to their months: by copying into parts and dropping the old net, never by deleting a row."""
    oud = f"{VANGNET}_oud"
    with verbinding.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {TABEL} DETACH PARTITION {VANGNET}")
        cursor.execute(f"ALTER TABLE {VANGNET} RENAME TO {oud}")
        _maak(verbinding, nieuwe)
        maak_vangnet(verbinding)
        with _voor_de_eigenaar(verbinding, oud), _voor_de_eigenaar(verbinding, TABEL):
            cursor.execute(
                "INSERT INTO casussen_raadpleging OVERRIDING SYSTEM VALUE"
                " SELECT * FROM casussen_raadpleging_vangnet_oud"
            )
        reken_af(verbinding)
        cursor.execute(f"DROP TABLE {oud}")


@contextmanager
def _voor_de_eigenaar(verbinding: BaseDatabaseWrapper, tabel: str) -> Iterator[None]:
    """Let the owner see every row: forced row-level security would show none, without a word."""
    with verbinding.cursor() as cursor:
        cursor.execute(
            "SELECT relforcerowsecurity FROM pg_class WHERE oid = to_regclass(%s)", [tabel]
        )
        gedwongen = cursor.fetchone()[0]
        if gedwongen:
            cursor.execute(f"ALTER TABLE {tabel} NO FORCE ROW LEVEL SECURITY")
        yield
        if gedwongen:
            cursor.execute(f"ALTER TABLE {tabel} FORCE ROW LEVEL SECURITY")
