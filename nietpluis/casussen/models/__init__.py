"""What is stored of a casus: its sealed facts, and beside them only what SQL must filter or sort."""

from nietpluis.casussen.models.afschrift import Afschrift
from nietpluis.casussen.models.bijlage import Bijlage, Bijlageonderweg, Bijlagestuk
from nietpluis.casussen.models.casus import Casus, CasusQuerySet, Nummering
from nietpluis.casussen.models.concept import Concept
from nietpluis.casussen.models.controleverslag import Ankering, Controleverslag
from nietpluis.casussen.models.eigensignaal import EigenSignaal
from nietpluis.casussen.models.kenmerk import Kenmerk
from nietpluis.casussen.models.leessignaal import Leessignaal
from nietpluis.casussen.models.logopruiming import Logopruiming
from nietpluis.casussen.models.raadpleging import Raadpleging
from nietpluis.casussen.models.toegang import Toegang
from nietpluis.casussen.models.vastlegging import Vastlegging
from nietpluis.casussen.models.vernietiging import Vernietiging

__all__ = [
    "Afschrift",
    "Ankering",
    "Bijlage",
    "Bijlageonderweg",
    "Bijlagestuk",
    "Casus",
    "CasusQuerySet",
    "Concept",
    "Controleverslag",
    "EigenSignaal",
    "Kenmerk",
    "Leessignaal",
    "Logopruiming",
    "Nummering",
    "Raadpleging",
    "Toegang",
    "Vastlegging",
    "Vernietiging",
]
