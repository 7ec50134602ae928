"""What the maps of OWASP ASVS, BIO2 and NEN say: every number once, and whatever they name exists."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from nietpluis.casussen.models import Raadpleging
from tests.docs.pagina import BASIS

TOETSING = BASIS / "docs/toetsing"
ASVS, BIO = TOETSING / "asvs.md", TOETSING / "bio2-nen.md"
ASVS_STANDEN = {"yes", "partly", "no", "operator", "n/a"}
BIO_STANDEN = {"ja", "deels", "nee", "beheer", "n.v.t."}
ZONDER_BEWIJS = {"no", "n/a", "nee", "n.v.t."}
_DEEL = {
    "1.1": "1-7", "1.2": "1-4", "1.4": "1 4-5", "1.5": "1-4", "1.6": "1-4", "1.7": "1-2", "1.8": "1-2", "1.9":
    "1-2", "1.10": "1", "1.11": "1-2", "1.12": "2", "1.14": "1-6", "2.1": "1-12", "2.2": "1-3", "2.3": "1-3",
    "2.4": "1-5", "2.5": "1-7", "2.6": "1-3", "2.7": "1-6", "2.8": "1-7", "2.9": "1-3", "2.10": "1-4", "3.1": "1",
    "3.2": "1-4", "3.3": "1-4", "3.4": "1-5", "3.5": "1-3", "3.7": "1", "4.1": "1-3 5", "4.2": "1-2", "4.3":
    "1-3", "5.1": "1-5", "5.2": "1-8", "5.3": "1-10", "5.4": "1-3", "5.5": "1-4", "6.1": "1-3", "6.2": "1-6",
    "6.3": "1-2", "6.4": "1-2", "7.1": "1-4", "7.2": "1-2", "7.3": "1 3-4", "7.4": "1-3", "8.1": "1-4", "8.2":
    "1-3", "8.3": "1-8", "9.1": "1-3", "9.2": "1-4", "10.2": "1-2", "10.3": "1-3", "11.1": "1-8", "12.1": "1-3",
    "12.2": "1", "12.3": "1-6", "12.4": "1-2", "12.5": "1-2", "12.6": "1", "13.1": "1 3-5", "13.2": "1-3 5-6",
    "13.3": "1-2", "13.4": "1-2", "14.1": "1-4", "14.2": "1-6", "14.3": "2-3", "14.4": "1-7", "14.5": "1-4",
}  # fmt: skip
"""The requirements of ASVS 4.0.3 that level 2 asks: of each section, which."""


def _uitgeschreven() -> Iterator[str]:
    for deel, reeksen in _DEEL.items():
        for reeks in reeksen.split():
            van, _, tot = reeks.partition("-")
            yield from (f"{deel}.{n}" for n in range(int(van), int(tot or van) + 1))


@cache
def functies(pad: Path) -> frozenset[str]:
    boom = ast.parse(pad.read_text(encoding="utf-8"))
    return frozenset(deel.name for deel in ast.walk(boom) if isinstance(deel, ast.FunctionDef))


def rijen(pad: Path) -> list[list[str]]:
    """The rows of the tables with five columns: number or theme, what, state, how, where."""
    regels = pad.read_text(encoding="utf-8").splitlines()
    gedeeld = [
        [deel.strip() for deel in regel.split("|")[1:-1]]
        for regel in regels
        if regel.startswith("|")
    ]
    lang = [rij for rij in gedeeld if len(rij) == 5]
    return [rij for rij in lang if rij[2] not in ("state", "stand", "---")]


def bewijzen(rij: list[str]) -> list[str]:
    return re.findall(r"`([^`]+)`", rij[4])


def is_er(bewijs: str) -> bool:
    """Whether a file, or a test within a file, exists."""
    naam, _, functie = bewijs.partition("::")
    pad = BASIS / naam
    return pad.is_file() and (not functie or functie in functies(pad))


def geteld(pad: Path) -> dict[str, int]:
    """The counts that stand at the head of a page."""
    return {
        stand: int(n)
        for stand, n in re.findall(r"^\| ([\w/.]+) \| (\d+) \|", pad.read_text(), re.MULTILINE)
    }


def test_every_requirement_of_level_2_stands_there_once() -> None:
    assert Counter(rij[0] for rij in rijen(ASVS)) == Counter(_uitgeschreven())


@pytest.mark.parametrize(("pad", "standen"), [(ASVS, ASVS_STANDEN), (BIO, BIO_STANDEN)])
def test_every_state_is_a_known_one_and_the_head_counts_them(pad: Path, standen: set[str]) -> None:
    gevonden = Counter(rij[2] for rij in rijen(pad))
    assert set(gevonden) <= standen
    assert geteld(pad) == gevonden


@pytest.mark.parametrize("pad", [ASVS, BIO], ids=lambda pad: pad.stem)
def test_what_is_claimed_is_shown_by_something_that_exists(pad: Path) -> None:
    zonder = [rij[0] for rij in rijen(pad) if rij[2] not in ZONDER_BEWIJS and not bewijzen(rij)]
    weg = [(rij[0], b) for rij in rijen(pad) for b in bewijzen(rij) if not is_er(b)]
    assert not zonder
    assert not weg


@pytest.mark.parametrize("pad", [ASVS, BIO], ids=lambda pad: pad.stem)
def test_what_is_missing_says_why(pad: Path) -> None:
    assert not [rij[0] for rij in rijen(pad) if rij[2] not in ("yes", "ja") and not rij[3]]


def test_every_field_of_a_reading_stands_beside_nen_7513() -> None:
    genoemd = set(re.findall(r"`Raadpleging\.(\w+)`", BIO.read_text(encoding="utf-8")))
    assert genoemd == {veld.name for veld in Raadpleging._meta.concrete_fields} - {"id"}


def test_something_that_is_not_there_is_noticed() -> None:
    assert is_er("SECURITY.md")
    assert is_er("tests/test_toegang.py::test_elk_adres_staat_in_de_tafel")
    assert not is_er("tests/test_toegang.py::test_dit_bestaat_niet")
    assert not is_er("tests/bestaat_niet.py")
