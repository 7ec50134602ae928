"""What was once written must open in twenty years: the formats, spelled out byte by byte.

These tests do not use our own encoding. When one fails, a new format version is needed.
"""

import hashlib
import hmac
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from nietpluis.kluis.geheim import Sleutel, leid_af, pak_uit, telling_id
from nietpluis.kluis.kenmerk import kenmerk_hash
from nietpluis.kluis.keten import BEGIN, schakel
from nietpluis.kluis.zegel import open_zegel

GEHEIM = bytes(range(32))
NONCE = bytes(range(12))


def test_a_seal_of_format_1_opens(dossier: UUID) -> None:
    erbij = (
        b"\0\0\0\5zegel" + b"\0\0\0\1\1" + b"\0\0\0\x10" + dossier.bytes
        + b"\0\0\0\6nummer" + b"\0\0\0\2" + b"12" + b"\0\0\0\1" + b"3"
    )  # fmt: skip
    inhoud = b"\0\0\0\4feit" + bytes(248)
    verzegeld = b"\1" + NONCE + AESGCM(GEHEIM).encrypt(NONCE, inhoud, erbij)
    sleutel = Sleutel(GEHEIM, "dossier")
    assert open_zegel(sleutel, verzegeld, dossier=dossier, plaats=12, schema=3) == b"feit"


def test_a_wrapping_of_format_1_opens() -> None:
    erbij = (
        b"\0\0\0\7sleutel" + b"\0\0\0\1\1" + b"\0\0\0\x0borganisatie"
        + b"\0\0\0\7dossier" + b"\0\0\0\2id"
    )  # fmt: skip
    verpakt = b"\1" + NONCE + AESGCM(GEHEIM).encrypt(NONCE, GEHEIM, erbij)
    sleutel = pak_uit(Sleutel(GEHEIM, "organisatie"), verpakt, "dossier", b"id")
    assert sleutel.voor("dossier") == GEHEIM


def test_a_link_stays_what_it_was(dossier: UUID) -> None:
    bericht = (
        b"\0\0\0\5keten" + b"\0\0\0\1" + b"1" + b"\0\0\0\x20" + bytes(32)
        + b"\0\0\0\x10" + dossier.bytes + b"\0\0\0\1" + b"1" + b"\0\0\0\1" + b"3"
        + b"\0\0\0\1x"
    )  # fmt: skip
    link = schakel(
        Sleutel(GEHEIM, "keten"), BEGIN, dossier=dossier, nummer=1, schema=3, inhoud=b"x"
    )
    assert link == hmac.new(GEHEIM, bericht, hashlib.sha256).digest()


def test_a_kenmerk_is_found_as_before() -> None:
    verwacht = hmac.new(GEHEIM, b"cl2024", hashlib.sha256).hexdigest()
    assert kenmerk_hash(Sleutel(GEHEIM, "kenmerk"), "CL-2024") == verwacht


def _hkdf(info: bytes) -> bytes:
    """RFC 5869 by hand: no salt, one block."""
    kern = hmac.new(bytes(32), GEHEIM, hashlib.sha256).digest()
    return hmac.new(kern, info + b"\1", hashlib.sha256).digest()


def test_the_id_in_the_figures_stays_what_it_was() -> None:
    telling = _hkdf(b"nietpluis/dossier/telling/1")[:16]
    assert telling_id(Sleutel(GEHEIM, "dossier")) == UUID(bytes=telling, version=4)


@pytest.mark.parametrize("doel", ["keten", "kenmerk"])
def test_derived_keys_stay_what_they_were(doel: str) -> None:
    met_de_hand = _hkdf(f"nietpluis/organisatie/{doel}/1".encode())
    assert leid_af(Sleutel(GEHEIM, "organisatie"), doel).voor(doel) == met_de_hand
