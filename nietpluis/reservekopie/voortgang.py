"""Telling how far a long job is, once a second at most."""

from collections.abc import Callable
from types import TracebackType
from typing import Self

from django.core.management.base import OutputWrapper

ELKE = 1.0  # seconds
DUIZEND = 1000


def leesbaar(aantal: int) -> str:
    """A number of bytes in words: 940 bytes, 3,4 MB."""
    if aantal < DUIZEND:
        return f"{aantal} bytes"
    grootte = float(aantal)
    for eenheid in ("kB", "MB", "GB"):
        grootte /= DUIZEND
        if grootte < DUIZEND:
            return f"{grootte:.1f} {eenheid}".replace(".", ",")
    return f"{grootte / DUIZEND:.1f} TB".replace(".", ",")


class Meter:
    """Writes lines like "Gegevens: schrijven, 34,2 MB, 12 s"; on a screen over each other."""

    def __init__(
        self, naar: OutputWrapper, wat: str, klok: Callable[[], float], *, toon: bool
    ) -> None:
        self._naar, self._wat, self._klok, self._scherm = naar, wat, klok, toon
        self._begin = self._laatst = klok()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        soort: type[BaseException] | None,
        fout: BaseException | None,
        spoor: TracebackType | None,
    ) -> None:
        if self._scherm:
            self._naar.write("", ending="\n")

    def zeg(self, stap: str, aantal: int, _seconden: float = 0) -> None:
        """Say how far it is, when the last time was long enough ago."""
        nu = self._klok()
        if nu - self._laatst < ELKE:
            return
        self._laatst = nu
        regel = f"{self._wat}: {stap}, {leesbaar(aantal)}, {nu - self._begin:.0f} s"
        self._naar.write(
            f"\r{regel}   " if self._scherm else regel, ending="" if self._scherm else "\n"
        )
