"""Files to send: photos as a phone makes them, with all that it writes beside them, and things that are no photo."""

import io
import struct
import zlib
from functools import cache
from typing import Any

from PIL import Image, ImageCms, PngImagePlugin

from nietpluis.casussen.bijlagen.zeef import Zeef

GEHEIM = b"Dorpsstraat 12, Zwolle"
"""Words that stand nowhere but beside a picture."""
GPS_IFD, ORIENTATIE = 0x8825, 0x0112
PDF = b"%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n"
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">' + GEHEIM + b"</x:xmpmeta>"


def beeld(breed: int = 64, hoog: int = 40) -> Image.Image:
    """A picture that is different on every side."""
    punten = [(x * 4 % 256, y * 6 % 256, (x + y) % 256) for y in range(hoog) for x in range(breed)]
    uit = Image.new("RGB", (breed, hoog))
    uit.putdata(punten)
    return uit


def exif(stand: int = 6) -> bytes:
    """What a camera writes: place, maker, owner, and which side is up."""
    gegevens = Image.Exif()
    gegevens[ORIENTATIE] = stand
    gegevens[0x010F] = "Telefoon"
    gegevens[0x8298] = GEHEIM.decode()
    gegevens.get_ifd(GPS_IFD).update({1: "N", 2: (52.0, 30.0, 59.0), 3: "E", 4: (6.0, 5.0, 1.0)})
    return gegevens.tobytes()


@cache  # it holds the time of making
def kleuren() -> bytes:
    """An ICC profile."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def als(soort: str, plaatje: Image.Image | None = None, **opties: Any) -> bytes:
    """A picture as a file of this kind ("JPEG", "PNG", "WEBP")."""
    uit = io.BytesIO()
    (plaatje or beeld()).save(uit, soort, **opties)
    return uit.getvalue()


def foto(stand: int = 6, **opties: Any) -> bytes:
    """A JPEG with everything beside it, and another file behind its end."""
    kaal = als("JPEG", exif=exif(stand), icc_profile=kleuren(), comment=GEHEIM, **opties)
    xmp = segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP)
    iptc = segment(0xED, b"Photoshop 3.0\0" + GEHEIM)
    klein = segment(0xE0, b"JFXX\0\x10" + GEHEIM)
    return kaal[:2] + xmp + iptc + klein + kaal[2:] + b"PK\x03\x04" + GEHEIM


def segment(merk: int, inhoud: bytes) -> bytes:
    """A segment of a JPEG."""
    return struct.pack(">BBH", 0xFF, merk, len(inhoud) + 2) + inhoud


def plaatje(stand: int = 6) -> bytes:
    """A PNG with texts, times and Exif data in it, and another file behind its end."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", GEHEIM.decode())
    info.add_itxt("XML:com.adobe.xmp", XMP.decode(), zip=True)
    png = als("PNG", pnginfo=info, exif=exif(stand), icc_profile=kleuren())
    tijd = brok(b"tIME", struct.pack(">HBBBBB", 2026, 11, 22, 3, 4, 5))
    einde = png.rindex(brok(b"IEND", b""))
    return png[:einde] + tijd + brok(b"prVt", GEHEIM) + png[einde:] + GEHEIM


def brok(soort: bytes, inhoud: bytes) -> bytes:
    """A chunk of a PNG."""
    som = zlib.crc32(soort + inhoud)
    return struct.pack(">I4s", len(inhoud), soort) + inhoud + struct.pack(">I", som)


def webp(stand: int = 6, **opties: Any) -> bytes:
    """A WebP with Exif data and XMP in it, and another file behind its end."""
    return als("WEBP", exif=exif(stand), xmp=XMP, icc_profile=kleuren(), **opties) + GEHEIM


def riff(*delen: tuple[bytes, bytes]) -> bytes:
    """A WebP of these parts."""
    los = (
        struct.pack("<4sI", soort, len(inhoud)) + inhoud + b"\0" * (len(inhoud) % 2)
        for soort, inhoud in delen
    )
    samen = b"WEBP" + b"".join(los)
    return struct.pack("<4sI", b"RIFF", len(samen)) + samen


def zeef(bestand: bytes, per: int = 0) -> tuple[bytes, Zeef]:
    """What is left of a file that comes in `per` bytes at a time (0: at once)."""
    zeef_ = Zeef()
    per = per or max(len(bestand), 1)
    delen = [zeef_.neem(bestand[van : van + per]) for van in range(0, len(bestand), per)]
    return b"".join(delen) + zeef_.sluit(), zeef_


def open_beeld(bestand: bytes) -> Image.Image:
    """The picture in a file, drawn; raises what Pillow raises where it cannot be."""
    uit = Image.open(io.BytesIO(bestand))
    uit.load()
    return uit
