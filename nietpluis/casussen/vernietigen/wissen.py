"""What stays of a dossier whose keys are gone: its sealed facts, which nobody reads, and a tombstone."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q

from nietpluis.casussen import concepten
from nietpluis.casussen.bijlagen.opruimen import vergeet_onderweg
from nietpluis.casussen.models import Casus, EigenSignaal, Kenmerk, Toegang, Vernietiging
from nietpluis.casussen.models.vernietiging import volgende_stap
from nietpluis.kern.termijnen import dag_van

VERNIETIGD = "vernietigd"
"""The status of the row of a dossier that was destroyed."""


def wis(casus: Casus, intentie: Vernietiging, wanneer: datetime) -> None:
    """Clear all that could point at somebody, and put the tombstone; in one write transaction. Twice is once.

    The facts stay as they are, unreadable: their chain still proves that nothing was slipped in, and the
    database refuses to delete a fact for whatever reason (docs/besluiten/0028).
    """
    _wis_rijen(casus, wanneer)
    leeg = {"acuut": False, "aan": "", "uiterlijk": None, "bewaren_tot": None, "etiket": b""}
    Casus.objects.filter(id=casus.id).update(status=VERNIETIGD, **leeg)
    zet_grafsteen(casus, intentie, wanneer)


def _wis_rijen(casus: Casus, wanneer: datetime) -> None:
    Kenmerk.objects.filter(casus=casus).delete()
    Toegang.objects.filter(casus=casus).delete()
    vergeet_onderweg(casus.id)
    eigen = EigenSignaal.objects.filter(Q(dossier=casus) | Q(casus=casus))
    for plek in (casus.id, *eigen.values_list("id", flat=True)):
        concepten.vergeet_alle(plek)
    eigen.filter(vernietigd_op=None).update(bericht=b"", vernietigd_op=dag_van(wanneer))


def zet_grafsteen(casus: Casus, intentie: Vernietiging, wanneer: datetime) -> None:
    """Say that it is done; for a dossier that went along, in a round of its own."""
    rij = volgende_stap(intentie, Vernietiging.Daad.VOLTOOID, wanneer)
    if casus.id != intentie.casus:
        rij.casus, rij.nummer, rij.ronde = casus.id, casus.nummer, 1
        rij.begonnen_op, rij.bewaren_tot = casus.begonnen_op, casus.bewaren_tot
    if Vernietiging.objects.filter(casus=rij.casus, daad=rij.daad).exists():
        return
    try:
        with transaction.atomic():
            rij.save(force_insert=True)
    except IntegrityError:  # another process was resuming the same
        return
