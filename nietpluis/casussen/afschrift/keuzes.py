"""What a person chose for each fact: kept sealed while it is worked on, and turned into a copy at the end."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from nietpluis.casussen import concepten
from nietpluis.casussen.afschrift.document import Onderdeel, Weggelaten, schoon
from nietpluis.kern.afschrift import Voorstel
from nietpluis.organisaties.models import Lidmaatschap


@dataclass(frozen=True, kw_only=True)
class Keuze:
    """Given, given in part in the words of `tekst`, or left out; with the code of the reason."""

    keus: str
    reden: str = ""
    tekst: str = ""

    @classmethod
    def van(cls, voorstel: Voorstel) -> "Keuze":
        """The proposal of the rules as a beginning."""
        return cls(keus=voorstel.keus, reden=voorstel.reden)


Keuzes = Mapping[int, Keuze]


def waarvoor(casus: UUID, verzoek: int) -> str:
    """The name of the draft in which choices for this request wait."""
    return f"casus/{casus}/afschrift-{verzoek}"


def lees(lid: Lidmaatschap, casus: UUID, verzoek: int) -> dict[int, Keuze]:
    """What this person chose so far; a choice that says nothing is not there."""
    bewaard = concepten.lees(lid, waarvoor(casus, verzoek)).get("keuzes", {})
    return {int(nummer): Keuze(**velden) for nummer, velden in bewaard.items()}


def bewaar(lid: Lidmaatschap, casus: UUID, verzoek: int, nieuw: Keuzes) -> None:
    """Add these choices to what was chosen before."""
    alle: dict[int, Keuze] = {**lees(lid, casus, verzoek), **nieuw}
    velden: dict[str, Any] = {str(nummer): vars(keuze) for nummer, keuze in alle.items()}
    concepten.bewaar(lid, waarvoor(casus, verzoek), {"keuzes": velden})


def vergeet(lid: Lidmaatschap, casus: UUID, verzoek: int) -> None:
    """Forget the choices: the copy is made."""
    concepten.gooi_weg(lid, waarvoor(casus, verzoek))


def splits(delen: Iterable[Onderdeel], keuzes: Keuzes) -> tuple[list[Onderdeel], list[Weggelaten]]:
    """What is given and what is left out. What nobody chose is left out: forgetting never gives."""
    gegeven: list[Onderdeel] = []
    weg: list[Weggelaten] = []
    for deel in delen:
        keuze = keuzes.get(deel.nummer, Keuze(keus="weglaten", reden="niet_gevraagd"))
        if keuze.keus == "geven":
            gegeven.append(deel)
            continue
        deels = keuze.keus == "deels" and bool(keuze.tekst.strip())
        if deels:
            gegeven.append(replace(deel, titel=GEDEELTE, regels=[("", schoon(keuze.tekst))]))
        weg.append(Weggelaten(onderdeel=deel, reden=keuze.reden, deels=deels))
    return gegeven, weg


GEDEELTE = "Een deel van wat wij opschreven"
"""The title of a part that is given in other words: its own title may say what was left out."""
