"""One measurement of a served site: every page in turn, in rounds, with one client and with eight."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bench.cijfers import Cijfers, cijfers
from bench.klant import Antwoord, samen
from bench.paden import Pad

KLANTEN = (1, 8)


@dataclass
class Reeks:
    """All answers to one act with so many clients, over all rounds."""

    pad: Pad
    klanten: int
    antwoorden: list[Antwoord] = field(default_factory=list)
    seconden: float = 0.0

    def ronde(self, poort: int, seconden: float) -> None:
        """Once more, so long, with fresh browsers."""
        klanten = self.pad.klanten(poort, self.klanten)
        antwoorden, duur = samen(klanten, seconden, self.pad.doe)
        for klant in klanten:
            klant.verbinding.close()
        self.antwoorden += antwoorden
        self.seconden += duur


def meet(paden: Sequence[Pad], poort: int, rondes: int, seconden: float) -> list[Cijfers]:
    """Measure each act in every round: whatever else the machine does, it does to all of them.

    The first round warms up and is not counted.
    """
    reeksen = [Reeks(pad, klanten) for klanten in KLANTEN for pad in paden]
    warm = [Reeks(pad, max(KLANTEN)) for pad in paden]
    for reeks in warm:
        reeks.ronde(poort, seconden / 4)
    for _ in range(rondes):
        for reeks in reeksen:
            reeks.ronde(poort, seconden)
    return [cijfers(r.pad.wat, r.klanten, r.antwoorden, r.seconden) for r in reeksen]
