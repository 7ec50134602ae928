"""A question as kern has it, for the tests of the renderer."""

from collections.abc import Sequence
from dataclasses import dataclass

from nietpluis.ui.formulier import Optie

KLEUREN = (Optie("rood", "Rood", "Als een appel."), Optie("blauw", "Blauw"), Optie("geel", "Geel"))


@dataclass(frozen=True)
class Vraag:
    soort: str
    verplicht: bool = False
    veld: str = "v"
    tekst: str = "Wat is het?"
    hulp: str = ""
    keuzes: Sequence[Optie] = ()
    max_lengte: int | None = None
    als: tuple[str, Sequence[str]] | None = None
