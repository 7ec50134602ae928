"""First readings made quickly, without a file: the text goes straight to the check."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from nietpluis.kern.document import Alinea, Document
from nietpluis.kern.eisen import eisen_op
from nietpluis.meldcodes.beoordelen import Beoordelaar, Beoordeling, beoordeling_van
from nietpluis.meldcodes.handelingen import naam_en_functie
from nietpluis.meldcodes.models import Toetsing
from nietpluis.meldcodes.toetsen import Eerstelezing, Tekst, bewaar, lees_eerst
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.meldcodes.toetsen.bestanden import KOPPEN, REGELS

SECTOR = "maatschappelijke_ondersteuning"
DAG = date(2026, 11, 20)


def document(regels: Sequence[str] = REGELS, naam: str = "meldcode.docx") -> Document:
    """The text as if it came out of a Word file, four paragraphs on a page."""
    alineas = tuple(
        Alinea(tekst=regel, plaats=f"bladzijde {nummer // 4 + 1}", niveau=2 * (regel in KOPPEN))
        for nummer, regel in enumerate(regels)
    )
    return Document(bestand=naam, soort="docx", alineas=alineas, bladzijden=len(regels) // 4 + 1)


def lezing(
    regels: Sequence[str] = REGELS, *, sector: str = SECTOR, naam: str = "meldcode.docx"
) -> Eerstelezing:
    """A first reading that is not kept yet."""
    afdruk = hashlib.sha256("\n".join([naam, *regels]).encode()).hexdigest()
    herkomst = Toetsing.Herkomst.BESTAND
    tekst = Tekst(
        document=document(regels, naam), herkomst=herkomst, naam=naam, afdruk=afdruk, grootte=40_000
    )
    return lees_eerst(tekst, eisen_op(sector, DAG), DAG)


def gelezen(
    lid: Lidmaatschap,
    regels: Sequence[str] = REGELS,
    *,
    sector: str = SECTOR,
    naam: str = "meldcode.docx",
) -> Toetsing:
    """A check that this member had made."""
    with met_lid(lid, schrijven=True):
        toetsing, _ = bewaar(lid, lezing(regels, sector=sector, naam=naam), timezone.now())
    return toetsing


def wie(lid: Lidmaatschap) -> Beoordelaar:
    """This member as one who judges."""
    return Beoordelaar(lid.gebruiker_id, naam_en_functie(lid))


def stand(lid: Lidmaatschap, toetsing: Toetsing) -> Beoordeling:
    """The check as it stands, read in the room of this member."""
    with met_lid(lid):
        return beoordeling_van(Toetsing.objects.voor(lid).get(id=toetsing.id))
