"""Facts about the dossier itself: reasons, corrections, moving, closing."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, ClassVar

from pydantic import InstanceOf, SkipValidation

from nietpluis.kern.feiten.basis import Feit

GenestFeit = Annotated[InstanceOf[Feit], SkipValidation]


@dataclass(frozen=True, kw_only=True)
class Afwijking(Feit):
    """A recorded reason why something that the protocol expects is not done. `eis` is its code."""

    soort: ClassVar[str] = "afwijking"
    eis: str
    reden: str = ""


@dataclass(frozen=True, kw_only=True)
class Correctie(Feit):
    """Puts right the fact with number `vervangt`; with no `nieuw` that fact no longer counts at all."""

    soort: ClassVar[str] = "correctie"
    vervangt: int
    reden: str = ""
    nieuw: GenestFeit | None = None


@dataclass(frozen=True, kw_only=True)
class Verplaatsing(Feit):
    """The signal went on in another casus, named by its dossier id."""

    soort: ClassVar[str] = "verplaatsing"
    naar: str


@dataclass(frozen=True, kw_only=True)
class Overgeheveld(Feit):
    """A fact that came from another dossier, as a copy that names its origin."""

    soort: ClassVar[str] = "overgeheveld"
    van: str
    nummer: int
    feit: GenestFeit


@dataclass(frozen=True, kw_only=True)
class Afsluiting(Feit):
    """The casus is closed, for a reason out of a fixed list."""

    soort: ClassVar[str] = "afsluiting"
    reden: str = ""
    toelichting: str = ""
    monitor_op: date | None = None


@dataclass(frozen=True, kw_only=True)
class Heropening(Feit):
    """A closed casus is opened again."""

    soort: ClassVar[str] = "heropening"
    reden: str = ""


@dataclass(frozen=True, kw_only=True)
class NogWachten(Feit):
    """Still waiting for somebody else: ask again on `tot`."""

    soort: ClassVar[str] = "nog_wachten"
    tot: date


@dataclass(frozen=True, kw_only=True)
class Overgenomen(Feit):
    """A short neutral text was put into the legal client file (HIS, leerlingdossier, ECD)."""

    soort: ClassVar[str] = "overgenomen"
    waarheen: str = ""
    portaal: str = ""


@dataclass(frozen=True, kw_only=True)
class Noodtoegang(Feit):
    """Somebody without a tie opened the casus in need: why, until when, and who could not be reached first."""

    soort: ClassVar[str] = "noodtoegang"
    geldig_tot: datetime
    reden: str = ""
    geprobeerd: str = ""


@dataclass(frozen=True, kw_only=True)
class Onleesbaar(Feit):
    """A stored fact that this version cannot read: it shows as such and stops nothing."""

    soort: ClassVar[str] = "onleesbaar"
    was: str = ""
    waarom: str = ""
