"""The leaflet about the meldcode for clients and parents, as data. Read from inhoud/folders/.

Its texts have the small markup of a model meldcode; `{client}` is a word of the sector.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from nietpluis.kern.inhoud import MAP, geheel, geldend, maak, namen
from nietpluis.kern.meldcodetekst import Blok, lees_opmaak
from nietpluis.kern.protocol import Inhoud, Status
from nietpluis.kern.woorden import vul_woorden

GEWOON = "clienten"
"""The leaflet of a sector that none names."""


@dataclass(frozen=True, kw_only=True)
class Folderdeel(Inhoud):
    """One piece of it."""

    code: str
    titel: str
    tekst: str

    @property
    def blokken(self) -> tuple[Blok, ...]:
        """Its paragraphs and lists."""
        return tuple(lees_opmaak(self.tekst))


@dataclass(frozen=True, kw_only=True)
class Folder(Inhoud):
    """One edition of one leaflet, complete. `voor`: the sectors that hand it out; `onder` is its second title."""

    folder: str
    naam: str
    ingangsdatum: date
    status: Status
    bron: tuple[str, ...]
    voor: tuple[str, ...]
    titel: str
    onder: str
    inleiding: str
    onderdelen: tuple[Folderdeel, ...]
    erft: str = ""


def folder_van(sector: str, op: date, woorden: Mapping[str, str]) -> Folder:
    """The leaflet of a sector on a day, in the words of that sector. Raises InhoudFout."""
    alle = (folder(naam, geldend("folders", naam, op)) for naam in namen("folders"))
    naam = next((deel.folder for deel in alle if sector in deel.voor), GEWOON)
    return folder(naam, geldend("folders", naam, op), tuple(sorted(woorden.items())))


@cache
def folder(naam: str, uitgave: date, woorden: tuple[tuple[str, str], ...] = ()) -> Folder:
    """One edition, whole, with these words filled in. Raises InhoudFout."""
    ruw, _ = geheel("folders", naam, str(uitgave))
    bestand = MAP / "folders" / naam / f"{uitgave}.toml"
    return maak(Folder, vul_woorden(ruw, dict(woorden)), bestand)
