"""How much asks something of a person today, for the link to the work list."""

from dataclasses import dataclass
from datetime import datetime

from nietpluis.casussen.models import Toegang
from nietpluis.organisaties.models import Lidmaatschap, Rol

MEESTE = 50


@dataclass(frozen=True)
class Werk:
    """What the home says about the work list: "5", or "50+" where counting on helps nobody."""

    aantal: int

    @property
    def tekst(self) -> str:
        """The number as it is shown."""
        return f"{MEESTE}+" if self.aantal > MEESTE else str(self.aantal)


def is_gevraagd_mee_te_kijken(lid: Lidmaatschap) -> bool:
    """Whether a colleague waits for this person's view on a decision. One query."""
    return Toegang.objects.filter(lid=lid, soort="meekijker", loopt=True).exists()


def aantal_vandaag(lid: Lidmaatschap, nu: datetime) -> Werk | None:
    """What asks something now; None for who has no work list: no such role and nothing assigned. One or two queries."""
    eigen = Toegang.objects.werklijst(lid, nu)
    aantal = len(eigen.vandaag(nu).order_by()[: MEESTE + 1].values_list("id"))
    if aantal or lid.heeft(Rol.AANDACHTSFUNCTIONARIS) or eigen.exists():
        return Werk(aantal)
    return None
