"""Keys that no dossier and no draft needs: left behind by recordings that failed after the key was made."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from nietpluis.casussen.models import Casus, Concept
from nietpluis.kluis.models import Dossiersleutel
from nietpluis.kluis.rotatie import RUST
from nietpluis.organisaties.models import Organisatie
from nietpluis.organisaties.toegang import in_organisatie

PER_KEER = 1000
VEEL = 20
"""So many keys without a dossier may stand there by chance; more, and over half: something else is wrong."""

SOORTEN = (Dossiersleutel.Soort.DOSSIER, Dossiersleutel.Soort.CONCEPT)
"""Of these we know where what a key belongs to must stand; any other kind is left alone."""


class TeVeel(Exception):
    """So many keys lack a dossier that the main database is more likely the wrong one; str() is in Dutch."""


def grens() -> datetime:
    """Before this moment a key must have been made: a recording that is busy has a younger one."""
    return timezone.now() - RUST


def wezen(organisatie: Organisatie) -> list[UUID]:
    """The keys of this organisation without a dossier or draft, older than a day. Raises TeVeel."""
    gevonden = [dossier for stapel in _stapels(organisatie.id) for dossier in stapel]
    alle = Dossiersleutel.objects.filter(organisatie=organisatie.id).count()
    if len(gevonden) > VEEL and len(gevonden) * 2 > alle:
        raise TeVeel(
            f"{organisatie.slug}: van {alle} sleutels hebben er {len(gevonden)} geen dossier."
            " Is dit de juiste database?"
        )
    return gevonden


def _stapels(organisatie: UUID) -> Iterator[list[UUID]]:
    rijen = Dossiersleutel.objects.filter(
        organisatie=organisatie, soort__in=SOORTEN, aangemaakt_op__lt=grens()
    ).order_by("id")
    laatste = 0
    while stapel := list(rijen.filter(id__gt=laatste)[:PER_KEER]):
        laatste = stapel[-1].id
        yield list(_zonder_dossier(organisatie, stapel))


def _zonder_dossier(organisatie: UUID, stapel: list[Dossiersleutel]) -> Iterator[UUID]:
    ids = [rij.dossier for rij in stapel]
    with in_organisatie(organisatie):
        # A draft and a dossier never share an id, so where it stands need not be asked.
        aanwezig = set(Casus.objects.filter(id__in=ids).values_list("id", flat=True))
        aanwezig |= set(Concept.objects.filter(id__in=ids).values_list("id", flat=True))
    return (rij.dossier for rij in stapel if rij.nummer == 1 and rij.dossier not in aanwezig)
