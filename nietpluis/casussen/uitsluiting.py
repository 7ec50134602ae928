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
    buiten = uitgesloten_van(lid.organisatie_id, casussen)
    return frozenset(casus for casus, wie in buiten.items() if str(lid.id) in wie)


def uitgesloten_van(organisatie_id: UUID, casussen: Collection[UUID]) -> dict[UUID, frozenset[str]]:
    """Casus -> the lid ids of those whom, or whose family, it is about; two queries for any number."""
    if not casussen:
        return {}
    sleutels = open_sleutels(organisatie_id, list(casussen))
    feiten: dict[UUID, list[Feit]] = {casus: [] for casus in casussen}
    for rij in Vastlegging.objects.filter(casus__in=sleutels).order_by("casus", "volgnummer"):
        feiten[rij.casus_id].append(open_feit(sleutels[rij.casus_id], rij.casus_id, rij))
    return {casus: _over_wie(van) for casus, van in feiten.items()}


def _over_wie(feiten: list[Feit]) -> frozenset[str]:
    if not feiten:
        return frozenset()
    return Dossier(protocol_op("basis", feiten[0].gebeurd_op), tuple(feiten)).uitgesloten
