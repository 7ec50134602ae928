"""Invented organisations and people, to try Nietpluis with. Safe to run twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.contrib.auth.hashers import make_password
from django.db import transaction

from nietpluis.organisaties.models import (
    Functie,
    Gebruiker,
    Lidmaatschap,
    Organisatie,
    Rol,
    Rolvervulling,
    Team,
)
from nietpluis.organisaties.toegang import in_organisatie


@dataclass(frozen=True)
class DemoPersoon:
    """Someone of the cast; the first word of `naam` is how the screen addresses this person."""

    naam: str
    functie: str
    rollen: tuple[str, ...]
    telefoon: str = ""
    bereikbaar: str = ""
    team: str = ""

    @property
    def roepnaam(self) -> str:
        return self.naam.split(maxsplit=1)[0]

    def email(self, slug: str) -> str:
        return f"{self.roepnaam.lower()}@{slug}.example"


@dataclass(frozen=True)
class DemoOrganisatie:
    """An organisation with its people; signals go to `aandacht`, and else to `waarnemer`."""

    slug: str
    naam: str
    sector: str
    mensen: tuple[DemoPersoon, ...]
    aandacht: str
    waarnemer: str = ""
    telefoon: str = ""
    voorzieningen: tuple[str, ...] = field(default=())
    eenpersoons: bool = False


WERK = (Rol.MEDEWERKER.value,)
AANDACHT = (Rol.AANDACHTSFUNCTIONARIS.value,)

DE_LINDE = DemoOrganisatie(
    slug="de-linde",
    naam="De Linde",
    sector="maatschappelijke_ondersteuning",
    voorzieningen=("hulp_bij_het_huishouden", "dagbesteding", "individuele_ondersteuning"),
    telefoon="088 000 01 00",
    aandacht="Anna",
    waarnemer="Bram",
    mensen=(
        DemoPersoon(
            "Anna de Wit",
            "aandachtsfunctionaris",
            AANDACHT,
            "088 000 01 23",
            "Maandag tot en met donderdag, 8.30 tot 17.00 uur",
        ),
        DemoPersoon(
            "Bram Hendriks",
            "aandachtsfunctionaris",
            AANDACHT,
            "088 000 01 24",
            "Elke werkdag tot 17.00 uur",
        ),
        DemoPersoon("Fatima El Amrani", "hulp bij het huishouden", WERK, team="Team Noord"),
        DemoPersoon("Romy Bakker", "begeleider", WERK, "088 000 01 31", team="Team Noord"),
        DemoPersoon(
            "Linda Smit",
            "teamleider",
            (Rol.LEIDINGGEVENDE.value,),
            "088 000 01 40",
            team="Team Noord",
        ),
        DemoPersoon("Gerda Postma", "bestuurder", (Rol.BESTUURDER.value,), "088 000 01 50"),
        DemoPersoon("Peter Vos", "privacyfunctionaris", (Rol.PRIVACYFUNCTIONARIS.value,)),
        DemoPersoon("Bea Kuipers", "beheerder", (Rol.BEHEERDER.value,), "088 000 01 60"),
    ),
)
DE_WEGWIJZER = DemoOrganisatie(
    slug="de-wegwijzer",
    naam="De Wegwijzer",
    sector="onderwijs",
    telefoon="088 000 02 00",
    aandacht="Chris",
    mensen=(
        DemoPersoon("Chris Vermeer", "intern begeleider", AANDACHT, "088 000 02 11"),
        DemoPersoon("Sanne Dekker", "leerkracht", WERK),
    ),
)


def _klein(slug: str, naam: str, sector: str, *mensen: tuple[str, str]) -> DemoOrganisatie:
    """Make an organisation of an aandachtsfunctionaris (first) and workers."""
    (aandacht, functie), *werkers = mensen
    return DemoOrganisatie(
        slug=slug,
        naam=naam,
        sector=sector,
        aandacht=aandacht.split(maxsplit=1)[0],
        mensen=(
            DemoPersoon(aandacht, functie, AANDACHT),
            *(DemoPersoon(werker, werk, WERK) for werker, werk in werkers),
        ),
    )


HUISARTSENPRAKTIJK_NOORD = DemoOrganisatie(
    slug="huisartsenpraktijk-noord",
    naam="Huisartsenpraktijk Noord",
    sector="artsen",
    aandacht="Yara",
    eenpersoons=True,
    mensen=(DemoPersoon("Yara Jansen", "huisarts", tuple(Rol.values)),),
)
DEMO = (
    DE_LINDE,
    DE_WEGWIJZER,
    HUISARTSENPRAKTIJK_NOORD,
    _klein(
        "de-klimboom",
        "De Klimboom",
        "kinderopvang",
        ("Noor Visser", "locatiehoofd"),
        ("Tim de Boer", "pedagogisch medewerker"),
    ),
    _klein(
        "kraamzorg-zacht",
        "Kraamzorg Zacht",
        "geboortezorg",
        ("Esther Mulder", "verloskundige"),
        ("Wendy Bos", "kraamverzorgende"),
    ),
    _klein(
        "ggz-de-haven",
        "GGZ De Haven",
        "ggz",
        ("Karim Aziz", "klinisch psycholoog"),
        ("Marit Groen", "verpleegkundige"),
    ),
    _klein(
        "jgz-waterland",
        "JGZ Waterland",
        "jeugdgezondheidszorg",
        ("Joke Prins", "jeugdarts"),
        ("Sem de Jong", "jeugdverpleegkundige"),
    ),
)


def maak_demo(wachtwoord: str) -> None:
    """Make all demo organisations and people; everyone gets this password, also when run again."""
    versleuteld = make_password(wachtwoord)
    with transaction.atomic():
        for demo in DEMO:
            maak_organisatie(demo, versleuteld)


def maak_organisatie(demo: DemoOrganisatie, versleuteld: str) -> Organisatie:
    """Make one demo organisation with its people; `versleuteld` is the hash of their password."""
    organisatie, _ = Organisatie.objects.update_or_create(
        slug=demo.slug,
        defaults={
            "naam": demo.naam,
            "sector": demo.sector,
            "voorzieningen": list(demo.voorzieningen),
            "telefoon": demo.telefoon,
            "eenpersoons": demo.eenpersoons,
        },
    )
    with in_organisatie(organisatie.id, schrijven=True):
        leden = {p.roepnaam: _maak_lid(organisatie, p, versleuteld) for p in demo.mensen}
        _maak_functie(organisatie, leden[demo.aandacht], leden.get(demo.waarnemer))
    return organisatie


def _maak_lid(organisatie: Organisatie, persoon: DemoPersoon, versleuteld: str) -> Lidmaatschap:
    gebruiker, _ = Gebruiker.objects.update_or_create(
        email=persoon.email(organisatie.slug),
        defaults={"naam": persoon.naam, "roepnaam": persoon.roepnaam, "password": versleuteld},
    )
    lid, _ = Lidmaatschap.objects.get_or_create(
        gebruiker=gebruiker,
        organisatie=organisatie,
        actief_tot=None,
        defaults={
            "functie": persoon.functie,
            "telefoon": persoon.telefoon,
            "bereikbaar": persoon.bereikbaar,
            "team": _maak_team(organisatie, persoon.team),
        },
    )
    for rol in persoon.rollen:
        Rolvervulling.objects.get_or_create(lid=lid, rol=rol)
    return lid


def _maak_team(organisatie: Organisatie, naam: str) -> Team | None:
    return Team.objects.get_or_create(organisatie=organisatie, naam=naam)[0] if naam else None


def _maak_functie(
    organisatie: Organisatie, vervuller: Lidmaatschap, waarnemer: Lidmaatschap | None
) -> None:
    Functie.objects.get_or_create(
        organisatie=organisatie,
        team=None,
        naam=Rol.AANDACHTSFUNCTIONARIS,
        defaults={"vervuller": vervuller, "waarnemer": waarnemer},
    )


def demo_aanmeldingen() -> list[tuple[str, str, str]]:
    """Return (name, roles and organisation in words, e-mail address) of everyone in the demo."""
    return list(_aanmeldingen())


def _aanmeldingen() -> Iterator[tuple[str, str, str]]:
    for demo in DEMO:
        for persoon in demo.mensen:
            rollen = "alle rollen" if demo.eenpersoons else ", ".join(persoon.rollen)
            yield persoon.naam, f"{rollen}, {demo.naam}", persoon.email(demo.slug)
