"""The people in a casus, and who of us works on it."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from nietpluis.kern.feiten.basis import Feit, Persoon


@dataclass(frozen=True, kw_only=True)
class Betrokkene(Feit):
    """Somebody whom the casus concerns. Roles are presumed until shown, and there may be several.

    `code` names the person within this dossier; a later fact with the same code changes only what it fills in.
    `gezag`: authority over which child, in words. `geboren` is exact; `leeftijd` an estimate in years on
    `gebeurd_op`. `kenmerk` is the organisation's own client number. `woonplaats` decides
    which Veilig Thuis it is: the region follows the client's address, not the organisation's.
    """

    soort: ClassVar[str] = "betrokkene"
    code: str
    naam: str = ""
    relatie: str = ""
    client: str = ""
    rollen: tuple[str, ...] = ()
    geslacht: str = ""
    geboren: date | None = None
    leeftijd: int | None = None
    gezag: str = ""
    huishouden: str = ""
    woonplaats: str = ""
    kenmerk: str = ""
    contact_hoe: str = ""
    contact_wanneer: str = ""
    contact_niet: str = ""
    tolk: str = ""
    wilsbekwaam: str = ""
    toelichting: str = ""


@dataclass(frozen=True, kw_only=True)
class Toewijzing(Feit):
    """Somebody gets, or gives back, the work on this casus; reading it comes with that and with nothing else.

    `stap` is the code of the step for which this person was asked; empty for the whole casus.
    """

    soort: ClassVar[str] = "toewijzing"
    aan: Persoon
    taak: str = ""
    stap: str = ""
    einde: str = ""
    waarom: str = ""


@dataclass(frozen=True, kw_only=True)
class UitBeeld(Feit):
    """The client is lost from sight: withdrawn, moved, another provider, a long holiday."""

    soort: ClassVar[str] = "uit_beeld"
    reden: str = ""
    sinds: date | None = None
    toelichting: str = ""


@dataclass(frozen=True, kw_only=True)
class WeerInBeeld(Feit):
    """The client is in sight again: who saw whom."""

    soort: ClassVar[str] = "weer_in_beeld"
    toelichting: str = ""
