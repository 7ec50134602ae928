"""What is derived, beside what the facts give: list columns, ties, hashes, messages, figures."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from nietpluis.casussen.bericht import bericht
from nietpluis.casussen.controlerijen import Rijen
from nietpluis.casussen.lezen import ETIKET, SCHRIFT, OpenCasus
from nietpluis.casussen.models import Casus
from nietpluis.casussen.projectie import (
    BERICHT,
    LIJSTVELDEN,
    banden_van,
    etiket,
    kenmerken,
    kolommen,
    toegang_rij,
)
from nietpluis.kern.feiten import Feit
from nietpluis.kern.feiten.signalen import Signaal
from nietpluis.kluis.kenmerk import kenmerk_hash
from nietpluis.kluis.sleutels import Sleutel, kenmerk_sleutel
from nietpluis.kluis.zegel import ZegelVerbroken, open_zegel
from nietpluis.tellingen.tel import tel


def afgeleid(geopend: OpenCasus, rijen: Rijen) -> Iterator[str]:
    """The names of the derived parts that differ from what the facts give."""
    casus, dossier = geopend.casus, geopend.dossier
    yield from (
        naam for naam, waarde in kolommen(dossier).items() if getattr(casus, naam) != waarde
    )
    if _open(geopend.sleutel, casus, casus.etiket, ETIKET) != etiket(dossier):
        yield "etiket"
    yield from _toegang(geopend, rijen)
    yield from _kenmerk(geopend, rijen)
    yield from _eigen_signalen(geopend, rijen)
    if not _telling_klopt(geopend, rijen):
        yield "telling"


def _toegang(geopend: OpenCasus, rijen: Rijen) -> Iterator[str]:
    """Ties that are missing, that nobody was given, or whose list columns differ."""
    casus = geopend.casus
    gewenst = {
        (band.lid, band.soort): toegang_rij(casus, band) for band in banden_van(geopend.dossier)
    }
    aanwezig = {(rij.lid_id, rij.soort): rij for rij in rijen.toegangen}
    if gewenst.keys() - aanwezig.keys():
        yield "toegang (er mist iemand)"
    if aanwezig.keys() - gewenst.keys():
        yield "toegang (er is iemand te veel)"
    for band in gewenst.keys() & aanwezig.keys():
        if any(getattr(gewenst[band], v) != getattr(aanwezig[band], v) for v in LIJSTVELDEN):
            yield "toegang (plaats in de werklijst)"


def _kenmerk(geopend: OpenCasus, rijen: Rijen) -> Iterator[str]:
    sleutel = kenmerk_sleutel(geopend.casus.organisatie_id)
    gewenst = {kenmerk_hash(sleutel, kenmerk) for kenmerk in kenmerken(geopend.dossier)}
    if rijen.afdrukken != gewenst:
        yield "kenmerk"


def _eigen_signalen(geopend: OpenCasus, rijen: Rijen) -> Iterator[str]:
    """Who gave which signal, and what that person may see of it (where it did not go on elsewhere)."""
    casus, dossier = geopend.casus, geopend.dossier
    if {(rij.volgnummer, str(rij.lid_id)) for rij in rijen.signalen} != set(
        _gevers(dossier.feiten)
    ):
        yield "eigen signalen"
    hier = [rij for rij in rijen.signalen if rij.casus_id == casus.id]
    plaatsen = {f"{BERICHT}/{rij.volgnummer}": rij.bericht for rij in hier}
    goed = bericht(dossier)
    if any(_open(geopend.sleutel, casus, zegel, p) != goed for p, zegel in plaatsen.items()):
        yield "bericht"


def _gevers(feiten: Sequence[Feit]) -> Iterator[tuple[int, str]]:
    """The number of each signal that was given in this dossier, and the lid id of who gave it."""
    for nummer, feit in enumerate(feiten, 1):
        if isinstance(feit, Signaal) and feit.auteur.lid:
            yield nummer, feit.auteur.lid


def _open(sleutel: Sleutel, casus: Casus, zegel: bytes | memoryview, plaats: str) -> Any:
    """What is sealed at this place of the dossier; None where the seal is broken."""
    try:
        tekst = open_zegel(sleutel, zegel, dossier=casus.id, plaats=plaats, schema=SCHRIFT)
    except ZegelVerbroken:
        return None
    return json.loads(tekst)


def _telling_klopt(geopend: OpenCasus, rijen: Rijen) -> bool:
    rij = rijen.telling
    if geopend.dossier.status == "verplaatst":
        return rij is None
    return rij is not None and all(
        getattr(rij, naam) == waarde for naam, waarde in tel(geopend.dossier).items()
    )
