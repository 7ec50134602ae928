"""A request of a client asks an answer within a month, in an open casus and in a closed one."""

from datetime import date
from typing import Any

import pytest

from nietpluis.kern.feiten import Feit
from nietpluis.kern.taken import taken
from tests.kern.feiten_maken import aangenomen, feit

VERZOEK = feit("inzageverzoek", vrager="client", uiterlijk=date(2026, 4, 2))
DICHT = feit("afsluiting", reden="verkeerd_geopend")


def besluit(wat: str) -> Feit:
    return feit("inzagebesluit", verzoek=5, besluit=wat)


GEMAAKT = feit("afschrift_gemaakt", verzoek=5, afschrift="x", gegeven=1, weggelaten=0)
GEGEVEN = feit("afschrift_gegeven", afschrift="x", veilig="ja")


def codes(*feiten: Any) -> list[str]:
    return [taak.code for taak in taken(aangenomen(*feiten))]


@pytest.mark.parametrize(
    ("daarna", "vraagt"),
    [
        ([], True),
        ([besluit("weigeren")], False),
        ([besluit("geven")], True),
        ([besluit("geven"), GEMAAKT], True),
        ([besluit("deels"), GEMAAKT, GEGEVEN], False),
    ],
)
def test_until_it_is_refused_or_handed_over_it_asks(daarna: list[Feit], *, vraagt: bool) -> None:
    for slot in ([], [DICHT]):
        assert ("beantwoord_verzoek" in codes(VERZOEK, *daarna, *slot)) is vraagt


def test_it_is_due_at_the_end_of_its_last_day() -> None:
    (taak,) = taken(aangenomen(VERZOEK, DICHT))
    assert taak.uiterlijk.date() == date(2026, 4, 2)
    assert taak.aan == "mij"
