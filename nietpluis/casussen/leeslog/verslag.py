"""Who read a dossier, in plain words, for the client to whom it belongs."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from nietpluis.casussen.models import Casus, EigenSignaal, Raadpleging
from nietpluis.casussen.uitsluiting import uitgesloten_van
from nietpluis.kern.termijnen import dag_van

WAAROM = {
    "toegewezen": "Werkt aan uw dossier",
    "ontvanger": "Kreeg het signaal en las het",
    "waarnemer": "Verving een collega",
    "melder": "Gaf zelf een signaal en las dat terug",
    "meekijker": "Keek mee met een besluit",
    "noodtoegang": "Opende het dossier omdat het niet kon wachten",
}
ANDERS = "Deed werk waarvoor dit nodig was"
"""Why, of a ground without words of its own: who checked, or decided about keeping."""


@dataclass(frozen=True, kw_only=True)
class Leesregel:
    """Somebody read the dossier on a day, `keer` times. `naam` may be left out by who shows it."""

    dag: date
    functie: str
    naam: str
    waarom: str
    keer: int

    @property
    def vaak(self) -> str:
        """How often, in words."""
        return "één keer" if self.keer == 1 else f"{self.keer} keer"


def leesverslag(casus: Casus) -> list[Leesregel]:
    """Every reading of this dossier, the newest day in front, as a line per person, day and reason. Four queries.

    Readings of signals that joined it later are in it. Whom the dossier is about is not, and nothing is said of
    reading that stood out: that would tell the one about the other. Only what the log still has: its term is shorter.
    """
    elders = EigenSignaal.objects.filter(casus=casus).values_list("dossier_id", flat=True)
    return van_dossiers(casus.organisatie_id, {casus.id, *elders})


def van_dossiers(organisatie_id: UUID, dossiers: set[UUID]) -> list[Leesregel]:
    """The same for dossiers by their ids, for who may not open them."""
    buiten = uitgesloten_van(organisatie_id, dossiers)
    weg = frozenset[str]().union(*buiten.values())
    rijen = Raadpleging.objects.filter(casus__in=dossiers).select_related("lid__gebruiker")
    return _tel(rij for rij in rijen.order_by("-wanneer", "-id") if str(rij.lid_id) not in weg)


def _tel(rijen: Iterable[Raadpleging]) -> list[Leesregel]:
    """One line for what one person did on one day for one reason, in the order of the rows."""
    keren = Counter(
        (dag_van(rij.wanneer), rij.lid.functie, rij.lid.naam, WAAROM.get(rij.grond, ANDERS))
        for rij in rijen
    )
    return [
        Leesregel(dag=dag, functie=functie, naam=naam, waarom=waarom, keer=keer)
        for (dag, functie, naam, waarom), keer in keren.items()
    ]
