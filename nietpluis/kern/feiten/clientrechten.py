"""Facts about the rights of the people whom a dossier concerns: reading it, a copy of it, having it destroyed."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from nietpluis.kern.feiten.basis import Feit


@dataclass(frozen=True, kw_only=True)
class Inzageverzoek(Feit):
    """Somebody asks to read the dossier, or for a copy. `gebeurd_op` is the day on which the request came in.

    `vrager` and `wat` are codes of kern/inzage.py; `over` is the code of the Betrokkene who asks for the own
    data, or for whom is asked. `vermoeden`: whether the asker may be the one who does harm. `uiterlijk`: the
    last day to answer (AVG art. 12(3)).
    """

    soort: ClassVar[str] = "inzageverzoek"
    vrager: str
    over: str = ""
    leeftijd: int | None = None
    beslist_zelf: str = ""
    vermoeden: str = ""
    wat: str = ""
    welk_deel: str = ""
    identiteit: str = ""
    uiterlijk: date | None = None


@dataclass(frozen=True, kw_only=True)
class Inzagebesluit(Feit):
    """What a person decided about the request with number `verzoek`: geven, deels or weigeren.

    `voorstel` is what the rules proposed then; `gronden` are codes of kern/inzage.py.
    """

    soort: ClassVar[str] = "inzagebesluit"
    verzoek: int
    besluit: str = ""
    voorstel: str = ""
    gronden: tuple[str, ...] = ()
    toelichting: str = ""


@dataclass(frozen=True, kw_only=True)
class AfschriftGemaakt(Feit):
    """A copy was made for the request with number `verzoek`. The digests (sha256, hex) fix both versions."""

    soort: ClassVar[str] = "afschrift_gemaakt"
    verzoek: int
    afschrift: str
    gegeven: int
    weggelaten: int
    digest: str = ""
    digest_weggelaten: str = ""


@dataclass(frozen=True, kw_only=True)
class AfschriftGegeven(Feit):
    """A copy was handed over, at a safe moment that was agreed; there is no field for an address to send it to."""

    soort: ClassVar[str] = "afschrift_gegeven"
    afschrift: str
    aan: str = ""
    waar: str = ""
    veilig: str = ""
    toelichting: str = ""


@dataclass(frozen=True, kw_only=True)
class Vernietigingsverzoek(Feit):
    """Somebody asks to have the dossier destroyed, and what was decided: doen or weigeren, with the ground.

    `vrager` is a code of kern/inzage.py, `grond` one of kern/vernietigen.py. `uiterlijk`: three months later.
    """

    soort: ClassVar[str] = "vernietigingsverzoek"
    vrager: str
    leeftijd: int | None = None
    beslist_zelf: str = ""
    identiteit: str = ""
    uiterlijk: date | None = None
    besluit: str = ""
    grond: str = ""
    toelichting: str = ""


@dataclass(frozen=True, kw_only=True)
class BewaartermijnVerlengd(Feit):
    """The dossier is kept longer than its term, up to and including `tot`, for a reason."""

    soort: ClassVar[str] = "bewaartermijn_verlengd"
    tot: date
    reden: str = ""


SOORTEN_RECHTEN = frozenset(
    kind.soort
    for kind in (
        *(Inzageverzoek, Inzagebesluit, AfschriftGemaakt, AfschriftGegeven),
        *(Vernietigingsverzoek, BewaartermijnVerlengd),
    )
)
"""The kinds in this module: about the dossier itself, also when it is closed."""
