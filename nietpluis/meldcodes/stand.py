"""Where the meldcode of an organisation stands now, out of its acts and its concept, and what it asks of whom.

Reading takes two queries, however much happened; the rest is derived. Call inside the room of the organisation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from django.urls import reverse

from nietpluis.kern.rechten import mag
from nietpluis.meldcodes import handelingen
from nietpluis.meldcodes.models import Meldcodeconcept, Meldcodehandeling, Meldcodeversie, Wat
from nietpluis.meldcodes.models.meldcodeconcept import Stand
from nietpluis.meldcodes.schrijven import SCHRIJF, huidig_concept
from nietpluis.meldcodes.vaststellen import BEOORDEEL, PUBLICEER, STEL_VAST
from nietpluis.organisaties.models import Lidmaatschap

Versiestand = Literal["openbaar", "vervangen", "van_de_pagina", "vastgesteld"]
VOORAF = timedelta(weeks=8)
"""How long before the day of review it is said."""


@dataclass(frozen=True)
class Vraagt:
    """Something that waits for whoever reads this page."""

    titel: str
    tekst: str
    url: str
    knop: str


@dataclass(frozen=True)
class Versieregel:
    """A version and what became of it."""

    versie: Meldcodeversie
    stand: Versiestand

    @property
    def woorden(self) -> str:
        """What became of it, in words."""
        return STANDWOORDEN[self.stand]


STANDWOORDEN: dict[Versiestand, str] = {
    "openbaar": "staat op de openbare pagina",
    "vervangen": "vervangen door een andere versie",
    "van_de_pagina": "van de openbare pagina gehaald",
    "vastgesteld": "vastgesteld, nog niet openbaar",
}


@dataclass(frozen=True)
class Toestand:
    """Everything that the overview tells: acts (newest first), versions, and the concept."""

    concept: Meldcodeconcept | None
    acts: Sequence[Meldcodehandeling]
    versies: Sequence[Versieregel]

    @property
    def geldend(self) -> Meldcodeversie | None:
        """The version that is public now."""
        return next((regel.versie for regel in self.versies if regel.stand == "openbaar"), None)

    @property
    def wacht_op_publiceren(self) -> Meldcodeversie | None:
        """The newest version, when nobody published it yet."""
        laatste = self.versies[0] if self.versies else None
        return laatste.versie if laatste and laatste.stand == "vastgesteld" else None

    @property
    def teruggegeven(self) -> Meldcodehandeling | None:
        """The act that gave the concept back to who writes, with its reason, while it lies there."""
        laatste = self.acts[0] if self.acts else None
        schrijft = self.concept and self.concept.stand == Stand.SCHRIJVEN
        return laatste if laatste and schrijft and laatste.wat == Wat.TERUGGEGEVEN else None


def toestand(lid: Lidmaatschap) -> Toestand:
    """Where the meldcode of this member's organisation stands. Two queries."""
    acts = handelingen.alle(lid)
    return Toestand(huidig_concept(lid), acts, versieregels(acts))


def versieregels(acts: Sequence[Meldcodehandeling]) -> list[Versieregel]:
    """Every version with what became of it, the newest first; `acts` newest first."""
    versies = [act.versie for act in acts if act.wat == Wat.VASTGESTELD and act.versie]
    return [Versieregel(versie, _stand(versie, acts)) for versie in versies]


def _stand(versie: Meldcodeversie, acts: Sequence[Meldcodehandeling]) -> Versiestand:
    wisselt = [act for act in acts if act.wat in (Wat.GEPUBLICEERD, Wat.INGETROKKEN)]
    eigen = [act for act in wisselt if act.versie == versie]
    if not eigen:
        return "vastgesteld"
    if eigen[0].wat == Wat.INGETROKKEN:
        return "van_de_pagina"
    return "openbaar" if wisselt[0] == eigen[0] else "vervangen"


def wacht_op(lid: Lidmaatschap, vandaag: date) -> list[Vraagt]:
    """What of the meldcode waits for this member. No query for who never writes, judges or adopts."""
    if mag(SCHRIJF, lid.rolnamen):
        return []
    return vraagt_nu(lid, toestand(lid), vandaag)


def vraagt_nu(lid: Lidmaatschap, nu: Toestand, vandaag: date) -> list[Vraagt]:
    """What waits for this member now: to write on, to judge, to adopt, to publish, to look again."""
    slug, gevonden = lid.organisatie.slug, []
    if nu.concept and (bij := _bij_het_concept(lid, nu, slug)):
        gevonden.append(bij)
    if nu.wacht_op_publiceren and _mag(lid, PUBLICEER):
        nummer = nu.wacht_op_publiceren.nummer
        url = reverse("meldcode_publiceren", args=[slug, nummer])
        tekst = f"Versie {nummer} is vastgesteld. Op de openbare pagina staat zij nog niet."
        gevonden.append(Vraagt("Zet de meldcode op de openbare pagina", tekst, url, "Bekijk"))
    if not nu.concept and _mag(lid, SCHRIJF) and moet_nagekeken(nu.geldend, vandaag):
        gevonden.append(_kijk_na(nu.geldend, slug, vandaag))
    return gevonden


def _bij_het_concept(lid: Lidmaatschap, nu: Toestand, slug: str) -> Vraagt | None:
    stand = nu.concept.stand if nu.concept else ""
    if stand == Stand.VOORGELEGD and _mag(lid, BEOORDEEL):
        url = reverse("meldcode_beoordelen", args=[slug])
        tekst = "Lees het concept. Keur het goed, of geef het terug met een reden."
        return Vraagt("Beoordeel de meldcode", tekst, url, "Lees en beoordeel")
    if stand == Stand.BEOORDEELD and _mag(lid, STEL_VAST):
        url = reverse("meldcode_vaststellen", args=[slug])
        tekst = "Het concept is goedgekeurd. U stelt het vast, of geeft het terug."
        return Vraagt("Stel de meldcode vast", tekst, url, "Lees en stel vast")
    if stand == Stand.SCHRIJVEN and nu.teruggegeven and _mag(lid, SCHRIJF):
        url = reverse("meldcode_schrijven", args=[slug])
        tekst = f"{nu.teruggegeven.naam} gaf het concept terug: ‘{nu.teruggegeven.reden}’"
        return Vraagt("De meldcode is teruggegeven", tekst, url, "Ga verder met schrijven")
    return None


def moet_nagekeken(versie: Meldcodeversie | None, vandaag: date) -> bool:
    """Whether the day of review of this version is near, or past."""
    return versie is not None and vandaag >= versie.herzien_voor - VOORAF


def _kijk_na(versie: Meldcodeversie | None, slug: str, vandaag: date) -> Vraagt:
    voorbij = versie is not None and vandaag > versie.herzien_voor
    tekst = (
        "De dag waarop dat moest, is voorbij. Klopt alles nog? Maak dan een nieuwe versie."
        if voorbij
        else "Het is bijna zover. Klopt alles nog? Maak dan een nieuwe versie."
    )
    url = reverse("meldcode_begin", args=[slug])
    return Vraagt("Kijk de meldcode na", tekst, url, "Begin een nieuwe versie")


def _mag(lid: Lidmaatschap, act: str) -> bool:
    return mag(act, lid.rolnamen) is None
