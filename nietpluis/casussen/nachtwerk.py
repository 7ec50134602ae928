"""What the night does to prove that all is as it was: the whole control, and then the next anchor."""

from datetime import datetime

from nietpluis.casussen import ankeren
from nietpluis.casussen.controleren import controleer_alles


class NietInOrde(Exception):
    """Something was found; str() counts it. Whoever runs the system must look today."""


def controleer(_nu: datetime) -> str:
    """The control of every organisation; each beheerder reads the result. Raises NietInOrde."""
    casussen, gevonden = controleer_alles()
    if gevonden:
        raise NietInOrde(f"{casussen} casussen, {gevonden} bevindingen")
    return f"{casussen} casussen, alles klopt"


def leg_anker(nu: datetime) -> str:
    """The next anchor, where a place for it was set. Raises NietInOrde, ankeren.Bezwaar, OSError."""
    map_ = ankeren.map_uit_instelling()
    if map_ is None:
        return "geen plek ingesteld"
    gelegd, gezien = ankeren.leg_anker(map_, nu)
    if gezien.afwijkingen:
        raise NietInOrde(f"anker {gelegd.reeks}, {len(gezien.afwijkingen)} afwijkingen")
    return f"anker {gelegd.reeks} {gelegd.afdruk}"
