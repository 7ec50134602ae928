"""Synthetic organisations with their people. Nobody of them can sign in: no password fits."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import transaction

from nietpluis.casussen.models import Nummering
from nietpluis.casussen.stempel import persoon
from nietpluis.casussen.vullen.kans import Kans
from nietpluis.casussen.vullen.woorden import ACHTERNAMEN, FUNCTIES, PLAATSEN, VOORNAMEN
from nietpluis.kern import protocollen
from nietpluis.kern.feiten import Persoon
from nietpluis.organisaties.models import (
    Functie,
    Gebruiker,
    Lidmaatschap,
    Organisatie,
    Rol,
    Rolvervulling,
)
from nietpluis.organisaties.toegang import met_lid

ONTVANGERS = (0, 1)
"""The places in the list of members of the aandachtsfunctionaris and of the stand-in."""
WERKERS = 6
"""Workers in each organisation, beside the aandachtsfunctionaris and the stand-in."""


class BestaatAl(Exception):
    """There are synthetic organisations of this seed already."""

    def __init__(self, slug: str) -> None:
        super().__init__(f"De organisatie {slug} bestaat al. Kies een ander zaad.")


@dataclass(frozen=True)
class Bezetting:
    """An organisation as its dossiers see it: who receives, who stands in, who gives signals."""

    organisatie: UUID
    sector: str
    aandacht: Persoon
    waarnemer: Persoon
    werkers: tuple[Persoon, ...]


def slug(zaad: int, nummer: int) -> str:
    """The name in the address of the n-th organisation of a seed, from 1."""
    return f"vul-{zaad}-{nummer}"


def maak_bezettingen(zaad: int, aantallen: list[int]) -> list[Bezetting]:
    """Make an organisation for each number of dossiers, with its people. Raises BestaatAl."""
    if Organisatie.objects.filter(slug=slug(zaad, 1)).exists():
        raise BestaatAl(slug(zaad, 1))
    geheim, sectoren = make_password(None), protocollen.sectoren()
    return [
        _maak(zaad, nummer, sectoren[nummer % len(sectoren)], aantal, geheim)
        for nummer, aantal in enumerate(aantallen, 1)
    ]


def _maak(zaad: int, nummer: int, sector: str, aantal: int, geheim: str) -> Bezetting:
    kans = Kans(f"{zaad}/mensen/{nummer}")
    naam = f"{kans.choice(PLAATSEN)} {nummer}"
    organisatie = Organisatie(id=kans.id(), slug=slug(zaad, nummer), naam=naam, sector=sector)
    with transaction.atomic():
        organisatie.save(force_insert=True)
        leden = [
            _lid(kans, organisatie, plaats, geheim) for plaats in range(len(ONTVANGERS) + WERKERS)
        ]
        with met_lid(leden[0], schrijven=True):
            _bewaar_leden(leden)
            Functie.objects.create(organisatie=organisatie, vervuller=leden[0], waarnemer=leden[1])
            Nummering.objects.create(organisatie=organisatie, laatste=aantal)
    aandacht, waarnemer, *werkers = map(persoon, leden)
    return Bezetting(organisatie.id, sector, aandacht, waarnemer, tuple(werkers))


def _lid(kans: Kans, organisatie: Organisatie, plaats: int, geheim: str) -> Lidmaatschap:
    """One person with a membership, unsaved; the first two receive signals."""
    voornaam = kans.choice(VOORNAMEN)
    gebruiker = Gebruiker(
        id=kans.id(),
        email=f"p{plaats}@{organisatie.slug}.example",
        naam=f"{voornaam} {kans.choice(ACHTERNAMEN)}",
        roepnaam=voornaam,
        password=geheim,
    )
    return Lidmaatschap(
        id=kans.id(),
        gebruiker=gebruiker,
        organisatie=organisatie,
        functie=Rol.AANDACHTSFUNCTIONARIS.label if plaats in ONTVANGERS else kans.choice(FUNCTIES),
        telefoon=f"088 000 {plaats:02d} {kans.randrange(100):02d}",
    )


def _bewaar_leden(leden: list[Lidmaatschap]) -> None:
    Gebruiker.objects.bulk_create(lid.gebruiker for lid in leden)
    Lidmaatschap.objects.bulk_create(leden)
    Rolvervulling.objects.bulk_create(
        Rolvervulling(
            lid=lid, rol=Rol.AANDACHTSFUNCTIONARIS if plaats in ONTVANGERS else Rol.MEDEWERKER
        )
        for plaats, lid in enumerate(leden)
    )
