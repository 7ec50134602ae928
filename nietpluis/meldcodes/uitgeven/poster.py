"""The poster of the staff room, as plain data: what to do, whom to call, by name and direct number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nietpluis.meldcodes.uitgeven.uitgave import Uitgave
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.ontvangers import ontvangers

HOOGSTENS = 3
"""More names than this nobody reads from two metres."""


@dataclass(frozen=True, kw_only=True)
class Aanspreekpunt:
    """A colleague to call: who, what that person is, the direct number, and when."""

    naam: str
    functie: str
    telefoon: str
    bereikbaar: str


@dataclass(frozen=True, kw_only=True)
class Poster:
    """What is on it. `gemaakt_op` stands at the bottom: names and numbers change."""

    uitgave: Uitgave
    mensen: tuple[Aanspreekpunt, ...]
    gemaakt_op: date

    @property
    def zonder_nummer(self) -> tuple[str, ...]:
        """Who is on it without a number: to be filled in first."""
        return tuple(wie.naam for wie in self.mensen if not wie.telefoon)


def maak_poster(lid: Lidmaatschap, uitgave: Uitgave, vandaag: date) -> Poster:
    """The poster of today. Call inside `met_lid(lid)`."""
    wie = ontvangers(lid.organisatie, None, vandaag)[:HOOGSTENS]
    return Poster(uitgave=uitgave, mensen=tuple(map(_van, wie)), gemaakt_op=vandaag)


def _van(lid: Lidmaatschap) -> Aanspreekpunt:
    return Aanspreekpunt(
        naam=lid.gebruiker.naam,
        functie=lid.functie,
        telefoon=lid.telefoon,
        bereikbaar=lid.bereikbaar,
    )
