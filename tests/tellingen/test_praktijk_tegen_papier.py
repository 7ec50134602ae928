"""Practice against paper is told in counts, and no count points at a person."""

from datetime import date
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nietpluis.organisaties.models import Organisatie
from nietpluis.organisaties.toegang import in_organisatie
from nietpluis.tellingen.models import Telling
from nietpluis.tellingen.overzicht import ALLE, MINDER
from nietpluis.tellingen.praktijk import praktijk, sinds, vertel
from nietpluis.tellingen.tel import in_een_rij
from tests.casussen.test_zie_totalen import LEEG

VANDAAG = date(2026, 6, 1)


def tel(organisatie: Organisatie, aantal: int, **waarden: object) -> None:
    basis = {
        **LEEG,
        "organisatie": organisatie.id,
        "sector": "x",
        "begonnen": date(2026, 1, 1),
        "signalen": 1,
        "status": "open",
    }
    with in_organisatie(organisatie.id, schrijven=True):
        Telling.objects.bulk_create(
            Telling(id=uuid4(), **{**basis, **waarden}) for _ in range(aantal)
        )


@pytest.mark.parametrize(
    ("volgens", "anders", "verteld", "wijkt_af"),
    [
        (0, 0, (MINDER, MINDER), False),
        (4, 4, (MINDER, MINDER), False),
        (9, 0, (ALLE, MINDER), False),
        (9, 4, (ALLE, MINDER), False),
        (9, 5, ("9", "5"), False),
        (5, 9, ("5", "9"), True),
        (4, 9, (MINDER, ALLE), True),
        (0, 4, (MINDER, MINDER), False),
    ],
)
def test_both_parts_as_they_may_be_told(
    volgens: int, anders: int, verteld: tuple[str, str], wijkt_af: bool
) -> None:
    uit = vertel("gesprek", volgens, anders)
    assert ((uit.volgens, uit.anders), uit.wijkt_af) == (verteld, wijkt_af)


@given(st.integers(0, 40), st.integers(0, 40))
def test_a_small_part_cannot_be_worked_out_from_the_whole(volgens: int, anders: int) -> None:
    uit = vertel("gesprek", volgens, anders)
    if min(volgens, anders) < 5:
        assert not uit.volgens.isdecimal()
        assert not uit.anders.isdecimal()


def test_codes_stand_between_commas() -> None:
    assert in_een_rij(("overleg", "wegen")) == ",overleg,wegen,"
    assert in_een_rij(()) == ""


def test_it_counts_this_year_and_the_last_of_this_organisation(
    de_linde: Organisatie, de_wegwijzer: Organisatie
) -> None:
    tel(de_linde, 6, volgens_meldcode=",overleg,gesprek,", anders_dan_meldcode=",wegen,")
    tel(de_linde, 7, anders_dan_meldcode=",overleg,", status="gesloten")
    tel(de_linde, 9, anders_dan_meldcode=",overleg,", begonnen=date(2024, 12, 1))
    tel(de_linde, 9, anders_dan_meldcode=",overleg,", status="signaal")
    tel(de_wegwijzer, 9, anders_dan_meldcode=",overleg,")
    assert sinds(VANDAAG) == date(2025, 1, 1)
    with in_organisatie(de_linde.id):
        overleg, leg = praktijk(("overleg", "leg"), VANDAAG)
    assert (overleg.volgens, overleg.anders, overleg.wijkt_af) == ("6", "7", True)
    assert (leg.volgens, leg.anders) == (MINDER, MINDER)  # a part of a code is no code
