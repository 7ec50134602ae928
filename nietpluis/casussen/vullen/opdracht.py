"""Dividing the work in batches, and doing one: facts, keys, rows, written in two short transactions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from uuid import UUID

from django.db import transaction

from nietpluis.casussen.lezen import vouw_feiten
from nietpluis.casussen.models import Casus
from nietpluis.casussen.opbouw import Organisatiesleutels, bouw_op
from nietpluis.casussen.vullen.kans import Kans
from nietpluis.casussen.vullen.mensen import Bezetting
from nietpluis.casussen.vullen.schrijven import schrijf
from nietpluis.casussen.vullen.verhaal import vertel
from nietpluis.kluis.router import SLEUTELS
from nietpluis.kluis.sleutels import maak_rijen
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid

STAPEL = 250  # dossiers in one batch: some thousands of rows, a few megabytes


@dataclass(frozen=True)
class Stapel:
    """Some consecutive dossiers of one organisation, small enough to send to another process."""

    bezetting: Bezetting
    eerste: int
    aantal: int
    zaad: int
    nu: datetime
    alleen_open: bool = False


def verdeel(aantal: int, organisaties: int, grootste: int = 0) -> list[int]:
    """How many dossiers each organisation gets: few large, many small. `grootste` is the size of the first.

    Raises ValueError where the numbers cannot be met.
    """
    if (
        not 0 <= grootste <= aantal
        or organisaties < 1
        or (grootste < aantal and organisaties == bool(grootste))
    ):
        raise ValueError("De aantallen passen niet bij elkaar.")
    rest, begin = aantal - grootste, [grootste] if grootste else []
    gewichten = [1 / (plaats**0.5) for plaats in range(1, organisaties - len(begin) + 1)]
    deel = rest / sum(gewichten) if gewichten else 0
    grenzen = [round(deel * sum(gewichten[:plaats])) for plaats in range(len(gewichten) + 1)]
    return begin + [tot - van for van, tot in pairwise(grenzen)]


def stapels(
    bezettingen: list[Bezetting],
    aantallen: list[int],
    zaad: int,
    nu: datetime,
    *,
    eerste_open: bool,
) -> Iterator[Stapel]:
    """All the work. With `eerste_open` every dossier of the first organisation is open and assigned."""
    for plaats, (bezetting, aantal) in enumerate(zip(bezettingen, aantallen, strict=True)):
        for eerste in range(1, aantal + 1, STAPEL):
            omvang = min(STAPEL, aantal + 1 - eerste)
            yield Stapel(bezetting, eerste, omvang, zaad, nu, eerste_open and plaats == 0)


def vul(stapel: Stapel) -> tuple[int, int]:
    """Make and write one batch; returns how many dossiers and how many facts.

    The keys go first, as in a recording: a key without a dossier harms nothing.
    """
    organisatie = stapel.bezetting.organisatie
    kansen = {}
    for nummer in range(stapel.eerste, stapel.eerste + stapel.aantal):
        kans = Kans(f"{stapel.zaad}/{organisatie}/{nummer}")
        kansen[kans.id()] = (nummer, kans)
    sleutelrijen, sleutels = maak_rijen(organisatie, kansen)
    with transaction.atomic(using=SLEUTELS):
        schrijf(SLEUTELS, sleutelrijen)
    alle = Organisatiesleutels.van(organisatie)
    rijen, feiten_totaal = [], 0
    for dossier_id, (nummer, kans) in kansen.items():
        feiten = vertel(kans, stapel.bezetting, stapel.nu, alleen_open=stapel.alleen_open)
        feiten_totaal += len(feiten)
        casus = Casus(id=dossier_id, organisatie_id=organisatie, nummer=nummer)
        opbouw = bouw_op(
            alle, casus, sleutels[dossier_id], vouw_feiten(feiten), feiten[0].vastgelegd_op
        )
        rijen += opbouw.rijen()
    lid = Lidmaatschap(id=UUID(stapel.bezetting.aandacht.lid), organisatie_id=organisatie)
    with met_lid(lid, schrijven=True):
        schrijf("default", rijen)
    return stapel.aantal, feiten_totaal
