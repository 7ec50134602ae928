"""Making a copy: read, seal, write, read back and compare; only then has it its name."""

import hashlib
import os
import random
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.db import OperationalError

from nietpluis.kluis import stroom
from nietpluis.kluis.router import SLEUTELS
from nietpluis.reservekopie import bron
from nietpluis.reservekopie.kopie import (
    ACHTERVOEGSEL,
    Kop,
    KopieOngeldig,
    inhoud,
    lees_kop,
    schrijf_kop,
)
from nietpluis.reservekopie.models import Reservekopie
from nietpluis.reservekopie.paar import verzegelsleutel

ALIAS = {Reservekopie.Wat.GEGEVENS: "default", Reservekopie.Wat.SLEUTELS: SLEUTELS}
SLEUTELKOPIE_GELDT = timedelta(days=7)
"""A copy of the key store is thrown away and refused after this: a destroyed dossier is then gone for good."""
POGINGEN = 6
"""How often a note of a copy is tried; the database waits twenty seconds each time."""
Voortgang = Callable[[str, int, float], None]
"""Is told what is being done, how many bytes so far and after how many seconds."""


@dataclass(frozen=True)
class Gemaakt:
    """A copy that was written and read back whole."""

    pad: Path
    kop: Kop
    grootte: int
    duur: float


def maak(wat: Reservekopie.Wat, map_: Path, openbaar: str, nu: datetime, zeg: Voortgang) -> Gemaakt:
    """Copy one of the two stores to a file in this directory, sealed to this public key.

    Raises BronFout, SleutelOngeldig, KopieOngeldig or OSError; then nothing with a name of ours is left.
    """
    begin = time.monotonic()
    alias = ALIAS[wat]
    kop = Kop(
        wat.value,
        bron.motor(alias),
        nu.isoformat(),
        f"{wat}-{nu:%Y%m%d-%H%M%S}-{os.urandom(3).hex()}",
    )
    pad = map_ / f"{kop.naam}{ACHTERVOEGSEL}"
    half = pad.with_suffix(".half")
    try:
        _schrijf(half, kop, openbaar, alias, lambda stap, n: zeg(stap, n, time.monotonic() - begin))
        half.replace(pad)
        _op_schijf(map_)
    finally:
        half.unlink(missing_ok=True)
    return Gemaakt(pad, kop, pad.stat().st_size, time.monotonic() - begin)


def _schrijf(
    half: Path, kop: Kop, openbaar: str, alias: str, zeg: Callable[[str, int], None]
) -> None:
    zichtbaar, sleutel = verzegelsleutel(openbaar, kop.tekst)
    gelezen = hashlib.sha256()
    with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as naar:
        schrijf_kop(naar, kop, zichtbaar)
        begin = naar.tell()
        brokken = _gevolgd(bron.lees(alias), gelezen.update, lambda n: zeg("schrijven", n))
        for stuk in stroom.verzegel_stroom(sleutel, kop.plaats, brokken):
            naar.write(stuk)
        naar.flush()
        os.fsync(naar.fileno())
    terug = hashlib.sha256()
    for _ in _gevolgd(
        inhoud(half, begin, kop, sleutel), terug.update, lambda n: zeg("nakijken", n)
    ):
        pass
    if terug.digest() != gelezen.digest():
        raise KopieOngeldig("Wat geschreven werd, is niet wat er staat. Kijk de schijf na.")


def _gevolgd(
    brokken: Iterable[bytes], neem: Callable[[bytes], None], zeg: Callable[[int], None]
) -> Iterator[bytes]:
    """The same, while somebody counts along."""
    aantal = 0
    for brok in brokken:
        neem(brok)
        aantal += len(brok)
        zeg(aantal)
        yield brok


def _op_schijf(map_: Path) -> None:
    """A new name is safe once its directory is written."""
    beschrijver = os.open(map_, os.O_RDONLY)
    try:
        os.fsync(beschrijver)
    finally:
        os.close(beschrijver)


def noteer(gemaakt: Gemaakt) -> Reservekopie:
    """Keep that it was made, for who looks after the site. Raises OperationalError.

    SQLite gives its turn to nobody in particular: while others write without a pause, waiting once may not do.
    """
    rij = Reservekopie(
        wat=gemaakt.kop.wat,
        gemaakt_op=gemaakt.kop.moment,
        grootte=gemaakt.grootte,
        duur=round(gemaakt.duur, 2),
        bestand=gemaakt.pad.name,
    )
    for _ in range(POGINGEN - 1):
        try:
            rij.save(force_insert=True)
        except OperationalError:
            time.sleep(random.uniform(0.1, 0.5))  # noqa: S311 -- seconds, not a secret
        else:
            return rij
    rij.save(force_insert=True)
    return rij


def gooi_oude_sleutels_weg(map_: Path, nu: datetime) -> int:
    """Remove our own copies of the key store that are past their term; returns how many."""
    aantal = 0
    for pad in map_.glob(f"{Reservekopie.Wat.SLEUTELS}-*{ACHTERVOEGSEL}"):
        kop = _kop_of_niets(pad)
        if kop and kop.wat == Reservekopie.Wat.SLEUTELS and nu - kop.moment > SLEUTELKOPIE_GELDT:
            pad.unlink()
            aantal += 1
    return aantal


def _kop_of_niets(pad: Path) -> Kop | None:
    try:
        with pad.open("rb") as van:
            return lees_kop(van)[0]
    except KopieOngeldig:
        return None
