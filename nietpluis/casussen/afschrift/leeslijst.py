"""Who read the dossier, in plain words for the client: their work in place of their name."""

from datetime import datetime

from nietpluis.casussen.models import Casus, Raadpleging
from nietpluis.ui.tijd import dag_voluit, klok

MEESTE = 2000
GEEN_LEZEN = frozenset({"eigen werk"})


def lezers(casus: Casus) -> list[tuple[str, str]]:
    """When, and the work of who read it; the oldest first, one line for one person on one day."""
    rijen = Raadpleging.objects.filter(organisatie_id=casus.organisatie_id, casus=casus.id)
    gelezen = rijen.exclude(grond__in=GEEN_LEZEN).select_related("lid").order_by("wanneer", "id")
    per_dag: dict[tuple[str, object], tuple[datetime, str]] = {}
    for rij in gelezen[:MEESTE]:
        per_dag.setdefault(
            (dag_voluit(rij.wanneer, jaar=True), rij.lid_id), (rij.wanneer, rij.lid.functie)
        )
    return [
        (f"{dag.capitalize()}, {klok(wanneer)}", f"Gelezen door: {functie or 'een medewerker'}.")
        for (dag, _), (wanneer, functie) in per_dag.items()
    ]
