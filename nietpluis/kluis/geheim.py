"""A secret key in memory: one purpose, never shown, wrapped by another key for storage."""

import os
from typing import NoReturn
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from nietpluis.kluis.eenduidig import eenduidig

LENGTE = 32  # bytes: AES-256, and the output of SHA-256
NONCE = 12  # bytes: the 96 bits that GCM is defined for
VERPAKKING = 1  # version of the wrapping, first byte of every wrapped key


class VerpakkingVerbroken(Exception):
    """A wrapped key does not open: another wrapping key, other ids, or changed bytes."""


class Sleutel:
    """32 secret bytes for one purpose (`doel`).

    The purpose is checked at every use, so a search key can never seal a text.
    Its repr is empty and it cannot be pickled: tracebacks, logs, caches and
    sessions are the places where keys leak.

    A dossier whose key was suspect has a successor (`versie` 2 and up). The
    newest closes; `eerdere`, newest first, still open what they closed.
    """

    __slots__ = ("__geheim", "doel", "eerdere", "versie")

    def __init__(
        self, geheim: bytes, doel: str, versie: int = 1, eerdere: "tuple[Sleutel, ...]" = ()
    ) -> None:
        if len(geheim) != LENGTE:
            raise ValueError(f"Een sleutel heeft {LENGTE} bytes.")
        self.__geheim = geheim
        self.doel = doel
        self.versie = versie
        self.eerdere = eerdere

    @property
    def alle(self) -> "tuple[Sleutel, ...]":
        """Itself and those before it, newest first: what may open a thing that was closed."""
        return (self, *self.eerdere)

    @property
    def eerste(self) -> "Sleutel":
        """The one that it began with: what is derived from it never moves."""
        return self.alle[-1]

    def voor(self, doel: str) -> bytes:
        """The secret bytes, for this purpose only; ValueError for any other."""
        if doel != self.doel:
            raise ValueError(f"Deze sleutel is voor {self.doel}, niet voor {doel}.")
        return self.__geheim

    def __repr__(self) -> str:
        return "<Sleutel>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("Een sleutel gaat niet op reis: hij is niet te bewaren buiten de kluis.")


def nieuw(doel: str) -> Sleutel:
    """A fresh random key."""
    return Sleutel(os.urandom(LENGTE), doel)


def leid_af(moeder: Sleutel, doel: str) -> Sleutel:
    """A key for another purpose, by HKDF-SHA256 (RFC 5869) with a readable info string.

    One way: who holds the derived key learns nothing about its mother or sisters.
    From a key with earlier ones comes one with earlier ones: what was closed under
    a derived key before a succession still opens with one of its `alle`.
    """
    info = f"nietpluis/{moeder.doel}/{doel}/1".encode()
    hkdf = HKDF(algorithm=hashes.SHA256(), length=LENGTE, salt=None, info=info)
    eerdere = tuple(leid_af(eerder, doel) for eerder in moeder.eerdere)
    return Sleutel(hkdf.derive(moeder.voor(moeder.doel)), doel, moeder.versie, eerdere)


def telling_id(sleutel: Sleutel) -> UUID:
    """The id under which a dossier adds to the figures, from its own first key (doel `dossier`).

    Without the dossier key nobody can tell which figure came from which dossier.
    """
    return UUID(bytes=leid_af(sleutel.eerste, "telling").voor("telling")[:16], version=4)


def pak_in(buitenste: Sleutel, sleutel: Sleutel, *gebonden: bytes) -> bytes:
    """Wrap a key for storage: version byte, nonce, AES-256-GCM ciphertext and tag.

    `gebonden` are the ids that the wrapping holds fast; the level (both
    purposes) is bound as well.
    """
    nonce = os.urandom(NONCE)
    gcm = AESGCM(buitenste.voor(buitenste.doel))
    dicht = gcm.encrypt(
        nonce, sleutel.voor(sleutel.doel), _erbij(buitenste, sleutel.doel, gebonden)
    )
    return bytes([VERPAKKING]) + nonce + dicht


def pak_uit(
    buitenste: Sleutel, verpakt: bytes | memoryview, doel: str, *gebonden: bytes, versie: int = 1
) -> Sleutel:
    """Undo `pak_in` with the same purpose and ids; raises VerpakkingVerbroken."""
    verpakt = bytes(verpakt)  # psycopg gives a memoryview
    if verpakt[:1] != bytes([VERPAKKING]):
        raise VerpakkingVerbroken
    nonce, dicht = verpakt[1 : 1 + NONCE], verpakt[1 + NONCE :]
    gcm = AESGCM(buitenste.voor(buitenste.doel))
    try:
        geheim = gcm.decrypt(nonce, dicht, _erbij(buitenste, doel, gebonden))
        return Sleutel(geheim, doel, versie)
    except (InvalidTag, ValueError) as fout:
        raise VerpakkingVerbroken from fout


def _erbij(buitenste: Sleutel, doel: str, gebonden: tuple[bytes, ...]) -> bytes:
    niveaus = (b"sleutel", bytes([VERPAKKING]), buitenste.doel.encode(), doel.encode())
    return eenduidig(*niveaus, *gebonden)
