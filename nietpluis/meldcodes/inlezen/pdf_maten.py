"""Places on a page of a PDF: matrices, and the straight lines that are drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Matrix = tuple[float, float, float, float, float, float]
EENHEID: Matrix = (1, 0, 0, 1, 0, 0)
Streep = tuple[float, float, float, float]
"""A straight line: from x and y to x and y, in points."""
MEESTE_STREPEN = 5000
_DUN = 2.5


@dataclass(kw_only=True)
class Strepen:
    """Gathers straight lines."""

    strepen: list[Streep] = field(default_factory=list)

    def lijn(self, ctm: Matrix, x: float, y: float, x2: float, y2: float) -> None:
        """A line between two points."""
        if len(self.strepen) < MEESTE_STREPEN:
            self.strepen.append((*_punt(ctm, x, y), *_punt(ctm, x2, y2)))

    def doos(self, ctm: Matrix, x: float, y: float, x2: float, y2: float) -> None:
        """The sides of a box; a very thin one is a line itself."""
        if abs(y - y2) < _DUN:
            self.lijn(ctm, x, (y + y2) / 2, x2, (y + y2) / 2)
        elif abs(x - x2) < _DUN:
            self.lijn(ctm, (x + x2) / 2, y, (x + x2) / 2, y2)
        else:
            for zijde in ((x, y, x2, y), (x, y2, x2, y2), (x, y, x, y2), (x2, y, x2, y2)):
                self.lijn(ctm, *zijde)


def _punt(ctm: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = ctm
    return a * x + c * y + e, b * x + d * y + f


def maal(een: Matrix, twee: Matrix) -> Matrix:
    """First the one, then the other."""
    a, b, c, d, e, f = een
    p, q, r, s, t, u = twee
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def matrix(waarden: list[Any]) -> Matrix:
    """The last six numbers before an instruction."""
    a, b, c, d, e, f = (float(waarde) for waarde in waarden[-6:])
    return (a, b, c, d, e, f)


def draaiing(bladzij: Any) -> Matrix:
    """A page that is shown turned is read turned."""
    breed, hoog = float(bladzij.mediabox.width), float(bladzij.mediabox.height)
    draai = int(bladzij.get("/Rotate", 0) or 0) % 360
    gedraaid: dict[int, Matrix] = {
        90: (0, -1, 1, 0, 0, breed),
        180: (-1, 0, 0, -1, breed, hoog),
        270: (0, 1, -1, 0, hoog, 0),
    }
    return gedraaid.get(draai, EENHEID)
