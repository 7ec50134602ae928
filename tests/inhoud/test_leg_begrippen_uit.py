"""A domain word has a definition and a source, or is not used."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from nietpluis.kern.feiten import SOORTEN
from nietpluis.kern.inhoud import MAP
from nietpluis.kern.rechten import BANDEN
from nietpluis.kern.waarschuwingen import Waarschuwing
from tests.inhoud.leesbaarheid import flesch_douma, woorden, zinnen

INHOUD = tomllib.loads((MAP / "begrippen.toml").read_text(encoding="utf-8"))
BEGRIPPEN: list[dict[str, str]] = INHOUD["begrippen"]
CODES = Counter(begrip.get("code", begrip["woord"]) for begrip in BEGRIPPEN)
BESTANDEN = sorted(
    b for soort in ("protocollen", "meldcodes") for b in (MAP / soort).glob("*/*.toml")
)
VAKWOORDEN = {
    *("casus", "dossier", "feit", "vastlegging", "raadpleging", "telling", "kluis", "protocol"),
    *("afwegingskader", "uitkomst", "norm", "eis", "stap", "taak", "lid", "rol", "functie", "team"),
    Waarschuwing.__name__.lower(),
}


def test_elk_woord_staat_er_eens() -> None:
    assert [code for code, aantal in CODES.items() if aantal > 1] == []


def test_elke_soort_feit_is_uitgelegd() -> None:
    assert set(SOORTEN) - set(CODES) == set()


def test_elke_rol_en_elke_band_is_uitgelegd() -> None:
    assert set(BANDEN) - set(CODES) == set()


def test_de_woorden_van_de_code_zijn_uitgelegd() -> None:
    assert VAKWOORDEN - set(CODES) == set()


@pytest.mark.parametrize("begrip", BEGRIPPEN, ids=lambda begrip: begrip["woord"])
def test_elk_begrip_heeft_een_korte_uitleg_en_een_bron(begrip: dict[str, str]) -> None:
    assert set(begrip) <= {"woord", "code", "definitie", "bron"}
    assert max(len(woorden(zin)) for zin in zinnen(begrip["definitie"])) <= 24
    assert _onbekend(begrip["bron"]) == []


def test_de_uitleg_leest_gemakkelijk() -> None:
    assert flesch_douma([begrip["definitie"] for begrip in BEGRIPPEN]) >= 70


@pytest.mark.parametrize(
    "bestand", BESTANDEN, ids=lambda b: f"{b.parent.parent.name}/{b.parent.name}/{b.stem}"
)
def test_elke_bron_staat_in_de_lijst(bestand: Any) -> None:
    ruw = tomllib.loads(bestand.read_text(encoding="utf-8"))
    assert ruw["bron"], "een bestand noemt zijn bron"
    assert [kenmerk for bron in _bronnen(ruw) for kenmerk in _onbekend(bron)] == []


def _bronnen(ruw: Any) -> Iterator[str]:
    """Every `bron` that is one text: the sources of parts; a file's own list is prose."""
    if isinstance(ruw, dict):
        for sleutel, waarde in ruw.items():
            if sleutel == "bron" and isinstance(waarde, str):
                yield waarde
            else:
                yield from _bronnen(waarde)
    elif isinstance(ruw, list):
        for deel in ruw:
            yield from _bronnen(deel)


def _onbekend(bron: str) -> list[str]:
    kenmerken = (deel.strip() for deel in bron.split(";"))
    return [kenmerk for kenmerk in kenmerken if not _is_bekend(kenmerk)]


def _is_bekend(kenmerk: str) -> bool:
    """A source, with or without the place in it ("L1 art. 2")."""
    return any(re.fullmatch(rf"{re.escape(bron)}( .+)?", kenmerk) for bron in INHOUD["bronnen"])
