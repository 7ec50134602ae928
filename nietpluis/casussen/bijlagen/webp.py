"""WebP: a picture with all that stands beside it made blank, and without what follows its end.

Its first bytes say how long the whole is, and these are sealed before the rest has come in. So what must
go is not taken out: it is overwritten with zeros, in the same length. Source: RFC 9649.
"""

import struct

from nietpluis.casussen.bijlagen import exif
from nietpluis.casussen.bijlagen.invoer import MEEST, Invoer, Stappen, Uit
from nietpluis.casussen.bijlagen.woorden import (
    WEBP,
    Beschadigd,
    Bestandssoort,
    Beweegt,
    eis_gewone_maat,
)

RIFF, SOORT = b"RIFF", b"WEBP"
VEL, BEELD, BEELD_HEEL, DOORZICHT, KLEUREN, EXIF = (
    *(b"VP8X", b"VP8 ", b"VP8L"),
    *(b"ALPH", b"ICCP", b"EXIF"),
)
LEEG = b"JUNK"
BEWEEGT, MET_XMP = 0x02, 0x04
_VEL, _KOP_BEELD, _KOP_HEEL = 10, 10, 5  # bytes
_BEGIN_BEELD, _BEGIN_HEEL = b"\x9d\x01\x2a", 0x2F
_VEERTIEN_BITS = 0x3FFF


def webp(invoer: Invoer, uit: Uit) -> Stappen[Bestandssoort]:
    """Read a WebP and hand on what is kept of it. Raises BijlageFout."""
    kop = yield from invoer.lees(12)
    rest = int.from_bytes(kop[4:8], "little") - len(SOORT)
    uit(kop)
    beeld = False
    while rest > 0:
        soort, lengte = struct.unpack("<4sI", (yield from invoer.lees(8)))
        heel = lengte + lengte % 2
        rest -= 8 + heel
        if rest < 0:
            raise Beschadigd
        beeld = beeld or soort in (BEELD, BEELD_HEEL)
        yield from _LEZERS.get(soort, _maak_leeg)(invoer, uit, soort, lengte)
    if not beeld:
        raise Beschadigd
    return WEBP


def _vel(invoer: Invoer, uit: Uit, soort: bytes, lengte: int) -> Stappen[None]:
    """The canvas: what is in the file, and how large it is drawn."""
    if lengte != _VEL:
        raise Beschadigd
    vel = yield from invoer.lees(lengte)
    if vel[0] & BEWEEGT:
        raise Beweegt
    breed, hoog = (int.from_bytes(vel[van : van + 3], "little") + 1 for van in (4, 7))
    eis_gewone_maat(breed, hoog)
    uit(_kop(soort, lengte) + bytes([vel[0] & ~MET_XMP]) + vel[1:])


def _beeld(invoer: Invoer, uit: Uit, soort: bytes, lengte: int) -> Stappen[None]:
    begin = yield from invoer.kijk(_KOP_BEELD)
    if min(lengte, len(begin)) < _KOP_BEELD or begin[3:6] != _BEGIN_BEELD:
        raise Beschadigd
    breed, hoog = (maat & _VEERTIEN_BITS for maat in struct.unpack("<HH", begin[6:]))
    eis_gewone_maat(breed, hoog)
    yield from _neem_over(invoer, uit, soort, lengte)


def _beeld_heel(invoer: Invoer, uit: Uit, soort: bytes, lengte: int) -> Stappen[None]:
    begin = yield from invoer.kijk(_KOP_HEEL)
    if min(lengte, len(begin)) < _KOP_HEEL or begin[0] != _BEGIN_HEEL:
        raise Beschadigd
    maten = int.from_bytes(begin[1:], "little")
    eis_gewone_maat((maten & _VEERTIEN_BITS) + 1, (maten >> 14 & _VEERTIEN_BITS) + 1)
    yield from _neem_over(invoer, uit, soort, lengte)


def _neem_over(invoer: Invoer, uit: Uit, soort: bytes, lengte: int) -> Stappen[None]:
    uit(_kop(soort, lengte))
    yield from invoer.stroom(lengte + lengte % 2, uit)


def _kleuren(invoer: Invoer, uit: Uit, soort: bytes, lengte: int) -> Stappen[None]:
    doe = _neem_over if lengte <= MEEST else _maak_leeg
    yield from doe(invoer, uit, soort, lengte)


def _exif(invoer: Invoer, uit: Uit, soort: bytes, lengte: int) -> Stappen[None]:
    """Which side is up, and zeros in the place of the rest."""
    if not len(exif.met_stand(exif.RECHTOP)) <= lengte <= MEEST:
        yield from _maak_leeg(invoer, uit, soort, lengte)
        return
    tiff = (yield from invoer.lees(lengte + lengte % 2)).removeprefix(b"Exif\0\0")
    nieuw = exif.met_stand(exif.stand_van(tiff))
    uit(_kop(soort, lengte) + nieuw.ljust(lengte + lengte % 2, b"\0"))


def _maak_leeg(invoer: Invoer, uit: Uit, _soort: bytes, lengte: int) -> Stappen[None]:
    uit(_kop(LEEG, lengte))
    yield from invoer.stroom(lengte + lengte % 2, lambda deel: uit(bytes(len(deel))))


def _kop(soort: bytes, lengte: int) -> bytes:
    return struct.pack("<4sI", soort, lengte)


_LEZERS = {
    VEL: _vel,
    BEELD: _beeld,
    BEELD_HEEL: _beeld_heel,
    DOORZICHT: _neem_over,
    KLEUREN: _kleuren,
    EXIF: _exif,
}
