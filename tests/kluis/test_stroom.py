"""A stream sealed in pieces opens again whole, or not at all from where somebody touched it."""

import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nietpluis.kluis.geheim import Sleutel, nieuw
from nietpluis.kluis.stroom import MEER, STUK, VOL, Plaats, open_stroom, verzegel_stroom
from nietpluis.kluis.zegel import ZegelVerbroken

MB = 1024 * 1024


@pytest.fixture
def plaats(dossier: UUID) -> Plaats:
    return Plaats(dossier, uuid4())


@pytest.fixture
def stukken(sleutel: Sleutel, plaats: Plaats) -> list[bytes]:
    """Three pieces, the last half empty."""
    return list(verzegel_stroom(sleutel, plaats, [b"een" * VOL, b"t" * 100]))[:4]


def lees(sleutel: Sleutel, plaats: Plaats, stukken: list[bytes]) -> bytes:
    return b"".join(open_stroom(sleutel, plaats, stukken))


@given(lengtes=st.lists(st.integers(0, 3 * VOL), max_size=4), vul=st.binary(min_size=1, max_size=9))
@settings(max_examples=40, deadline=None)
def test_what_is_sealed_opens_again(lengtes: list[int], vul: bytes) -> None:
    sleutel, plaats = nieuw("dossier"), Plaats(uuid4(), uuid4())
    brokken = [(vul * lengte)[:lengte] for lengte in lengtes]
    dicht = list(verzegel_stroom(sleutel, plaats, brokken))
    assert lees(sleutel, plaats, dicht) == b"".join(brokken)
    assert {len(stuk) for stuk in dicht} == {STUK + MEER}


@pytest.mark.parametrize(
    ("lengte", "aantal"), [(0, 1), (1, 1), (VOL, 1), (VOL + 1, 2), (2 * VOL, 2), (2 * VOL + 1, 3)]
)
def test_only_the_number_of_pieces_shows(sleutel: Sleutel, lengte: int, aantal: int) -> None:
    dicht = list(verzegel_stroom(sleutel, Plaats(uuid4(), uuid4()), [b"x" * lengte]))
    assert len(dicht) == aantal


@given(volgorde=st.lists(st.integers(0, 3), max_size=6))
@settings(max_examples=60, deadline=None)
def test_no_other_row_of_pieces_opens_to_the_end(volgorde: list[int]) -> None:
    sleutel, plaats = nieuw("dossier"), Plaats(uuid4(), uuid4())
    dicht = list(verzegel_stroom(sleutel, plaats, [b"x" * (3 * VOL + 5)]))
    if volgorde == [0, 1, 2, 3]:
        return
    with pytest.raises(ZegelVerbroken):
        lees(sleutel, plaats, [dicht[nummer] for nummer in volgorde])


@given(waar=st.integers(0, STUK + MEER - 1), bit=st.integers(0, 7), stuk=st.integers(0, 1))
@settings(max_examples=40, deadline=None)
def test_one_changed_bit_breaks_it_there(waar: int, bit: int, stuk: int) -> None:
    sleutel, plaats = nieuw("dossier"), Plaats(uuid4(), uuid4())
    dicht = list(verzegel_stroom(sleutel, plaats, [b"x" * (VOL + 5)]))
    kapot = bytearray(dicht[stuk])
    kapot[waar] ^= 1 << bit
    dicht[stuk] = bytes(kapot)
    with pytest.raises(ZegelVerbroken):
        lees(sleutel, plaats, dicht)


def test_cut_short_by_bytes_it_breaks(
    sleutel: Sleutel, plaats: Plaats, stukken: list[bytes]
) -> None:
    for stuk in (b"", stukken[-1][:-1], stukken[-1] + b"x"):
        with pytest.raises(ZegelVerbroken):
            lees(sleutel, plaats, [*stukken[:-1], stuk])


def test_what_came_before_the_break_was_as_it_was_sealed(
    sleutel: Sleutel, plaats: Plaats, stukken: list[bytes]
) -> None:
    uit = open_stroom(sleutel, plaats, stukken[:2])
    assert next(uit) == (b"een" * VOL)[:VOL]
    with pytest.raises(ZegelVerbroken):
        next(uit)


@pytest.mark.parametrize(
    "anders",
    [{"dossier": uuid4()}, {"stroom": uuid4()}, {"schema": 2}],
    ids=["dossier", "stroom", "schema"],  # two processes must call them the same
)
def test_in_another_place_it_does_not_open(
    sleutel: Sleutel, plaats: Plaats, stukken: list[bytes], anders: dict[str, UUID | int]
) -> None:
    with pytest.raises(ZegelVerbroken):
        lees(sleutel, replace(plaats, **anders), stukken)  # type: ignore[arg-type]  # of mixed kinds


def test_with_another_key_it_does_not_open(plaats: Plaats, stukken: list[bytes]) -> None:
    with pytest.raises(ZegelVerbroken):
        lees(nieuw("dossier"), plaats, stukken)


def test_a_piece_of_another_stream_does_not_fit(
    sleutel: Sleutel, plaats: Plaats, stukken: list[bytes]
) -> None:
    ander = replace(plaats, stroom=uuid4())
    andere = list(verzegel_stroom(sleutel, ander, [b"een" * VOL, b"t" * 100]))
    with pytest.raises(ZegelVerbroken):
        lees(sleutel, plaats, [stukken[0], andere[1], *stukken[2:]])


def test_after_a_succession_the_old_stream_still_opens(
    sleutel: Sleutel, plaats: Plaats, stukken: list[bytes]
) -> None:
    opvolger = Sleutel(nieuw("dossier").voor("dossier"), "dossier", 2, (sleutel,))
    assert lees(opvolger, plaats, stukken) == b"een" * VOL + b"t" * 100


def brokken(megabytes: int) -> Iterator[bytes]:
    return (bytes(STUK) for _ in range(megabytes * MB // STUK))


def piek(megabytes: int) -> int:
    """The most memory (bytes) that sealing and opening so much takes, a piece at a time."""
    sleutel, plaats = nieuw("dossier"), Plaats(uuid4(), uuid4())
    tracemalloc.start()
    try:
        for _ in open_stroom(sleutel, plaats, verzegel_stroom(sleutel, plaats, brokken(megabytes))):
            pass
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_twenty_megabytes_take_no_more_memory_than_one() -> None:
    assert piek(20) < 1.2 * piek(1) < MB
