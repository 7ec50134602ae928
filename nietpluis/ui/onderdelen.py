"""What the components show, as plain data: the tags of ui take these and nothing of a database."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Stapstand = Literal["gedaan", "nu", "open", "nu_niet", "overgeslagen"]


@dataclass(frozen=True)
class Tag:
    """A short mark: soort is "" (quiet), actie, weten, letop, goed or gevaar."""

    tekst: str
    soort: str = ""
    icoon: str = ""


@dataclass(frozen=True)
class Beller:
    """Someone to call: name, number as people write it, and when to use it."""

    naam: str
    nummer: str
    wanneer: str = ""
    toon_nummer: bool = True

    @property
    def tel(self) -> str:
        """The number for a tel: link: digits and a leading plus only."""
        return "".join(teken for teken in self.nummer if teken.isdigit() or teken == "+")


@dataclass(frozen=True)
class Stap:
    """One mark of the step rail. `toelichting` replaces the standard words of its state, `wie` comes after them."""

    naam: str
    stand: Stapstand
    url: str
    toelichting: str = ""
    wie: str = ""

    @property
    def klasse(self) -> str:
        """The ending of the style class that draws this state."""
        return _STAPKLASSE[self.stand]

    @property
    def icoon(self) -> str:
        """The sign in the mark; empty where the number of the step stands there."""
        return _STAPICOON.get(self.stand, "")

    @property
    def woorden(self) -> str:
        """The state in words, since shape and colour alone say nothing to a screen reader."""
        staat = self.toelichting or _STAPWOORDEN[self.stand]
        return f"{staat}: {self.wie}" if self.wie else staat


_STAPKLASSE = {
    "gedaan": "done", "nu": "now", "open": "open", "nu_niet": "stop", "overgeslagen": "skip",
}  # fmt: skip
_STAPICOON = {"gedaan": "vinkje", "nu_niet": "streep"}
_STAPWOORDEN = {
    "gedaan": "Gedaan",
    "nu": "Nu aan u",
    "open": "Nog open",
    "nu_niet": "Nu niet",
    "overgeslagen": "Niet gedaan, met reden",
}


@dataclass(frozen=True)
class Gezegd:
    """One line of what was told: kop is Gezien, Gehoord, Denkt zelf, …"""

    kop: str
    tekst: str


@dataclass(frozen=True)
class Gebeurtenis:
    """One entry of the timeline; `meta` says when it happened, when it was recorded and by whom."""

    titel: str
    meta: str
    tekst: str = ""
    gezegd: Sequence[Gezegd] = ()
    icoon: str = "papier"
    gevaar: bool = False
    url: str = ""
    url_tekst: str = ""
    tags: Sequence[Tag] = ()


@dataclass(frozen=True)
class Werk:
    """One row of the work list: by when, what to do, why, and which casus (never a name)."""

    wanneer: str
    titel: str
    url: str
    waarom: str
    kenmerk: str
    wanneer_bij: str = ""
    kenmerk_bij: str = ""
    te_laat: bool = False
    gevaar: bool = False
    tag: Tag | None = None
    knop: str = ""
    knop_url: str = ""


@dataclass(frozen=True)
class Optie:
    """One choice of a filter; the page it leads to, and whether it is the present one."""

    tekst: str
    url: str
    huidig: bool = False


@dataclass(frozen=True)
class Antwoord:
    """A question of the weighing with the answer given, the reply to it and where to change it."""

    vraag: str
    antwoord: str
    reactie: str = ""
    wijzig_url: str = ""


@dataclass(frozen=True)
class Vervolg:
    """One line of "what happens next"."""

    titel: str
    tekst: str = ""
    gedaan: bool = False


@dataclass(frozen=True)
class Doen:
    """What to do and what to leave, side by side."""

    wel: Sequence[str] = ()
    niet: Sequence[str] = ()
    kop_wel: str = "Wel doen"
    kop_niet: str = "Niet doen"
