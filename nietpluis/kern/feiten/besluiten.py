"""Facts of weighing, deciding, helping and reporting."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from nietpluis.kern.feiten.basis import Feit


@dataclass(frozen=True, kw_only=True)
class Weging(Feit):
    """The answers to the questions of one afwegingskader; the outcome is derived from them, never stored."""

    soort: ClassVar[str] = "weging"
    kader: str
    uitgave: date
    keuzes: Mapping[str, str] = field(default_factory=dict)
    waarom: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Besluit(Feit):
    """The two decisions of step 5: is a melding necessary, and is help (also) possible.

    `waarom_niet` is asked when the kader asks for a melding and none is made. `meekijker` is who looks along,
    in words; `meekijker_lid` the lid id when that is a colleague here.
    """

    soort: ClassVar[str] = "besluit"
    melden: str = ""
    hulp: str = ""
    grond: str = ""
    waarom_niet: str = ""
    meekijker: str = ""
    meekijker_lid: str = ""


@dataclass(frozen=True, kw_only=True)
class Meegekeken(Feit):
    """A second view on a decision not to report against the norm. `bron`: colleague, elsewhere, Veilig Thuis."""

    soort: ClassVar[str] = "meegekeken"
    bron: str = ""
    wie: str = ""
    eens: str = ""
    toelichting: str = ""


@dataclass(frozen=True, kw_only=True)
class Hulpafspraak(Feit):
    """Help: to what end, by whom, and by when it should have worked."""

    soort: ClassVar[str] = "hulpafspraak"
    doel: str = ""
    wat: str = ""
    wie: str = ""
    uiterlijk: date | None = None


@dataclass(frozen=True, kw_only=True)
class Veiligheidsafspraak(Feit):
    """What keeps people safe until help works: who does what, and by when it is looked at again."""

    soort: ClassVar[str] = "veiligheidsafspraak"
    doel: str = ""
    wat: str = ""
    wie: str = ""
    uiterlijk: date | None = None


@dataclass(frozen=True, kw_only=True)
class Evaluatie(Feit):
    """Did it become safer? With a date to look again, where that is needed."""

    soort: ClassVar[str] = "evaluatie"
    veiliger: str = ""
    bevinding: str = ""
    opnieuw_op: date | None = None


@dataclass(frozen=True, kw_only=True)
class Melding(Feit):
    """A melding bij Veilig Thuis: with the client's name; Veilig Thuis takes over the view on safety."""

    soort: ClassVar[str] = "melding"
    hoe: str = ""
    kenmerk: str = ""
    wat: str = ""
    gemeld_door: str = ""
    client_weet: str = ""
    geheim: str = ""


@dataclass(frozen=True, kw_only=True)
class Terugkoppeling(Feit):
    """What Veilig Thuis told back. `moment`: ontvangst, veiligheidsbeoordeling, onderzoek or afgesloten."""

    soort: ClassVar[str] = "terugkoppeling"
    moment: str = ""
    wat: str = ""
    vervolg: str = ""
    medewerker: str = ""


@dataclass(frozen=True, kw_only=True)
class Regie(Feit):
    """Who has the regie, over safety or over help, and until when."""

    soort: ClassVar[str] = "regie"
    waarover: str = ""
    wie: str = ""
    tot: date | None = None


@dataclass(frozen=True, kw_only=True)
class Informatiedeling(Feit):
    """What was told to whom, and on what ground."""

    soort: ClassVar[str] = "informatiedeling"
    wat: str = ""
    aan: str = ""
    grond: str = ""
    toelichting: str = ""


@dataclass(frozen=True, kw_only=True)
class Verwijsindex(Feit):
    """A mark in the verwijsindex risicojongeren, or why not."""

    soort: ClassVar[str] = "verwijsindex"
    gedaan: str = ""
    toelichting: str = ""
