"""The master key on paper: what is typed back is the key, and a typing error is told by its line."""

from random import Random

import pytest
from django.conf import settings
from pytest_django import Settings

from nietpluis.kluis import herstelblad, sleutelstand
from nietpluis.kluis.geheim import LENGTE, Sleutel, nieuw
from nietpluis.kluis.herstelblad import TEKENS, Typefout

HOOFD = Sleutel(bytes(range(LENGTE)), "hoofd")
VASTE_NAAM = "XB0H-Q3PK"
VASTE_REGELS = [
    "0008-20C2-0A1G-79GK",
    "0G28-A1C6-0T3G-F11N",
    "1048-J2CA-1A5G-QMVY",
    "1G68-T3CE-1T7G-ZSC6",
]


def test_what_is_typed_back_is_the_key() -> None:
    hoofd = nieuw("hoofd")
    assert herstelblad.lees("\n".join(herstelblad.regels(hoofd))) == hoofd.voor("hoofd")


def test_a_sheet_of_today_opens_in_twenty_years() -> None:
    assert herstelblad.regels(HOOFD) == VASTE_REGELS
    assert herstelblad.naam(HOOFD) == VASTE_NAAM


@pytest.mark.parametrize(
    "zo",
    [
        str.lower,
        lambda t: t.replace("-", " "),
        lambda t: t.replace("-", ""),
        lambda t: t.replace("0", "o").replace("1", "l"),
        lambda t: "\n" + t.replace("\n", "\n\n") + "\n",
    ],
)
def test_it_may_be_typed_in_many_ways(zo: object) -> None:
    assert callable(zo)
    assert herstelblad.lees(zo("\n".join(herstelblad.regels(HOOFD)))) == HOOFD.voor("hoofd")


def test_one_wrong_character_is_told_by_its_line() -> None:
    kans = Random(1)  # noqa: S311 -- invented errors, not a secret
    for nummer in range(1, 5):
        for plaats in [p for p in range(19) if p % 5 != 4]:
            regels = herstelblad.regels(HOOFD)
            oud = regels[nummer - 1]
            anders = kans.choice([t for t in TEKENS if t != oud[plaats]])
            regels[nummer - 1] = oud[:plaats] + anders + oud[plaats + 1 :]
            with pytest.raises(Typefout, match=f"Regel {nummer} klopt niet"):
                herstelblad.lees("\n".join(regels))


def test_two_lines_swapped_are_noticed() -> None:
    een, twee, *rest = herstelblad.regels(HOOFD)
    with pytest.raises(Typefout) as fout:
        herstelblad.lees("\n".join([twee, een, *rest]))
    assert fout.value.regel == 1


@pytest.mark.parametrize(
    ("regel", "tekst"),
    [
        ("AAAA-BBBB", "heeft 16 tekens. Hier staan er 8."),
        ("UUUU-UUUU-UUUU-UUUU", "hoort geen 'U'"),
        ("ZZZZ-ZZZZ-ZZZZ-ZZZZ", "klopt niet"),
    ],
)
def test_what_no_sheet_says_is_told(regel: str, tekst: str) -> None:
    with pytest.raises(Typefout, match=tekst):
        herstelblad.lees_regel(1, regel)


def test_three_lines_are_not_four() -> None:
    with pytest.raises(Typefout, match="Dit zijn er 3"):
        herstelblad.lees("\n".join(herstelblad.regels(HOOFD)[:3]))


def test_the_sheet_says_what_to_do_with_it_and_fits_a_page() -> None:
    blad = herstelblad.blad(HOOFD, "22 november 2026")
    assert herstelblad.naam(HOOFD) in blad[1]
    assert "NIETPLUIS_HOOFDSLEUTEL_BESTAND" in blad[-1]
    assert max(map(len, blad)) < 95
    assert len(blad) < 40


@pytest.mark.django_db
def test_a_confirmation_is_of_one_master_key(settings: Settings) -> None:
    assert sleutelstand.herstelblad_bevestigd_op() is None
    rij = sleutelstand.bevestig_herstelblad("Bea Beheer")
    assert sleutelstand.herstelblad_bevestigd_op() == rij.wanneer
    settings.HOOFDSLEUTEL = bytes(32)  # another key: its paper was not proved yet
    assert sleutelstand.herstelblad_bevestigd_op() is None


def test_the_name_gives_nothing_away() -> None:
    hoofd = Sleutel(settings.HOOFDSLEUTEL, "hoofd")
    assert herstelblad.naam(hoofd) not in "".join(herstelblad.regels(hoofd))
