"""Reading that stood out, in words: who, what was counted, and until when somebody should look."""

from dataclasses import dataclass
from uuid import UUID

from nietpluis.casussen.models import Leessignaal
from nietpluis.casussen.noodtoegang import OVER_ZICHZELF
from nietpluis.kern.lezen_bewaken import NOOD, leesregels
from nietpluis.ui.onderdelen import Tag

EIGEN = {
    NOOD: (
        "In nood geopend",
        "Iemand opende een casus die niet van hem of haar is. Kijk of dat nodig was.",
    ),
    OVER_ZICHZELF: (
        "Zocht een casus over zichzelf",
        "Iemand probeerde in nood een casus te openen die over deze persoon of familie gaat. Dat lukte niet.",
    ),
}
"""What is told at once, and by no rule that counts."""
ONBEKEND = ("Anders gelezen dan gewoonlijk", "De regel die dit zag, is er nu niet meer.")


@dataclass(frozen=True, kw_only=True)
class Kaart:
    """One of these as the list shows it."""

    id: UUID
    titel: str
    uitleg: str
    wie: str
    hoe_vaak: str
    nummer: int | None
    tag: Tag
    signaal: Leessignaal


def kaart(signaal: Leessignaal) -> Kaart:
    """One row in words; the person must be fetched along."""
    titel, uitleg = woorden(signaal)
    return Kaart(
        id=signaal.id,
        titel=titel,
        uitleg=uitleg,
        wie=f"{signaal.over.naam}, {signaal.over.functie}",
        hoe_vaak="één keer" if signaal.aantal == 1 else f"{signaal.aantal} keer",
        nummer=signaal.nummer,
        tag=_tag(signaal),
        signaal=signaal,
    )


def woorden(signaal: Leessignaal) -> tuple[str, str]:
    """Title and explanation, by the rules of the day on which it was seen."""
    if signaal.regel in EIGEN:
        return EIGEN[signaal.regel]
    regel = leesregels(signaal.dag).regel(signaal.regel)
    return (regel.titel, regel.uitleg) if regel else ONBEKEND


def _tag(signaal: Leessignaal) -> Tag:
    if not signaal.oordeel:
        return Tag("Wacht op een oordeel", "actie")
    goed = signaal.oordeel == Leessignaal.Oordeel.NORMAAL
    return Tag("Gewoon werk", "goed") if goed else Tag("Niet in orde", "letop")
