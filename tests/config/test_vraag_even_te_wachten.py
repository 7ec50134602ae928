"""A busy database gives a calm page; any other fault stays a fault."""

import sqlite3
from pathlib import Path

import psycopg
import pytest
from django.db import DatabaseError, OperationalError
from django.http import HttpRequest, HttpResponse

from nietpluis.config.antwoord import AntwoordMiddleware


def bezet_sqlite(map_: Path) -> sqlite3.Error:
    """Return what SQLite really raises when another writes."""
    pad = map_ / "bezet.sqlite3"
    with sqlite3.connect(pad, timeout=0) as een, sqlite3.connect(pad, timeout=0) as twee:
        een.execute("BEGIN IMMEDIATE")
        with pytest.raises(sqlite3.OperationalError) as bezet:
            twee.execute("BEGIN IMMEDIATE")
    een.close()
    twee.close()
    return bezet.value


def antwoord_op(oorzaak: Exception, soort: type[DatabaseError]) -> HttpResponse | None:
    fout = soort("geheim")
    fout.__cause__ = oorzaak
    return AntwoordMiddleware(lambda _: HttpResponse()).process_exception(HttpRequest(), fout)


def test_een_bezet_bestand_vraagt_even_te_wachten(tmp_path: Path) -> None:
    antwoord = antwoord_op(bezet_sqlite(tmp_path), OperationalError)

    assert antwoord is not None
    assert antwoord.status_code == 503
    assert antwoord.headers["Retry-After"] == "10"


def test_twee_die_op_elkaar_wachten_mogen_het_opnieuw_proberen() -> None:
    antwoord = antwoord_op(psycopg.errors.DeadlockDetected(), OperationalError)

    assert antwoord is not None
    assert antwoord.status_code == 503


@pytest.mark.parametrize(
    ("oorzaak", "soort"),
    [
        (sqlite3.OperationalError("no such table"), OperationalError),
        (psycopg.errors.UndefinedTable(), OperationalError),
        (psycopg.errors.DeadlockDetected(), DatabaseError),
    ],
)
def test_een_andere_fout_blijft_een_fout(oorzaak: Exception, soort: type[DatabaseError]) -> None:
    assert antwoord_op(oorzaak, soort) is None
