"""The protocol as data: steps, what they ask, the questions, the forms of violence. Read from inhoud/."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar, Literal

from pydantic import ConfigDict

from nietpluis.kern.woorden import vul_woorden

VraagSoort = Literal[
    "tekst",
    "lange_tekst",
    "keuze",
    "meerkeuze",
    "ja_nee",
    "ja_nee_weet_niet",
    "datum",
    "tijd",
    "getal",
    "telefoon",
]
Status = Literal["vastgesteld", "te verifiëren"]


class Inhoud:
    """Content from a file: a key that is not known is an error, never silently left out."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")


@dataclass(frozen=True, kw_only=True)
class Keuze(Inhoud):
    """One choice: the stored code (a whole word), what the screen says, a line of help, its heading."""

    code: str
    tekst: str
    hulp: str = ""
    groep: str = ""


@dataclass(frozen=True, kw_only=True)
class Vraag(Inhoud):
    """One question. `veld` is a field of the fact, or `antwoorden.<code>` for what only this protocol asks.

    `als` names an earlier question and the answers under which this one is asked.
    """

    veld: str
    tekst: str
    soort: VraagSoort
    hulp: str = ""
    verplicht: bool = False
    keuzes: tuple[Keuze, ...] = ()
    keuzes_uit: str = ""
    max_lengte: int | None = None
    als: tuple[str, tuple[str, ...]] | None = None
    bron: str = ""

    def keuze(self, code: str) -> str:
        """The words of a choice; the code itself where the list does not know it (any more)."""
        return next((k.tekst for k in self.keuzes if k.code == code), code)


@dataclass(frozen=True, kw_only=True)
class Handeling(Inhoud):
    """How one kind of fact is recorded in this protocol: its title, button, help and questions."""

    soort: str
    titel: str
    knop: str = ""
    uitleg: str = ""
    icoon: str = ""
    stap: str = ""
    groep: str = ""
    wie: tuple[str, ...] = ()
    vragen: tuple[Vraag, ...] = ()
    bron: str = ""


@dataclass(frozen=True, kw_only=True)
class Soortkeuze(Inhoud):
    """Which facts meet a requirement: a kind, and for some fields the values that count."""

    soort: str
    waar: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Eis(Inhoud):
    """Something that stands before the decision, or a recorded reason for which it does not.

    `als` is the condition under which it is asked: empty (always) or the name of a question about the
    dossier that kern answers (see kern/voorwaarden.py).
    """

    code: str
    tekst: str
    een_van: tuple[Soortkeuze, ...]
    als: str = ""
    taak: str = ""
    waarom: str = ""
    termijn: str = ""
    reden_volstaat: bool = True
    vervalt: bool = False
    bron: str = ""


@dataclass(frozen=True, kw_only=True)
class Stap(Inhoud):
    """A step: what to do, what is expected of it before the decision, and who may do it."""

    code: str
    naam: str
    kort: str
    doe: tuple[str, ...]
    wie: tuple[str, ...] = ()
    eisen: tuple[Eis, ...] = ()
    leg_vast: tuple[str, ...] = ()
    bron: str = ""


@dataclass(frozen=True, kw_only=True)
class Vorm(Inhoud):
    """A form of violence. `speciaal` stops the normal order: no talk with the family, an expert first."""

    code: str
    naam: str
    groep: str = ""
    speciaal: bool = False
    uitleg: str = ""
    deskundigen: tuple[str, ...] = ()
    bron: str = ""


@dataclass(frozen=True, kw_only=True)
class Voorziening(Inhoud):
    """A kind of work within the sector, with what a worker there does with a signal."""

    code: str
    naam: str
    hulp: str = ""
    rol: str = ""
    bron: str = ""


@dataclass(frozen=True, kw_only=True)
class Nummer(Inhoud):
    """A telephone number with when to use it."""

    naam: str
    nummer: str
    wanneer: str


@dataclass(frozen=True, kw_only=True)
class Protocol(Inhoud):
    """One edition of one sector's protocol, complete: what it does not state itself it inherits."""

    sector: str
    naam: str
    ingangsdatum: date
    status: Status
    bron: tuple[str, ...]
    stappen: tuple[Stap, ...]
    handelingen: tuple[Handeling, ...]
    vormen: tuple[Vorm, ...]
    kaders: tuple[str, ...]
    woorden: Mapping[str, str]
    einddatum: date | None = None
    grondslag: bool = False
    erft: str = ""
    route_van: str = ""
    route: str = ""
    route_uitleg: str = ""
    routes: tuple[str, ...] = ()
    over_medewerker: bool = False
    bij_medewerker: str = ""
    voorzieningen: tuple[Voorziening, ...] = ()
    buiten: tuple[Nummer, ...] = ()
    volgorde: tuple[str, ...] = ()
    clientdossier: str = ""
    clientdossier_portaal: bool = False
    bewaartermijn: str = ""
    let_op: tuple[str, ...] = ()
    eigen: frozenset[str] = frozenset()
    digest: str = ""

    def stap(self, code: str) -> Stap:
        """The step with this code; KeyError where the protocol has none."""
        for stap in self.stappen:
            if stap.code == code:
                return stap
        raise KeyError(code)

    def handeling(self, soort: str) -> Handeling:
        """How this kind of fact is recorded here; KeyError where the protocol does not offer it."""
        for handeling in self.handelingen:
            if handeling.soort == soort:
                return handeling
        raise KeyError(soort)

    def kent(self, soort: str) -> bool:
        """Whether this kind of fact has a form here."""
        return any(handeling.soort == soort for handeling in self.handelingen)

    def vorm(self, code: str) -> Vorm | None:
        """The form of violence with this code, if this edition knows it."""
        return next((vorm for vorm in self.vormen if vorm.code == code), None)

    def eisen(self) -> tuple[tuple[Stap, Eis], ...]:
        """Every requirement with its step, in the order of the steps."""
        return tuple((stap, eis) for stap in self.stappen for eis in stap.eisen if not eis.vervalt)

    def zeg(self, tekst: str) -> str:
        """A sentence with this sector's own words filled in: "{De_client} is uit beeld."."""
        gevuld: str = vul_woorden(tekst, self.woorden)
        return gevuld

    def stap_van(self, soort: str) -> str:
        """The code of the step in which this kind of fact is asked; the last step where none asks it."""
        gevraagd = (
            stap.code for stap, eis in self.eisen() for keuze in eis.een_van if keuze.soort == soort
        )
        return next(gevraagd, self.stappen[-1].code)

    def is_geerfd(self, plek: str) -> bool:
        """Whether the part at `plek` ("stappen.overleg") comes from the base and is not stated by the sector."""
        return bool(self.erft) and plek not in self.eigen
