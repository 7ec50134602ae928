"""The tables of organisations; one model per file."""

from nietpluis.organisaties.models.aanmelding import Aanmelding, Apparaat
from nietpluis.organisaties.models.beheerhandeling import Beheerhandeling
from nietpluis.organisaties.models.functie import Functie
from nietpluis.organisaties.models.gebruiker import Gebruiker
from nietpluis.organisaties.models.inlogkaart import Inlogkaart
from nietpluis.organisaties.models.inschrijving import Inschrijving
from nietpluis.organisaties.models.lidmaatschap import Lidmaatschap
from nietpluis.organisaties.models.organisatie import Organisatie
from nietpluis.organisaties.models.rolvervulling import Rol, Rolvervulling
from nietpluis.organisaties.models.rolverzoek import Rolverzoek
from nietpluis.organisaties.models.schrijfpagina import Schrijfpagina
from nietpluis.organisaties.models.team import Team
from nietpluis.organisaties.models.teller import Teller
from nietpluis.organisaties.models.uitnodiging import Uitnodiging

__all__ = [
    "Aanmelding",
    "Apparaat",
    "Beheerhandeling",
    "Functie",
    "Gebruiker",
    "Inlogkaart",
    "Inschrijving",
    "Lidmaatschap",
    "Organisatie",
    "Rol",
    "Rolvervulling",
    "Rolverzoek",
    "Schrijfpagina",
    "Team",
    "Teller",
    "Uitnodiging",
]
