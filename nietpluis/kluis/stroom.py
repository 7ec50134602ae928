"""Sealing what is too large to hold in memory: a stream, in pieces of one size.

Each piece is AES-256-GCM under a key of its own for this one stream (derived
from the dossier's key), with its place bound in: dossier, stream, number,
whether it is the last, schema. So a piece cannot be changed, left out, put
elsewhere or cut from the end without the seal breaking. That is the promise of
the STREAM construction (Hoang, Reyhanitabar, Rogaway and Vizár, "Online
authenticated-encryption and its nonce-reuse misuse-resistance", 2015); here
the place stands in the associated data and not in the nonce, so that the nonce
can be random and sealing a piece again can never use one twice.

The text in every piece is padded to the same size: who sees only what is stored
learns the length to within one piece.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from nietpluis.kluis.eenduidig import eenduidig
from nietpluis.kluis.geheim import NONCE, Sleutel, leid_af
from nietpluis.kluis.zegel import LENGTEVELD, ZegelVerbroken

FORMAAT = 1
STUK = 64 * 1024  # bytes: the padded text of one piece
VOL = STUK - LENGTEVELD  # bytes of content that fit in a piece
MEER = 1 + NONCE + 16  # bytes that a sealed piece is longer: version, nonce, tag


@dataclass(frozen=True)
class Plaats:
    """Where a stream belongs: in which dossier, under which id, written in which schema."""

    dossier: UUID
    stroom: UUID
    schema: int = 1

    @property
    def doel(self) -> str:
        """The purpose of the key of this one stream."""
        return f"stroom/{self.stroom}"

    def erbij(self, nummer: int, *, laatste: bool) -> bytes:
        """What is bound to piece `nummer` (from 1)."""
        slot = b"laatste" if laatste else b"verder"
        getallen = (str(nummer).encode(), slot, str(self.schema).encode())
        ids = (self.dossier.bytes, self.stroom.bytes)
        return eenduidig(b"stuk", bytes([FORMAAT]), *ids, *getallen)


class Verzegelaar:
    """Seals what is pushed in, a piece at a time; holds no more than one piece."""

    def __init__(self, sleutel: Sleutel, plaats: Plaats) -> None:
        self._gcm = AESGCM(leid_af(sleutel, plaats.doel).voor(plaats.doel))
        self._plaats = plaats
        self._bak = bytearray()
        self.aantal = 0

    def neem(self, brok: bytes) -> list[bytes]:
        """The pieces that are full now; what is left waits, since it may be the last."""
        self._bak += brok
        stukken = []
        while len(self._bak) > VOL:
            stukken.append(self._verzegel(bytes(self._bak[:VOL]), laatste=False))
            del self._bak[:VOL]
        return stukken

    def sluit(self) -> bytes:
        """The last piece; also an empty stream has one."""
        return self._verzegel(bytes(self._bak), laatste=True)

    def _verzegel(self, inhoud: bytes, *, laatste: bool) -> bytes:
        self.aantal += 1
        nonce, erbij = os.urandom(NONCE), self._plaats.erbij(self.aantal, laatste=laatste)
        aangevuld = eenduidig(inhoud).ljust(STUK, b"\0")
        return bytes([FORMAAT]) + nonce + self._gcm.encrypt(nonce, aangevuld, erbij)


def verzegel_stroom(sleutel: Sleutel, plaats: Plaats, brokken: Iterable[bytes]) -> Iterator[bytes]:
    """Seal a stream under a dossier key: its pieces in order, each of the same size."""
    verzegelaar = Verzegelaar(sleutel, plaats)
    for brok in brokken:
        yield from verzegelaar.neem(brok)
    yield verzegelaar.sluit()


def open_stroom(
    sleutel: Sleutel, plaats: Plaats, stukken: Iterable[bytes | memoryview]
) -> Iterator[bytes]:
    """The content of a sealed stream, a piece at a time; raises ZegelVerbroken where it is not whole.

    What came before the break was as it was sealed. A stream that just ends too early breaks there.
    Opens under the newest key of the dossier or one before it.
    """
    opener = _Opener(sleutel, plaats)
    vorig: bytes | memoryview | None = None
    for stuk in stukken:
        if vorig is not None:
            yield opener.open(vorig, laatste=False)
        vorig = stuk
    if vorig is None:
        raise ZegelVerbroken
    yield opener.open(vorig, laatste=True)


class _Opener:
    """Opens the pieces of one stream, which come in order."""

    def __init__(self, sleutel: Sleutel, plaats: Plaats) -> None:
        eigen = leid_af(sleutel, plaats.doel)
        self._gcms = [AESGCM(een.voor(plaats.doel)) for een in eigen.alle]
        self._plaats = plaats
        self._nummer = 0

    def open(self, stuk: bytes | memoryview, *, laatste: bool) -> bytes:
        self._nummer += 1
        stuk = bytes(stuk)  # psycopg gives a memoryview
        if len(stuk) != STUK + MEER or stuk[0] != FORMAAT:
            raise ZegelVerbroken
        nonce, dicht = stuk[1 : 1 + NONCE], stuk[1 + NONCE :]
        erbij = self._plaats.erbij(self._nummer, laatste=laatste)
        for gcm in self._gcms:
            with suppress(InvalidTag):
                return _haal_uit(gcm.decrypt(nonce, dicht, erbij))
        raise ZegelVerbroken


def _haal_uit(aangevuld: bytes) -> bytes:
    """Undo the padding, which the seal already vouches for."""
    einde = LENGTEVELD + int.from_bytes(aangevuld[:LENGTEVELD], "big")
    return aangevuld[LENGTEVELD:einde]
