"""The meldcode of the organisation in a casus: the version it began under, and what that version says of a step."""

from datetime import date
from typing import TypedDict
from uuid import UUID

from pydantic import ValidationError

from nietpluis.kern.feiten.signalen import Opening
from nietpluis.kern.inhoud import InhoudFout
from nietpluis.kern.meldcodetekst import Onderdeeltekst
from nietpluis.kern.protocol import Protocol
from nietpluis.kern.verantwoordelijk import verdeling_van
from nietpluis.meldcodes.huidig import geldende, ingevuld_van, tekst_van, versie
from nietpluis.meldcodes.models import Meldcodeversie


class Meldcodevelden(TypedDict, total=False):
    """The fields of an Opening that name the meldcode."""

    meldcode: int
    meldcode_digest: str
    meldcode_van: date
    functies: dict[str, tuple[str, str]]
    doet: dict[str, tuple[str, ...]]
    vervangt: dict[str, str]


def bij_opening(organisatie_id: UUID, protocol: Protocol) -> Meldcodevelden:
    """What the opening says of the meldcode that is public now; nothing where none is. One query, inside the room.

    A route (about staff, among children) has steps of its own: who does those, the meldcode does not say.
    """
    nu = geldende(organisatie_id)
    if nu is None:
        return {}
    velden = Meldcodevelden(
        meldcode=nu.nummer, meldcode_digest=nu.afdruk, meldcode_van=nu.vastgesteld_op
    )
    if protocol.route_van:
        return velden
    try:
        ingevuld = ingevuld_van(nu)
    except ValidationError:  # a signal never waits for the meldcode
        return velden
    return velden | Meldcodevelden(
        functies={f.code: (f.naam, f.rol) for f in ingevuld.functies},
        doet={taak.stap: taak.doet for taak in ingevuld.verdeling},
        vervangt={taak.stap: taak.vervangt for taak in ingevuld.verdeling if taak.vervangt},
    )


def passage(organisatie_id: UUID, opening: Opening | None, stap: str) -> Onderdeeltekst | None:
    """What the meldcode of this casus says of a step, with names; None where it says nothing of it.

    One query. A text that is not the one of that day, or can no longer be read, stops no casus.
    """
    if opening is None or opening.meldcode is None or verdeling_van(opening) is None:
        return None
    eigen = versie(organisatie_id, opening.meldcode)
    if eigen is None or eigen.afdruk != opening.meldcode_digest:
        return None
    try:
        return tekst_van(eigen).van_stap(stap)
    except (InhoudFout, KeyError, ValidationError):
        return None


def nieuwere(organisatie_id: UUID, opening: Opening | None) -> Meldcodeversie | None:
    """The version that is public now, where that is another than the one of this casus. One query at most."""
    if opening is None or opening.meldcode is None:
        return None
    nu = geldende(organisatie_id)
    return nu if nu and nu.nummer > opening.meldcode else None
