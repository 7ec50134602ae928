"""Making, opening and destroying the keys of dossiers and drafts.

Master key > organisation key > dossier key. The organisation is bound in the
wrapping, so a row copied to another organisation does not open.

The store commits by itself, before the main database does. A recording that
fails leaves an unused key behind; the other way round a dossier would stand
without its key.
"""

import logging
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple
from uuid import UUID

from django.db import connections, transaction
from django.db.models import OuterRef, Subquery

from nietpluis.kluis.geheim import Sleutel, VerpakkingVerbroken, nieuw, pak_in, pak_uit, telling_id
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
    "herverpak",
    "kenmerk_sleutel",
    "keten_sleutel",
    "maak_rijen",
    "nieuwe_sleutel",
    "nieuwe_sleutels",
    "nieuwe_versie",
    "open_sleutel",
    "open_sleutels",
    "telling_id",
    "vernietig",
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
        Dossiersleutel(
            dossier=dossier,
            soort=soort,
            organisatie=organisatie_id,
            versie=versie,
            verpakt=pak_in(buitenste, sleutel, *_band(organisatie_id, versie, dossier)),
        )
        for dossier, sleutel in sleutels.items()
    ]
    return rijen, sleutels


def open_sleutel(organisatie_id: UUID, dossier_id: UUID) -> Sleutel:
    """The key of one dossier; raises SleutelOntbreekt or SleutelBeschadigd. One query."""
    for rij in _lees(organisatie_id, [dossier_id]):
        return _open(organisatie_id, rij)
    raise SleutelOntbreekt


def open_sleutels(organisatie_id: UUID, dossier_ids: Collection[UUID]) -> dict[UUID, Sleutel]:
    """The keys of these dossiers, in one query.

    A destroyed, foreign or damaged one is left out, so that one bad row does
    not close a whole list; damage is logged. Raises VerkeerdeHoofdsleutel.
    """
    sleutels: dict[UUID, Sleutel] = {}
    for rij in _lees(organisatie_id, dossier_ids):
        try:
            sleutels[rij.dossier] = _open(organisatie_id, rij)
        except SleutelBeschadigd:
            logger.exception("De sleutel van dossier %s is beschadigd.", rij.dossier)
    return sleutels


def vernietig(dossier_id: UUID) -> bool:
    """Destroy the key of a dossier or draft: nobody reads it again. False if there was none.

    On SQLite the bytes leave the files at once. On PostgreSQL they linger until
    the space is vacuumed and used again; in backups of this store until these expire.
    """
    aantal, _ = Dossiersleutel.objects.filter(dossier=dossier_id).delete()
    transaction.on_commit(_wis_logboek, using=SLEUTELS)
    return aantal > 0


def herverpak(dossier_id: UUID, *, van: UUID, naar: UUID) -> None:
    """Wrap a dossier's key under the newest key of organisation `naar` (may equal `van`).

    Moving a casus or rotating a key is this and nothing more: no fact is rewritten.
    """
    sleutel = open_sleutel(van, dossier_id)
    versie, buitenste = nieuwste(naar)
    verpakt = pak_in(buitenste, sleutel, *_band(naar, versie, dossier_id))
    rij = Dossiersleutel.objects.filter(dossier=dossier_id, organisatie=van)
    if not rij.update(organisatie=naar, versie=versie, verpakt=verpakt):
        raise SleutelOntbreekt


def _wis_logboek() -> None:
    """Empty SQLite's write-ahead log: secure_delete clears the pages, not their older copies."""
    connection = connections[SLEUTELS]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


class _Rij(NamedTuple):
    dossier: UUID
    versie: int
    verpakt: bytes | memoryview
    buitenste: bytes | memoryview | None


def _lees(organisatie: UUID, dossiers: Collection[UUID]) -> Iterator[_Rij]:
    """The wrapped keys, each with the wrapped organisation key that opens it."""
    buitenste = Organisatiesleutel.objects.filter(
        organisatie=OuterRef("organisatie"), versie=OuterRef("versie")
    ).values("verpakt")
    rijen = (
        Dossiersleutel.objects.filter(organisatie=organisatie, dossier__in=dossiers)
        .annotate(buitenste=Subquery(buitenste))
        .values_list("dossier", "versie", "verpakt", "buitenste")
    )
    return map(_Rij._make, rijen)


def _open(organisatie: UUID, rij: _Rij) -> Sleutel:
    if rij.buitenste is None:
        raise SleutelBeschadigd
    buitenste = pak_organisatiesleutel_uit(organisatie, rij.versie, rij.buitenste)
    band = _band(organisatie, rij.versie, rij.dossier)
    try:
        return pak_uit(buitenste, rij.verpakt, "dossier", *band)
    except VerpakkingVerbroken as fout:
        raise SleutelBeschadigd from fout


def _band(organisatie: UUID, versie: int, dossier: UUID) -> tuple[bytes, bytes, bytes]:
    return organisatie.bytes, versie.to_bytes(4, "big"), dossier.bytes
