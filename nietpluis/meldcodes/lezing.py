"""The first reading of a meldcode of our own: the same check as of any file, on the text as it reads now."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache

from nietpluis.kern.eisen import eisen_op
from nietpluis.kern.meldcodetekst import naar_document, stel_samen, uit_gegevens
from nietpluis.kern.modelmeldcode import modelmeldcode
from nietpluis.kern.toets import toets
from nietpluis.kern.uitslag import Uitslag
from nietpluis.meldcodes.huidig import model_van
from nietpluis.meldcodes.models import Meldcodeconcept, Meldcodeversie

BEWAARD = 64
"""How many readings a process keeps: as many texts as are written on at once, and no more."""


def eerste_lezing(meldcode: Meldcodeconcept | Meldcodeversie, op: date) -> Uitslag:
    """What the check finds in this text on a day. Read once for as long as nothing in it changes."""
    return _lees(meldcode.model, json.dumps(meldcode.inhoud, sort_keys=True), op)


def is_advies(meldcode: Meldcodeconcept | Meldcodeversie, op: date) -> bool:
    """Whether the law asks nothing of this meldcode, as of volunteers: whatever is missing is advice then."""
    return not eisen_op(model_van(meldcode).eisen, op).wettelijk


@lru_cache(maxsize=BEWAARD)
def _lees(model: str, schrift: str, op: date) -> Uitslag:
    naam, uitgave = model.split("/")
    gekozen = modelmeldcode(naam, date.fromisoformat(uitgave))
    tekst = stel_samen(gekozen, uit_gegevens(json.loads(schrift)))
    return toets(naar_document(tekst), eisen_op(gekozen.eisen, op), op)
