"""The requests in a dossier: who asks what, what the law says, what was decided, and how far it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nietpluis.kern import inzage
from nietpluis.kern.afschrift import Kijk
from nietpluis.kern.dossier import Dossier
from nietpluis.kern.feiten.clientrechten import (
    AfschriftGegeven,
    AfschriftGemaakt,
    Inzagebesluit,
    Inzageverzoek,
)
from nietpluis.kern.recht import regime_van

LEESLIJST = "leeslijst"


@dataclass(frozen=True, kw_only=True)
class Loop:
    """One request with all that followed on it; `nummer` is that of its fact."""

    nummer: int
    verzoek: Inzageverzoek
    besluit: Inzagebesluit | None
    gemaakt: AfschriftGemaakt | None
    gegeven: AfschriftGegeven | None

    @property
    def wie(self) -> str:
        """Who asks, in words."""
        return inzage.VRAGERS.get(self.verzoek.vrager, self.verzoek.vrager)

    @property
    def stand(self) -> str:
        """beslis, geweigerd, kies, geef or klaar: what comes next."""
        if self.besluit is None:
            return "beslis"
        if self.besluit.besluit not in inzage.GEEFT:
            return "geweigerd"
        if self.gemaakt is None:
            return "kies"
        return "klaar" if self.gegeven else "geef"

    def is_te_laat(self, vandaag: date) -> bool:
        """Whether the answer should have been given."""
        tot = self.verzoek.uiterlijk
        return self.stand in ("beslis", "kies", "geef") and tot is not None and tot < vandaag


def verzoeken(dossier: Dossier) -> list[Loop]:
    """Every request, the newest first."""
    return sorted(_lopen(dossier), key=lambda loop: -loop.nummer)


def _lopen(dossier: Dossier) -> Iterator[Loop]:
    besluiten = {feit.verzoek: feit for _, feit in dossier.van(Inzagebesluit)}
    gemaakt = {feit.verzoek: feit for _, feit in dossier.van(AfschriftGemaakt)}
    gegeven = {feit.afschrift: feit for _, feit in dossier.van(AfschriftGegeven)}
    for nummer, verzoek in dossier.van(Inzageverzoek):
        afschrift = gemaakt.get(nummer)
        yield Loop(
            nummer=nummer,
            verzoek=verzoek,
            besluit=besluiten.get(nummer),
            gemaakt=afschrift,
            gegeven=gegeven.get(afschrift.afschrift) if afschrift else None,
        )


def zoek(dossier: Dossier, nummer: int) -> Loop | None:
    """The request with this number; None where that fact is none."""
    return next((loop for loop in _lopen(dossier) if loop.nummer == nummer), None)


def oordeel(dossier: Dossier, verzoek: Inzageverzoek) -> inzage.Oordeel:
    """What the law lets us give on this request."""
    return inzage.oordeel(
        inzage.Verzoek(
            vrager=verzoek.vrager,
            regime=regime_van(dossier.protocol.bewaartermijn),
            leeftijd=verzoek.leeftijd,
            beslist_zelf=verzoek.beslist_zelf,
            vermoeden=verzoek.vermoeden,
            identiteit="nee" if verzoek.identiteit == "niet" else "ja",
        )
    )


def kijk(dossier: Dossier, verzoek: Inzageverzoek) -> Kijk:
    """How the rules look at the facts for this request."""
    mag = oordeel(dossier, verzoek).mag
    return Kijk(dossier=dossier, mag=mag, over=verzoek.over, vrager=verzoek.vrager)
