"""A row of a table as text: one line, or the paragraphs themselves where a table only frames a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nietpluis.meldcodes.inlezen.stukken import Stuk

TUSSEN = " – "
_VINKJES = "✓✔☑☒✗✘√●■"
LANGSTE_RIJ = 1500
"""Letters. A row with more is a page in columns, and each paragraph of it stands alone."""


@dataclass(frozen=True)
class Rij:
    """The cells of one row, each as its pieces."""

    cellen: tuple[tuple[Stuk, ...], ...]


def zegt_iets(tekst: str) -> bool:
    """Whether there is a letter, a number or a tick; a dash in a cell says that there is nothing."""
    return any(letter.isalnum() or letter in _VINKJES for letter in tekst)


def cel(stukken: Iterable[Stuk]) -> tuple[Stuk, ...]:
    """The pieces of a cell, without the empty ones."""
    return tuple(stuk for stuk in stukken if zegt_iets(stuk.tekst))


def rijstukken(rij: Rij) -> Iterator[Stuk]:
    """One piece with the cells joined; or each paragraph apart where there is one cell, or too much for a line."""
    gevuld = [cel for cel in rij.cellen if cel]
    lengte = sum(len(stuk.tekst) for cel in gevuld for stuk in cel)
    if len(gevuld) == 1 or lengte > LANGSTE_RIJ:
        for stukken in gevuld:
            yield from stukken
    elif gevuld:
        yield Stuk(tekst=TUSSEN.join(_tekst(stukken) for stukken in gevuld))


def _tekst(stukken: tuple[Stuk, ...]) -> str:
    """Paragraphs of one cell in a line; a full stop where one ends without a sign."""
    delen = [stuk.tekst.strip() for stuk in stukken]
    return " ".join(
        deel if deel[-1] in ".!?:;," or plek == len(delen) - 1 else f"{deel};"
        for plek, deel in enumerate(delen)
    )
