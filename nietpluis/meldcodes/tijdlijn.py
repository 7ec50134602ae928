"""The acts on the meldcode as lines of a timeline, and the road from concept to public as steps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse

from nietpluis.meldcodes.models import Meldcodehandeling, Wat
from nietpluis.meldcodes.models.meldcodeconcept import Stand
from nietpluis.meldcodes.stand import Toestand
from nietpluis.ui.onderdelen import Gebeurtenis, Stap, Stapstand
from nietpluis.ui.tijd import moment_voluit

TITELS: dict[str, str] = {
    Wat.BEGONNEN: "Begonnen met schrijven",
    Wat.VOORGELEGD: "Voorgelegd aan de aandachtsfunctionaris",
    Wat.TERUGGENOMEN: "Teruggenomen om verder te schrijven",
    Wat.TERUGGEGEVEN: "Teruggegeven met een reden",
    Wat.BEOORDEELD: "Goedgekeurd door de aandachtsfunctionaris",
    Wat.VASTGESTELD: "Vastgesteld door de bestuurder",
    Wat.GEPUBLICEERD: "Op de openbare pagina gezet",
    Wat.INGETROKKEN: "Van de openbare pagina gehaald",
    Wat.WEGGEDAAN: "Concept weggedaan",
}
ICONEN: dict[str, str] = {
    Wat.BEGONNEN: "pen",
    Wat.TERUGGEGEVEN: "bericht",
    Wat.BEOORDEELD: "vinkje",
    Wat.VASTGESTELD: "besluit",
    Wat.GEPUBLICEERD: "huis",
}
MEESTE = 50
"""How many acts the overview shows."""


def als_tijdlijn(acts: Sequence[Meldcodehandeling], nu: datetime) -> list[Gebeurtenis]:
    """The acts as the timeline shows them, newest first."""
    return [_gebeurtenis(act, nu) for act in acts[:MEESTE]]


def _gebeurtenis(act: Meldcodehandeling, nu: datetime) -> Gebeurtenis:
    nummer = f" (versie {act.versie.nummer})" if act.versie else ""
    return Gebeurtenis(
        titel=TITELS[act.wat] + nummer,
        meta=f"{moment_voluit(act.wanneer, nu)}, {act.naam}",
        tekst=act.reden,
        icoon=ICONEN.get(act.wat, "papier"),
    )


def stappen(nu: Toestand, slug: str) -> Sequence[Stap]:
    """Writing, judging, adopting, public: where the newest work is. Nothing where there is none."""
    plek = _plek(nu)
    if plek is None:
        return ()
    namen = ("Schrijven", "Beoordelen", "Vaststellen", "Openbaar")
    adres = reverse("meldcode", args=[slug])
    return [Stap(naam, _stand(i, plek), adres, _woorden(i, plek)) for i, naam in enumerate(namen)]


def _plek(nu: Toestand) -> int | None:
    if nu.concept:
        return [Stand.SCHRIJVEN, Stand.VOORGELEGD, Stand.BEOORDEELD].index(Stand(nu.concept.stand))
    return 3 if nu.wacht_op_publiceren else None


def _stand(i: int, plek: int) -> Stapstand:
    return "gedaan" if i < plek else "nu" if i == plek else "open"


def _woorden(i: int, plek: int) -> str:
    return "Gedaan" if i < plek else "Hier is het nu" if i == plek else "Nog open"
