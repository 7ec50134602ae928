"""Facts about danger: to the people at home, and to those who work with them."""

from dataclasses import dataclass
from typing import ClassVar

from nietpluis.kern.feiten.basis import Feit


@dataclass(frozen=True, kw_only=True)
class Gevaar(Feit):
    """Somebody may be in direct danger now."""

    soort: ClassVar[str] = "gevaar"
    wat: str = ""
    wanneer: str = ""
    gebeld: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class GevaarVoorbij(Feit):
    """The direct danger has passed: who established that, and from what."""

    soort: ClassVar[str] = "gevaar_voorbij"
    wie: str = ""
    waaruit: str = ""


@dataclass(frozen=True, kw_only=True)
class Dreiging(Feit):
    """A threat to the safety of the worker."""

    soort: ClassVar[str] = "dreiging"
    wie: str = ""
    wat: str = ""
    maatregel: str = ""
