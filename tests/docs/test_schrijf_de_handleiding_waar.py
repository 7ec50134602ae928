"""The manual says what is on the screens, in words that its readers know."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from nietpluis.kern.protocollen import protocol_op, sectoren
from nietpluis.kern.termijnen import NEDERLAND
from nietpluis.organisaties.models import Rol
from tests.docs.pagina import BASIS, naam_van
from tests.inhoud.leesbaarheid import flesch_douma, woorden, zinnen
from tests.inhoud.test_schrijf_leesbaar import VERBODEN

HANDLEIDING = sorted((BASIS / "docs/handleiding").glob("*.md"))
MINSTENS = 60
"""Flesch-Douma: ordinary language."""
elke_pagina = pytest.mark.parametrize("pad", HANDLEIDING, ids=naam_van)


@cache
def schermen() -> str:
    """Return all that can stand on a screen: templates, code, and the protocols with their words filled in."""
    bronnen = [pad for soort in ("html", "py", "toml") for pad in _bestanden(soort)]
    teksten = [pad.read_text(encoding="utf-8") for pad in bronnen]
    vandaag = datetime.now(NEDERLAND).date()
    inhoud = (tekst for naam in sectoren() for tekst in _teksten(protocol_op(naam, vandaag)))
    return _glad("\n".join([*teksten, *inhoud]))


def _bestanden(soort: str) -> Iterator[Path]:
    return (BASIS / "nietpluis").rglob(f"*.{soort}")


def _teksten(deel: Any) -> Iterator[str]:
    if isinstance(deel, str):
        yield deel
    elif is_dataclass(deel):
        for veld in fields(deel):
            yield from _teksten(getattr(deel, veld.name))
    elif isinstance(deel, tuple):
        for lid in deel:
            yield from _teksten(lid)


def _glad(tekst: str) -> str:
    return re.sub(r"\s+", " ", tekst)


def lopende_tekst(pad: Path) -> str:
    """Return the sentences of a page: no headings, tables, links or marks."""
    regels = pad.read_text(encoding="utf-8").splitlines()
    lopend = [r for r in regels if r and not r.startswith(("#", "|"))]
    tekst = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", "\n".join(lopend))
    return re.sub(r"\*\*|`", "", tekst)


@elke_pagina
def test_what_is_bold_stands_on_a_screen(pad: Path) -> None:
    vet = re.findall(r"\*\*(.+?)\*\*", _glad(pad.read_text(encoding="utf-8")))
    weg = [tekst for tekst in vet if tekst.rstrip(".") not in schermen()]
    assert not weg


def test_words_that_are_on_no_screen_are_noticed() -> None:
    assert "Vertel het" in schermen()
    assert "Verwijder alles nu" not in schermen()


@elke_pagina
def test_the_manual_is_read_at_once(pad: Path) -> None:
    tekst = lopende_tekst(pad)
    te_lang = [zin for zin in zinnen(_glad(tekst)) if len(woorden(zin)) > 24]
    assert flesch_douma([tekst]) > MINSTENS
    assert not te_lang


@elke_pagina
def test_the_manual_uses_the_words_of_the_screens(pad: Path) -> None:
    tekst = lopende_tekst(pad)
    assert not [naam for naam, vorm in VERBODEN.items() if vorm.search(tekst)]


def test_every_role_has_its_page() -> None:
    assert {pad.stem for pad in HANDLEIDING} == {*Rol.values, "README"}
