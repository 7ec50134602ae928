"""A directory of anchors: files are added and never written over; the newest state is read back from them."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from nietpluis.kluis import anker
from nietpluis.kluis.anker import Anker, AnkerOngeldig, Stand

PATROON = "anker-*.npa"


@dataclass(frozen=True)
class Ankerplaats:
    """What stands in a directory of anchors. `fouten` say in Dutch what is not as it was written."""

    stand: Stand
    ankers: Sequence[Anker]
    """From the last complete one on, in order."""
    fouten: list[str] = field(default_factory=list)

    @property
    def laatste(self) -> Anker | None:
        """The newest."""
        return self.ankers[-1] if self.ankers else None

    @property
    def begin(self) -> str:
        """Why this row of anchors began anew; empty where it did not."""
        return self.ankers[0].kop.begin if self.ankers else ""


def lees(map_: Path, *, minstens: int = 0) -> Ankerplaats:
    """Read the newest state; `minstens` is the number that the newest anchor should have at least.

    Only what stands after the last complete anchor is read; older files may be thrown away.
    """
    fouten: list[str] = []
    ankers = _vanaf_volledig(sorted(map_.glob(PATROON), reverse=True), fouten)
    stand: Stand = {}
    for een in ankers:
        stand = een.verwerk(stand)
    hoogste = ankers[-1].kop.reeks if ankers else 0
    if hoogste < minstens:
        fouten.append(f"Anker {minstens} is weg: het nieuwste hier is {hoogste}.")
    return Ankerplaats(stand, ankers, fouten)


def _vanaf_volledig(nieuwste_eerst: Sequence[Path], fouten: list[str]) -> list[Anker]:
    """The newest complete anchor and those after it, each tied to the one before; faults are noted."""
    gelezen: list[Anker] = []
    for pad in nieuwste_eerst:
        try:
            een = anker.lees(pad.read_bytes())
        except AnkerOngeldig as fout:
            fouten.append(f"{pad.name}: {fout}")
            continue
        if gelezen and gelezen[0].kop.vorige != een.afdruk:
            fouten.append(f"{pad.name} past niet op het anker erna.")
        gelezen.insert(0, een)
        if een.kop.is_volledig:
            return gelezen
    if gelezen:
        fouten.append("Er is geen volledig anker meer.")
    return gelezen


def voeg_toe(map_: Path, reeks: int, bestand: bytes) -> Path:
    """Write an anchor beside the others; raises FileExistsError rather than writing over one, OSError."""
    doel = map_ / f"anker-{reeks:08}.npa"
    half = map_ / f".{doel.name}.{os.getpid()}"
    with half.open("wb") as uit:
        uit.write(bestand)
        uit.flush()
        os.fsync(uit.fileno())
    try:
        _laat_verschijnen(half, doel)
    finally:
        half.unlink(missing_ok=True)
    return doel


def _laat_verschijnen(half: Path, doel: Path) -> None:
    """Give a finished file its name: whole at once, and never over another."""
    try:
        os.link(half, doel)
    except FileExistsError:
        raise
    except OSError:  # a share that knows no links
        if doel.exists():
            raise FileExistsError(doel) from None
        half.rename(doel)
