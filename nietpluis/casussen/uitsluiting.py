"""Whom a casus is about sees nothing of it, in the log of reading neither: asked of many casussen at once."""

from collections.abc import Collection
from uuid import UUID

from nietpluis.casussen.lezen import open_feit
from nietpluis.casussen.models import Vastlegging
from nietpluis.kern.dossier import Dossier
from nietpluis.kern.feiten import Feit
from nietpluis.kern.protocollen import protocol_op
from nietpluis.kluis.sleutels import open_sleutels
from nietpluis.organisaties.models import Lidmaatschap


def gaat_over(lid: Lidmaatschap, casussen: Collection[UUID]) -> frozenset[UUID]:
    """Which of these casussen are about this person or this person's family; two queries for any number."""
    if not casussen:
        return frozenset()
    sleutels = open_sleutels(lid.organisatie_id, list(casussen))
    feiten: dict[UUID, list[Feit]] = {casus: [] for casus in casussen}
    for rij in Vastlegging.objects.filter(casus__in=sleutels).order_by("casus", "volgnummer"):
        feiten[rij.casus_id].append(open_feit(sleutels[rij.casus_id], rij.casus_id, rij))
    return frozenset(casus for casus, van in feiten.items() if _noemt(lid, van))


def _noemt(lid: Lidmaatschap, feiten: list[Feit]) -> bool:
    if not feiten:
        return False
    dossier = Dossier(protocol_op("basis", feiten[0].gebeurd_op), tuple(feiten))
    return str(lid.id) in dossier.uitgesloten
