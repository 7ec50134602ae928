"""The upper two levels: the master key, and the keys of organisations that it wraps.

What wraps a new dossier is read from the store each time: a cached key could
come from a rolled-back transaction, and then exist nowhere. Only the founding
key of each organisation is remembered, since it never changes once committed.
"""

import contextlib
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connections
from django.db.models import QuerySet

from nietpluis.kluis.geheim import (
    LENGTE,
    Sleutel,
    VerpakkingVerbroken,
    leid_af,
    nieuw,
    pak_in,
    pak_uit,
)
from nietpluis.kluis.models import Organisatiesleutel
from nietpluis.kluis.router import SLEUTELS

EERSTE = 1
SITE = UUID(int=0)
"""Stands where an organisation stands, for the keys of the site as a whole."""
PERSONEN = SITE  # no organisation has this id: it is given out at random
PLAATSEN = 256  # organisations remembered per process

_onthouden: dict[tuple[UUID, int], Sleutel] = {}


class SleutelFout(Exception):
    """A key cannot be used; str() is the sentence for people, in Dutch."""

    uitleg = ""

    def __init__(self) -> None:
        super().__init__(self.uitleg)


class VerkeerdeHoofdsleutel(SleutelFout):
    """The master key does not open an organisation's key: nothing can be read."""

    uitleg = "Verkeerde hoofdsleutel: de bewaarde sleutels gaan er niet mee open."


def hoofdsleutel() -> Sleutel:
    """The master key from the settings: 32 bytes, kept outside both databases. It wraps."""
    return _hoofd(getattr(settings, "HOOFDSLEUTEL", None))


def hoofdsleutels() -> tuple[Sleutel, ...]:
    """The master key, and those beside it that still open while one takes over from the other."""
    return hoofdsleutel(), *map(_hoofd, getattr(settings, "HOOFDSLEUTELS_VORIGE", ()))


def _hoofd(waarde: object) -> Sleutel:
    if not isinstance(waarde, bytes) or len(waarde) != LENGTE:
        raise ImproperlyConfigured(f"De hoofdsleutel ontbreekt of heeft geen {LENGTE} bytes.")
    return Sleutel(waarde, "hoofd")


def nieuwste(organisatie: UUID) -> tuple[int, Sleutel]:
    """Version and key that wrap new dossiers; made on first use."""
    rij = _versies(organisatie).last() or _begin(organisatie)
    return rij.versie, pak_organisatiesleutel_uit(organisatie, rij.versie, rij.verpakt)


def nieuwe_versie(organisatie: UUID) -> int:
    """Begin a new key and give its version; older ones keep opening what they wrapped."""
    huidige, _ = nieuwste(organisatie)
    _bewaar(organisatie, huidige + 1)
    return huidige + 1


def keten_sleutel(organisatie: UUID) -> Sleutel:
    """The key (doel `keten`) of the organisation's chains."""
    return leid_af(_grondsleutel(organisatie), "keten")


def kenmerk_sleutel(organisatie: UUID) -> Sleutel:
    """The key (doel `kenmerk`) under which the organisation finds a client."""
    return leid_af(_grondsleutel(organisatie), "kenmerk")


def personen_sleutel() -> Sleutel:
    """The key (doel `dossier`, for `zegel`) for secrets of a person, who may work for several organisations.

    It comes from a key with the id of nobody, stored and wrapped as that of an organisation: a new
    master key re-wraps it with all others, and nothing sealed under it needs to be rewritten.
    """
    return leid_af(_grondsleutel(PERSONEN), "dossier")


def site_sleutel(doel: str) -> Sleutel:
    """A key (for this purpose) of the site as a whole, of no organisation.

    Derived from a stored key, so that a new master key wraps it anew and what it
    closed or signed stays good. For whatever is not of one organisation.
    """
    return leid_af(_grondsleutel(SITE), doel)


def toezicht_sleutel(organisatie: UUID) -> Sleutel:
    """The key that seals the words of a judgement on reading, which belong to no dossier; it seals as theirs do."""
    return Sleutel(leid_af(_grondsleutel(organisatie), "toezicht").voor("toezicht"), "dossier")


def vergeet() -> None:
    """Forget the remembered keys: needed when another store takes the place of this one."""
    _onthouden.clear()


def tel_passende() -> tuple[int, int]:
    """How many stored organisation keys the master key opens, and how many there are."""
    uitkomsten = [_past(rij) for rij in Organisatiesleutel.objects.iterator()]
    return sum(uitkomsten), len(uitkomsten)


def pak_organisatiesleutel_uit(
    organisatie: UUID, versie: int, verpakt: bytes | memoryview
) -> Sleutel:
    """Unwrap a stored organisation key with any of the master keys; raises VerkeerdeHoofdsleutel."""
    for hoofd in hoofdsleutels():
        with contextlib.suppress(VerpakkingVerbroken):
            return pak_uit(hoofd, verpakt, "organisatie", *_band(organisatie, versie))
    raise VerkeerdeHoofdsleutel


def verpak_organisatiesleutel(organisatie: UUID, versie: int, sleutel: Sleutel) -> bytes:
    """Wrap an organisation key under the master key that is current."""
    return pak_in(hoofdsleutel(), sleutel, *_band(organisatie, versie))


def past_op_huidige(rij: Organisatiesleutel) -> bool:
    """Whether the current master key opens this one, and none before it is needed."""
    try:
        pak_uit(hoofdsleutel(), rij.verpakt, "organisatie", *_band(rij.organisatie, rij.versie))
    except VerpakkingVerbroken:
        return False
    return True


def _grondsleutel(organisatie: UUID) -> Sleutel:
    """The first key. What is derived from it stands in chains and search columns.

    These are never rewritten, so a rotation must not move it: version 1 stays.
    """
    if bekend := _onthouden.get((organisatie, EERSTE)):
        return bekend
    rij = _versies(organisatie).first() or _begin(organisatie)
    sleutel = pak_organisatiesleutel_uit(organisatie, rij.versie, rij.verpakt)
    _onthoud(organisatie, rij.versie, sleutel)
    return sleutel


def _onthoud(organisatie: UUID, versie: int, sleutel: Sleutel) -> None:
    """Keep a key of a committed row; within a transaction it may still be rolled back."""
    if connections[SLEUTELS].in_atomic_block:
        return
    if len(_onthouden) >= PLAATSEN:
        vergeet()
    _onthouden[organisatie, versie] = sleutel


def _versies(organisatie: UUID) -> QuerySet[Organisatiesleutel]:
    return Organisatiesleutel.objects.filter(organisatie=organisatie).order_by("versie")


def _begin(organisatie: UUID) -> Organisatiesleutel:
    _bewaar(organisatie, EERSTE)
    return _versies(organisatie).get(versie=EERSTE)


def _bewaar(organisatie: UUID, versie: int) -> None:
    """Store a fresh key, unless another process was first: the unique constraint decides."""
    verpakt = verpak_organisatiesleutel(organisatie, versie, nieuw("organisatie"))
    rij = Organisatiesleutel(organisatie=organisatie, versie=versie, verpakt=verpakt)
    Organisatiesleutel.objects.bulk_create([rij], ignore_conflicts=True)


def _past(rij: Organisatiesleutel) -> bool:
    try:
        pak_organisatiesleutel_uit(rij.organisatie, rij.versie, rij.verpakt)
    except VerkeerdeHoofdsleutel:
        return False
    return True


def _band(organisatie: UUID, versie: int) -> tuple[bytes, bytes]:
    return organisatie.bytes, versie.to_bytes(4, "big")
