"""A busy database gives a calm page; any other fault stays a fault."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import DatabaseError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client

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


def geen_server() -> psycopg.Error:
    """Return what psycopg really raises when nobody listens."""
    with pytest.raises(psycopg.OperationalError) as stil:
        psycopg.connect("postgresql://niemand@127.0.0.1:9/leeg", connect_timeout=2)
    return stil.value


def test_een_database_die_er_niet_is_komt_misschien_zo_terug() -> None:
    antwoord = antwoord_op(geen_server(), OperationalError)

    assert antwoord is not None
    assert antwoord.status_code == 503


@pytest.mark.parametrize(("oorzaak", "status"), [(geen_server, 503), (RuntimeError, 500)])
def test_ook_buiten_een_bladzijde_is_druk_geen_fout(
    client: Client, monkeypatch: pytest.MonkeyPatch, oorzaak: Callable[[], Exception], status: int
) -> None:
    """The session and who asks are read before any view runs."""

    def mislukt(*_: Any) -> None:
        fout = oorzaak()
        if isinstance(fout, psycopg.Error):
            raise OperationalError from fout
        raise fout

    monkeypatch.setattr(SessionMiddleware, "process_request", mislukt)
    client.raise_request_exception = False
    assert client.get("/").status_code == status


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
