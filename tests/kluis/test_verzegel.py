from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nietpluis.kluis.geheim import Sleutel, nieuw
from nietpluis.kluis.zegel import STAP, ZegelVerbroken, haal_uit, open_zegel, verzegel, vul_aan

KOP = 1 + 12  # version byte and nonce
STAART = 16  # tag


@pytest.fixture
def verzegeld(sleutel: Sleutel, dossier: UUID) -> bytes:
    return verzegel(sleutel, b"Blauwe plekken", dossier=dossier, plaats=3, schema=1)


@given(tekst=st.binary(max_size=3000), plaats=st.integers() | st.text(), schema=st.integers())
def test_what_is_sealed_opens_again(tekst: bytes, plaats: int | str, schema: int) -> None:
    sleutel, dossier = nieuw("dossier"), uuid4()
    dicht = verzegel(sleutel, tekst, dossier=dossier, plaats=plaats, schema=schema)
    assert open_zegel(sleutel, dicht, dossier=dossier, plaats=plaats, schema=schema) == tekst


@given(tekst=st.binary(max_size=3000))
def test_padding_comes_off_and_keeps_whole_steps(tekst: bytes) -> None:
    aangevuld = vul_aan(tekst)
    assert haal_uit(aangevuld) == tekst
    assert len(aangevuld) % STAP == 0
    assert len(aangevuld) - len(tekst) <= STAP + 3


@pytest.mark.parametrize(("lengte", "stappen"), [(0, 1), (252, 1), (253, 2), (508, 2), (509, 3)])
def test_only_the_number_of_steps_shows(sleutel: Sleutel, lengte: int, stappen: int) -> None:
    dicht = verzegel(sleutel, b"x" * lengte, dossier=uuid4(), plaats=1, schema=1)
    assert len(dicht) == KOP + stappen * STAP + STAART


@pytest.mark.parametrize(
    "aangevuld",
    [b"", bytes(255), b"\x00\x00\x01\x00" + bytes(252), bytes(255) + b"x", b"\xff" * 256],
)
def test_padding_of_another_make_is_refused(aangevuld: bytes) -> None:
    with pytest.raises(ValueError, match="aanvulling"):
        haal_uit(aangevuld)


def test_the_same_text_never_looks_the_same(sleutel: Sleutel, dossier: UUID) -> None:
    keren = {verzegel(sleutel, b"x", dossier=dossier, plaats=1, schema=1) for _ in range(20)}
    assert len({dicht[1:KOP] for dicht in keren}) == 20


@pytest.mark.parametrize("plek", [0, 1, 12, 13, 100, -16, -1])
def test_one_changed_bit_breaks_the_seal(
    sleutel: Sleutel, dossier: UUID, verzegeld: bytes, plek: int
) -> None:
    kapot = bytearray(verzegeld)
    kapot[plek] ^= 1
    with pytest.raises(ZegelVerbroken):
        open_zegel(sleutel, bytes(kapot), dossier=dossier, plaats=3, schema=1)


@pytest.mark.parametrize("einde", [0, 1, 13, 28, -1])
def test_a_cut_text_breaks_the_seal(
    sleutel: Sleutel, dossier: UUID, verzegeld: bytes, einde: int
) -> None:
    with pytest.raises(ZegelVerbroken):
        open_zegel(sleutel, verzegeld[:einde], dossier=dossier, plaats=3, schema=1)


def test_another_dossier_breaks_the_seal(sleutel: Sleutel, verzegeld: bytes) -> None:
    with pytest.raises(ZegelVerbroken):
        open_zegel(sleutel, verzegeld, dossier=uuid4(), plaats=3, schema=1)


@pytest.mark.parametrize(("plaats", "schema"), [(4, 1), ("3", 1), (3, 2), (31, 1), ("etiket", 1)])
def test_another_place_or_schema_breaks_the_seal(
    sleutel: Sleutel, dossier: UUID, verzegeld: bytes, plaats: int | str, schema: int
) -> None:
    with pytest.raises(ZegelVerbroken):
        open_zegel(sleutel, verzegeld, dossier=dossier, plaats=plaats, schema=schema)


def test_another_key_breaks_the_seal(dossier: UUID, verzegeld: bytes) -> None:
    with pytest.raises(ZegelVerbroken, match="niet te lezen"):
        open_zegel(nieuw("dossier"), verzegeld, dossier=dossier, plaats=3, schema=1)


def test_a_key_for_searching_never_seals(dossier: UUID) -> None:
    with pytest.raises(ValueError, match="kenmerk"):
        verzegel(nieuw("kenmerk"), b"x", dossier=dossier, plaats=1, schema=1)


def test_a_memoryview_from_the_database_opens(
    sleutel: Sleutel, dossier: UUID, verzegeld: bytes
) -> None:
    tekst = open_zegel(sleutel, memoryview(verzegeld), dossier=dossier, plaats=3, schema=1)
    assert tekst == b"Blauwe plekken"
