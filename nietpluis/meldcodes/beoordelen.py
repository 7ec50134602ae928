"""A person judges a first reading: each finding, each warning, and in the end the whole.

Only under a person's name does anything say "voldoet". Whoever judges is a name and an account, not a member:
a supervisor judges by the same code in a room of its own. Every act is a new row; the earlier ones stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from uuid import UUID

from nietpluis.kern.uitslag import Bevinding, Criteriumuitslag, Elementuitslag, Uitslag
from nietpluis.meldcodes.fout import MeldcodeFout
from nietpluis.meldcodes.models import Toetsing, Toetsoordeel
from nietpluis.meldcodes.toetsen import uitslag_van

EIND = "eind"
BEVINDINGEN: tuple[Bevinding, ...] = ("aanwezig", "onduidelijk", "ontbreekt")
KLOPT, KLOPT_NIET = "klopt", "klopt niet"
VOLDOET, VOLDOET_NIET, GEEN_MELDCODE, ADVIES = "voldoet", "voldoet niet", "geen meldcode", "advies"
EINDTEKST = {
    VOLDOET: "Deze meldcode voldoet aan de wet.",
    VOLDOET_NIET: "Deze meldcode voldoet niet aan de wet.",
    GEEN_MELDCODE: "Deze tekst is geen meldcode.",
    ADVIES: "Het advies is bekeken.",
}
REDEN_NODIG = "U ziet het anders dan de eerste lezing. Schrijf waarom."
REDEN_EIND = "Dit past niet bij de bevindingen. Schrijf waarom u dit toch vindt."
NOG_OPEN = "Beoordeel eerst elk onderdeel dat de wet vraagt."
KIES_KLOPT = "Kies: klopt, of klopt niet."
WEG = "Deze lezing is er niet meer."


class EerderBeoordeeld(MeldcodeFout):
    """Somebody judged the same thing since it was looked at."""

    def __init__(self, rij: Toetsoordeel) -> None:
        super().__init__(
            f"{rij.naam} gaf net een oordeel: {rij.oordeel}. Wat u typte, staat er nog. "
            "Kijk het na en bewaar opnieuw."
        )


@dataclass(frozen=True)
class Beoordelaar:
    """Who judges: the account, and how this person signs ("Anna de Wit, aandachtsfunctionaris")."""

    gebruiker_id: UUID
    naam: str


@dataclass(frozen=True)
class Woord:
    """What somebody says; `na` is the number of the last row about it that this person saw, 0 for none."""

    oordeel: str
    reden: str = ""
    na: int = 0


def element(code: str) -> str:
    """How a row names an element."""
    return f"element:{code}"


def criterium(code: str, onderdeel: str) -> str:
    """How a row names a criterion of an element."""
    return f"criterium:{code}.{onderdeel}"


def waarschuwing(nummer: int) -> str:
    """How a row names a warning: by its place in the result, from 1."""
    return f"waarschuwing:{nummer}"


class Beoordeling:
    """A first reading with all that persons said about it. Pure: rows in, answers out."""

    def __init__(self, toetsing: Toetsing, rijen: Iterable[Toetsoordeel]) -> None:
        self.toetsing = toetsing
        self.rijen = tuple(rijen)

    @cached_property
    def uitslag(self) -> Uitslag:
        """What the machine found."""
        return uitslag_van(self.toetsing)

    def over(self, waarover: str) -> Sequence[Toetsoordeel]:
        """All that was said about one thing, the oldest first."""
        return [rij for rij in self.rijen if rij.waarover == waarover]

    def laatste(self, waarover: str) -> Toetsoordeel | None:
        """What holds of a thing now."""
        return next(iter(reversed(self.over(waarover))), None)

    def nummer(self, waarover: str) -> int:
        """The number of the last row about a thing; 0 for none. About the whole, every row counts."""
        rijen = self.rijen if waarover == EIND else self.over(waarover)
        return rijen[-1].volgnummer if rijen else 0

    def bevinding(self, gevonden: Elementuitslag) -> str:
        """What holds of an element: what a person said, else what the machine found."""
        rij = self.laatste(element(gevonden.code))
        return rij.oordeel if rij else gevonden.bevinding

    @cached_property
    def open(self) -> Sequence[Elementuitslag]:
        """The elements of the law of which no person has said anything yet."""
        return [e for e in self.uitslag.wettelijk() if not self.laatste(element(e.code))]

    @property
    def keuzes(self) -> tuple[str, ...]:
        """The judgements that can be given of the whole; outside the law never whether it suffices."""
        if self.toetsing.wettelijk:
            return (VOLDOET, VOLDOET_NIET, GEEN_MELDCODE)
        return (ADVIES, GEEN_MELDCODE)

    @property
    def past_bij_de_bevindingen(self) -> str:
        """The judgement that follows from the findings; "" where they leave it open."""
        if not self.uitslag.is_meldcode:
            return GEEN_MELDCODE
        if not self.toetsing.wettelijk:
            return ADVIES
        gevonden = {self.bevinding(e) for e in self.uitslag.wettelijk()}
        if "ontbreekt" in gevonden:
            return VOLDOET_NIET
        return VOLDOET if gevonden == {"aanwezig"} else ""

    @property
    def eind(self) -> Toetsoordeel | None:
        """The judgement of the whole that holds; None too where a finding changed after it."""
        rij = self.laatste(EIND)
        return None if rij is None or self._daarna(rij) else rij

    @property
    def achterhaald(self) -> Toetsoordeel | None:
        """A judgement of the whole that was overtaken by a later finding."""
        rij = self.laatste(EIND)
        return rij if rij and self._daarna(rij) else None

    def _daarna(self, eind: Toetsoordeel) -> bool:
        return any(
            rij.volgnummer > eind.volgnummer and rij.waarover.startswith("element:")
            for rij in self.rijen
        )


def beoordeling_van(toetsing: Toetsing) -> Beoordeling:
    """The check with everything said about it. One query."""
    rijen = Toetsoordeel.objects.get_queryset().filter(toetsing=toetsing.id)
    return Beoordeling(toetsing, rijen.order_by("volgnummer"))


def beoordelingen(toetsingen: Iterable[Toetsing]) -> list[Beoordeling]:
    """The same for many checks, in their order. One query for all."""
    gekozen = list(toetsingen)
    per_toets: dict[UUID, list[Toetsoordeel]] = {toetsing.id: [] for toetsing in gekozen}
    rijen = Toetsoordeel.objects.get_queryset().filter(toetsing__in=list(per_toets))
    for rij in rijen.order_by("volgnummer"):
        per_toets[rij.toetsing_id].append(rij)
    return [Beoordeling(toetsing, per_toets[toetsing.id]) for toetsing in gekozen]


def geef_bevinding(
    toetsing: Toetsing,
    wie: Beoordelaar,
    gevonden: Elementuitslag,
    woord: Woord,
    nu: datetime,
    *,
    onderdeel: Criteriumuitslag | None = None,
) -> Toetsoordeel:
    """Confirm or overrule one finding: an element, or with `onderdeel` one criterion of it.

    Raises MeldcodeFout: overruling without a reason, or somebody was first.
    """
    waarover = criterium(gevonden.code, onderdeel.code) if onderdeel else element(gevonden.code)
    machine = onderdeel.bevinding if onderdeel else gevonden.bevinding
    if woord.oordeel != machine and not woord.reden:
        raise MeldcodeFout(REDEN_NODIG, "reden")
    return _schrijf(toetsing, wie, waarover, woord, nu)


def geef_waarschuwing(
    toetsing: Toetsing, wie: Beoordelaar, nummer: int, woord: Woord, nu: datetime
) -> Toetsoordeel:
    """Say whether a warning is right. Raises MeldcodeFout: neither was said, or somebody was first."""
    if woord.oordeel not in (KLOPT, KLOPT_NIET):
        raise MeldcodeFout(KIES_KLOPT)
    return _schrijf(toetsing, wie, waarschuwing(nummer), woord, nu)


def geef_eindoordeel(
    toetsing: Toetsing, wie: Beoordelaar, woord: Woord, nu: datetime
) -> Toetsoordeel:
    """Judge the whole, under a name. Raises MeldcodeFout: something is open, a reason is asked, or too late."""
    nu_bekend = beoordeling_van(_op_slot(toetsing))
    if nu_bekend.open and woord.oordeel != GEEN_MELDCODE:
        raise MeldcodeFout(NOG_OPEN)
    if woord.oordeel != nu_bekend.past_bij_de_bevindingen and not woord.reden:
        raise MeldcodeFout(REDEN_EIND, "reden")
    return _schrijf(toetsing, wie, EIND, woord, nu)


def _schrijf(
    toetsing: Toetsing, wie: Beoordelaar, waarover: str, woord: Woord, nu: datetime
) -> Toetsoordeel:
    """Add a row. The same word of the same person again is the row that is there: the button was pressed twice."""
    stand = beoordeling_van(_op_slot(toetsing))
    vorige = stand.laatste(waarover)
    nummer = stand.nummer(waarover)
    if vorige and vorige.volgnummer == nummer and _zelfde(vorige, wie, woord):
        return vorige
    if nummer > woord.na:
        raise EerderBeoordeeld(vorige or stand.rijen[-1])
    return Toetsoordeel.objects.create(
        organisatie_id=toetsing.organisatie_id,
        toetsing=toetsing,
        volgnummer=len(stand.rijen) + 1,
        waarover=waarover,
        oordeel=woord.oordeel,
        reden=woord.reden,
        wie_id=wie.gebruiker_id,
        naam=wie.naam,
        wanneer=nu,
    )


def _zelfde(rij: Toetsoordeel, wie: Beoordelaar, woord: Woord) -> bool:
    zegt = (rij.wie_id, rij.oordeel, rij.reden)
    return zegt == (wie.gebruiker_id, woord.oordeel, woord.reden)


def _op_slot(toetsing: Toetsing) -> Toetsing:
    """The check, held until the transaction ends: two who judge it come one after the other."""
    vast = Toetsing.objects.get_queryset().select_for_update().filter(id=toetsing.id).first()
    if vast is None:
        raise MeldcodeFout(WEG)
    return vast
