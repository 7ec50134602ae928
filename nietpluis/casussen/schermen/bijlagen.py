"""The photos and PDFs of a casus, as its page lists them."""

from dataclasses import dataclass
from datetime import date

from nietpluis.casussen.bijlagen.woorden import SOORTEN
from nietpluis.casussen.schermen.adressen import Adressen
from nietpluis.casussen.schermen.wanneer import dag
from nietpluis.kern.dossier import Dossier
from nietpluis.kern.feiten.bijlagen import Bijgevoegd

LANGST = 60  # characters in a list


@dataclass(frozen=True)
class Bijlageregel:
    """One file: what it is and of which day, what there is to see, where it opens."""

    kop: str
    te_zien: str
    url: str


def bijlagen(dossier: Dossier, vandaag: date, adressen: Adressen) -> list[Bijlageregel]:
    """The files that count, newest first."""
    return [
        Bijlageregel(
            f"{soortnaam(feit)}, {dag(feit.gebeurd_op, vandaag)}",
            kort(feit.te_zien),
            adressen.naar("bijlage", nummer),
        )
        for nummer, feit in sorted(dossier.van(Bijgevoegd), key=_wanneer, reverse=True)
    ]


def _wanneer(regel: tuple[int, Bijgevoegd]) -> tuple[date, int]:
    return regel[1].gebeurd_op, regel[0]


def soortnaam(feit: Bijgevoegd) -> str:
    """What it is, in one word."""
    soort = SOORTEN.get(feit.bestand)
    return soort.naam if soort else "Bestand"


def kort(tekst: str) -> str:
    """The beginning of a text, to stand in a list."""
    regel = " ".join(tekst.split())
    return regel if len(regel) <= LANGST else f"{regel[: LANGST - 2].rstrip()} …"


def grootte(aantal: int) -> str:
    """A size in bytes as one says it; never less than it can show."""
    return f"{max(aantal / 1_000_000, 0.1):.1f} MB".replace(".", ",")
