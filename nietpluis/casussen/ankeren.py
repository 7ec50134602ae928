"""Putting anchors down, and comparing what stands here with the last one.

What differs from the anchor is not taken over in the next: it would be forgotten the day after. It
keeps alarming until somebody says, with a reason, that a new row of anchors begins (after a restore).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from django.conf import settings
from django.db.models import Max

from nietpluis.casussen.models import Ankering, Casus, Nummering, Vastlegging
from nietpluis.kluis import anker, ankermap
from nietpluis.kluis.anker import KOP, Ketenstand, Kop, Stand
from nietpluis.kluis.ankermap import Ankerplaats
from nietpluis.organisaties.models import Organisatie
from nietpluis.organisaties.toegang import in_organisatie

PER_KEER = 2000
VOLLEDIG_NA = 30
"""After so many anchors that hold only what changed comes one that holds everything."""


class Afwijking(NamedTuple):
    """Something that is less, or other, than the anchor remembers."""

    organisatie: UUID
    nummer: int
    soort: str
    tekst: str


@dataclass
class Vergelijking:
    """How everything stands now, and what differs from the anchor; there the anchor's own word is kept."""

    stand: Stand = field(default_factory=dict)
    afwijkingen: list[Afwijking] = field(default_factory=list)


class Bezwaar(Exception):
    """No anchor was put down; str() says why and what to do, in Dutch."""


def map_uit_instelling() -> Path | None:
    """The directory of anchors of this site; None where none was set."""
    return Path(settings.ANKERMAP) if settings.ANKERMAP else None


def lees_plaats(map_: Path) -> Ankerplaats:
    """What stands in the directory, and whether the newest that we know of is still there."""
    laatste: int = Ankering.objects.aggregate(laatste=Max("reeks"))["laatste"] or 0
    return ankermap.lees(map_, minstens=laatste)


def vergelijk(anker_stand: Stand, alleen: UUID | None = None) -> Vergelijking:
    """Compare every organisation (or one) with what an anchor remembers. Growth is no difference."""
    uit = Vergelijking()
    organisaties = Organisatie.objects.order_by("id")
    bekend = set()
    for organisatie in organisaties.values_list("id", flat=True):
        bekend.add(organisatie)
        if alleen in (None, organisatie):
            _vergelijk_organisatie(organisatie, anker_stand.get(organisatie) or Ketenstand(), uit)
    for weg in anker_stand.keys() - bekend:
        if alleen in (None, weg):
            uit.stand[weg] = anker_stand[weg]
            tekst = "Deze organisatie is weg, met al haar casussen."
            uit.afwijkingen.append(Afwijking(weg, 0, "organisatie", tekst))
    return uit


def _vergelijk_organisatie(organisatie: UUID, oud: Ketenstand, uit: Vergelijking) -> None:
    nu = uit.stand[organisatie] = Ketenstand()
    for stapel in _stapels(organisatie, oud):
        for rij in stapel:
            nu.zet(rij.nummer, rij.aantal, rij.kop)
            toen, kop = oud.geef(rij.nummer)
            if toen and (soort := _oordeel(rij, toen, kop)):
                _noteer(uit, organisatie, oud, rij.nummer, soort)
    for nummer in oud.nummers():
        if not nu.geef(nummer)[0]:
            _noteer(uit, organisatie, oud, nummer, "verdwenen")
    _vergelijk_nummering(organisatie, oud, uit)


def _vergelijk_nummering(organisatie: UUID, oud: Ketenstand, uit: Vergelijking) -> None:
    with in_organisatie(organisatie):
        laatste = Nummering.objects.filter(organisatie=organisatie).values_list(
            "laatste", flat=True
        )
        hoogste = laatste.first() or 0
    if hoogste < oud.laatste:
        uit.afwijkingen.append(
            Afwijking(organisatie, oud.laatste, "nummering", TEKSTEN["nummering"])
        )


TEKSTEN = {
    "verdwenen": "Deze casus is weg. Op het anker stond zij er nog.",
    "afgeknipt": "De laatste vastleggingen zijn eraf. Op het anker waren het er meer.",
    "vervangen": "De vastleggingen zijn andere dan op het anker.",
    "nummering": "De nummering is teruggezet. Op het anker was zij verder.",
}


def _noteer(uit: Vergelijking, organisatie: UUID, oud: Ketenstand, nummer: int, soort: str) -> None:
    uit.afwijkingen.append(Afwijking(organisatie, nummer, soort, TEKSTEN[soort]))
    uit.stand[organisatie].zet(nummer, *oud.geef(nummer))


class _Rij(NamedTuple):
    """A casus now; `kop_toen` is the link at the number where the anchor stood, empty where there is none."""

    nummer: int
    aantal: int
    kop: bytes
    kop_toen: bytes


def _oordeel(rij: _Rij, toen: int, kop: bytes) -> str:
    if rij.aantal < toen:
        return "afgeknipt"
    return "" if rij.kop_toen[:KOP] == kop else "vervangen"


def _stapels(organisatie: UUID, oud: Ketenstand) -> Iterator[Sequence[_Rij]]:
    """The casussen of an organisation in batches, each in a room of its own."""
    vanaf = 1
    while True:
        with in_organisatie(organisatie):
            rijen = Casus.objects.filter(organisatie=organisatie, nummer__gte=vanaf)
            velden = rijen.order_by("nummer").values_list("id", "nummer", "aantal", "kop")
            stapel = list(velden[:PER_KEER])
            if not stapel:
                return
            gegroeid = {
                id_: toen
                for id_, nummer, aantal, _ in stapel
                if (toen := oud.geef(nummer)[0]) and toen < aantal
            }
            links = _links(gegroeid)
        yield [
            _Rij(nummer, aantal, bytes(kop), links.get(id_, b"") if id_ in gegroeid else bytes(kop))
            for id_, nummer, aantal, kop in stapel
        ]
        vanaf = stapel[-1][1] + 1


def _links(gegroeid: dict[UUID, int]) -> dict[UUID, bytes]:
    """The link at the number where the anchor stood, of casussen that have grown since."""
    rijen = Vastlegging.objects.filter(casus__in=gegroeid, volgnummer__in=set(gegroeid.values()))
    return {
        casus: bytes(schakel)
        for casus, nummer, schakel in rijen.values_list("casus", "volgnummer", "schakel")
        if gegroeid[casus] == nummer
    }


def leg_anker(map_: Path, nu: datetime, begin: str = "") -> tuple[Ankering, Vergelijking]:
    """Put an anchor down in this directory. Raises Bezwaar, OSError.

    `begin` says why what differs from the last one is taken as it is: after a restore, and by a person.
    """
    plaats = lees_plaats(map_)
    if plaats.fouten and not begin:
        raise Bezwaar(" ".join(plaats.fouten))
    vorige: Stand = {} if begin else plaats.stand
    nieuw = vergelijk(vorige)
    kop = _kop(plaats, nu, begin, nieuw.stand)
    rijen = _rijen(nieuw.stand, {} if kop.is_volledig else vorige)
    bestand = anker.schrijf(kop, rijen)
    ankermap.voeg_toe(map_, kop.reeks, bestand)
    afdruk = anker.lees(bestand).afdruk
    return Ankering.objects.create(reeks=kop.reeks, gemaakt_op=nu, afdruk=afdruk), nieuw


def _kop(plaats: Ankerplaats, nu: datetime, begin: str, stand: Stand) -> Kop:
    laatste = plaats.laatste
    hoogste = Ankering.objects.aggregate(laatste=Max("reeks"))["laatste"] or 0
    volledig = bool(begin) or laatste is None or len(plaats.ankers) > VOLLEDIG_NA
    return Kop(
        reeks=max(hoogste, laatste.kop.reeks if laatste else 0) + 1,
        gemaakt_op=nu.isoformat(),
        vorige=laatste.afdruk if laatste else "",
        vorm="volledig" if volledig else "verschil",
        # A new row says why it began for as long as it lasts.
        begin=begin or (plaats.begin if volledig else ""),
        organisaties={
            organisatie.hex: [een.laatste, sum(1 for _ in een.nummers()), een.afdruk()]
            for organisatie, een in sorted(stand.items())
        },
    )


def _rijen(stand: Stand, vorige: Stand) -> Iterator[tuple[UUID, int, int, bytes]]:
    """What differs from the anchor before, as rows; all of it where there is none."""
    for organisatie, een in sorted(stand.items()):
        eerder = vorige.get(organisatie) or Ketenstand()
        if bytes(een.koppen) == bytes(eerder.koppen) and een.aantallen == eerder.aantallen:
            continue
        for nummer in een.nummers():
            nu = een.geef(nummer)
            if nu != eerder.geef(nummer):
                yield organisatie, nummer, *nu
