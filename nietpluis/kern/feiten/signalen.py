"""Facts of the first step: what was seen, and the checks that belong to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar

from nietpluis.kern.feiten.basis import JA, Feit, Persoon


@dataclass(frozen=True, kw_only=True)
class Opening(Feit):
    """The dossier begins, under one edition of one protocol; `digest` fixes its text (sha256, hex).

    `meldcode` is the number of the version of the organisation's meldcode that was public that day,
    `meldcode_digest` fixes its text and `meldcode_van` is the day it was adopted. Who does which step stands here
    in full, so that the dossier knows it by itself: `functies` is code -> (name, role), `doet` is step -> codes of
    functions, `vervangt` is step -> code of the function that stands in. All empty where there was no meldcode.
    """

    soort: ClassVar[str] = "opening"
    protocol: str
    uitgave: date
    digest: str = ""
    voorziening: str = ""
    beroepsgroep: str = ""
    meldcode: int | None = None
    meldcode_digest: str = ""
    meldcode_van: date | None = None
    functies: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    doet: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    vervangt: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Letsel(Feit):
    """An injury as seen: place on the body, kind, colour and shape, in the observer's words."""

    soort: ClassVar[str] = "letsel"
    plaats: tuple[str, ...] = ()
    aard: str = ""
    kleur: str = ""
    vorm: str = ""
    verklaring: str = ""
    wie: str = ""


@dataclass(frozen=True, kw_only=True)
class Signaal(Feit):
    """What a worker saw or heard, in own words. A call-back number alone is a complete signal too."""

    soort: ClassVar[str] = "signaal"
    over_wie: str = ""
    zag_of_hoorde: str = ""
    denkt_zelf: str = ""
    nu_onveilig: str = ""
    bron: str = ""
    bron_wie: str = ""
    mag_bellen: str = ""
    bel_naam: str = ""
    bel_nummer: str = ""
    bel_wanneer: str = ""
    werkt_hier: str = ""
    over_lid: str = ""
    vormen: tuple[str, ...] = ()

    @property
    def is_terugbelverzoek(self) -> bool:
        """Whether the worker left a number instead of a story."""
        return bool(self.bel_nummer) and not self.zag_of_hoorde

    @property
    def over_collega(self) -> bool:
        """Whether it concerns somebody who works here, or their family."""
        return self.werkt_hier == JA


@dataclass(frozen=True, kw_only=True)
class Uitwerking(Feit):
    """A signal put in order: fact, statement and interpretation apart, with source and forms.

    `signaal` is the number of the fact that is worked out.
    """

    soort: ClassVar[str] = "uitwerking"
    signaal: int
    gezien: str = ""
    gehoord: str = ""
    interpretatie: str = ""
    andere_verklaring: str = ""
    bron: str = ""
    bron_wie: str = ""
    vormen: tuple[str, ...] = ()
    beschermt: str = ""


@dataclass(frozen=True, kw_only=True)
class Kindcheck(Feit):
    """Does this client care for children, or is a child on its way? (Besluit meldcode, art. 1 and 2)."""

    soort: ClassVar[str] = "kindcheck"
    kinderen: str = ""
    zwanger: str = ""
    aantal: int | None = None
    leeftijden: str = ""
    wie_zorgt: str = ""
    zorgen: str = ""
    toelichting: str = ""


@dataclass(frozen=True, kw_only=True)
class Mantelzorgcheck(Feit):
    """Does this client give or need care at home, and does that still go well?"""

    soort: ClassVar[str] = "mantelzorgcheck"
    zorgt: str = ""
    voor_wie: str = ""
    met_wie: str = ""
    hoe_gaat_het: str = ""
    hulp_gewenst: str = ""
    zorgen: str = ""


@dataclass(frozen=True, kw_only=True)
class Doorgegeven(Feit):
    """A signal is handed to whoever must read it, with the moment by which that is done.

    Not read by `uiterlijk`, it is for `waarnemer` too; not read by `daarna`, the leidinggevende hears that one waits.
    """

    soort: ClassVar[str] = "doorgegeven"
    aan: Persoon
    uiterlijk: datetime
    waarnemer: Persoon | None = None
    daarna: datetime | None = None
    waarom: str = ""


@dataclass(frozen=True, kw_only=True)
class Aangenomen(Feit):
    """The receiver has read the signal and takes it on."""

    soort: ClassVar[str] = "aangenomen"
    terugbellen_voor: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Volgsignaal(Feit):
    """Just below the threshold: kept for its own term, to look at again on a day, adding up with others."""

    soort: ClassVar[str] = "volgsignaal"
    kijk_opnieuw_op: date
    waarom: str = ""


@dataclass(frozen=True, kw_only=True)
class VolgendBezoek(Feit):
    """One line to the worker: what to do at the next visit. `status` is what the worker may know."""

    soort: ClassVar[str] = "volgend_bezoek"
    tekst: str = ""


@dataclass(frozen=True, kw_only=True)
class Teruggebeld(Feit):
    """The worker was called back."""

    soort: ClassVar[str] = "teruggebeld"
    bereikt: str = ""
    gezegd: str = ""
