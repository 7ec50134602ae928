"""Drawing lots for invented data: the same seed, the same draws. Never for anything secret."""

from collections.abc import Sequence
from random import Random
from uuid import UUID


class Kans(Random):
    """The draws of one dossier or one organisation."""

    def soms(self, deel: float) -> bool:
        """Tell whether it happens this time; it does in this part of the cases."""
        return self.random() < deel

    def een(self, lijst: Sequence[str]) -> str:
        """One out of a list."""
        return self.choice(lijst)

    def id(self) -> UUID:
        """An id out of these draws."""
        return UUID(int=self.getrandbits(128), version=4)
