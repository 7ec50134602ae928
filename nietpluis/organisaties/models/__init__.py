"""The tables of organisations; one model per file."""

from nietpluis.organisaties.models.beheerhandeling import Beheerhandeling
from nietpluis.organisaties.models.functie import Functie
from nietpluis.organisaties.models.gebruiker import Gebruiker
from nietpluis.organisaties.models.inlogkaart import Inlogkaart
from nietpluis.organisaties.models.lidmaatschap import Lidmaatschap
from nietpluis.organisaties.models.organisatie import Organisatie
from nietpluis.organisaties.models.rolvervulling import Rol, Rolvervulling
from nietpluis.organisaties.models.rolverzoek import Rolverzoek
from nietpluis.organisaties.models.schrijfpagina import Schrijfpagina
from nietpluis.organisaties.models.team import Team

__all__ = [
    "Beheerhandeling",
    "Functie",
    "Gebruiker",
    "Inlogkaart",
    "Lidmaatschap",
    "Organisatie",
    "Rol",
    "Rolvervulling",
    "Rolverzoek",
    "Schrijfpagina",
    "Team",
]
