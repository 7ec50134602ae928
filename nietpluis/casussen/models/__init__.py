"""What is stored of a casus: its sealed facts, and beside them only what SQL must filter or sort."""

from nietpluis.casussen.models.casus import Casus, CasusQuerySet, Nummering
from nietpluis.casussen.models.concept import Concept
from nietpluis.casussen.models.eigensignaal import EigenSignaal
from nietpluis.casussen.models.kenmerk import Kenmerk
from nietpluis.casussen.models.raadpleging import Raadpleging
from nietpluis.casussen.models.toegang import Toegang
from nietpluis.casussen.models.vastlegging import Vastlegging

__all__ = [
    "Casus",
    "CasusQuerySet",
    "Concept",
    "EigenSignaal",
    "Kenmerk",
    "Nummering",
    "Raadpleging",
    "Toegang",
    "Vastlegging",
]
