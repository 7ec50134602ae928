"""A photo or a document that belongs to a casus."""

from dataclasses import dataclass
from typing import ClassVar

from nietpluis.kern.feiten.basis import Feit


@dataclass(frozen=True, kw_only=True)
class Bijgevoegd(Feit):
    """A photo or PDF was added; `gebeurd_op` is the day on which it was made.

    `bijlage` is the id of the stored file, `digest` fixes its content (sha256, hex), `bestand` its kind (jpeg,
    png, webp or pdf), `grootte` its size in bytes, `naam` the name it came with. `te_zien`: what there is to
    see, in words, also for who cannot see it.
    """

    soort: ClassVar[str] = "bijlage"
    bijlage: str
    digest: str = ""
    bestand: str = ""
    naam: str = ""
    grootte: int | None = None
    te_zien: str = ""
    toelichting: str = ""
