"""The words around the form of one kind of fact."""

from dataclasses import dataclass
from datetime import date

from nietpluis.casussen.formulieren.voorvullen import Voorvulling
from nietpluis.casussen.schermen import koppen
from nietpluis.casussen.schermen.nu import naam
from nietpluis.casussen.schermen.wanneer import dag
from nietpluis.kern.bewaren import na_afsluiting
from nietpluis.kern.dossier import Dossier
from nietpluis.kern.protocol import Handeling
from nietpluis.kern.waarschuwingen import waarschuwingen
from nietpluis.ui.onderdelen import Gezegd

GESPREKKEN = frozenset({"gesprek", "contactpoging", "geinformeerd"})
LEZEN = (
    "Wat u schrijft, kan de cliënt of een ouder later lezen. Schrijf daarom wat u zag en hoorde."
)


@dataclass(frozen=True)
class Uitleg:
    """Title and help above a form, a warning that counts here, what the signal said, what follows."""

    titel: str
    tekst: str
    knop: str
    waarschuwing: str
    gezegd: list[Gezegd]
    lezen: str
    bewaren: str


def uitleg(handeling: Handeling, dossier: Dossier, vulling: Voorvulling, vandaag: date) -> Uitleg:
    """What stands around the form."""
    return Uitleg(
        titel=_titel(handeling, vulling),
        tekst=handeling.uitleg,
        knop="Leg vast" if handeling.soort == "teruggebeld" else handeling.knop or "Leg vast",
        waarschuwing=_waarschuwing(handeling, dossier),
        gezegd=_signaal(dossier, vulling, vandaag),
        lezen=LEZEN,
        bewaren=bewaren(dossier, vandaag) if handeling.soort == "afsluiting" else "",
    )


def _titel(handeling: Handeling, vulling: Voorvulling) -> str:
    if handeling.soort == "betrokkene" and vulling.verborgen:
        return "Verander wat u weet"
    return naam(handeling)


def _waarschuwing(handeling: Handeling, dossier: Dossier) -> str:
    """The special route, above the form of a talk."""
    if handeling.soort not in GESPREKKEN or not dossier.wacht_op_deskundige:
        return ""
    return next((w.tekst for w in waarschuwingen(dossier) if w.code == "speciale_route"), "")


def _signaal(dossier: Dossier, vulling: Voorvulling, vandaag: date) -> list[Gezegd]:
    """What the giver of the signal wrote, to have beside the form that works it out."""
    if vulling.signaal is None:
        return []
    handeling = dossier.protocol.handeling("signaal")
    return koppen.antwoorden(vulling.signaal, handeling, vandaag, met_namen=False)


def bewaren(dossier: Dossier, op: date) -> str:
    """How long this casus is kept when it closes today; "" where this protocol does not say."""
    tot = na_afsluiting(dossier, op)
    return (
        f"Wij bewaren deze casus tot {dag(tot, op)}. Daarna mag alles worden gewist." if tot else ""
    )
