"""Making a file that came in part of a casus: its row and the fact that names it, in one transaction."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from nietpluis.casussen.bijlagen.opslag import Binnen
from nietpluis.casussen.lezen import OpenCasus
from nietpluis.casussen.models import Bijlage, Bijlageonderweg, Casus
from nietpluis.casussen.vastleggen import leg_vast
from nietpluis.kern.feiten.bijlagen import Bijgevoegd
from nietpluis.organisaties.models import Lidmaatschap


class NietMeerOnderweg(Exception):
    """The file was added or thrown away meanwhile, by another window of the same person."""


@transaction.atomic  # all or nothing, also when the caller answers the error
def voeg_bij(
    casus: Casus,
    lid: Lidmaatschap,
    binnen: Binnen,
    feit: Bijgevoegd,
    *,
    na: int,
    nu: datetime | None = None,
) -> OpenCasus:
    """Add the file with its fact; as `leg_vast`, which may refuse. Raises NietMeerOnderweg.

    From here on the database refuses to delete its pieces.
    """
    onderweg = Bijlageonderweg.objects.filter(id=binnen.id, casus=casus, lid=lid)
    if not onderweg.delete()[0]:
        raise NietMeerOnderweg
    Bijlage.objects.create(
        id=binnen.id, casus=casus, organisatie_id=casus.organisatie_id, stukken=binnen.stukken
    )
    return leg_vast(casus, lid, [feit], na=na, nu=nu)


def in_feit(binnen: Binnen) -> dict[str, str | int]:
    """What the fact says of the file itself."""
    return {
        "bijlage": str(binnen.id),
        "digest": binnen.digest,
        "bestand": binnen.soort.code,
        "naam": binnen.naam,
        "grootte": binnen.grootte,
    }


def is_bijgevoegd(casus: Casus, binnen_id: UUID) -> bool:
    """Whether a file with this id is part of the casus: the same form was sent before."""
    return Bijlage.objects.filter(casus=casus, id=binnen_id).exists()
