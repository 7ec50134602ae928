"""From the facts of a dossier to its rows, by the functions that a recording uses."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Model

from nietpluis.casussen.lezen import ETIKET, vouw_feiten
from nietpluis.casussen.models import Casus, Kenmerk
from nietpluis.casussen.projectie import (
    banden_van,
    etiket,
    kenmerken,
    kolommen,
    toegang_rij,
    verzegeld,
    verzegeld_bericht,
)
from nietpluis.casussen.vastleggen import eigen_signalen, verzegelde_rijen
from nietpluis.kern.feiten import Feit
from nietpluis.kluis.kenmerk import kenmerk_hash
from nietpluis.kluis.keten import BEGIN
from nietpluis.kluis.sleutels import Sleutel, kenmerk_sleutel, keten_sleutel, telling_id
from nietpluis.tellingen.models import Telling
from nietpluis.tellingen.tel import tel


@dataclass(frozen=True)
class Organisatiesleutels:
    """The keys of one organisation that every dossier needs; read once for a whole batch."""

    organisatie: UUID
    keten: Sleutel
    kenmerk: Sleutel

    @classmethod
    def van(cls, organisatie: UUID) -> "Organisatiesleutels":
        return cls(organisatie, keten_sleutel(organisatie), kenmerk_sleutel(organisatie))


def dossier_rijen(
    sleutels: Organisatiesleutels,
    dossier_id: UUID,
    nummer: int,
    sleutel: Sleutel,
    feiten: Sequence[Feit],
) -> list[Model]:
    """Every row of the main database for one dossier, unsaved; the Casus is the first."""
    dossier = vouw_feiten(feiten)
    casus = Casus(
        id=dossier_id, organisatie_id=sleutels.organisatie, nummer=nummer, **kolommen(dossier)
    )
    feitrijen = verzegelde_rijen(casus, sleutel, sleutels.keten, feiten, na=0, kop=BEGIN)
    casus.kop = feitrijen[-1].schakel
    casus.etiket = verzegeld(sleutel, dossier_id, ETIKET, etiket(dossier))
    signalen = eigen_signalen(casus, feiten, 0, feiten[0].vastgelegd_op)
    for rij in signalen:
        rij.bericht = verzegeld_bericht(sleutel, rij, dossier)
    return [
        casus,
        *feitrijen,
        *signalen,
        *(toegang_rij(casus, band) for band in banden_van(dossier)),
        *(
            Kenmerk(
                casus=casus,
                organisatie_id=sleutels.organisatie,
                afdruk=kenmerk_hash(sleutels.kenmerk, tekst),
            )
            for tekst in kenmerken(dossier)
        ),
        Telling(id=telling_id(sleutel), organisatie=sleutels.organisatie, **tel(dossier)),
    ]
