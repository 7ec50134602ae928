"""Practice against paper: which steps were taken by whom the meldcode gives them to, and which by another function.

Derived from one dossier, without a name: who wrote a step down, with the work and the roles of that day.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from nietpluis.kern import stand
from nietpluis.kern.dossier import Dossier
from nietpluis.kern.feiten import Feit, Persoon
from nietpluis.kern.feiten.besluiten import Besluit
from nietpluis.kern.protocol import Soortkeuze
from nietpluis.kern.stand import Stapstand
from nietpluis.kern.verantwoordelijk import Mens, Verdeling, heeft, heet, verdeling_van

GEDAAN = ("gedaan", "met_reden")


@dataclass(frozen=True, kw_only=True)
class Praktijk:
    """Codes of steps: taken by a function that the meldcode names for it, and taken by another."""

    volgens: tuple[str, ...] = ()
    anders: tuple[str, ...] = ()


def praktijk(dossier: Dossier) -> Praktijk:
    """What the steps of a dossier say; empty without a meldcode, or where nobody kept who held which role.

    A step that the meldcode gives to nobody is not judged, nor one that was left out. One hand of the right function
    is enough: who writes it down for a colleague does not take it away.
    """
    verdeling = verdeling_van(dossier.opening)
    if verdeling is None:
        return Praktijk()
    oordelen = {
        stap.stap.code: _oordeel(dossier, stap, verdeling)
        for stap in stand.stappen(dossier)
        if stap.staat in GEDAAN and verdeling.doet(stap.stap.code)
    }
    return Praktijk(
        volgens=tuple(code for code, goed in oordelen.items() if goed is True),
        anders=tuple(code for code, goed in oordelen.items() if goed is False),
    )


def _oordeel(dossier: Dossier, stap: Stapstand, verdeling: Verdeling) -> bool | None:
    code = stap.stap.code
    vervanger = verdeling.vervangt(code)
    functies = (*verdeling.doet(code), *([vervanger] if vervanger else []))
    auteurs = [_mens(feit.auteur) for feit in _feiten(dossier, stap)]
    bekend = [mens for mens in auteurs if mens.lid and _is_bekend(mens, verdeling)]
    if not bekend:
        return None
    return any(heeft(mens, functie, verdeling) for mens in bekend for functie in functies)


def _feiten(dossier: Dossier, stap: Stapstand) -> Iterator[Feit]:
    """The facts with which a step was taken: of its first requirement, or the decision where it asks none."""
    keuzes = stap.eisen[0].eis.een_van if stap.eisen else (Soortkeuze(soort=Besluit.soort),)
    return (r.feit for r in dossier.geldend if any(stand.voldoet(r.feit, k) for k in keuzes))


def _mens(wie: Persoon) -> Mens:
    return Mens(lid=wie.lid, functie=wie.functie, rollen=frozenset(wie.rollen))


def _is_bekend(mens: Mens, verdeling: Verdeling) -> bool:
    """Whether enough was kept to judge: the roles of that day, or a word that the meldcode knows."""
    return bool(mens.rollen) or any(heet(mens.functie, f.naam) for f in verdeling.functies)
