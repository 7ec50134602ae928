"""Several processes that share the work, and how far they are."""

import multiprocessing
import time
from collections.abc import Iterable, Iterator
from typing import Protocol

from django.db import connections

from nietpluis.casussen.vullen.opdracht import Stapel, vul

TUSSENPOOS = 2.0  # seconds between two lines


def werk_af(stapels: Iterable[Stapel], verwerkers: int) -> Iterator[tuple[int, int]]:
    """Do every batch, in this process or in several; yields what each batch wrote."""
    if verwerkers == 1:
        yield from map(vul, stapels)
        return
    # A connection does not survive a fork: close them here, and each process opens its own.
    connections.close_all()
    with multiprocessing.get_context("fork").Pool(verwerkers) as ploeg:
        yield from ploeg.imap_unordered(vul, stapels)


class Uitvoer(Protocol):
    """Where progress is told: a stream, or what a command has for one."""

    def write(self, msg: str, /) -> object: ...


class Voortgang:
    """Says at most every two seconds how many dossiers there are, how fast it goes and how long it lasts."""

    def __init__(self, totaal: int, uit: Uitvoer) -> None:
        self.totaal, self.uit = totaal, uit
        self.aantal = self.feiten = 0
        self.begin = self.gezegd = time.monotonic()

    def erbij(self, aantal: int, feiten: int) -> None:
        """Count a batch, and say so when it is time."""
        self.aantal += aantal
        self.feiten += feiten
        if time.monotonic() - self.gezegd >= TUSSENPOOS:
            self.gezegd = time.monotonic()
            self.uit.write(
                f"{self.stand()} · nog {duur((self.totaal - self.aantal) / self.per_seconde)}\n"
            )

    @property
    def per_seconde(self) -> float:
        return self.aantal / max(time.monotonic() - self.begin, 0.001)

    def stand(self) -> str:
        """How far it is, in one line."""
        return f"{getal(self.aantal)} van {getal(self.totaal)} casussen · {getal(self.per_seconde)} per seconde"


def getal(waarde: float) -> str:
    """A whole number with dots, as people write it here."""
    return f"{waarde:,.0f}".replace(",", ".")


def duur(seconden: float) -> str:
    """A number of seconds in words."""
    minuten, rest = divmod(round(seconden), 60)
    return f"{minuten} min {rest} s" if minuten else f"{rest} s"
