"""JPEG: a photo without all that a camera or a program wrote beside it.

Kept: what is needed to draw it, its colours (one ICC profile), which side is up. Left out: Exif (place,
time, camera, maker notes, a small copy of the photo as it was before it was cut), XMP, IPTC, comments, all
other application data, and whatever follows the end (moving pictures, a second photo, another file).
Source: ITU-T T.81; JFIF 1.02; Exif 2.32.
"""

import re
import struct
from dataclasses import dataclass

from nietpluis.casussen.bijlagen import exif
from nietpluis.casussen.bijlagen.invoer import Invoer, Stappen, Uit
from nietpluis.casussen.bijlagen.woorden import JPEG, Beschadigd, Bestandssoort, eis_gewone_maat

BEGIN, EINDE, SCAN = 0xD8, 0xD9, 0xDA
# Baseline, extended and progressive: what every browser draws.
KADERS = frozenset({0xC0, 0xC1, 0xC2})
# Huffman and quantization tables, restart interval.
TABELLEN = frozenset({0xC4, 0xDB, 0xDD})
APP0, APP1, APP2, APP14, APP15, OPMERKING = 0xE0, 0xE1, 0xE2, 0xEE, 0xEF, 0xFE
JFIF, EXIF, KLEUREN, ADOBE = b"JFIF\0", b"Exif\0\0", b"ICC_PROFILE\0\x01\x01", b"Adobe"
_MERK = re.compile(rb"\xff[^\x00\xd0-\xd7]", re.DOTALL)
"""In the data of the picture: anything but an escaped byte or a restart."""


@dataclass
class _Gezien:
    kader: bool = False
    scan: bool = False
    stand: bool = False


def jpeg(invoer: Invoer, uit: Uit) -> Stappen[Bestandssoort]:
    """Read a JPEG and hand on what is kept of it. Raises BijlageFout."""
    gezien = _Gezien()
    uit((yield from invoer.lees(2)))
    while (merk := (yield from _merk(invoer))) != EINDE:
        inhoud = yield from _deel(invoer)
        uit(_wat_blijft(merk, inhoud, gezien))
        if merk == SCAN:
            yield from invoer.tot(_MERK, uit)
    if not gezien.scan:
        raise Beschadigd
    uit(bytes([0xFF, EINDE]))
    return JPEG


def _merk(invoer: Invoer) -> Stappen[int]:
    if (yield from invoer.lees(1)) != b"\xff":
        raise Beschadigd
    while (merk := (yield from invoer.lees(1))) == b"\xff":  # any number may stand before a marker
        pass
    return merk[0]


def _deel(invoer: Invoer) -> Stappen[bytes]:
    """What stands in a segment; its length counts the two bytes of the length itself."""
    lengte = int.from_bytes((yield from invoer.lees(2)), "big") - 2
    if lengte < 0:
        raise Beschadigd
    return (yield from invoer.lees(lengte))


def _wat_blijft(merk: int, inhoud: bytes, gezien: _Gezien) -> bytes:
    """What is kept of a segment, as a segment; nothing for what is left out."""
    if merk in KADERS:
        _maat(inhoud)
        gezien.kader = True
    elif merk == SCAN:
        if not gezien.kader:
            raise Beschadigd
        gezien.scan = True
    elif merk not in TABELLEN:
        return _ernaast(merk, inhoud, gezien)
    return _segment(merk, inhoud)


def _maat(kader: bytes) -> None:
    try:
        _, hoog, breed = struct.unpack_from(">BHH", kader)
    except struct.error as fout:
        raise Beschadigd from fout
    eis_gewone_maat(breed, hoog)


def _ernaast(merk: int, inhoud: bytes, gezien: _Gezien) -> bytes:
    """Of what stands beside the picture only what changes how it looks."""
    if not (APP0 <= merk <= APP15 or merk == OPMERKING):
        raise Beschadigd
    if merk == APP0 and inhoud.startswith(JFIF) and len(inhoud) >= 14:  # noqa: PLR2004 -- its fixed part
        return _segment(merk, inhoud[:12] + b"\0\0")  # without the small copy behind it
    if merk == APP1 and inhoud.startswith(EXIF) and not gezien.stand:
        return _stand(inhoud.removeprefix(EXIF), gezien)
    if merk == APP2 and inhoud.startswith(KLEUREN):
        return _segment(merk, inhoud)
    if merk == APP14 and inhoud.startswith(ADOBE) and len(inhoud) >= 12:  # noqa: PLR2004 -- its fixed part
        return _segment(merk, inhoud[:12])
    return b""


def _stand(tiff: bytes, gezien: _Gezien) -> bytes:
    stand = exif.stand_van(tiff)
    if stand == exif.RECHTOP:
        return b""
    gezien.stand = True
    return _segment(APP1, EXIF + exif.met_stand(stand))


def _segment(merk: int, inhoud: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, merk, len(inhoud) + 2) + inhoud
