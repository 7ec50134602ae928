"""One thing that a casus asks."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Aan = Literal["mij", "ander", "opnieuw"]


@dataclass(frozen=True, kw_only=True)
class Taak:
    """One thing asked. `aan`: of the assigned person, of somebody else, or to look at again on `uiterlijk`.

    `soort` is the kind of fact that settles it; `spoed` goes before every date.
    """

    code: str
    tekst: str
    waarom: str
    aan: Aan
    uiterlijk: datetime
    soort: str = ""
    stap: str = ""
    spoed: bool = False

    def vraagt_nu(self, nu: datetime) -> bool:
        """Whether it asks something of the assigned person at this moment."""
        return self.aan == "mij" or self.uiterlijk <= nu
