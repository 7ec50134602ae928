"""Help with a talk: what to prepare, and sentences to say aloud. Dated content, in the words of the sector."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from nietpluis.kern.dossier import Dossier
from nietpluis.kern.inhoud import MAP, InhoudFout, Ruw, geldend, lees_bestand, maak
from nietpluis.kern.protocol import Inhoud, Status
from nietpluis.kern.voorwaarden import VOORWAARDEN
from nietpluis.kern.woorden import vul_woorden


@dataclass(frozen=True, kw_only=True)
class Situatie(Inhoud):
    """One situation: what to mind, what to leave, and sentences as examples.

    `als` names a question about the dossier (kern/voorwaarden.py) that makes it likely here. `altijd` is
    shown under the special route as well: nobody chooses that moment.
    """

    code: str
    naam: str
    zinnen: tuple[str, ...]
    uitleg: str = ""
    doe: tuple[str, ...] = ()
    doe_niet: tuple[str, ...] = ()
    als: str = ""
    altijd: bool = False
    bron: str
    status: Status = "vastgesteld"


@dataclass(frozen=True, kw_only=True)
class Gesprekshulp(Inhoud):
    """One edition of the help with a talk."""

    naam: str
    ingangsdatum: date
    status: Status
    bron: tuple[str, ...]
    voorbereiding: tuple[str, ...]
    doe: tuple[str, ...]
    doe_niet: tuple[str, ...]
    situaties: tuple[Situatie, ...]

    def voor(self, dossier: Dossier) -> tuple[Situatie, ...]:
        """The situations, those that fit this dossier in front; only the unchosen ones while an expert is awaited."""
        alle = self.situaties
        if dossier.wacht_op_deskundige:
            return tuple(situatie for situatie in alle if situatie.altijd)
        return tuple(sorted(alle, key=lambda situatie: not past(situatie, dossier)))


def past(situatie: Situatie, dossier: Dossier) -> bool:
    """Whether what is known of this dossier makes a situation likely."""
    return bool(situatie.als) and VOORWAARDEN[situatie.als](dossier)


def gesprekshulp_op(op: date, woorden: Mapping[str, str]) -> Gesprekshulp:
    """The help that holds on a day, with the words of the sector filled in. Raises InhoudFout."""
    uitgave = geldend("gesprekshulp", "nederland", op)
    bestand = MAP / "gesprekshulp" / "nederland" / f"{uitgave}.toml"
    gemaakt = maak(Gesprekshulp, vul_woorden(_ruw(uitgave), woorden), bestand)
    for situatie in gemaakt.situaties:
        if situatie.als and situatie.als not in VOORWAARDEN:
            fout = f"{situatie.als!r} is geen voorwaarde"
            raise InhoudFout(bestand, f"situaties.{situatie.code}.als", fout)
    return gemaakt


@cache
def _ruw(uitgave: date) -> Ruw:
    return lees_bestand(MAP / "gesprekshulp" / "nederland" / f"{uitgave}.toml")
