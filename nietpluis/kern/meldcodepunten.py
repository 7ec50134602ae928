"""What the first reading still misses in a meldcode that is being written, and in which section to put it right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nietpluis.kern.meldcodetekst import Ingevuld
from nietpluis.kern.modelmeldcode import Modelmeldcode, Onderdeel
from nietpluis.kern.protocol import Stap
from nietpluis.kern.protocollen import protocol_op
from nietpluis.kern.uitslag import Criteriumuitslag, Elementuitslag, Uitslag


@dataclass(frozen=True, kw_only=True)
class Punt:
    """An element that is not there, or not clearly: what it lacks, and the sections that carry it."""

    element: Elementuitslag
    mist: tuple[Criteriumuitslag, ...]
    onderdelen: tuple[Onderdeel, ...]


def punten(uitslag: Uitslag, model: Modelmeldcode) -> tuple[Punt, ...]:
    """What the law asks and the reading did not plainly find, in the order of the requirements."""
    return tuple(_punten(uitslag.wettelijk(), model))


def adviespunten(uitslag: Uitslag, model: Modelmeldcode) -> tuple[Punt, ...]:
    """What is good to have beyond the law and was not plainly found."""
    return tuple(_punten(uitslag.adviezen(), model))


def _punten(elementen: tuple[Elementuitslag, ...], model: Modelmeldcode) -> Iterator[Punt]:
    for element in elementen:
        if element.bevinding != "aanwezig":
            yield Punt(
                element=element, mist=_mist(element), onderdelen=_draagt(model, element.code)
            )


def _mist(element: Elementuitslag) -> tuple[Criteriumuitslag, ...]:
    """The criteria that were not found; those that the element cannot do without, if it lacks one."""
    weg = tuple(c for c in element.criteria if c.bevinding != "aanwezig")
    return tuple(c for c in weg if c.nodig) or weg


def _draagt(model: Modelmeldcode, element: str) -> tuple[Onderdeel, ...]:
    return tuple(deel for deel in model.onderdelen if element in deel.elementen)


def stappen_van(model: Modelmeldcode) -> tuple[Stap, ...]:
    """The steps that this meldcode divides, in order."""
    return protocol_op(model.sector, model.ingangsdatum).stappen


def zonder_iemand(model: Modelmeldcode, ingevuld: Ingevuld) -> tuple[Stap, ...]:
    """The steps that were given to nobody: these fall to the aandachtsfunctionaris, then the bestuurder."""
    return tuple(stap for stap in stappen_van(model) if not ingevuld.taak(stap.code).doet)
