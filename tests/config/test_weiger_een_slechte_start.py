"""In production a wrong setting stops the start: one line, no trace, nothing of the value."""

import base64
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

BASIS = Path(__file__).resolve().parents[2]
GOED = {
    "NIETPLUIS_OMGEVING": "productie",
    "NIETPLUIS_GEHEIM": "wilde-ganzen-vliegen-laag-over-het-natte-land-in-november-7h2",
    "NIETPLUIS_HOOFDSLEUTEL": base64.b64encode(bytes(range(32))).decode(),
    "NIETPLUIS_ADRESSEN": "meldcode.example.nl",
}

Start = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Run a command in an environment of its own; a variable set to None is left out."""
    schoon = {
        naam: waarde
        for naam, waarde in os.environ.items()
        if not naam.startswith(("NIETPLUIS_", "DJANGO_"))
    }

    def voer_uit(*opdracht: str, **anders: str | None) -> subprocess.CompletedProcess[str]:
        gegeven = GOED | {"NIETPLUIS_VAR": str(tmp_path)} | anders
        omgeving = schoon | {naam: waarde for naam, waarde in gegeven.items() if waarde is not None}
        return subprocess.run(
            [sys.executable, *opdracht],
            cwd=BASIS,
            env=omgeving,
            capture_output=True,
            text=True,
            check=False,
            timeout=180,
        )

    return voer_uit


def test_een_goede_omgeving_start_en_is_veilig(start: Start) -> None:
    controle = ("manage.py", "check", "--deploy", "--fail-level", "WARNING")

    antwoord = start(*controle, NIETPLUIS_ACHTER_PROXY="ja")

    assert antwoord.returncode == 0, antwoord.stderr


def test_elk_bestand_dat_een_stijlblad_noemt_is_er(start: Start, tmp_path: Path) -> None:
    antwoord = start("manage.py", "collectstatic", "--noinput", NIETPLUIS_STATIC_MAP=str(tmp_path))

    assert antwoord.returncode == 0, antwoord.stderr
    assert (tmp_path / "staticfiles.json").exists()


@pytest.mark.parametrize(
    ("anders", "woord"),
    [
        ({"NIETPLUIS_OMGEVING": "produktie"}, "NIETPLUIS_OMGEVING"),
        ({"NIETPLUIS_GEHEIM": None}, "NIETPLUIS_GEHEIM"),
        ({"NIETPLUIS_GEHEIM": "kort"}, "NIETPLUIS_GEHEIM"),
        ({"NIETPLUIS_HOOFDSLEUTEL": None}, "NIETPLUIS_HOOFDSLEUTEL"),
        ({"NIETPLUIS_HOOFDSLEUTEL": "geen-base64!"}, "NIETPLUIS_HOOFDSLEUTEL"),
        ({"NIETPLUIS_HOOFDSLEUTEL": "a29ydA=="}, "NIETPLUIS_HOOFDSLEUTEL"),
        ({"NIETPLUIS_HOOFDSLEUTEL_BESTAND": "/bestaat/niet"}, "NIETPLUIS_HOOFDSLEUTEL_BESTAND"),
        ({"NIETPLUIS_ADRESSEN": None}, "NIETPLUIS_ADRESSEN"),
        ({"NIETPLUIS_ADRESSEN": "*"}, "NIETPLUIS_ADRESSEN"),
        ({"NIETPLUIS_DATABASE": "mysql://hier/daar"}, "NIETPLUIS_DATABASE"),
        ({"NIETPLUIS_SLEUTELDATABASE": "postgresql://hier:poort/daar"}, "SLEUTELDATABASE"),
        ({"NIETPLUIS_DATABASE": "postgresql://hier"}, "ontbreekt de naam"),
        ({"NIETPLUIS_MAIL_POORT": "veel"}, "NIETPLUIS_MAIL_POORT"),
        ({"NIETPLUIS_ACHTER_PROXY": "misschien"}, "NIETPLUIS_ACHTER_PROXY"),
    ],
)
def test_een_foute_instelling_stopt_met_een_regel(
    start: Start, anders: dict[str, str | None], woord: str
) -> None:
    antwoord = start("manage.py", "check", **anders)

    assert antwoord.returncode == 1
    assert antwoord.stdout == ""
    assert antwoord.stderr.count("\n") == 1
    assert antwoord.stderr.startswith("Nietpluis start niet: ")
    assert woord in antwoord.stderr


def test_ook_onder_de_webserver_komt_er_geen_spoor(start: Start) -> None:
    antwoord = start(
        "-m", "granian", "--interface", "wsgi", "--port", "0",
        "nietpluis.config.wsgi:application", NIETPLUIS_GEHEIM=None,
    )  # fmt: skip

    assert antwoord.returncode == 1
    assert "Nietpluis start niet: zet in NIETPLUIS_GEHEIM" in antwoord.stderr
    assert "Traceback" not in antwoord.stdout + antwoord.stderr


def test_de_hoofdsleutel_mag_uit_een_bestand_komen(start: Start, tmp_path: Path) -> None:
    bestand = tmp_path / "sleutel"
    bestand.write_text(GOED["NIETPLUIS_HOOFDSLEUTEL"] + "\n")
    lees = "from nietpluis.config import settings; print(settings.HOOFDSLEUTEL.hex())"

    antwoord = start(
        "-c", lees, NIETPLUIS_HOOFDSLEUTEL=None, NIETPLUIS_HOOFDSLEUTEL_BESTAND=str(bestand)
    )

    assert antwoord.stdout.strip() == bytes(range(32)).hex()
