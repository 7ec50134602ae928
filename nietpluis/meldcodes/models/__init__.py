from nietpluis.meldcodes.models.meldcodeconcept import Meldcodeconcept
from nietpluis.meldcodes.models.meldcodehandeling import Meldcodehandeling, Wat
from nietpluis.meldcodes.models.meldcodeversie import Meldcodeversie

__all__ = ["Meldcodeconcept", "Meldcodehandeling", "Meldcodeversie", "Wat"]
