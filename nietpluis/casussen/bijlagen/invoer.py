"""Reading a file that is still coming in: what is asked waits until it is there.

The grammars of the containers (`jpeg`, `png`, `webp`, `pdf`) read as if the whole file lay before
them. They are generators: a bare `yield` means "I need more", and the pieces that were received
drive them on. So no file is ever whole in memory, and each grammar reads from top to bottom.
"""

import re
from collections.abc import Callable, Generator
from typing import TypeVar

from nietpluis.casussen.bijlagen.woorden import Beschadigd

T = TypeVar("T")
Stappen = Generator[None, None, T]
"""A part of a grammar that in the end gives a T."""
Uit = Callable[[bytes], object]
"""Where the bytes go that are kept."""
MEEST = 64 * 1024  # bytes that pass at once
MEESTE_KEREN = 100_000
"""So many small reads a photo may ask: tens of times what any camera makes, and a quarter of a second."""


class Invoer:
    """What was received and not yet read; never more than what came in at once and what was asked."""

    def __init__(self) -> None:
        self._bak = bytearray()
        self._dicht = False
        self._keren = 0

    def voeg_toe(self, brok: bytes) -> None:
        self._bak += brok

    def sluit(self) -> None:
        """Nothing follows."""
        self._dicht = True

    def lees(self, aantal: int) -> Stappen[bytes]:
        """Exactly so many bytes; raises Beschadigd when the file ends before, or is nothing but small parts."""
        self._keren += 1
        if self._keren > MEESTE_KEREN:
            raise Beschadigd
        yield from self._wacht_op(aantal)
        return self._neem(aantal)

    def kijk(self, aantal: int) -> Stappen[bytes]:
        """The next bytes without taking them; fewer only where the file ends."""
        while len(self._bak) < aantal and not self._dicht:
            yield
        return bytes(self._bak[:aantal])

    def stroom(self, aantal: int, uit: Uit) -> Stappen[None]:
        """Hand on so many bytes, in parts."""
        while aantal:
            yield from self._wacht_op(1)
            deel = self._neem(min(aantal, len(self._bak), MEEST))
            aantal -= len(deel)
            uit(deel)

    def tot(self, patroon: re.Pattern[bytes], uit: Uit) -> Stappen[None]:
        """Hand on all before the first place where this pattern (of two bytes) fits."""
        while not (gevonden := patroon.search(self._bak)):
            if self._bak:  # the last byte may be the first of the two
                uit(self._neem(len(self._bak) - 1))
            yield from self._wacht_op(len(self._bak) + 1)
        uit(self._neem(gevonden.start()))

    def rest(self, uit: Uit) -> Stappen[None]:
        """Hand on everything until the end."""
        while self._bak or not self._dicht:
            uit(self._neem(len(self._bak)))
            if not self._dicht:
                yield

    def _wacht_op(self, aantal: int) -> Stappen[None]:
        while len(self._bak) < aantal:
            if self._dicht:
                raise Beschadigd
            yield

    def _neem(self, aantal: int) -> bytes:
        deel = bytes(self._bak[:aantal])
        del self._bak[:aantal]
        return deel


def niets(_brok: bytes) -> None:
    """Where the bytes go that are left out."""
