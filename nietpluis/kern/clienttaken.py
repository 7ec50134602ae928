"""What a request of a client asks: an answer within the term of the law, also when the casus is closed."""

from collections.abc import Iterator

from nietpluis.kern.dossier import Dossier
from nietpluis.kern.feiten.clientrechten import (
    AfschriftGegeven,
    AfschriftGemaakt,
    Inzagebesluit,
    Inzageverzoek,
)
from nietpluis.kern.inzage import GEEFT
from nietpluis.kern.taak import Taak
from nietpluis.kern.termijnen import einde_van


def inzage(dossier: Dossier) -> Iterator[Taak]:
    """Every request that was not refused, and on which no copy was handed over yet."""
    besluiten = {feit.verzoek: feit.besluit for _, feit in dossier.van(Inzagebesluit)}
    gegeven = {feit.afschrift for _, feit in dossier.van(AfschriftGegeven)}
    klaar = {f.verzoek for _, f in dossier.van(AfschriftGemaakt) if f.afschrift in gegeven}
    for nummer, verzoek in dossier.van(Inzageverzoek):
        loopt = nummer not in besluiten or besluiten[nummer] in GEEFT
        if loopt and nummer not in klaar and verzoek.uiterlijk:
            yield Taak(
                code="beantwoord_verzoek",
                tekst="Beantwoord een verzoek om het dossier te lezen",
                waarom="De wet geeft u een maand.",
                aan="mij",
                uiterlijk=einde_van(verzoek.uiterlijk),
                soort="inzagebesluit",
            )
