"""A text as the check reads it: paragraphs, each with its place. Where it came from does not matter here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Bestandsoort = Literal["pdf", "docx", "odt", "html", "txt", "eigen"]


@dataclass(frozen=True, kw_only=True)
class Alinea:
    """One paragraph, heading, list item or row of a table.

    `plaats` is where a reader finds it, in Dutch ("bladzijde 3", "alinea 12", "onderdeel Kindcheck").
    `niveau` is 0 for running text and 1 to 6 for a heading; `inhoudsopgave` marks a line of a table of contents.
    """

    tekst: str
    plaats: str
    niveau: int = 0
    inhoudsopgave: bool = False


@dataclass(frozen=True, kw_only=True)
class Document:
    """A whole text. `bladzijden` is None where the kind of file knows no pages."""

    bestand: str
    soort: Bestandsoort
    alineas: tuple[Alinea, ...]
    bladzijden: int | None = None

    @property
    def tekst(self) -> str:
        """All paragraphs, one per line."""
        return "\n".join(alinea.tekst for alinea in self.alineas)
