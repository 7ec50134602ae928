"""How the keys stand: which wrap what, and what still needs an older one."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Max

from nietpluis.kluis.herstelblad import naam
from nietpluis.kluis.models import Dossiersleutel, Herstelbevestiging, Organisatiesleutel
from nietpluis.kluis.organisatiesleutels import (
    VerkeerdeHoofdsleutel,
    hoofdsleutel,
    hoofdsleutels,
    pak_organisatiesleutel_uit,
    past_op_huidige,
)


@dataclass(frozen=True)
class Organisatiestand:
    """The keys of one organisation: dossier keys per version, and which version wraps what is new."""

    organisatie: UUID
    per_versie: dict[int, int]
    nieuwste: int
    sinds: datetime
    zonder_sleutel: int
    """Dossier keys under a version that is not there any more: nobody opens them."""

    @property
    def oud(self) -> int:
        """How many dossier keys an older version still opens."""
        return sum(n for versie, n in self.per_versie.items() if versie != self.nieuwste)


@dataclass(frozen=True)
class Hoofdstand:
    """The master key: what it is called, how many organisation keys are under it and under others."""

    naam: str
    andere: list[str]
    onder_huidige: int
    onder_andere: int
    dicht: int
    """Organisation keys that none of the master keys opens."""


def hoofdstand() -> Hoofdstand:
    """How the master keys stand; opens every organisation key."""
    huidige, *andere = hoofdsleutels()
    telling = {"huidige": 0, "andere": 0, "dicht": 0}
    for rij in Organisatiesleutel.objects.order_by("id"):
        telling[_waaronder(rij)] += 1
    return Hoofdstand(
        naam(huidige), [naam(ander) for ander in andere], *(telling[soort] for soort in telling)
    )


def _waaronder(rij: Organisatiesleutel) -> str:
    if past_op_huidige(rij):
        return "huidige"
    try:
        pak_organisatiesleutel_uit(rij.organisatie, rij.versie, rij.verpakt)
    except VerkeerdeHoofdsleutel:
        return "dicht"
    return "andere"


def organisatiestand(organisatie: UUID) -> Organisatiestand | None:
    """How the keys of one organisation stand; None where it has none. Two queries."""
    versies = dict(
        Organisatiesleutel.objects.filter(organisatie=organisatie)
        .order_by("versie")
        .values_list("versie", "aangemaakt_op")
    )
    if not versies:
        return None
    rijen = Dossiersleutel.objects.filter(organisatie=organisatie).values("versie").order_by()
    aantallen = dict(rijen.annotate(aantal=Count("id")).values_list("versie", "aantal"))
    hoogste = max(versies)
    return Organisatiestand(
        organisatie,
        {versie: aantallen.get(versie, 0) for versie in versies},
        hoogste,
        versies[hoogste],
        sum(n for versie, n in aantallen.items() if versie not in versies),
    )


def opvolgers() -> int:
    """How many dossiers have a key that took the place of a suspect one."""
    return Dossiersleutel.objects.filter(nummer=2).count()


def herstelblad_bevestigd_op() -> datetime | None:
    """When somebody last typed the sheet of the current master key back; None when nobody did."""
    rijen = Herstelbevestiging.objects.filter(sleutelnaam=naam(hoofdsleutel()))
    gevonden: datetime | None = rijen.aggregate(laatst=Max("wanneer"))["laatst"]
    return gevonden


def bevestig_herstelblad(wie: str) -> Herstelbevestiging:
    """Record that this person typed the sheet of the current master key back."""
    return Herstelbevestiging.objects.create(sleutelnaam=naam(hoofdsleutel()), wie=wie)


def sinds_en_half(organisatie: UUID) -> tuple[datetime | None, bool]:
    """When the newest key of an organisation was made, and whether something still needs an older one. Two queries."""
    sleutels = Organisatiesleutel.objects.filter(organisatie=organisatie)
    nieuwste = sleutels.order_by("-versie").values_list("versie", "aangemaakt_op").first()
    if nieuwste is None:
        return None, False
    versie, sinds = nieuwste
    oud = Dossiersleutel.objects.filter(organisatie=organisatie, versie__lt=versie)
    return sinds, oud.exists()
