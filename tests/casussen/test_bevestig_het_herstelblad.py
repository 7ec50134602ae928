"""The sheet is printed, and typed back by a person: only then is it known to work."""

import stat
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pypdf import PdfReader
from pytest_django import Settings

from nietpluis.kluis import herstelblad, sleutelstand
from nietpluis.kluis.geheim import nieuw
from nietpluis.kluis.models import Herstelbevestiging
from nietpluis.kluis.organisatiesleutels import hoofdsleutel

pytestmark = pytest.mark.django_db


def draai(*rest: str) -> tuple[str, str]:
    uit, fout = StringIO(), StringIO()
    call_command("sleutels", *rest, stdout=uit, stderr=fout)
    return uit.getvalue(), fout.getvalue()


@pytest.fixture
def typ(monkeypatch: pytest.MonkeyPatch) -> object:
    """Type these lines, one after the other, and then nothing any more."""

    def antwoord(*regels: str) -> None:
        rest: Iterator[str] = iter(regels)

        def volgende(_vraag: str) -> str:
            try:
                return next(rest)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr("builtins.input", volgende)

    return antwoord


def test_what_is_printed_can_be_typed_back(typ: object) -> None:
    assert callable(typ)
    gedrukt, _ = draai("herstelblad")
    regels = [regel[4:] for regel in gedrukt.splitlines() if regel[:1].isdecimal()]
    typ("Bea Beheer", *regels)
    assert "Het klopt" in draai("bevestig")[0]
    assert Herstelbevestiging.objects.get().wie == "Bea Beheer"
    assert "bevestigd op" in draai("stand")[0]


def test_a_typing_error_is_told_and_asked_again(typ: object) -> None:
    assert callable(typ)
    een, *rest = herstelblad.regels(hoofdsleutel())
    typ(een.replace(een[0], "Z", 1), een, *rest)
    uit, fout = draai("bevestig", "--wie", "Bea Beheer")
    assert "Regel 1 klopt niet" in fout
    assert "Het klopt" in uit


def test_the_sheet_of_another_key_is_refused(typ: object) -> None:
    assert callable(typ)
    typ(*herstelblad.regels(nieuw("hoofd")))
    with pytest.raises(CommandError, match="een andere hoofdsleutel"):
        draai("bevestig", "--wie", "Bea Beheer")
    assert sleutelstand.herstelblad_bevestigd_op() is None


def test_half_a_sheet_confirms_nothing(typ: object) -> None:
    assert callable(typ)
    typ(*herstelblad.regels(hoofdsleutel())[:2])
    with pytest.raises(CommandError, match="niet helemaal getypt"):
        draai("bevestig", "--wie", "Bea Beheer")
    typ("  ")
    with pytest.raises(CommandError, match="wie"):
        draai("bevestig")


def test_on_paper_it_says_the_same(tmp_path: Path, settings: Settings) -> None:
    bestand = tmp_path / "blad.pdf"
    draai("herstelblad", "--pdf", str(bestand))
    tekst = PdfReader(bestand).pages[0].extract_text()
    assert all(regel in tekst for regel in herstelblad.regels(hoofdsleutel()))
    assert stat.S_IMODE(bestand.stat().st_mode) == 0o600
    with pytest.raises(CommandError, match="bestaat al"):
        draai("herstelblad", "--pdf", str(bestand))
