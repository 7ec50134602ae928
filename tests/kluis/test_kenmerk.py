import pytest

from nietpluis.kluis.geheim import Sleutel, nieuw
from nietpluis.kluis.kenmerk import genormaliseerd, kenmerk_hash


@pytest.fixture
def zoeksleutel() -> Sleutel:
    return nieuw("kenmerk")


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("CL-2024 001", "cl2024001"),
        ("ＣＬ２０２４", "cl2024"),
        ("Zoë", "zoe\u0308"),
        ("STRASSE 1", "straße1"),
        ("12.34/56", "123456"),
        ("a\u200bb", "ab"),
    ],
)
def test_ways_of_typing_find_the_same_client(zoeksleutel: Sleutel, een: str, ander: str) -> None:
    assert kenmerk_hash(zoeksleutel, een) == kenmerk_hash(zoeksleutel, ander)


@pytest.mark.parametrize(("een", "ander"), [("0012", "12"), ("zoe", "zoë"), ("12a", "12b")])
def test_other_kenmerken_stay_apart(zoeksleutel: Sleutel, een: str, ander: str) -> None:
    assert kenmerk_hash(zoeksleutel, een) != kenmerk_hash(zoeksleutel, ander)


def test_two_organisations_cannot_compare(zoeksleutel: Sleutel) -> None:
    assert kenmerk_hash(zoeksleutel, "12345") != kenmerk_hash(nieuw("kenmerk"), "12345")


@pytest.mark.parametrize("leeg", ["", " ", "-- / .", "\u0301"])
def test_a_kenmerk_without_letter_or_digit_is_refused(zoeksleutel: Sleutel, leeg: str) -> None:
    with pytest.raises(ValueError, match="minstens"):
        kenmerk_hash(zoeksleutel, leeg)


def test_a_hash_shows_nothing_of_the_kenmerk(zoeksleutel: Sleutel) -> None:
    afdruk = kenmerk_hash(zoeksleutel, "123456789")
    assert len(afdruk) == 64
    assert genormaliseerd("123456789") not in afdruk
