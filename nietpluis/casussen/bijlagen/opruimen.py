"""Making room: uploads that nobody finished, and what is left of a destroyed dossier."""

from datetime import timedelta
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from nietpluis.casussen.bijlagen.opslag import vergeet
from nietpluis.casussen.models import Bijlage, Bijlageonderweg, Bijlagestuk
from nietpluis.kluis import onveranderlijk

BEWAREN = timedelta(days=1)


def ruim_op() -> int:
    """Forget every upload that was begun more than a day ago and not added; returns how many.

    Call inside the room of one organisation, to write.
    """
    oud = Bijlageonderweg.objects.filter(begonnen_op__lt=timezone.now() - BEWAREN)
    ids = list(oud.values_list("id", flat=True))
    vergeet(ids)
    return len(ids)


def met_stukken(status: str) -> list[UUID]:
    """The dossiers in this state of which pieces of files still stand; call inside the room of the organisation."""
    staat_er = Exists(Bijlagestuk.objects.filter(bijlage=OuterRef("pk")))
    rijen = Bijlage.objects.filter(staat_er, casus__status=status)
    return list(rijen.values_list("casus_id", flat=True).distinct())


def vergeet_onderweg(casus: UUID) -> None:
    """Forget every upload for this casus that was not added; call in the room of its organisation, to write."""
    vergeet(list(Bijlageonderweg.objects.filter(casus=casus).values_list("id", flat=True)))


def verwijder_stukken(casus: UUID) -> int:
    """Give back the space of the files of a dossier whose key was destroyed; returns how many pieces went.

    What it deletes nobody can read any more. Call inside the room of the organisation, to write, as the owner
    of the tables: the guard is taken off and put back within one transaction, which the role of the site may
    not do on PostgreSQL (ProgrammingError). Without it only sealed rubbish stays behind.
    """
    vergeet_onderweg(casus)
    ids = list(Bijlage.objects.filter(casus=casus).values_list("id", flat=True))
    if not ids:
        return 0
    tabel = Bijlagestuk._meta.db_table
    with transaction.atomic():
        onveranderlijk.verwijder(connection, tabel)
        aantal, _ = Bijlagestuk.objects.filter(bijlage__in=ids).delete()
        onveranderlijk.installeer(connection, tabel)
    return aantal
