"""The one thing worth keeping of all that a camera writes beside a photo: which side is up.

Source: Exif 2.32 (JEITA CP-3451E), which is a file in the form of TIFF 6.0 inside a photo.
"""

import struct

RECHTOP = 1
STANDEN = range(RECHTOP, 9)
ORIENTATIE, SHORT = 0x0112, 3
_VOLGORDEN = {b"II*\0": "<", b"MM\0*": ">"}
_PER_REGEL = 12  # bytes


def stand_van(tiff: bytes) -> int:
    """Which side is up (1 to 8) according to what a camera wrote; 1 for whatever cannot be read."""
    volgorde = _VOLGORDEN.get(tiff[:4])
    if volgorde is None:
        return RECHTOP
    try:
        return _zoek(tiff, volgorde)
    except struct.error:  # an address that points outside
        return RECHTOP


def _zoek(tiff: bytes, volgorde: str) -> int:
    (begin,) = struct.unpack_from(f"{volgorde}I", tiff, 4)
    (aantal,) = struct.unpack_from(f"{volgorde}H", tiff, begin)
    for nummer in range(aantal):
        regel = begin + 2 + nummer * _PER_REGEL
        tag, soort, _, stand = struct.unpack_from(f"{volgorde}HHIH", tiff, regel)
        if (tag, soort) == (ORIENTATIE, SHORT):
            return stand if stand in STANDEN else RECHTOP
    return RECHTOP


def met_stand(stand: int) -> bytes:
    """Exif data that says which side is up, and nothing else (26 bytes)."""
    kop = struct.pack(">2sHI", b"MM", 42, 8)
    return kop + struct.pack(">HHHIHHI", 1, ORIENTATIE, SHORT, 1, stand, 0, 0)
