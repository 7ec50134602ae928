"""The pair of keys of the copies: the public half seals, and only that half is on the server.

Whoever breaks in there can make copies and read none. The private half lies elsewhere, until one is put back.
"""

import base64
import binascii

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from nietpluis.kluis.geheim import LENGTE, Sleutel

OPENBAAR, PRIVE = "npk-openbaar-", "npk-prive-"
DOEL = "reservekopie"


class SleutelOngeldig(ValueError):
    """What was given is no key of this kind; str() says so in Dutch."""


def maak_paar() -> tuple[str, str]:
    """A new pair: the private half, to keep elsewhere, and the public half, for the settings."""
    prive = X25519PrivateKey.generate()
    return _tekst(PRIVE, prive.private_bytes_raw()), openbaar_van(
        _tekst(PRIVE, prive.private_bytes_raw())
    )


def openbaar_van(prive: str) -> str:
    """The public half that belongs to this private half. Raises SleutelOngeldig."""
    sleutel = X25519PrivateKey.from_private_bytes(_bytes(PRIVE, prive))
    return _tekst(OPENBAAR, sleutel.public_key().public_bytes_raw())


def verzegelsleutel(openbaar: str, kop: bytes) -> tuple[bytes, Sleutel]:
    """For one copy: what must stand in it to open it again (32 bytes), and the key that seals it.

    `kop` is bound to the key: a copy with another head does not open. Raises SleutelOngeldig.
    """
    eenmalig = X25519PrivateKey.generate()
    ander = X25519PublicKey.from_public_bytes(_bytes(OPENBAAR, openbaar))
    zichtbaar = eenmalig.public_key().public_bytes_raw()
    return zichtbaar, _leid_af(eenmalig.exchange(ander), zichtbaar, kop)


def opensleutel(prive: str, zichtbaar: bytes, kop: bytes) -> Sleutel:
    """The key that opens a copy, from what stands in it. Raises SleutelOngeldig."""
    sleutel = X25519PrivateKey.from_private_bytes(_bytes(PRIVE, prive))
    gedeeld = sleutel.exchange(X25519PublicKey.from_public_bytes(zichtbaar))
    return _leid_af(gedeeld, zichtbaar, kop)


def _leid_af(gedeeld: bytes, zichtbaar: bytes, kop: bytes) -> Sleutel:
    """HKDF-SHA256 (RFC 5869) over the agreement of X25519 (RFC 7748)."""
    hkdf = HKDF(hashes.SHA256(), LENGTE, salt=zichtbaar, info=b"nietpluis/reservekopie/1/" + kop)
    return Sleutel(hkdf.derive(gedeeld), DOEL)


def _tekst(soort: str, sleutel: bytes) -> str:
    return soort + base64.urlsafe_b64encode(sleutel).decode().rstrip("=")


def _bytes(soort: str, tekst: str) -> bytes:
    """The 32 bytes of a key as text; one of the other kind is refused by name."""
    tekst = tekst.strip()
    try:
        sleutel = base64.b64decode(tekst.removeprefix(soort) + "=", altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        sleutel = b""
    if not tekst.startswith(soort) or len(sleutel) != LENGTE:
        raise SleutelOngeldig(f"Dit is geen sleutel die met {soort} begint. Kijk hem na.")
    return sleutel
