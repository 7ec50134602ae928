"""Tables on a page of a PDF, by the lines that are drawn around their cells: each row is read as one line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from nietpluis.meldcodes.inlezen.pdf_letters import Reeks
from nietpluis.meldcodes.inlezen.pdf_maten import Streep

RAAKT = 3.0
"""Points: lines that end so close to another one touch it."""
KORTSTE = 6.0
MEESTE_STREPEN = 1200
MINSTE_KANTEN = 3
"""Two columns have three sides; with fewer it is a frame around a text."""


@dataclass(frozen=True, kw_only=True)
class Rooster:
    """The lines of one table: lying ones as (y, from, to), standing ones as (x, from, to)."""

    liggend: tuple[tuple[float, float, float], ...]
    staand: tuple[tuple[float, float, float], ...]
    hoogtes: tuple[float, ...]

    def vak(self, x: float, y: float) -> tuple[int, int] | None:
        """The row (from above) and column in which a point lies; None outside the table."""
        rij = next(
            (n for n, laag in enumerate(self.hoogtes[1:]) if self.hoogtes[n] + 1 >= y > laag - 1),
            -1,
        )
        kanten = self._kanten(y)
        if rij < 0 or len(kanten) < 2 or not kanten[0] - RAAKT <= x <= kanten[-1] + RAAKT:  # noqa: PLR2004
            return None
        while rij and not self._dicht(self.hoogtes[rij], x):  # a cell over more than one row
            rij -= 1
        return rij, sum(1 for kant in kanten[1:] if kant <= x + 1)

    def _kanten(self, y: float) -> list[float]:
        """The standing lines at this height: cells may be joined."""
        return _anders(x for x, van, tot in self.staand if van - 1 <= y <= tot + 1)

    def _dicht(self, y: float, x: float) -> bool:
        return any(abs(h - y) <= RAAKT and van - 1 <= x <= tot for h, van, tot in self.liggend)


def roosters(strepen: Iterable[Streep]) -> list[Rooster]:
    """The tables that these lines make; none where there are too many to be tables."""
    liggend, staand = [], []
    for x, y, x2, y2 in strepen:
        if abs(y - y2) < 1 and abs(x - x2) >= KORTSTE:
            liggend.append((y, min(x, x2), max(x, x2)))
        elif abs(x - x2) < 1 and abs(y - y2) >= KORTSTE:
            staand.append((x, min(y, y2), max(y, y2)))
    if len(liggend) + len(staand) > MEESTE_STREPEN:
        return []
    groepen = _groepen(liggend, staand)
    return [rooster for groep in groepen if (rooster := _rooster(*groep)) is not None]


Lijnen = list[tuple[float, float, float]]


def _groepen(liggend: Lijnen, staand: Lijnen) -> list[tuple[Lijnen, Lijnen]]:
    """Lines that touch, directly or through others."""
    hoofd = list(range(len(liggend) + len(staand)))

    def wortel(n: int) -> int:
        while hoofd[n] != n:
            hoofd[n] = hoofd[hoofd[n]]
            n = hoofd[n]
        return n

    for een, (y, van, tot) in enumerate(liggend):
        for twee, (x, onder, boven) in enumerate(staand, start=len(liggend)):
            if van - RAAKT <= x <= tot + RAAKT and onder - RAAKT <= y <= boven + RAAKT:
                hoofd[wortel(een)] = wortel(twee)
    groepen: dict[int, tuple[Lijnen, Lijnen]] = defaultdict(lambda: ([], []))
    for n, streep in enumerate([*liggend, *staand]):
        groepen[wortel(n)][n >= len(liggend)].append(streep)
    return list(groepen.values())


def _rooster(liggend: Lijnen, staand: Lijnen) -> Rooster | None:
    hoogtes = _anders(y for y, _, _ in liggend)
    if len(_anders(x for x, _, _ in staand)) < MINSTE_KANTEN or len(hoogtes) < 2:  # noqa: PLR2004 -- above and below
        return None
    return Rooster(liggend=tuple(liggend), staand=tuple(staand), hoogtes=tuple(reversed(hoogtes)))


def _anders(getallen: Iterable[float]) -> list[float]:
    """Numbers in order, those that touch as one."""
    uit: list[float] = []
    for getal in sorted(getallen):
        if not uit or getal - uit[-1] > RAAKT:
            uit.append(getal)
    return uit


Deel = list[Reeks] | tuple[Rooster, dict[tuple[int, int], list[Reeks]]]


def verdeel(reeksen: Iterable[Reeks], tabellen: Sequence[Rooster]) -> list[Deel]:
    """The runs outside tables in their order, and each table, with its cells, where its first run stands."""
    delen: list[Deel] = [[]]
    gezien: dict[int, dict[tuple[int, int], list[Reeks]]] = {}
    for reeks in reeksen:
        tabel, vak = _waar(reeks, tabellen)
        if tabel is None or vak is None:
            if isinstance(delen[-1], tuple):
                delen.append([])
            delen[-1].append(reeks)  # type: ignore[union-attr]  # a list, by the line above
            continue
        if id(tabel) not in gezien:
            gezien[id(tabel)] = {}
            delen.append((tabel, gezien[id(tabel)]))
        gezien[id(tabel)].setdefault(vak, []).append(reeks)
    return delen


def _waar(
    reeks: Reeks, tabellen: Sequence[Rooster]
) -> tuple[Rooster | None, tuple[int, int] | None]:
    """The table and the cell of a run; the middle of its first letter counts."""
    for tabel in tabellen:
        vak = tabel.vak(reeks.x + reeks.grootte * 0.2, reeks.y + reeks.grootte * 0.3)
        if vak is not None:
            return tabel, vak
    return None, None


def rijen(
    vakken: dict[tuple[int, int], list[Reeks]], tekst_van: Callable[[list[Reeks]], str]
) -> list[tuple[list[Reeks], list[str]]]:
    """The rows of a table from above, each with its runs and the texts of its cells."""
    uit = []
    for rij in sorted({rij for rij, _ in vakken}):
        plekken = sorted(plek for plek in vakken if plek[0] == rij)
        teksten = [tekst for plek in plekken if (tekst := tekst_van(vakken[plek]))]
        if teksten:
            uit.append(([reeks for plek in plekken for reeks in vakken[plek]], teksten))
    return uit
