"""Anchors: how every dossier stood on a day, signed, to be kept where the database owner cannot write.

The chain shows what was changed inside a dossier, but not that its last facts were cut off or that the
newest casus is gone, if the counts in the database are put back in step. An anchor remembers these counts.

A file is three lines and a body: what it is, a heading (JSON), the signature of both (base64), and the
rows (zlib). The heading holds the digest of the body and of each organisation, so that these three lines,
which name nobody, are enough to keep in a third place. Ed25519: who has only the public key can check.
"""

import hashlib
import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from nietpluis.kluis.organisatiesleutels import site_sleutel

SOORT = b"nietpluis-anker 1"
GETAL = 4  # bytes
KOP = 8  # bytes of a link: who has no chain key cannot make one that begins alike
DOEL = "anker"


class AnkerOngeldig(ValueError):
    """A file is not an anchor of this site, or was changed; str() says which of the two, in Dutch."""


@dataclass
class Ketenstand:
    """The dossiers of one organisation by number: how many facts, and the beginning of the last link.

    12 bytes a casus, in two columns that lie close: 1,000,000 casussen take 12 MB.
    """

    aantallen: bytearray = field(default_factory=bytearray)
    koppen: bytearray = field(default_factory=bytearray)

    def zet(self, nummer: int, aantal: int, kop: bytes) -> None:
        """Put down how casus `nummer` (from 1) stands."""
        tekort = nummer - self.laatste
        if tekort > 0:
            self.aantallen.extend(bytes(GETAL * tekort))
            self.koppen.extend(bytes(KOP * tekort))
        plaats = nummer - 1
        self.aantallen[plaats * GETAL : nummer * GETAL] = aantal.to_bytes(GETAL, "big")
        self.koppen[plaats * KOP : nummer * KOP] = bytes(kop[:KOP])

    def geef(self, nummer: int) -> tuple[int, bytes]:
        """How many facts casus `nummer` had, and the beginning of its last link; 0 where there was none."""
        plaats = nummer - 1
        aantal = int.from_bytes(self.aantallen[plaats * GETAL : nummer * GETAL], "big")
        return aantal, bytes(self.koppen[plaats * KOP : nummer * KOP])

    @property
    def laatste(self) -> int:
        """The highest number."""
        return len(self.aantallen) // GETAL

    def nummers(self) -> Iterator[int]:
        """The numbers that a casus had."""
        return (nummer for nummer in range(1, self.laatste + 1) if self.geef(nummer)[0])

    def afdruk(self) -> str:
        """The digest of it all: 64 hex digits."""
        return hashlib.sha256(bytes(self.aantallen) + bytes(self.koppen)).hexdigest()


Stand = dict[UUID, Ketenstand]
"""How every organisation stands."""


@dataclass(frozen=True)
class Kop:
    """The heading of an anchor. `begin` says why a new row of anchors begins (after a restore)."""

    reeks: int
    gemaakt_op: str
    vorige: str
    vorm: str
    organisaties: dict[str, list[Any]]
    begin: str = ""
    inhoud: str = ""
    sleutel: str = ""

    @property
    def is_volledig(self) -> bool:
        """Whether it holds everything, and not only what differs from the one before it."""
        return self.vorm == "volledig"


@dataclass(frozen=True)
class Anker:
    """A file that was read and whose signature is right. `afdruk` is the digest of the whole file."""

    kop: Kop
    afdruk: str
    inhoud: bytes

    def verwerk(self, stand: Stand) -> Stand:
        """How everything stood then, from how it stood at the anchor before it (changed in place)."""
        if self.kop.is_volledig:
            stand = {}
        for organisatie, nummer, aantal, kop in _rijen(self.inhoud):
            stand.setdefault(organisatie, Ketenstand()).zet(nummer, aantal, kop)
        return stand


def publieke_sleutel() -> str:
    """By which anyone can check our anchors: 64 hex digits. A new master key does not change it."""
    return _sleutel().public_key().public_bytes_raw().hex()


def schrijf(kop: Kop, rijen: Iterator[tuple[UUID, int, int, bytes]]) -> bytes:
    """A signed anchor as bytes, of rows (organisation, number, facts, link) in order of organisation."""
    inhoud = zlib.compress(_als_bytes(rijen), 6)
    som = hashlib.sha256(inhoud).hexdigest()
    velden = asdict(kop) | {"inhoud": som, "sleutel": publieke_sleutel()}
    regel = json.dumps(velden, separators=(",", ":"), sort_keys=True).encode()
    handtekening = _sleutel().sign(SOORT + b"\n" + regel)
    return b"\n".join((SOORT, regel, b64encode(handtekening), inhoud))


def lees(bestand: bytes) -> Anker:
    """The anchor in a file, its signature checked with our own key; raises AnkerOngeldig."""
    soort, _, rest = bestand.partition(b"\n")
    regel, _, rest = rest.partition(b"\n")
    handtekening, _, inhoud = rest.partition(b"\n")
    if soort != SOORT:
        raise AnkerOngeldig("Dit is geen anker.")
    controleer_handtekening(regel, handtekening, publieke_sleutel())
    kop = Kop(**json.loads(regel))
    if hashlib.sha256(inhoud).hexdigest() != kop.inhoud:
        raise AnkerOngeldig("Aan dit anker is iets veranderd.")
    return Anker(kop, hashlib.sha256(bestand).hexdigest(), inhoud)


def controleer_handtekening(regel: bytes, handtekening: bytes, sleutel: str) -> None:
    """Check the heading with a public key (hex), as an outsider can; raises AnkerOngeldig."""
    publiek = Ed25519PublicKey.from_public_bytes(bytes.fromhex(sleutel))
    try:
        publiek.verify(b64decode(handtekening), SOORT + b"\n" + regel)
    except (InvalidSignature, ValueError) as fout:
        raise AnkerOngeldig(
            "Dit anker is niet van dit systeem, of er is iets aan veranderd."
        ) from fout


def _sleutel() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(site_sleutel(DOEL).voor(DOEL))


def _als_bytes(rijen: Iterator[tuple[UUID, int, int, bytes]]) -> bytes:
    """Per organisation: its id, how many rows, and the rows in three columns, which compress better so."""
    per_organisatie: dict[UUID, tuple[bytearray, bytearray, bytearray]] = {}
    for organisatie, nummer, aantal, kop in rijen:
        lege = (bytearray(), bytearray(), bytearray())
        nummers, aantallen, koppen = per_organisatie.setdefault(organisatie, lege)
        nummers += nummer.to_bytes(GETAL, "big")
        aantallen += aantal.to_bytes(GETAL, "big")
        koppen += kop[:KOP]
    return b"".join(
        organisatie.bytes
        + (len(nummers) // GETAL).to_bytes(GETAL, "big")
        + nummers
        + aantallen
        + koppen
        for organisatie, (nummers, aantallen, koppen) in per_organisatie.items()
    )


def _rijen(inhoud: bytes) -> Iterator[tuple[UUID, int, int, bytes]]:
    rauw, plaats = memoryview(zlib.decompress(inhoud)), 0
    while plaats < len(rauw):
        organisatie = UUID(bytes=bytes(rauw[plaats : plaats + 16]))
        aantal_rijen = int.from_bytes(rauw[plaats + 16 : plaats + 20], "big")
        nummers = plaats + 20
        aantallen = nummers + GETAL * aantal_rijen
        koppen = aantallen + GETAL * aantal_rijen
        for i in range(aantal_rijen):
            yield (
                organisatie,
                int.from_bytes(rauw[nummers + GETAL * i : nummers + GETAL * (i + 1)], "big"),
                int.from_bytes(rauw[aantallen + GETAL * i : aantallen + GETAL * (i + 1)], "big"),
                bytes(rauw[koppen + KOP * i : koppen + KOP * (i + 1)]),
            )
        plaats = koppen + KOP * aantal_rijen
