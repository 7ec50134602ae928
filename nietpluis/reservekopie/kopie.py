"""What a copy is as a file: a head that anyone can read, and sealed pieces."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO
from uuid import UUID, uuid5

from nietpluis.kluis import stroom
from nietpluis.kluis.geheim import Sleutel
from nietpluis.kluis.zegel import ZegelVerbroken
from nietpluis.reservekopie.paar import opensleutel

MERK = b"nietpluis-reservekopie-1\n"
KOP_HOOGSTENS = 4096  # bytes
STUK = stroom.STUK + stroom.MEER
RUIMTE = UUID("6d1f2c86-6a3b-5f0e-9d4b-0a9f1be6d1c4")
"""Where the ids of copies are made in; a constant of this format."""
ACHTERVOEGSEL = ".npk"
ZICHTBAAR = 32  # bytes: a public key of X25519
GEEN_KOPIE = "Dit bestand is geen reservekopie van deze site."


class KopieOngeldig(Exception):
    """The file is no copy of ours, is not whole, or the key is another's; str() says so in Dutch."""


@dataclass(frozen=True)
class Kop:
    """What is known of a copy without its key: what, of which engine, when. Nothing of its content."""

    wat: str
    motor: str
    gemaakt_op: str
    naam: str

    @property
    def moment(self) -> datetime:
        """When it was begun."""
        return datetime.fromisoformat(self.gemaakt_op)

    @property
    def tekst(self) -> bytes:
        """As it stands in the file, and as it is bound to the key."""
        return json.dumps(asdict(self), sort_keys=True).encode()

    @property
    def plaats(self) -> stroom.Plaats:
        """What binds the pieces to this one copy."""
        id_ = uuid5(RUIMTE, self.naam)
        return stroom.Plaats(dossier=id_, stroom=id_)


def schrijf_kop(naar: BinaryIO, kop: Kop, zichtbaar: bytes) -> None:
    """Begin a file: mark, head, and what its key is found with."""
    naar.write(MERK + kop.tekst + b"\n" + zichtbaar.hex().encode() + b"\n")


def lees_kop(van: BinaryIO) -> tuple[Kop, bytes]:
    """The head of a file, read up to where the pieces begin. Raises KopieOngeldig."""
    if van.read(len(MERK)) != MERK:
        raise KopieOngeldig(GEEN_KOPIE)
    try:
        kop = Kop(**json.loads(van.readline(KOP_HOOGSTENS)))
        zichtbaar = bytes.fromhex(van.readline(KOP_HOOGSTENS).decode())
        heeft_tijdzone = kop.moment.tzinfo is not None
    except (ValueError, TypeError) as fout:
        raise KopieOngeldig(GEEN_KOPIE) from fout
    if not heeft_tijdzone or len(zichtbaar) != ZICHTBAAR:
        raise KopieOngeldig(GEEN_KOPIE)
    return kop, zichtbaar


def open_kopie(pad: Path, prive: str) -> tuple[Kop, Iterator[bytes]]:
    """The head and the content of a copy. Raises KopieOngeldig, also in the middle of the content."""
    with pad.open("rb") as van:
        kop, zichtbaar = lees_kop(van)
        begin = van.tell()
    return kop, inhoud(pad, begin, kop, opensleutel(prive, zichtbaar, kop.tekst))


def inhoud(pad: Path, begin: int, kop: Kop, sleutel: Sleutel) -> Iterator[bytes]:
    """The content of a copy whose key is known. Raises KopieOngeldig where it is not whole."""
    with pad.open("rb") as van:
        van.seek(begin)
        stukken = iter(lambda: van.read(STUK), b"")
        try:
            yield from stroom.open_stroom(sleutel, kop.plaats, stukken)
        except ZegelVerbroken as fout:
            raise KopieOngeldig(
                "Deze kopie is niet heel, of de sleutel hoort er niet bij."
            ) from fout
