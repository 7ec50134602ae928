"""Proof that nothing was changed: every chain, and every derived row against the facts."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from nietpluis.casussen.bericht import bericht
from nietpluis.casussen.lezen import ETIKET, SCHRIFT, OpenCasus, open_feit, vouw_feiten
from nietpluis.casussen.models import Casus, EigenSignaal, Kenmerk, Toegang, Vastlegging
from nietpluis.casussen.projectie import BERICHT, banden_van, etiket, kenmerken, kolommen
from nietpluis.kern.feiten.verloop import Onleesbaar
from nietpluis.kluis.kenmerk import kenmerk_hash
from nietpluis.kluis.keten import Anker, Schakel, controleer_keten
from nietpluis.kluis.sleutels import (
    Sleutel,
    SleutelFout,
    kenmerk_sleutel,
    keten_sleutel,
    open_sleutel,
    telling_id,
)
from nietpluis.kluis.zegel import ZegelVerbroken, open_zegel
from nietpluis.organisaties.models import Organisatie
from nietpluis.tellingen.models import Telling
from nietpluis.tellingen.tel import tel


@dataclass(frozen=True)
class Fout:
    """Something that is not as it should be, in one casus."""

    casus: Casus
    soort: str
    tekst: str


def controleer(organisatie: Organisatie) -> Iterator[tuple[Casus, list[Fout]]]:
    """Every casus of an organisation with what is wrong in it; call inside its scope. Reads everything."""
    for casus in (
        Casus.objects.filter(organisatie=organisatie).order_by("nummer").iterator(chunk_size=200)
    ):
        yield casus, controleer_casus(casus)


def controleer_casus(casus: Casus) -> list[Fout]:
    """What is wrong in one casus: in its chain, its facts, its columns, its ties, its hashes, its figures."""
    rijen = list(Vastlegging.objects.filter(casus=casus).order_by("volgnummer"))
    fouten = [Fout(casus, "keten", tekst) for tekst in _keten(casus, rijen)]
    try:
        sleutel = open_sleutel(casus.organisatie_id, casus.id)
    except SleutelFout as fout:
        return [*fouten, Fout(casus, "sleutel", type(fout).uitleg)]
    if fouten:
        return fouten
    feiten = [open_feit(sleutel, casus.id, rij) for rij in rijen]
    fouten += [
        Fout(casus, "feit", f"Nummer {nummer} is niet te lezen.")
        for nummer, feit in enumerate(feiten, 1)
        if isinstance(feit, Onleesbaar)
    ]
    if feiten:
        geopend = OpenCasus(casus, sleutel, vouw_feiten(feiten))
        fouten += [
            Fout(casus, "afgeleid", f"{wat} klopt niet met de feiten.")
            for wat in _afgeleid(geopend)
        ]
    return fouten


def _keten(casus: Casus, rijen: list[Vastlegging]) -> list[str]:
    schakels = [Schakel(rij.volgnummer, rij.schema, rij.zegel, rij.schakel) for rij in rijen]
    anker = Anker(casus.aantal, casus.kop)
    gevonden = [
        str(b)
        for b in controleer_keten(keten_sleutel(casus.organisatie_id), casus.id, schakels, anker)
    ]
    if len(rijen) > casus.aantal:
        gevonden.append(f"Er zijn {len(rijen)} vastleggingen, de casus telt er {casus.aantal}.")
    return gevonden


def _afgeleid(geopend: OpenCasus) -> Iterator[str]:
    """The names of the derived parts that differ from what the facts give."""
    casus, dossier, sleutel = geopend.casus, geopend.dossier, geopend.sleutel
    yield from (
        naam for naam, waarde in kolommen(dossier).items() if getattr(casus, naam) != waarde
    )
    if _geopend(sleutel, casus, bytes(casus.etiket), ETIKET) != etiket(dossier):
        yield "etiket"
    banden = {(band.lid, band.soort, band.vanaf) for band in banden_van(dossier)}
    if set(Toegang.objects.filter(casus=casus).values_list("lid_id", "soort", "vanaf")) != banden:
        yield "toegang"
    zoeksleutel = kenmerk_sleutel(casus.organisatie_id)
    afdrukken = {kenmerk_hash(zoeksleutel, kenmerk) for kenmerk in kenmerken(dossier)}
    if set(Kenmerk.objects.filter(casus=casus).values_list("afdruk", flat=True)) != afdrukken:
        yield "kenmerk"
    for rij in EigenSignaal.objects.filter(casus=casus, dossier=casus):
        if _geopend(sleutel, casus, bytes(rij.bericht), f"{BERICHT}/{rij.volgnummer}") != bericht(
            dossier
        ):
            yield "bericht"
    if not _telling_klopt(geopend):
        yield "telling"


def _geopend(sleutel: Sleutel, casus: Casus, zegel: bytes, plaats: str) -> Any:
    try:
        return json.loads(
            open_zegel(sleutel, zegel, dossier=casus.id, plaats=plaats, schema=SCHRIFT)
        )
    except ZegelVerbroken:
        return None


def _telling_klopt(geopend: OpenCasus) -> bool:
    rij = Telling.objects.filter(id=telling_id(geopend.sleutel)).first()
    if geopend.dossier.status == "verplaatst":
        return rij is None
    return rij is not None and all(
        getattr(rij, naam) == waarde for naam, waarde in tel(geopend.dossier).items()
    )
