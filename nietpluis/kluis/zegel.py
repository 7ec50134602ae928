"""Sealing: AES-256-GCM, padded, bound to its place.

A sealed text is one version byte, a random nonce of 96 bits, and ciphertext
with tag. Inside stand the length (4 bytes), the text, and zeros up to the next
step of 256 bytes: who sees only the stored bytes learns the length to within
one step, and all short notes look alike.
"""

import contextlib
import os
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from nietpluis.kluis.eenduidig import eenduidig
from nietpluis.kluis.geheim import NONCE, Sleutel

FORMAAT = 1
STAP = 256  # bytes
LENGTEVELD = 4  # bytes


class ZegelVerbroken(Exception):
    """A sealed text does not open: changed, moved to another place, or another key."""

    def __init__(self) -> None:
        super().__init__("Deze tekst is niet te lezen. Er is iets aan veranderd.")


def verzegel(
    sleutel: Sleutel, tekst: bytes, *, dossier: UUID, plaats: str | int, schema: int
) -> bytes:
    """Seal a text under a dossier key, the newest where it has a successor.

    `plaats` says where in the dossier it stands: a volgnummer, or a name such
    as "etiket". The number 3 and the text "3" are different places. Opening
    asks for the same dossier, plaats and schema.
    """
    nonce = os.urandom(NONCE)
    erbij = _erbij(dossier, plaats, schema)
    dicht = AESGCM(sleutel.voor("dossier")).encrypt(nonce, vul_aan(tekst), erbij)
    return bytes([FORMAAT]) + nonce + dicht


def open_zegel(
    sleutel: Sleutel,
    verzegeld: bytes | memoryview,
    *,
    dossier: UUID,
    plaats: str | int,
    schema: int,
) -> bytes:
    """The text that was sealed, under this key or one before it; raises ZegelVerbroken."""
    verzegeld = bytes(verzegeld)  # psycopg gives a memoryview
    if verzegeld[:1] != bytes([FORMAAT]):
        raise ZegelVerbroken
    erbij = _erbij(dossier, plaats, schema)
    nonce, dicht = verzegeld[1 : 1 + NONCE], verzegeld[1 + NONCE :]
    for een in sleutel.alle:
        gcm = AESGCM(een.voor("dossier"))
        with contextlib.suppress(InvalidTag, ValueError):
            return haal_uit(gcm.decrypt(nonce, dicht, erbij))
    raise ZegelVerbroken


def vul_aan(tekst: bytes) -> bytes:
    """Put the length before and zeros behind, up to whole steps of 256 bytes."""
    met_lengte = eenduidig(tekst)
    return met_lengte + bytes(-len(met_lengte) % STAP)


def haal_uit(aangevuld: bytes) -> bytes:
    """Undo `vul_aan`; ValueError for what it cannot have made."""
    einde = LENGTEVELD + int.from_bytes(aangevuld[:LENGTEVELD], "big")
    if len(aangevuld) % STAP or einde > len(aangevuld) or any(aangevuld[einde:]):
        raise ValueError("onjuiste aanvulling")
    return aangevuld[LENGTEVELD:einde]


def _erbij(dossier: UUID, plaats: str | int, schema: int) -> bytes:
    soort = b"nummer" if isinstance(plaats, int) else b"naam"
    delen = (soort, str(plaats).encode(), str(schema).encode())
    return eenduidig(b"zegel", bytes([FORMAAT]), dossier.bytes, *delen)
