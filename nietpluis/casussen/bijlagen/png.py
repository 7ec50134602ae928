"""PNG: a picture without the texts, times and Exif data beside it, and without what follows its end.

Kept: the picture, its colours, which side is up. Source: W3C, Portable Network Graphics, third edition (2023).
"""

import struct
import zlib

from nietpluis.casussen.bijlagen import exif
from nietpluis.casussen.bijlagen.invoer import Invoer, Stappen, Uit, niets
from nietpluis.casussen.bijlagen.woorden import PNG, Beschadigd, Bestandssoort, eis_gewone_maat

HANDTEKENING = b"\x89PNG\r\n\x1a\n"
KOP, BEELD, EINDE, EXIF = b"IHDR", b"IDAT", b"IEND", b"eXIf"
KLEIN = 64 * 1024  # bytes: more than any of these needs
BLIJFT = frozenset(
    {b"PLTE", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"bKGD", b"pHYs"}
)
_KOPLENGTE = 13
_KLEINE_LETTER = 0x20
"""This bit of the first letter says that a reader may skip a chunk that it does not know."""


def png(invoer: Invoer, uit: Uit) -> Stappen[Bestandssoort]:
    """Read a PNG and hand on what is kept of it. Raises BijlageFout."""
    uit((yield from invoer.lees(len(HANDTEKENING))))
    yield from _kop(invoer, uit)
    beeld = False
    while True:
        lengte, soort = struct.unpack(">I4s", (yield from invoer.lees(8)))
        if soort == EINDE:
            break
        beeld = beeld or soort == BEELD
        yield from _brok(invoer, uit, soort, lengte)
    if not beeld:
        raise Beschadigd
    uit(_maak(EINDE, b""))
    return PNG


def _kop(invoer: Invoer, uit: Uit) -> Stappen[None]:
    lengte, soort = struct.unpack(">I4s", (yield from invoer.lees(8)))
    if (lengte, soort) != (_KOPLENGTE, KOP):
        raise Beschadigd
    inhoud = yield from _inhoud(invoer, soort, lengte)
    eis_gewone_maat(*struct.unpack_from(">II", inhoud))
    uit(_maak(soort, inhoud))


def _brok(invoer: Invoer, uit: Uit, soort: bytes, lengte: int) -> Stappen[None]:
    if soort == BEELD:
        yield from _beeld(invoer, uit, lengte)
    elif lengte <= KLEIN and soort in BLIJFT:
        uit(_maak(soort, (yield from _inhoud(invoer, soort, lengte))))
    elif lengte <= KLEIN and soort == EXIF:
        stand = exif.stand_van((yield from _inhoud(invoer, soort, lengte)))
        uit(_maak(EXIF, exif.met_stand(stand)) if stand != exif.RECHTOP else b"")
    elif soort[0] & _KLEINE_LETTER:
        yield from invoer.stroom(lengte + 4, niets)
    else:
        raise Beschadigd


def _beeld(invoer: Invoer, uit: Uit, lengte: int) -> Stappen[None]:
    som = zlib.crc32(BEELD)

    def door(deel: bytes) -> None:
        nonlocal som
        som = zlib.crc32(deel, som)
        uit(deel)

    uit(struct.pack(">I4s", lengte, BEELD))
    yield from invoer.stroom(lengte, door)
    uit((yield from _som(invoer, som)))


def _inhoud(invoer: Invoer, soort: bytes, lengte: int) -> Stappen[bytes]:
    inhoud = yield from invoer.lees(lengte)
    yield from _som(invoer, zlib.crc32(soort + inhoud))
    return inhoud


def _som(invoer: Invoer, som: int) -> Stappen[bytes]:
    """The checksum that stands behind a chunk, when it is this one."""
    if (daar := (yield from invoer.lees(4))) != struct.pack(">I", som):
        raise Beschadigd
    return daar


def _maak(soort: bytes, inhoud: bytes) -> bytes:
    kop, som = struct.pack(">I4s", len(inhoud), soort), zlib.crc32(soort + inhoud)
    return kop + inhoud + struct.pack(">I", som)
