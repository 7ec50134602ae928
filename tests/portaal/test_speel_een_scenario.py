"""`nietpluis speel`: an expert tries a written casus."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from nietpluis.kern.inhoud import MAP

EER = MAP / "casuistiek" / "bijzonder_eergerelateerd.toml"
KLEIN = """
titel = "Klein"
bron = "eigen"
sector = "maatschappelijke_ondersteuning"
[personen.ik]
naam = "Romy"
functie = "begeleider"
[[feiten]]
soort = "signaal"
vastgelegd_op = 2026-03-02T10:05:00
door = "ik"
zag_of_hoorde = "Iets."
"""


def speel(*bestanden: Path, **opties: object) -> str:
    uit = StringIO()
    call_command("speel", *map(str, bestanden), stdout=uit, **opties)
    return uit.getvalue()


def schrijf(tmp_path: Path, staart: str) -> Path:
    bestand = tmp_path / "klein.toml"
    bestand.write_text(KLEIN + staart)
    return bestand


def test_each_fact_shows_where_it_stands() -> None:
    uit = speel(EER)
    assert "speciale_route" in uit
    assert "kader: melden, norm 1." in uit
    assert "Alles klopt." in uit


def test_json_holds_the_same() -> None:
    (verslag,) = json.loads(speel(EER, json=True))
    assert verslag["klopt"]
    assert [feit["nummer"] for feit in verslag["feiten"]] == list(
        range(1, len(verslag["feiten"]) + 1)
    )
    assert any(feit["weging"] and feit["weging"]["gronden"] for feit in verslag["feiten"])


def test_what_differs_is_named_and_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bestand = schrijf(tmp_path, '[feiten.verwacht]\nstatus = "gesloten"\n')
    uit = StringIO()
    with pytest.raises(CommandError, match="Klopt niet"):
        call_command("speel", str(bestand), stdout=uit)
    assert "! ANDERS: status: verwacht 'gesloten', is 'signaal'" in uit.getvalue()


def test_a_fact_that_may_not_follow_fails(tmp_path: Path) -> None:
    bestand = schrijf(tmp_path, '[[feiten]]\nsoort = "heropening"\nreden = "x"\n')
    uit = StringIO()
    with pytest.raises(CommandError):
        call_command("speel", str(bestand), stdout=uit)
    assert "! MAG NIET" in uit.getvalue()


@pytest.mark.parametrize(("staart", "fout"), [
    ('[[feiten]]\nsoort = "signaal"\ndoor = "jij"\n', r"klein\.toml.*'jij'"),
    ('[[feiten]]\nsoort = "onzin"\n', r"klein\.toml.*feiten"),
    ("[[feiten\n", r"klein\.toml"),
])  # fmt: skip
def test_an_error_names_file_and_key(tmp_path: Path, staart: str, fout: str) -> None:
    with pytest.raises(CommandError, match=fout):
        speel(schrijf(tmp_path, staart))


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(CommandError, match=r"nergens\.toml"):
        speel(Path("nergens.toml"))
