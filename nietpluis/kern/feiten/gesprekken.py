"""Facts of consulting and of talking."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from nietpluis.kern.feiten.basis import Feit


@dataclass(frozen=True, kw_only=True)
class Overleg(Feit):
    """A colleague, the aandachtsfunctionaris or an expert was asked. `met` is the kind of person."""

    soort: ClassVar[str] = "overleg"
    met: str = ""
    naam: str = ""
    anoniem: str = ""
    toestemming: str = ""
    uitkomst: str = ""
    wacht_tot: date | None = None


@dataclass(frozen=True, kw_only=True)
class Advies(Feit):
    """Advice of Veilig Thuis: the responsibility stays with the caller."""

    soort: ClassVar[str] = "advies"
    anoniem: str = ""
    vraag: str = ""
    advies: str = ""
    raadt_melding: str = ""
    medewerker: str = ""
    wacht_tot: date | None = None


@dataclass(frozen=True, kw_only=True)
class Risicotaxatie(Feit):
    """An instrument was used to estimate the risk."""

    soort: ClassVar[str] = "risicotaxatie"
    instrument: str = ""
    uitkomst: str = ""
    toelichting: str = ""


@dataclass(frozen=True, kw_only=True)
class Gesprek(Feit):
    """A talk. `met` holds whom; a talk with a suspected vertegenwoordiger is not the talk with the client."""

    soort: ClassVar[str] = "gesprek"
    met: tuple[str, ...] = ()
    wie: str = ""
    kind_alleen: str = ""
    vermoeden_vertegenwoordiger: str = ""
    besproken: str = ""
    reactie: str = ""
    afspraken: str = ""
    tolk: str = ""
    ondanks: str = ""

    @property
    def met_client(self) -> bool:
        """Whether this counts as the talk with the client."""
        if set(self.met) & {"client", "kind"}:
            return True
        return (
            bool(set(self.met) & {"ouder", "vertegenwoordiger"})
            and self.vermoeden_vertegenwoordiger != "ja"
        )


@dataclass(frozen=True, kw_only=True)
class GesprekNietGevoerd(Feit):
    """The talk is left out, for one of the lawful reasons; informing may follow later."""

    soort: ClassVar[str] = "gesprek_niet_gevoerd"
    reden: str = ""
    toelichting: str = ""
    later_op: date | None = None


@dataclass(frozen=True, kw_only=True)
class Contactpoging(Feit):
    """An attempt to reach somebody."""

    soort: ClassVar[str] = "contactpoging"
    wie: str = ""
    hoe: str = ""
    uitkomst: str = ""


@dataclass(frozen=True, kw_only=True)
class Geinformeerd(Feit):
    """Somebody was told of a step, or on purpose not yet."""

    soort: ClassVar[str] = "geinformeerd"
    wie: str = ""
    waarover: str = ""
    reactie: str = ""


@dataclass(frozen=True, kw_only=True)
class Visie(Feit):
    """What the client finds of it, in the client's own words."""

    soort: ClassVar[str] = "visie"
    wie: str = ""
    visie: str = ""
