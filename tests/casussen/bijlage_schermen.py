"""What the tests of photos and PDFs share: a form sent with a file, and what the tables then hold."""

import io
from typing import Any
from uuid import UUID

from django.test import Client

from nietpluis.casussen.bijlagen.bijvoegen import in_feit, voeg_bij
from nietpluis.casussen.bijlagen.openen import Bestand, vind
from nietpluis.casussen.bijlagen.opslag import Opslag
from nietpluis.casussen.lezen import open_casus
from nietpluis.casussen.models import Bijlage, Bijlageonderweg, Bijlagestuk, Casus
from nietpluis.kern.feiten.bijlagen import Bijgevoegd
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.casussen.beelden import foto
from tests.casussen.casus import feit
from tests.casussen.werk_schermen import pad

TE_ZIEN = "Een blauwe plek op de linkerarm."
NAAM = "IMG_0001.jpg"


def als_bestand(inhoud: bytes, naam: str = NAAM) -> io.BytesIO:
    """A file as a browser sends it, under any name at all."""
    bestand = io.BytesIO(inhoud)
    bestand.name = naam
    return bestand


def stuur(
    client: Client, casus: Casus, inhoud: bytes | None, naam: str = NAAM, **velden: Any
) -> Any:
    """Send the form, with a file of these bytes."""
    gegevens = {"te_zien": TE_ZIEN, "gebeurd_op": "2026-11-20", **velden}
    if inhoud is not None:
        gegevens["bestand"] = als_bestand(inhoud, naam)
    return client.post(pad(casus, "bijlage"), gegevens)


def voeg_toe(casus: Casus, lid: Lidmaatschap, inhoud: bytes | None = None, **velden: Any) -> int:
    """A file that this person added: the number of its fact."""
    with met_lid(lid):
        vers = Casus.objects.get(id=casus.id)
        opslag = Opslag(lid, open_casus(vers))
    opslag.neem(inhoud or foto())
    binnen = opslag.sluit(NAAM)
    nieuw = feit(lid, "bijlage", **{"te_zien": TE_ZIEN, **velden, **in_feit(binnen)})
    assert isinstance(nieuw, Bijgevoegd)
    with met_lid(lid, schrijven=True):
        na = Casus.objects.get(id=casus.id).aantal
        return voeg_bij(vers, lid, binnen, nieuw, na=na).casus.aantal


def rijen(lid: Lidmaatschap) -> tuple[int, int, int]:
    """How many files there are, how many are under way, and how many pieces they have together."""
    with met_lid(lid):
        return tuple(m.objects.count() for m in (Bijlage, Bijlageonderweg, Bijlagestuk))  # type: ignore[return-value]  # three of them


def open_bestand(casus: Casus, lid: Lidmaatschap, nummer: int) -> Bestand:
    with met_lid(lid):
        bestand = vind(open_casus(Casus.objects.get(id=casus.id)), nummer)
    assert bestand
    return bestand


def id_van(casus: Casus, lid: Lidmaatschap, nummer: int) -> UUID:
    """The id under which the file of this fact is stored."""
    return open_bestand(casus, lid, nummer).plaats.stroom


def inhoud(antwoord: Any) -> bytes:
    """All bytes of an answer that streams."""
    return b"".join(antwoord.streaming_content)
