"""A site whose facts could be changed, or whose keys do not fit, does not start: one line, no trace."""

import base64
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, connections
from pytest_django import Settings

from nietpluis.config import serveer, startbewijs
from nietpluis.config.startbewijs import ONVERANDERLIJK, bewijs_de_start
from nietpluis.kluis import onveranderlijk
from nietpluis.kluis.sleutels import nieuwe_sleutel
from nietpluis.organisaties.models import Lidmaatschap
from tests.casussen.casus import geef

BASIS = Path(__file__).resolve().parents[2]
TABELLEN = [naam.replace(".", "_").lower() for naam in ONVERANDERLIJK]

pytestmark = pytest.mark.django_db(transaction=True)

Start = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def zonder_beveiliging(request: pytest.FixtureRequest) -> Iterator[str]:
    """One of the tables without its triggers, for as long as the test lasts."""
    tabel = str(request.param)
    verbinding = connections["sleutels"] if tabel.startswith("kluis_") else connection
    onveranderlijk.verwijder(verbinding, tabel)
    yield tabel
    onveranderlijk.installeer(verbinding, tabel)


def test_a_sound_site_starts(fatima: Lidmaatschap) -> None:
    geef(fatima)
    bewijs_de_start()


@pytest.mark.parametrize("zonder_beveiliging", TABELLEN, indirect=True)
def test_without_triggers_it_stops(zonder_beveiliging: str) -> None:
    with pytest.raises(SystemExit) as einde:
        bewijs_de_start()
    assert str(einde.value) == (
        f"Nietpluis start niet: De tabel {zonder_beveiliging} mist haar beveiliging."
        " Draai 'migrate'."
    )


def test_with_another_master_key_it_stops(settings: Settings) -> None:
    nieuwe_sleutel(uuid4(), uuid4())
    settings.HOOFDSLEUTEL = bytes(32)
    with pytest.raises(SystemExit, match="Nietpluis start niet: Verkeerde hoofdsleutel"):
        bewijs_de_start()


def test_a_database_that_does_not_answer_stops_it_without_an_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def zwijgt() -> None:
        raise DatabaseError("password authentication failed for geheim@10.0.0.7")

    monkeypatch.setattr(startbewijs, "_bewijs_tabellen", zwijgt)
    with pytest.raises(SystemExit, match="de database antwoordt niet") as einde:
        bewijs_de_start()
    assert "geheim" not in str(einde.value)


def test_serving_proves_first(monkeypatch: pytest.MonkeyPatch) -> None:
    def klopt_niet() -> None:
        raise SystemExit("Nietpluis start niet: …")

    monkeypatch.setattr(serveer, "bewijs_de_start", klopt_niet)
    monkeypatch.setattr(serveer, "eis_vrije_poort", lambda *_: None)
    monkeypatch.setattr(serveer, "Server", None)
    with pytest.raises(SystemExit):
        serveer.serveer()


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Run a command on databases of its own (SQLite, whatever engine the tests are on)."""
    schoon = {n: w for n, w in os.environ.items() if not n.startswith(("NIETPLUIS_", "DJANGO_"))}
    schoon["NIETPLUIS_VAR"] = str(tmp_path)

    def voer_uit(*opdracht: str, **anders: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *opdracht],
            cwd=BASIS, env=schoon | anders, capture_output=True, text=True, check=False, timeout=240,
        )  # fmt: skip

    return voer_uit


GRANIAN = (
    "-m",
    "granian",
    "--interface",
    "wsgi",
    "--port",
    "0",
    "nietpluis.config.wsgi:application",
)


def test_the_web_server_itself_stops_with_one_line(start: Start) -> None:
    """As production starts it: the application is loaded by granian, not by our own command."""
    for database in ("default", "sleutels"):
        assert start("manage.py", "migrate", "--database", database, "-v", "0").returncode == 0
    maak = "from uuid import uuid4; from nietpluis.kluis.sleutels import *; nieuwe_sleutel(uuid4(), uuid4())"
    assert start("manage.py", "shell", "-c", maak).returncode == 0
    anders = base64.b64encode(bytes(32)).decode()
    antwoord = start(*GRANIAN, NIETPLUIS_HOOFDSLEUTEL=anders)
    assert antwoord.returncode == 1
    assert "Nietpluis start niet: Verkeerde hoofdsleutel" in antwoord.stderr
    assert "Traceback" not in antwoord.stdout + antwoord.stderr
