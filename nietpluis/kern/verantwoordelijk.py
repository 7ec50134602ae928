"""Who does which step: what the meldcode says of it, held against who is there. Pure: people come in as data.

Names of functions are the organisation's own ("intern begeleider"); each goes with one of our roles. Somebody holds a
function by the own word for the work, or by the role. A role that several functions share says little ("leraar" and
"mentor" are both medewerker, an "intern begeleider" may go with the role of aandachtsfunctionaris): then it counts
only for who is not called by another function. The first function that goes with a role other than medewerker is the
role itself.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from nietpluis.kern.feiten.signalen import Opening
from nietpluis.kern.modelmeldcode import Functie, Taakverdeling
from nietpluis.kern.rechten import ROLLEN

MEDEWERKER = "medewerker"
VANGNET = ("aandachtsfunctionaris", "bestuurder")
"""Whose a step is that was given to nobody, or whose people are not there: the first of these roles that is."""
Hoe = Literal["doet", "vervangt", "vangnet", "niemand"]
_OF = re.compile(r"\s+of\s+|/|,|\(|\)")
_WOORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, kw_only=True)
class Mens:
    """Somebody who works here: the word for the work, the roles, and whether this person is away today."""

    lid: str
    functie: str = ""
    rollen: frozenset[str] = frozenset()
    afwezig: bool = False


@dataclass(frozen=True, kw_only=True)
class Verdeling:
    """Who does which step according to one version of a meldcode."""

    functies: tuple[Functie, ...] = ()
    taken: tuple[Taakverdeling, ...] = ()

    @cached_property
    def _taak(self) -> dict[str, Taakverdeling]:
        return {taak.stap: taak for taak in self.taken}

    @cached_property
    def _functie(self) -> dict[str, Functie]:
        return {functie.code: functie for functie in self.functies}

    def doet(self, stap: str) -> tuple[Functie, ...]:
        """The functions to which this step was given; empty where that is nobody."""
        codes = self._taak[stap].doet if stap in self._taak else ()
        return tuple(self._functie[code] for code in codes if code in self._functie)

    def vervangt(self, stap: str) -> Functie | None:
        """The function that stands in for this step, if one does."""
        taak = self._taak.get(stap)
        return self._functie.get(taak.vervangt) if taak else None

    def met_rol(self, rol: str) -> Functie:
        """The function that goes with a role; one named after the role where the meldcode has none."""
        eigen = next((functie for functie in self.functies if functie.rol == rol), None)
        return eigen or Functie(code=rol, naam=ROLLEN[rol], rol=rol)


@dataclass(frozen=True, kw_only=True)
class Beurt:
    """Whose turn a step is: the functions, those present who hold one, and how it came to them."""

    functies: tuple[Functie, ...]
    mensen: tuple[Mens, ...]
    hoe: Hoe


def verdeling_van(opening: Opening | None) -> Verdeling | None:
    """Who does which step, as the meldcode had it when the dossier began.

    None where there was no meldcode, or where the dossier goes along a route of which the meldcode says nothing.
    """
    if opening is None or not opening.functies:
        return None
    return Verdeling(
        functies=tuple(
            Functie(code=code, naam=naam, rol=rol) for code, (naam, rol) in opening.functies.items()
        ),
        taken=tuple(
            Taakverdeling(stap=stap, doet=doet, vervangt=opening.vervangt.get(stap, ""))
            for stap, doet in opening.doet.items()
        ),
    )


def wie_doet(verdeling: Verdeling, stap: str) -> tuple[Functie, ...]:
    """The functions whose step this is; the aandachtsfunctionaris where it was given to nobody."""
    return verdeling.doet(stap) or (verdeling.met_rol(VANGNET[0]),)


def beurt(verdeling: Verdeling, stap: str, mensen: Sequence[Mens]) -> Beurt:
    """Whose turn this step is among these people: who does it, who stands in, and then the safety net.

    Somebody who is away counts as not there. `niemand`: nobody of all these is there.
    """
    aanwezig = [mens for mens in mensen if not mens.afwezig]
    for hoe, functies in _rij(verdeling, stap):
        houders = tuple(m for m in aanwezig if any(heeft(m, f, verdeling) for f in functies))
        if houders:
            return Beurt(functies=functies, mensen=houders, hoe=hoe)
    return Beurt(functies=wie_doet(verdeling, stap), mensen=(), hoe="niemand")


def _rij(verdeling: Verdeling, stap: str) -> Iterator[tuple[Hoe, tuple[Functie, ...]]]:
    if functies := verdeling.doet(stap):
        yield "doet", functies
    if functie := verdeling.vervangt(stap):
        yield "vervangt", (functie,)
    for rol in VANGNET:
        yield "vangnet", (verdeling.met_rol(rol),)


def wie_kan(verdeling: Verdeling, stap: str) -> tuple[Functie, ...]:
    """Every function to which this step may come, the first asked in front."""
    return tuple(functie for _, functies in _rij(verdeling, stap) for functie in functies)


def heeft(mens: Mens, functie: Functie, verdeling: Verdeling) -> bool:
    """Whether somebody holds a function: by the word for the work, or by the role."""
    if heet(mens.functie, functie.naam):
        return True
    if functie.rol not in mens.rollen:
        return False
    if functie.rol != MEDEWERKER and functie == verdeling.met_rol(functie.rol):
        return True
    return not any(heet(mens.functie, f.naam) for f in verdeling.functies)


def heet(woord: str, naam: str) -> bool:
    """Whether somebody's word for the work ("leerkracht groep 5") names a function ("leerkracht of mentor")."""
    eigen = set(_woorden(woord))
    keuzes = (set(_woorden(deel)) for deel in _OF.split(naam))
    return any(keuze and keuze <= eigen for keuze in keuzes)


def kernwoorden(naam: str) -> tuple[str, ...]:
    """The longest word of each way in which a function is called: enough to look for, not to decide by."""
    keuzes = (_woorden(deel) for deel in _OF.split(naam))
    return tuple(max(woorden, key=len) for woorden in keuzes if woorden)


def _woorden(tekst: str) -> list[str]:
    return _WOORD.findall(tekst.lower())
