from nietpluis.meldcodes.models.meldcodeconcept import Meldcodeconcept
from nietpluis.meldcodes.models.meldcodehandeling import Meldcodehandeling, Wat
from nietpluis.meldcodes.models.meldcodeversie import Meldcodeversie
from nietpluis.meldcodes.models.toetsing import Toetsing
from nietpluis.meldcodes.models.toetsoordeel import Toetsoordeel

__all__ = [
    "Meldcodeconcept",
    "Meldcodehandeling",
    "Meldcodeversie",
    "Toetsing",
    "Toetsoordeel",
    "Wat",
]
