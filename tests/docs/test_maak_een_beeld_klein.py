"""A picture of the documents is stored with a palette and still looks the same."""

import struct
import zlib

import pytest

from scripts.klein_png import HANDTEKENING, maak_klein

ROOD, WIT, GROEN = b"\xff\x00\x00", b"\xff\xff\xff", b"\x11\x5a\x4b"
RIJEN = (ROOD + WIT + GROEN, WIT + WIT + ROOD, GROEN + ROOD + WIT)


def _deel(naam: bytes, inhoud: bytes) -> bytes:
    crc = struct.pack(">I", zlib.crc32(naam + inhoud))
    return struct.pack(">I", len(inhoud)) + naam + inhoud + crc


def _png(rijen: bytes, *, breed: int = 3, hoog: int = 3) -> bytes:
    kop = struct.pack(">IIBBBBB", breed, hoog, 8, 2, 0, 0, 0)
    delen = _deel(b"IHDR", kop) + _deel(b"IDAT", zlib.compress(rijen)) + _deel(b"IEND", b"")
    return HANDTEKENING + delen


def _punten(png: bytes) -> bytes:
    """Return the colours of a picture with a palette and rows without a filter."""
    palet = png[png.index(b"PLTE") + 4 :]
    beeld = png[png.index(b"IDAT") + 4 :]
    ruw = zlib.decompressobj().decompress(beeld)
    return b"".join(palet[n * 3 : n * 3 + 3] for i, n in enumerate(ruw) if i % 4)


def _met_filter(soort: int) -> bytes:
    """Return the rows as an encoder with this filter writes them: the difference with a neighbour."""
    uit, boven = b"", bytes(9)
    for rij in RIJEN:
        links = bytes(3) + rij[:-3]
        paren = zip(rij, boven if soort == 2 else links if soort == 1 else bytes(9), strict=True)
        uit += bytes([soort]) + bytes((waarde - af) & 0xFF for waarde, af in paren)
        boven = rij
    return uit


@pytest.mark.parametrize("soort", [0, 1, 2], ids=["geen", "links", "boven"])
def test_every_filter_gives_the_same_colours(soort: int) -> None:
    assert _punten(maak_klein(_png(_met_filter(soort)))) == b"".join(RIJEN)


def test_a_colour_too_many_becomes_its_neighbour() -> None:
    kleuren = [bytes((grijs, grijs, grijs)) for grijs in range(256)]
    zeldzaam = b"\x00\x01\x00"
    rij = b"\0" + b"".join(kleuren * 2) + zeldzaam
    klein = maak_klein(_png(rij, breed=513, hoog=1))
    palet = klein[klein.index(b"PLTE") + 4 :][: 256 * 3]
    assert zeldzaam not in {palet[i : i + 3] for i in range(0, len(palet), 3)}


def test_what_is_no_plain_picture_stays_as_it_is() -> None:
    grijs = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    png = HANDTEKENING + _deel(b"IHDR", grijs) + _deel(b"IDAT", zlib.compress(b"\0\0"))
    assert maak_klein(png) == png
