"""Serving on one machine."""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from django.test import RequestFactory

from nietpluis import __version__
from nietpluis.__main__ import main
from nietpluis.config.serveer import eis_vrije_poort

BASIS = Path(__file__).resolve().parents[2]
START = (
    "import sys, django; django.setup();"
    "from nietpluis.config.serveer import serveer; serveer(poort=int(sys.argv[1]))"
)


@pytest.fixture
def poort() -> int:
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        return int(proef.getsockname()[1])


@pytest.fixture
def server(poort: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "nietpluis.config.settings")
    monkeypatch.setenv("NIETPLUIS_VAR", str(tmp_path))
    with subprocess.Popen([sys.executable, "-c", START, str(poort)], cwd=BASIS) as proces:
        yield
        proces.terminate()


def antwoord(poort: int) -> int:
    """Return the status of a page that does not exist; wait until the server is there."""
    for _ in range(200):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{poort}/static/is-er-niet.css"):
                return 200
        except urllib.error.HTTPError as fout:
            fout.close()
            return fout.code
        except urllib.error.URLError:
            time.sleep(0.1)
    return 0


def test_de_site_antwoordt(server: None, poort: int) -> None:
    assert antwoord(poort) == 404


def test_een_bezette_poort_geeft_een_regel(poort: int) -> None:
    with socket.socket() as bezet:
        bezet.bind(("127.0.0.1", poort))
        bezet.listen()

        with pytest.raises(SystemExit, match=f"127.0.0.1:{poort} is niet vrij"):
            eis_vrije_poort(poort=poort)


@pytest.mark.django_db(transaction=True)
def test_de_webserver_laadt_de_site_met_al_zijn_bescherming() -> None:
    # Not above: loading it proves the databases first.
    application = import_module("nietpluis.config.wsgi").application

    antwoord = application.get_response(RequestFactory().get("/is-er-niet/"))

    assert antwoord.status_code == 404
    assert antwoord.headers["Cache-Control"] == "no-store"


def test_de_opdracht_noemt_haar_eigen_versie(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["nietpluis", "--version"])

    main()

    assert capsys.readouterr().out == f"nietpluis {__version__}\n"
