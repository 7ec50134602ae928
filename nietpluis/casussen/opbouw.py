"""A new dossier as rows: everything that a casus begins with, made at once and not yet stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from uuid import UUID

from django.db.models import Model

from nietpluis.casussen.lezen import ETIKET, SCHRIFT
from nietpluis.casussen.models import Casus, EigenSignaal, Kenmerk, Toegang, Vastlegging
from nietpluis.casussen.projectie import (
    banden_van,
    etiket,
    kenmerk_afdrukken,
    kenmerk_rijen,
    kolommen,
    toegang_rij,
    verzegeld,
    verzegeld_bericht,
)
from nietpluis.kern import schrift
from nietpluis.kern.dossier import Dossier
from nietpluis.kern.feiten import Feit
from nietpluis.kern.feiten.signalen import Signaal
from nietpluis.kluis.keten import BEGIN, schakel
from nietpluis.kluis.sleutels import Sleutel, kenmerk_sleutel, keten_sleutel, telling_id
from nietpluis.kluis.zegel import verzegel
from nietpluis.tellingen.models import Telling
from nietpluis.tellingen.tel import tel


@dataclass(frozen=True)
class Organisatiesleutels:
    """The keys of one organisation that every new dossier needs; read once for a whole batch of them."""

    organisatie: UUID
    keten: Sleutel
    kenmerk: Sleutel

    @classmethod
    def van(cls, organisatie: UUID) -> "Organisatiesleutels":
        return cls(organisatie, keten_sleutel(organisatie), kenmerk_sleutel(organisatie))


@dataclass(frozen=True)
class Opbouw:
    """Every row of the main database that a new dossier begins with, unsaved."""

    casus: Casus
    vastleggingen: list[Vastlegging]
    signalen: list[EigenSignaal]
    toegangen: list[Toegang]
    kenmerken: list[Kenmerk]
    telling: Telling

    def rijen(self) -> list[Model]:
        """All of them, in an order in which they can be stored."""
        onder = (self.vastleggingen, self.signalen, self.toegangen, self.kenmerken)
        return [self.casus, *chain.from_iterable(onder), self.telling]

    def bewaar_onder_casus(self) -> None:
        """Store everything but the Casus: one statement for each table."""
        Vastlegging.objects.bulk_create(self.vastleggingen)
        EigenSignaal.objects.bulk_create(self.signalen)
        Toegang.objects.bulk_create(self.toegangen)
        Kenmerk.objects.bulk_create(self.kenmerken)
        Telling.objects.bulk_create([self.telling])


def bouw_op(
    sleutels: Organisatiesleutels, casus: Casus, sleutel: Sleutel, dossier: Dossier, nu: datetime
) -> Opbouw:
    """Fill in a new Casus (of which id, organisation and number are given) and make what belongs to it.

    `nu`: when its signals were given.
    """
    for naam, waarde in kolommen(dossier).items():
        setattr(casus, naam, waarde)
    feiten = dossier.feiten
    feitrijen = verzegelde_rijen(casus, sleutel, sleutels.keten, feiten, na=0, kop=BEGIN)
    casus.kop = feitrijen[-1].schakel
    casus.etiket = verzegeld(sleutel, casus.id, ETIKET, etiket(dossier))
    signalen = eigen_signalen(casus, feiten, 0, nu)
    for rij in signalen:
        rij.bericht = verzegeld_bericht(sleutel, rij, dossier)
    return Opbouw(
        casus=casus,
        vastleggingen=feitrijen,
        signalen=signalen,
        toegangen=[toegang_rij(casus, band) for band in banden_van(dossier)],
        kenmerken=kenmerk_rijen(casus, kenmerk_afdrukken(sleutels.kenmerk, dossier)),
        telling=Telling(id=telling_id(sleutel), organisatie=sleutels.organisatie, **tel(dossier)),
    )


def verzegelde_rijen(
    casus: Casus,
    sleutel: Sleutel,
    ketensleutel: Sleutel,
    feiten: Sequence[Feit],
    *,
    na: int,
    kop: bytes,
) -> list[Vastlegging]:
    """The facts that follow number `na` as unsaved rows: sealed, and chained to the link `kop`."""
    rijen = []
    for nummer, feit in enumerate(feiten, na + 1):
        zegel = verzegel(
            sleutel, schrift.schrijf(feit), dossier=casus.id, plaats=nummer, schema=SCHRIFT
        )
        kop = schakel(
            ketensleutel, kop, dossier=casus.id, nummer=nummer, schema=SCHRIFT, inhoud=zegel
        )
        rijen.append(_rij(casus, nummer, sleutel.versie, zegel, kop))
    return rijen


def _rij(casus: Casus, nummer: int, sleutelversie: int, zegel: bytes, kop: bytes) -> Vastlegging:
    return Vastlegging(
        casus_id=casus.id,
        organisatie_id=casus.organisatie_id,
        volgnummer=nummer,
        sleutelversie=sleutelversie,
        schema=SCHRIFT,
        zegel=zegel,
        schakel=kop,
    )


def eigen_signalen(
    casus: Casus, feiten: Sequence[Feit], na: int, nu: datetime
) -> list[EigenSignaal]:
    """An unsaved row for each new signal: its place on the page of who gave it."""
    return [
        EigenSignaal(
            organisatie_id=casus.organisatie_id,
            lid_id=UUID(feit.auteur.lid),
            dossier_id=casus.id,
            volgnummer=nummer,
            casus_id=casus.id,
            gegeven_op=nu,
            bericht=b"",
        )
        for nummer, feit in enumerate(feiten, na + 1)
        if isinstance(feit, Signaal) and feit.auteur.lid
    ]
