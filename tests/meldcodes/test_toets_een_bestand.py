"""`nietpluis toets`: the first reading of files, on the command line."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from nietpluis.kern.document import Document
from nietpluis.kern.uitslag import (
    Criteriumuitslag,
    Elementuitslag,
    Leesbaarheid,
    Uitslag,
    Vindplaats,
    Waarschuwing,
)
from nietpluis.meldcodes.management.commands import toets as opdracht
from nietpluis.meldcodes.toetsverslag import BREEDTE, verslag

TEKST = "Meldcode van De Linde\n\nStap 1: wij brengen de signalen in kaart.\n"
PLAATS = Vindplaats(plaats="alinea 2", citaat="Stap 1: wij brengen de signalen in kaart. " * 9)
UITSLAG = Uitslag(
    bestand="map/" + "lang" * 30 + ".pdf",
    eisen="onderwijs/2019-01-01",
    is_meldcode=True,
    oordeel="voldoet niet",
    waarom="De tekst noemt de stappen.",
    elementen=(
        Elementuitslag(
            code="stappenplan", naam="Stappenplan", soort="wet", bevinding="aanwezig", artikel="artikel 2",
            criteria=(), vindplaatsen=(PLAATS,),
        ),
        Elementuitslag(
            code="kindcheck", naam="Kindcheck", soort="wet", bevinding="ontbreekt",
            criteria=(
                Criteriumuitslag(
                    code="a", tekst="Zegt wie naar kinderen vraagt.", bevinding="ontbreekt",
                    artikel="artikel 2 onder e", voorbeeld="Wij vragen altijd naar kinderen.",
                ),
                Criteriumuitslag(code="b", tekst="Noemt de leeftijd.", bevinding="onduidelijk", vindplaatsen=(PLAATS,)),
                Criteriumuitslag(code="c", tekst="Mag ook.", bevinding="ontbreekt", nodig=False),
                Criteriumuitslag(code="d", tekst="Staat erin.", bevinding="aanwezig"),
            ),
        ),
    ),
    waarschuwingen=(
        Waarschuwing(code="oud", tekst="Deze naam is oud.", plaats="alinea 4", citaat="AMK"),
        Waarschuwing(code="oud", tekst="Deze naam is oud.", plaats="alinea 5", citaat="SHG"),
        Waarschuwing(code="nummer", tekst="Het nummer ontbreekt."),
    ),
    leesbaarheid=Leesbaarheid(score=48.2, niveau="moeilijk", zinnen=3, woorden=40, moeilijkste=(PLAATS,)),
)  # fmt: skip


def draai(*argumenten: str, **opties: Any) -> tuple[str, str, int]:
    """Standard output, standard error and exit status."""
    uit, fout = io.StringIO(), io.StringIO()
    try:
        call_command("toets", *argumenten, stdout=uit, stderr=fout, **opties)
    except CommandError as reden:
        return uit.getvalue(), f"{fout.getvalue()}{reden}", reden.returncode
    return uit.getvalue(), fout.getvalue(), 0


@pytest.fixture
def bestand(tmp_path: Path) -> str:
    pad = tmp_path / "meldcode.txt"
    pad.write_text(TEKST, encoding="utf-8")
    return str(pad)


def test_json_is_a_list_with_one_object_per_file_and_nothing_else(bestand: str) -> None:
    uit, fout, status = draai(bestand, "--json", "--sector", "onderwijs", "--datum", "2024-05-01")
    (een,) = json.loads(uit)
    assert (status, fout) == (0, "")
    assert een["bestand"] == bestand
    assert een["eisen"] == "onderwijs/2019-01-01"
    assert {"is_meldcode", "oordeel", "elementen", "waarschuwingen", "leesbaarheid"} <= set(een)
    assert set(een["elementen"]["stappenplan"]) >= {"oordeel", "vindplaatsen"}


def test_what_cannot_be_read_stops_nothing(bestand: str, tmp_path: Path) -> None:
    leeg = tmp_path / "leeg.pdf"
    leeg.touch()
    namen = [str(leeg), str(tmp_path / "weg.pdf"), str(tmp_path), f"{tmp_path}/*.odt", bestand]
    uit, fout, status = draai(*namen, "--json")
    lijst = json.loads(uit)
    assert [een["bestand"] for een in lijst] == namen
    assert [een["oordeel"] for een in lijst[:4]] == ["onleesbaar"] * 4
    assert [een["waarom"].split(".")[0] for een in lijst[:4]] == [
        "Dit bestand is leeg",
        "Dit bestand is er niet",
        "Dit is een map",
        "Bij dit patroon hoort geen enkel bestand",
    ]
    assert lijst[4]["oordeel"] != "onleesbaar"
    assert status == 1
    assert "5 van 5: " in fout
    assert "algemene eisen" in fout


def test_a_pattern_finds_its_files_and_a_real_name_wins(bestand: str, tmp_path: Path) -> None:
    (tmp_path / "raar[1].txt").write_text(TEKST)
    uit, _, status = draai(f"{tmp_path}/*.txt", f"{tmp_path}/raar[1].txt", "--json")
    assert [Path(een["bestand"]).name for een in json.loads(uit)] == [
        "meldcode.txt",
        "raar[1].txt",
        "raar[1].txt",
    ]
    assert status == 0


def test_a_wrong_call_says_how_to_do_it(bestand: str) -> None:
    for argumenten, woord in (
        (("--sector", "circus"), "Kies uit: algemeen"),
        (("--datum", "gisteren"), "Schrijf hem als 2026-01-31"),
    ):
        uit, fout, status = draai(bestand, *argumenten)
        assert (uit, status) == ("", 2)
        assert woord in fout


def test_two_hundred_files_one_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gehad: list[Document] = []

    def nep(document: Document, _eisen: object, _op: object) -> Uitslag:
        gehad.append(document)
        return UITSLAG

    monkeypatch.setattr(opdracht, "toets", nep)
    for nummer in range(200):
        (tmp_path / f"{nummer:03}.txt").write_text(TEKST)
    uit, fout, status = draai(f"{tmp_path}/*.txt", "--json")
    assert (len(json.loads(uit)), len(gehad), status) == (200, 200, 0)
    assert "200 van 200" in fout


def test_the_report_tells_what_is_there_what_is_missing_and_how(
    bestand: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opdracht, "toets", lambda *_: UITSLAG)
    uit, _, _ = draai(bestand)
    assert "aanwezig    Stappenplan (artikel 2)" in uit
    assert "* Niet gevonden: Zegt wie naar kinderen vraagt. (artikel 2 onder e)" in uit
    assert "Voorbeeld: Wij vragen altijd naar kinderen." in uit
    assert "* Niet duidelijk: Noemt de leeftijd." in uit
    assert "Mag ook" not in uit
    assert uit.count("! Deze naam is oud.") == 1
    assert "alinea 5: “SHG”" in uit
    assert "Flesch-Douma 48: moeilijk (3 zinnen, 40 woorden)." in uit
    assert "Een mens bekijkt het en beslist." in uit
    lang = [regel for regel in uit.splitlines() if len(regel) > BREEDTE]
    assert lang == [UITSLAG.bestand]


def test_the_report_of_little_text_and_of_no_text() -> None:
    kort = verslag(Uitslag(bestand="a", eisen="e", is_meldcode=False, oordeel="geen meldcode"))
    assert "te weinig lopende tekst" in kort
    niets = verslag(
        Uitslag(bestand="a", eisen="e", is_meldcode=False, oordeel="onleesbaar", waarom="Leeg.")
    )
    assert niets.splitlines()[2:] == [
        "Eerste lezing: dit bestand is niet gelezen.",
        "Leeg.",
        "",
    ]


def test_it_runs_without_a_database(bestand: str, tmp_path: Path) -> None:
    """As whoever installs it would: a process of its own, an empty folder, nothing configured."""
    opdrachtregel = [sys.executable, "-m", "nietpluis", "toets", bestand, "--json"]
    klaar = subprocess.run(
        opdrachtregel, capture_output=True, check=True, timeout=120,
        env={"NIETPLUIS_VAR": str(tmp_path / "var"), "PATH": "", "NIETPLUIS_DATABASE": "postgresql://x@127.0.0.1:1/x"},
    )  # fmt: skip
    assert json.loads(klaar.stdout)[0]["bestand"] == bestand
    assert not list((tmp_path / "var").glob("*.sqlite3"))
