"""What a row of the log of reading says beside who, what and why: the kind, and what was searched."""

import hashlib
import hmac
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from nietpluis.kern.lezen_bewaken import AFDRUK, LEZEN, UITVOER, ZOEKEN
from nietpluis.kluis.kenmerk import genormaliseerd
from nietpluis.kluis.sleutels import kenmerk_sleutel

SOORTEN = {
    LEZEN: "Lezen",
    ZOEKEN: "Zoeken",
    UITVOER: "Een bestand ophalen",
    AFDRUK: "Een pagina om af te drukken",
}
"""The kinds of reading, in plain words. A row older than the column counts as reading."""
GezochtOp = Literal["nummer", "kenmerk", "naam"]


@dataclass(frozen=True)
class Erbij:
    """What is known beside who, what and on what ground. `nummer`: typed by somebody, of a casus or of none."""

    soort: str = LEZEN
    reden: str | None = None
    gezocht_op: GezochtOp | None = None
    gezocht: str | None = None
    treffers: int | None = None
    nummer: int | None = None


GEWOON = Erbij()


def gezocht(organisatie: UUID, term: str) -> str | None:
    """The keyed hash of what was searched: the same for the same words, and never the words.

    It is another hash than that of a client number, so that it leads to no casus. None for a term without a
    letter or a digit. Where the key of the organisation is remembered it asks no query.
    """
    kaal = genormaliseerd(term)
    if not kaal:
        return None
    sleutel = kenmerk_sleutel(organisatie).voor("kenmerk")
    return hmac.new(sleutel, f"gezocht/{kaal}".encode(), hashlib.sha256).hexdigest()
