"""A short neutral text for the legal client file: which steps were taken and when. No names, no suspicion."""

from dataclasses import dataclass
from datetime import date

from nietpluis.casussen.schermen.wanneer import dag_en_maand
from nietpluis.kern import stand
from nietpluis.kern.dossier import Dossier

WOORDEN = {
    "signalen": "wij schreven op wat ons opviel.",
    "overleg": "wij vroegen een ander om mee te denken.",
    "gesprek": "wij bespraken onze zorgen met {de_client}.",
    "wegen": "wij keken hoe het verder moet.",
    "besluit": "wij namen een besluit over het vervolg.",
}
"""What each step is called outside the casus: that it was taken, never what came out of it."""
NIET = frozenset({"gesprek_niet_gevoerd"})


@dataclass(frozen=True)
class Tekst:
    """The text, the place where it goes, and whether that place may be read at home."""

    regels: tuple[str, ...]
    waarheen: str
    portaal: bool


def kopieertekst(dossier: Dossier, vandaag: date) -> Tekst:
    """The text as it stands today; a step left out, or taken in another way, is not in it."""
    woorden = dossier.protocol.woorden
    regels = [
        f"{dag_en_maand(op, vandaag)}: {WOORDEN[code].format(**woorden)}"
        for op, code in sorted(_gedaan(dossier))
        if code in WOORDEN
    ]
    begin = "Wij werken volgens onze meldcode."
    eind = "Vragen hierover? Neem contact op met onze aandachtsfunctionaris."
    return Tekst(
        regels=(begin, *regels, eind),
        waarheen=woorden.get("het_clientdossier", dossier.protocol.clientdossier),
        portaal=dossier.protocol.clientdossier_portaal,
    )


def _gedaan(dossier: Dossier) -> list[tuple[date, str]]:
    """Each step that was really taken, with the day of its first fact."""
    feiten = {regel.nummer: regel.feit for regel in dossier.geldend}
    dagen: dict[str, date] = {}
    for eis in stand.eisen(dossier):
        feit = feiten.get(eis.nummer)
        if eis.staat == "gedaan" and feit and feit.soort not in NIET:
            eerder = dagen.get(eis.stap.code, feit.gebeurd_op)
            dagen[eis.stap.code] = min(eerder, feit.gebeurd_op)
    if dossier.besluit:
        dagen["besluit"] = dossier.besluit.gebeurd_op
    return [(op, code) for code, op in dagen.items()]
