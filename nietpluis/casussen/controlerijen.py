"""All rows of many casussen at once, for the proof: a handful of queries for hundreds of dossiers."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from nietpluis.casussen.models import (
    Casus,
    EigenSignaal,
    Kenmerk,
    Toegang,
    Vastlegging,
    Vernietiging,
)
from nietpluis.kluis.register import is_vernietigd
from nietpluis.kluis.sleutels import (
    Sleutel,
    SleutelFout,
    SleutelOntbreekt,
    open_sleutel,
    open_sleutels,
    telling_id,
)
from nietpluis.tellingen.models import Telling


@dataclass
class Rijen:
    """What stands of one casus. Without a key, `sleutelfout` says why; lawfully destroyed has neither."""

    sleutel: Sleutel | None = None
    sleutelfout: str = ""
    vastleggingen: list[Vastlegging] = field(default_factory=list)
    toegangen: list[Toegang] = field(default_factory=list)
    afdrukken: set[str] = field(default_factory=set)
    signalen: list[EigenSignaal] = field(default_factory=list)
    telling: Telling | None = None
    daden: set[str] = field(default_factory=set)
    """What was done to destroy it (`Vernietiging.Daad`)."""


def haal(casussen: Sequence[Casus]) -> dict[UUID, Rijen]:
    """The rows of these casussen of one organisation, by id. Raises VerkeerdeHoofdsleutel."""
    rijen = {casus.id: Rijen() for casus in casussen}
    _sleutels(casussen, rijen)
    for vastlegging in Vastlegging.objects.filter(casus__in=rijen).order_by("volgnummer"):
        rijen[vastlegging.casus_id].vastleggingen.append(vastlegging)
    for toegang in Toegang.objects.filter(casus__in=rijen):
        rijen[toegang.casus_id].toegangen.append(toegang)
    for kenmerk in Kenmerk.objects.filter(casus__in=rijen):
        rijen[kenmerk.casus_id].afdrukken.add(kenmerk.afdruk)
    for signaal in EigenSignaal.objects.filter(dossier__in=rijen):
        rijen[signaal.dossier_id].signalen.append(signaal)
    for vernietiging in Vernietiging.objects.filter(casus__in=rijen):
        rijen[vernietiging.casus].daden.add(vernietiging.daad)
    _tellingen(rijen)
    return rijen


def _sleutels(casussen: Sequence[Casus], rijen: dict[UUID, Rijen]) -> None:
    organisatie = casussen[0].organisatie_id
    geopend = open_sleutels(organisatie, list(rijen))
    for casus in casussen:
        rijen[casus.id].sleutel = geopend.get(casus.id)
        if casus.id not in geopend:
            rijen[casus.id].sleutelfout = _waarom_geen_sleutel(casus)


def _waarom_geen_sleutel(casus: Casus) -> str:
    """Empty for a dossier that was destroyed by law: the register beside the keys says so, under a mark of ours."""
    try:
        open_sleutel(casus.organisatie_id, casus.id)
    except SleutelOntbreekt as fout:
        regel = is_vernietigd(casus.id)
        return "" if regel and regel.klopt else str(fout)
    except SleutelFout as fout:
        return str(fout)
    return ""


def _tellingen(rijen: dict[UUID, Rijen]) -> None:
    per_telling: dict[UUID, list[Rijen]] = defaultdict(list)
    for rij in rijen.values():
        if rij.sleutel:
            per_telling[telling_id(rij.sleutel)].append(rij)
    for telling in Telling.objects.filter(id__in=per_telling):
        for rij in per_telling[telling.id]:
            rij.telling = telling
