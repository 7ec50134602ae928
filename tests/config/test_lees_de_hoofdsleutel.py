"""The master key: as base64, typed over from paper, and others beside it while one takes over."""

import base64
from pathlib import Path

import pytest

from nietpluis.config import omgeving
from nietpluis.kluis import herstelblad
from nietpluis.kluis.geheim import Sleutel

SLEUTEL, ANDERE = bytes(range(32)), bytes(range(32, 64))


def b64(sleutel: bytes) -> str:
    return base64.b64encode(sleutel).decode()


@pytest.fixture
def papier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The lines of a recovery sheet, typed over into a file."""
    bestand = tmp_path / "overgetypt"
    bestand.write_text("\n".join(herstelblad.regels(Sleutel(SLEUTEL, "hoofd"))).lower() + "\n")
    monkeypatch.setenv("NIETPLUIS_HOOFDSLEUTEL_BESTAND", str(bestand))
    return bestand


def test_the_lines_of_a_sheet_are_the_key(papier: Path, tmp_path: Path) -> None:
    assert omgeving.hoofdsleutel(tmp_path) == SLEUTEL


def test_a_typing_error_stops_the_start_and_names_the_line(papier: Path, tmp_path: Path) -> None:
    regels = papier.read_text().splitlines()
    regels[2] = regels[2][:-1] + ("0" if regels[2][-1] != "0" else "2")
    papier.write_text("\n".join(regels))
    with pytest.raises(SystemExit, match=r"niet goed overgetypt. Regel 3 klopt niet"):
        omgeving.hoofdsleutel(tmp_path)


def test_others_open_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert omgeving.vorige_hoofdsleutels() == ()
    monkeypatch.setenv("NIETPLUIS_HOOFDSLEUTEL_VORIGE", f"{b64(SLEUTEL)}, {b64(ANDERE)}")
    assert omgeving.vorige_hoofdsleutels() == (SLEUTEL, ANDERE)
    bestand = tmp_path / "vorige"
    bestand.write_text(f"{b64(ANDERE)}\n{b64(SLEUTEL)}\n")
    monkeypatch.setenv("NIETPLUIS_HOOFDSLEUTEL_VORIGE_BESTAND", str(bestand))
    assert omgeving.vorige_hoofdsleutels() == (ANDERE, SLEUTEL)


@pytest.mark.parametrize("waarde", ["kort", b64(b"te kort"), f"{b64(SLEUTEL)},x"])
def test_another_that_is_no_key_stops_the_start(
    waarde: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NIETPLUIS_HOOFDSLEUTEL_VORIGE", waarde)
    with pytest.raises(SystemExit, match="NIETPLUIS_HOOFDSLEUTEL_VORIGE 32 willekeurige bytes"):
        omgeving.vorige_hoofdsleutels()
