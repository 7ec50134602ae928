import pickle
import traceback

import pytest

from nietpluis.kluis.geheim import (
    Sleutel,
    VerpakkingVerbroken,
    leid_af,
    nieuw,
    pak_in,
    pak_uit,
    telling_id,
)

BYTES = bytes(range(32))


def test_a_key_shows_nothing_of_itself() -> None:
    sleutel = Sleutel(BYTES, "dossier")
    for getoond in (repr(sleutel), str(sleutel), f"{sleutel}", f"{[sleutel]}"):
        assert getoond.strip("[]") == "<Sleutel>"


def test_a_key_does_not_show_in_a_traceback_with_locals() -> None:
    sleutel = Sleutel(BYTES, "dossier")
    try:
        sleutel.voor("kenmerk")
    except ValueError as fout:
        tekst = "".join(
            traceback.TracebackException.from_exception(fout, capture_locals=True).format()
        )
    assert "<Sleutel>" in tekst
    assert repr(BYTES) not in tekst


def test_a_key_is_not_pickled() -> None:
    with pytest.raises(TypeError):
        pickle.dumps(nieuw("dossier"))


def test_a_key_serves_one_purpose() -> None:
    with pytest.raises(ValueError, match="voor keten"):
        nieuw("keten").voor("dossier")


def test_a_key_has_32_bytes() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Sleutel(b"kort", "dossier")


def test_a_wrapped_key_comes_back() -> None:
    buiten, binnen = nieuw("organisatie"), nieuw("dossier")
    terug = pak_uit(buiten, pak_in(buiten, binnen, b"id"), "dossier", b"id")
    assert terug.voor("dossier") == binnen.voor("dossier")


@pytest.mark.parametrize("plek", [0, 1, 12, 13, 44, 60])
def test_a_wrapped_key_with_one_changed_bit_stays_shut(plek: int) -> None:
    buiten = nieuw("organisatie")
    verpakt = bytearray(pak_in(buiten, nieuw("dossier"), b"id"))
    verpakt[plek] ^= 1
    with pytest.raises(VerpakkingVerbroken):
        pak_uit(buiten, bytes(verpakt), "dossier", b"id")


@pytest.mark.parametrize(
    ("doel", "band"),
    [("dossier", [b"ander"]), ("dossier", [b"i", b"d"]), ("dossier", []), ("organisatie", [b"id"])],
)
def test_a_wrapped_key_opens_only_with_its_own_ids_and_level(doel: str, band: list[bytes]) -> None:
    buiten = nieuw("organisatie")
    verpakt = pak_in(buiten, nieuw("dossier"), b"id")
    with pytest.raises(VerpakkingVerbroken):
        pak_uit(buiten, verpakt, doel, *band)


@pytest.mark.parametrize("verpakt", [b"", b"\x01", b"\x01" + bytes(12), b"\x02" + bytes(60)])
def test_what_was_never_wrapped_stays_shut(verpakt: bytes) -> None:
    with pytest.raises(VerpakkingVerbroken):
        pak_uit(nieuw("hoofd"), verpakt, "organisatie")


def test_derived_keys_are_steady_and_differ_by_purpose() -> None:
    moeder = Sleutel(BYTES, "organisatie")
    keten, kenmerk = leid_af(moeder, "keten"), leid_af(moeder, "kenmerk")
    assert keten.voor("keten") == leid_af(moeder, "keten").voor("keten")
    assert len({BYTES, keten.voor("keten"), kenmerk.voor("kenmerk")}) == 3


def test_a_dossier_has_one_steady_id_in_the_figures() -> None:
    sleutel = Sleutel(BYTES, "dossier")
    assert telling_id(sleutel) == telling_id(Sleutel(BYTES, "dossier"))
    assert telling_id(sleutel) != telling_id(nieuw("dossier"))
