"""Makes a PNG of a page smaller, with nothing but the standard library.

The 256 colours that a page has most of stay exactly as they are; each of the others, which stand in the
edges of letters, becomes the nearest of those. The eye does not see the difference.
"""

import struct
import zlib
from collections import Counter
from collections.abc import Iterator

HANDTEKENING = b"\x89PNG\r\n\x1a\n"
RGB, RGBA = 2, 6
KANALEN = {RGB: 3, RGBA: 4}
MEESTE = 256


def maak_klein(png: bytes) -> bytes:
    """Return the same picture with a palette; `png` is 8 bits a channel, not interlaced."""
    breed, hoog, diepte, soort, _, _, vervlochten = struct.unpack(">IIBBBBB", _deel(png, b"IHDR"))
    if diepte != 8 or soort not in KANALEN or vervlochten:  # noqa: PLR2004 -- bits a channel
        return png
    kanalen = KANALEN[soort]
    punten = [
        rij[i : i + 3]
        for rij in _rijen(zlib.decompress(_data(png)), breed * kanalen, hoog, kanalen)
        for i in range(0, breed * kanalen, kanalen)
    ]
    geteld = Counter(punten)
    palet = [kleur for kleur, _ in geteld.most_common(MEESTE)]
    nummers = {kleur: _dichtst(kleur, palet) for kleur in geteld}
    return _schrijf(breed, hoog, b"".join(palet), bytes(nummers[punt] for punt in punten))


def _dichtst(kleur: bytes, palet: list[bytes]) -> int:
    """Return the number of the colour in the palette that is nearest to this one."""
    if kleur in palet:
        return palet.index(kleur)
    return min(
        range(len(palet)),
        key=lambda nummer: sum((a - b) ** 2 for a, b in zip(kleur, palet[nummer], strict=True)),
    )


def _delen(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    plaats = len(HANDTEKENING)
    while plaats < len(png):
        (lengte,) = struct.unpack_from(">I", png, plaats)
        yield png[plaats + 4 : plaats + 8], png[plaats + 8 : plaats + 8 + lengte]
        plaats += 12 + lengte


def _deel(png: bytes, naam: bytes) -> bytes:
    return next(inhoud for deel, inhoud in _delen(png) if deel == naam)


def _data(png: bytes) -> bytes:
    return b"".join(inhoud for deel, inhoud in _delen(png) if deel == b"IDAT")


def _rijen(ruw: bytes, lengte: int, hoog: int, stap: int) -> Iterator[bytes]:
    """Undo the filter of each row (PNG specification, chapter 9)."""
    vorige = bytes(lengte)
    for rij in range(hoog):
        begin = rij * (lengte + 1)
        vorige = _ontfilter(ruw[begin], ruw[begin + 1 : begin + 1 + lengte], vorige, stap)
        yield vorige


def _ontfilter(filter_: int, rij: bytes, boven: bytes, stap: int) -> bytes:
    uit = bytearray(rij)
    for i, waarde in enumerate(rij):
        links = uit[i - stap] if i >= stap else 0
        schuin = boven[i - stap] if i >= stap else 0
        uit[i] = (waarde + _voorspeld(filter_, links, boven[i], schuin)) & 0xFF
    return bytes(uit)


def _voorspeld(filter_: int, links: int, boven: int, schuin: int) -> int:
    if filter_ == 4:  # noqa: PLR2004 -- Paeth: the neighbour nearest to links + boven - schuin
        afstand = {
            "links": abs(boven - schuin),
            "boven": abs(links - schuin),
            "schuin": abs(links + boven - 2 * schuin),
        }
        dichtst = min(afstand, key=lambda naam: afstand[naam])
        return {"links": links, "boven": boven, "schuin": schuin}[dichtst]
    return (0, links, boven, (links + boven) // 2)[filter_]


def _schrijf(breed: int, hoog: int, palet: bytes, beeld: bytes) -> bytes:
    kop = struct.pack(">IIBBBBB", breed, hoog, 8, 3, 0, 0, 0)
    rijen = b"".join(b"\0" + beeld[i : i + breed] for i in range(0, breed * hoog, breed))
    inhoud = ((b"IHDR", kop), (b"PLTE", palet), (b"IDAT", zlib.compress(rijen, 9)), (b"IEND", b""))
    return HANDTEKENING + b"".join(_pak(naam, deel) for naam, deel in inhoud)


def _pak(naam: bytes, inhoud: bytes) -> bytes:
    return (
        struct.pack(">I", len(inhoud))
        + naam
        + inhoud
        + struct.pack(">I", zlib.crc32(naam + inhoud))
    )
