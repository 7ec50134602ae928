"""Changing keys while people work: every level is wrapped anew, and no fact is rewritten.

Each of these may be stopped at any moment and be run again. What still stands under an older
key opens with it, so an older key stays until nothing needs it (`overbodig`).
"""

from collections.abc import Generator, Iterator, Sequence
from datetime import timedelta
from uuid import UUID

from django.db import connections, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from nietpluis.kluis.geheim import Sleutel, VerpakkingVerbroken, pak_in, pak_uit
from nietpluis.kluis.models import Dossiersleutel, Organisatiesleutel
from nietpluis.kluis.organisatiesleutels import (
    EERSTE,
    VerkeerdeHoofdsleutel,
    nieuwe_versie,
    nieuwste,
    pak_organisatiesleutel_uit,
    past_op_huidige,
    verpak_organisatiesleutel,
)
from nietpluis.kluis.router import SLEUTELS
from nietpluis.kluis.sleutels import band

PER_KEER = 500
"""How many keys are wrapped anew in one transaction: on SQLite others wait as long as it lasts."""
RUST = timedelta(days=1)
"""How long a key stays after something took its place: no recording lasts that long."""


def organisaties() -> list[UUID]:
    """Every organisation that has a key, the site itself among them."""
    rijen = Organisatiesleutel.objects.order_by("organisatie")
    return list(rijen.values_list("organisatie", flat=True).distinct())


def herverpak_hoofd() -> tuple[int, int]:
    """Wrap each organisation key under the current master key: how many were, and how many no key opens."""
    gedaan = dicht = 0
    for rij in Organisatiesleutel.objects.order_by("id"):
        if past_op_huidige(rij):
            continue
        try:
            gedaan += _herverpak_onder_hoofd(rij)
        except VerkeerdeHoofdsleutel:
            dicht += 1
    return gedaan, dicht


def _herverpak_onder_hoofd(rij: Organisatiesleutel) -> int:
    sleutel = pak_organisatiesleutel_uit(rij.organisatie, rij.versie, rij.verpakt)
    verpakt = verpak_organisatiesleutel(rij.organisatie, rij.versie, sleutel)
    # Only what we opened: somebody who does the same at the same moment was first.
    return Organisatiesleutel.objects.filter(id=rij.id, verpakt=rij.verpakt).update(verpakt=verpakt)


def is_begonnen(organisatie: UUID) -> bool:
    """Whether a change of this organisation's key has begun and is not finished."""
    versie, _ = nieuwste(organisatie)
    return _ouder(organisatie, versie).exists()


def draai_organisatie(organisatie: UUID) -> Generator[int]:
    """Begin a new key of this organisation, or go on with one that was begun; yields how many are done.

    Dossier keys that do not open are passed over: `stand` counts them.
    """
    if not is_begonnen(organisatie):
        nieuwe_versie(organisatie)
    gedaan, erbij = 0, 1
    while erbij:  # a second round finds what others wrapped with the older key during the first
        erbij = 0
        for aantal in _een_ronde(organisatie):
            gedaan, erbij = gedaan + aantal, erbij + aantal
            yield gedaan


def _een_ronde(organisatie: UUID) -> Iterator[int]:
    versie, buitenste = nieuwste(organisatie)
    for oud in Organisatiesleutel.objects.filter(organisatie=organisatie, versie__lt=versie):
        sleutel = pak_organisatiesleutel_uit(organisatie, oud.versie, oud.verpakt)
        for stapel in _stapels(organisatie, oud.versie):
            yield _verplaats(stapel, sleutel, versie, buitenste)


def _stapels(organisatie: UUID, versie: int) -> Iterator[Sequence[Dossiersleutel]]:
    """The dossier keys under one version, in batches, each read after the one before it was handled."""
    rijen = Dossiersleutel.objects.filter(organisatie=organisatie, versie=versie).order_by("id")
    stapel = list(rijen[:PER_KEER])
    while stapel:
        yield stapel
        stapel = list(rijen.filter(id__gt=stapel[-1].id)[:PER_KEER])


def _verplaats(
    stapel: Sequence[Dossiersleutel], oud: Sleutel, versie: int, buitenste: Sleutel
) -> int:
    """Wrap a batch under the newer key; returns how many of them were still under the old one."""
    nieuw = [
        (rij.id, verpakt)
        for rij in stapel
        if (verpakt := _anders_verpakt(rij, oud, versie, buitenste))
    ]
    if not nieuw:
        return 0
    return _schrijf(stapel[0], nieuw, versie)


def _anders_verpakt(
    rij: Dossiersleutel, oud: Sleutel, versie: int, buitenste: Sleutel
) -> bytes | None:
    """The key of this row under the newer key; None for one that does not open."""
    wie, dossier, nummer = rij.organisatie, rij.dossier, rij.nummer
    try:
        sleutel = pak_uit(oud, rij.verpakt, "dossier", *band(wie, rij.versie, dossier, nummer))
    except VerpakkingVerbroken:
        return None
    return pak_in(buitenste, sleutel, *band(wie, versie, dossier, nummer))


def _schrijf(een: Dossiersleutel, nieuw: Sequence[tuple[int, bytes]], versie: int) -> int:
    """Put the new wrappings in rows of the organisation and version of `een`; returns how many there were.

    A key that was destroyed or moved meanwhile is not found, and so does not come back. PostgreSQL plans
    each statement anew, so there it is one for all; SQLite knows no arrays.
    """
    verbinding = connections[SLEUTELS]
    kolom = Dossiersleutel._meta.get_field("organisatie")
    wie = kolom.get_db_prep_value(een.organisatie, verbinding, prepared=False)
    with transaction.atomic(using=SLEUTELS), verbinding.cursor() as cursor:
        if verbinding.vendor == "postgresql":
            ids, verpakt = map(list, zip(*nieuw, strict=True))
            cursor.execute(_ALLES_INEENS, [versie, ids, verpakt, wie, een.versie])
        else:
            cursor.executemany(_EEN_VOOR_EEN, [(versie, v, i, wie, een.versie) for i, v in nieuw])
        return max(int(cursor.rowcount), 0)


_EEN_VOOR_EEN = (
    "UPDATE kluis_dossiersleutel SET versie = %s, verpakt = %s"
    " WHERE id = %s AND organisatie = %s AND versie = %s"
)
_ALLES_INEENS = (
    "UPDATE kluis_dossiersleutel AS oud SET versie = %s, verpakt = nieuw.verpakt"
    " FROM unnest(%s::bigint[], %s::bytea[]) AS nieuw (id, verpakt)"
    " WHERE oud.id = nieuw.id AND oud.organisatie = %s AND oud.versie = %s"
)


def _ouder(organisatie: UUID, versie: int) -> QuerySet[Dossiersleutel]:
    return Dossiersleutel.objects.filter(organisatie=organisatie, versie__lt=versie)


def overbodig(organisatie: UUID) -> QuerySet[Organisatiesleutel]:
    """Keys of an organisation that nothing needs: not the first, not the newest, and at rest for a day.

    A recording that read the older key just before may still store what it wrapped with it.
    """
    gebruikt = Dossiersleutel.objects.filter(organisatie=organisatie, versie=OuterRef("versie"))
    opvolger = Organisatiesleutel.objects.filter(
        organisatie=organisatie,
        versie__gt=OuterRef("versie"),
        aangemaakt_op__lt=timezone.now() - RUST,
    )
    rijen = Organisatiesleutel.objects.filter(organisatie=organisatie, versie__gt=EERSTE)
    return rijen.filter(~Exists(gebruikt), Exists(opvolger))
