"""Making, opening and destroying the keys of dossiers and drafts.

Master key > organisation key > dossier key. The organisation is bound in the
wrapping, so a row copied to another organisation does not open.

The store commits by itself, before the main database does. A recording that
fails leaves an unused key behind; the other way round a dossier would stand
without its key.
"""

import logging
import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db import connections, transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from nietpluis.kluis.geheim import (
    LENGTE,
    Sleutel,
    VerpakkingVerbroken,
    nieuw,
    pak_in,
    pak_uit,
    telling_id,
)
from nietpluis.kluis.models import Dossiersleutel, Organisatiesleutel
from nietpluis.kluis.organisatiesleutels import (
    SleutelFout,
    VerkeerdeHoofdsleutel,
    kenmerk_sleutel,
    keten_sleutel,
    nieuwe_versie,
    nieuwste,
    pak_organisatiesleutel_uit,
)
from nietpluis.kluis.router import SLEUTELS

__all__ = [
    "Sleutel",
    "SleutelBeschadigd",
    "SleutelFout",
    "SleutelOntbreekt",
    "Soort",
    "VerkeerdeHoofdsleutel",
    "hervat",
    "herverpak",
    "kenmerk_sleutel",
    "keten_sleutel",
    "maak_rijen",
    "nieuwe_sleutel",
    "nieuwe_sleutels",
    "nieuwe_versie",
    "open_sleutel",
    "open_sleutels",
    "ruim_wees_op",
    "telling_id",
    "vernietig",
    "volg_op",
]

logger = logging.getLogger(__name__)

Soort = Dossiersleutel.Soort
BATCH = 1000  # rows in one INSERT


class SleutelOntbreekt(SleutelFout):
    """There is no key (any more) for this dossier in this organisation."""

    uitleg = "Dit dossier is vernietigd. Niemand kan het nog lezen."


class SleutelBeschadigd(SleutelFout):
    """The key is there, but its wrapping was changed or belongs to something else."""

    uitleg = "De sleutel van dit dossier is beschadigd. Vraag uw beheerder om hulp."


def nieuwe_sleutel(organisatie_id: UUID, dossier_id: UUID, soort: Soort = Soort.DOSSIER) -> Sleutel:
    """Make and store the key of a new dossier or draft; IntegrityError if it has one."""
    return nieuwe_sleutels(organisatie_id, [dossier_id], soort)[dossier_id]


def nieuwe_sleutels(
    organisatie_id: UUID, dossier_ids: Iterable[UUID], soort: Soort = Soort.DOSSIER
) -> dict[UUID, Sleutel]:
    """As `nieuwe_sleutel`, for many at once: all of them or none."""
    rijen, sleutels = maak_rijen(organisatie_id, dossier_ids, soort)
    with transaction.atomic(using=SLEUTELS):
        Dossiersleutel.objects.bulk_create(rijen, batch_size=BATCH)
    return sleutels


def maak_rijen(
    organisatie_id: UUID, dossier_ids: Iterable[UUID], soort: Soort = Soort.DOSSIER
) -> tuple[list[Dossiersleutel], dict[UUID, Sleutel]]:
    """Keys with their unsaved rows, for a caller that stores the rows itself (COPY)."""
    versie, buitenste = nieuwste(organisatie_id)
    sleutels = {dossier: nieuw("dossier") for dossier in dossier_ids}
    rijen = [
        _rij(organisatie_id, dossier, versie, buitenste, sleutel)
        for dossier, sleutel in sleutels.items()
    ]
    for rij in rijen:
        rij.soort = soort
    return rijen, sleutels


def open_sleutel(organisatie_id: UUID, dossier_id: UUID) -> Sleutel:
    """The key of one dossier, its `eerdere` with it; raises SleutelOntbreekt or SleutelBeschadigd.

    One query.
    """
    for rijen in _lees(organisatie_id, [dossier_id]).values():
        return _open(organisatie_id, rijen)
    raise SleutelOntbreekt


def open_sleutels(organisatie_id: UUID, dossier_ids: Collection[UUID]) -> dict[UUID, Sleutel]:
    """The keys of these dossiers, in one query.

    A destroyed, foreign or damaged one is left out, so that one bad row does
    not close a whole list; damage is logged. Raises VerkeerdeHoofdsleutel.
    """
    sleutels: dict[UUID, Sleutel] = {}
    for dossier, rijen in _lees(organisatie_id, dossier_ids).items():
        try:
            sleutels[dossier] = _open(organisatie_id, rijen)
        except SleutelBeschadigd:
            logger.exception("De sleutel van dossier %s is beschadigd.", dossier)
    return sleutels


def vernietig(dossier_id: UUID) -> bool:
    """Destroy every key of a dossier or draft: nobody reads it again. False if there was none.

    On SQLite the bytes leave the files at once. On PostgreSQL they linger until
    the space is vacuumed and used again; in backups of this store until these expire.
    """
    rijen = Dossiersleutel.objects.filter(dossier=dossier_id)
    with transaction.atomic(using=SLEUTELS):
        # Locked first: a successor that is being made at this moment must go too.
        list(rijen.select_for_update())
        aantal, _ = rijen.delete()
    transaction.on_commit(_wis_logboek, using=SLEUTELS)
    return aantal > 0


def hervat(organisatie_id: UUID, dossier_id: UUID) -> Sleutel:
    """The key that a recording left behind before it failed, as if made just now; raises SleutelFout.

    Its age begins anew, so that nobody clears it away while the recording goes on.
    """
    rijen = Dossiersleutel.objects.filter(dossier=dossier_id, organisatie=organisatie_id)
    if not rijen.update(aangemaakt_op=timezone.now()):
        raise SleutelOntbreekt
    return open_sleutel(organisatie_id, dossier_id)


def ruim_wees_op(dossier_id: UUID, ouder_dan: datetime) -> bool:
    """Destroy a key that no dossier needs, unless a recording took it up after that moment."""
    rijen = Dossiersleutel.objects.filter(dossier=dossier_id, aangemaakt_op__lt=ouder_dan)
    aantal, _ = rijen.delete()
    return aantal > 0


def volg_op(organisatie_id: UUID, dossier_id: UUID) -> Sleutel:
    """Give a dossier a new key, for a suspect one; what was closed before still opens.

    From the commit on the new one closes. Raises SleutelOntbreekt, SleutelBeschadigd.
    """
    with transaction.atomic(using=SLEUTELS):
        rijen = Dossiersleutel.objects.filter(dossier=dossier_id, organisatie=organisatie_id)
        list(rijen.select_for_update())
        vorige = open_sleutel(organisatie_id, dossier_id)
        versie, buitenste = nieuwste(organisatie_id)
        nieuwe = Sleutel(os.urandom(LENGTE), "dossier", vorige.versie + 1, vorige.alle)
        rij = _rij(organisatie_id, dossier_id, versie, buitenste, nieuwe)
        rij.soort = rijen[0].soort
        rij.save(force_insert=True)
    return nieuwe


def herverpak(dossier_id: UUID, *, van: UUID, naar: UUID) -> None:
    """Wrap a dossier's keys under the newest key of organisation `naar` (may equal `van`).

    Moving a casus or rotating a key is this and nothing more: no fact is rewritten.
    """
    versie, buitenste = nieuwste(naar)
    with transaction.atomic(using=SLEUTELS):
        rijen = Dossiersleutel.objects.filter(dossier=dossier_id, organisatie=van)
        list(rijen.select_for_update())
        for sleutel in open_sleutel(van, dossier_id).alle:
            verpakt = pak_in(buitenste, sleutel, *band(naar, versie, dossier_id, sleutel.versie))
            rijen.filter(nummer=sleutel.versie).update(
                organisatie=naar, versie=versie, verpakt=verpakt
            )


def _wis_logboek() -> None:
    """Empty SQLite's write-ahead log: secure_delete clears the pages, not their older copies."""
    connection = connections[SLEUTELS]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


class _Rij(NamedTuple):
    dossier: UUID
    nummer: int
    versie: int
    verpakt: bytes | memoryview
    buitenste: bytes | memoryview | None


def _lees(organisatie: UUID, dossiers: Collection[UUID]) -> dict[UUID, list[_Rij]]:
    """The wrapped keys of each dossier, newest first, with the wrapped organisation key that opens it."""
    buitenste = Organisatiesleutel.objects.filter(
        organisatie=OuterRef("organisatie"), versie=OuterRef("versie")
    ).values("verpakt")
    rijen = (
        Dossiersleutel.objects.filter(organisatie=organisatie, dossier__in=dossiers)
        .order_by("-nummer")
        .annotate(buitenste=Subquery(buitenste))
        .values_list("dossier", "nummer", "versie", "verpakt", "buitenste")
    )
    per_dossier: dict[UUID, list[_Rij]] = defaultdict(list)
    for rij in map(_Rij._make, rijen):
        per_dossier[rij.dossier].append(rij)
    return per_dossier


def _open(organisatie: UUID, rijen: Sequence[_Rij]) -> Sleutel:
    """All keys of one dossier as one; each must be there and whole, for the first names its figures."""
    nieuwste_rij, *eerdere = rijen
    if [rij.nummer for rij in rijen] != list(range(len(rijen), 0, -1)):
        raise SleutelBeschadigd
    sleutel = _open_een(organisatie, nieuwste_rij)
    sleutel.eerdere = tuple(_open_een(organisatie, rij) for rij in eerdere)
    return sleutel


def _open_een(organisatie: UUID, rij: _Rij) -> Sleutel:
    if rij.buitenste is None:
        raise SleutelBeschadigd
    buitenste = pak_organisatiesleutel_uit(organisatie, rij.versie, rij.buitenste)
    gebonden = band(organisatie, rij.versie, rij.dossier, rij.nummer)
    try:
        return pak_uit(buitenste, rij.verpakt, "dossier", *gebonden, versie=rij.nummer)
    except VerpakkingVerbroken as fout:
        raise SleutelBeschadigd from fout


def _rij(
    organisatie: UUID, dossier: UUID, versie: int, buitenste: Sleutel, sleutel: Sleutel
) -> Dossiersleutel:
    gebonden = band(organisatie, versie, dossier, sleutel.versie)
    return Dossiersleutel(
        dossier=dossier,
        nummer=sleutel.versie,
        organisatie=organisatie,
        versie=versie,
        verpakt=pak_in(buitenste, sleutel, *gebonden),
    )


def band(organisatie: UUID, versie: int, dossier: UUID, nummer: int) -> tuple[bytes, ...]:
    """What the wrapping holds fast. The first key is wrapped as before there were successors."""
    opvolging = () if nummer == 1 else (nummer.to_bytes(2, "big"),)
    return organisatie.bytes, versie.to_bytes(4, "big"), dossier.bytes, *opvolging
