"""Proof that nothing was changed: every chain, and every derived row against the facts."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from nietpluis.casussen.bericht import bericht
from nietpluis.casussen.lezen import ETIKET, SCHRIFT, OpenCasus, open_feit, vouw_feiten
from nietpluis.casussen.models import (
    Casus,
    EigenSignaal,
    Kenmerk,
    Nummering,
    Toegang,
    Vastlegging,
)
from nietpluis.casussen.projectie import (
    BERICHT,
    LIJSTVELDEN,
    VOUWVERSIE,
    banden_van,
    etiket,
    kenmerken,
    kolommen,
    toegang_rij,
)
from nietpluis.kern.feiten import Feit
from nietpluis.kern.feiten.signalen import Signaal
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

PER_KEER = 200
"""How many casussen are fetched at once."""


@dataclass(frozen=True)
class Fout:
    """Something that is not as it should be, in one casus."""

    casus: Casus
    soort: str
    tekst: str


def controleer(organisatie: Organisatie) -> Iterator[tuple[Casus, list[Fout]]]:
    """Every casus of an organisation with what is wrong in it; call inside its scope. Reads everything."""
    casussen = Casus.objects.filter(organisatie=organisatie).order_by("nummer")
    for casus in casussen.iterator(chunk_size=PER_KEER):
        yield casus, controleer_casus(casus)


def ontbrekende_nummers(organisatie: Organisatie) -> list[int]:
    """The numbers that were given out and that no casus has: numbers never skip, so a whole casus is gone."""
    laatste = (
        Nummering.objects.filter(organisatie=organisatie).values_list("laatste", flat=True).first()
    )
    aanwezig = set(
        Casus.objects.filter(organisatie=organisatie).values_list("nummer", flat=True).iterator()
    )
    hoogste = max([laatste or 0, *aanwezig])
    return [nummer for nummer in range(1, hoogste + 1) if nummer not in aanwezig]


def controleer_casus(casus: Casus) -> list[Fout]:
    """What is wrong in one casus: in its chain, its facts, its columns, its ties, its hashes, its figures."""
    rijen = list(Vastlegging.objects.filter(casus=casus).order_by("volgnummer"))
    try:
        fouten = [Fout(casus, "keten", tekst) for tekst in ketenfouten(casus, rijen)]
        sleutel = open_sleutel(casus.organisatie_id, casus.id)
    except SleutelFout as fout:
        return [Fout(casus, "sleutel", str(fout))]
    if fouten or not rijen:
        return fouten or [Fout(casus, "keten", "Er is geen enkele vastlegging.")]
    feiten = [open_feit(sleutel, casus.id, rij) for rij in rijen]
    fouten = [
        Fout(casus, "feit", f"Nummer {nummer} is niet te lezen.")
        for nummer, feit in enumerate(feiten, 1)
        if isinstance(feit, Onleesbaar)
    ]
    return fouten + _afgeleidfouten(OpenCasus(casus, sleutel, vouw_feiten(feiten)))


def ketenfouten(casus: Casus, rijen: Sequence[Vastlegging]) -> list[str]:
    """What is wrong with the chain of a casus, in Dutch. Raises VerkeerdeHoofdsleutel."""
    schakels = [Schakel(rij.volgnummer, rij.schema, rij.zegel, rij.schakel) for rij in rijen]
    sleutel, anker = keten_sleutel(casus.organisatie_id), Anker(casus.aantal, casus.kop)
    gevonden = [str(b) for b in controleer_keten(sleutel, casus.id, schakels, anker)]
    if len(rijen) > casus.aantal:
        gevonden.append(f"Er zijn {len(rijen)} vastleggingen, de casus telt er {casus.aantal}.")
    return gevonden


def _afgeleidfouten(geopend: OpenCasus) -> list[Fout]:
    casus = geopend.casus
    if casus.vouwversie != VOUWVERSIE:
        tekst = "De lijstgegevens zijn van een andere versie. Draai 'nietpluis herbereken'."
        return [Fout(casus, "verouderd", tekst)]
    return [
        Fout(casus, "afgeleid", f"{wat} klopt niet met de feiten.") for wat in _afgeleid(geopend)
    ]


def _afgeleid(geopend: OpenCasus) -> Iterator[str]:
    """The names of the derived parts that differ from what the facts give."""
    casus, dossier = geopend.casus, geopend.dossier
    yield from (
        naam for naam, waarde in kolommen(dossier).items() if getattr(casus, naam) != waarde
    )
    if _open(geopend.sleutel, casus, casus.etiket, ETIKET) != etiket(dossier):
        yield "etiket"
    yield from _toegang(geopend)
    yield from _kenmerk(geopend)
    yield from _eigen_signalen(geopend)
    if not _telling_klopt(geopend):
        yield "telling"


def _toegang(geopend: OpenCasus) -> Iterator[str]:
    """Ties that are missing, that nobody was given, or whose list columns differ."""
    casus = geopend.casus
    gewenst = {
        (band.lid, band.soort): toegang_rij(casus, band) for band in banden_van(geopend.dossier)
    }
    aanwezig = {(rij.lid_id, rij.soort): rij for rij in Toegang.objects.filter(casus=casus)}
    if gewenst.keys() - aanwezig.keys():
        yield "toegang (er mist iemand)"
    if aanwezig.keys() - gewenst.keys():
        yield "toegang (er is iemand te veel)"
    for band in gewenst.keys() & aanwezig.keys():
        if any(getattr(gewenst[band], v) != getattr(aanwezig[band], v) for v in LIJSTVELDEN):
            yield "toegang (plaats in de werklijst)"


def _kenmerk(geopend: OpenCasus) -> Iterator[str]:
    sleutel = kenmerk_sleutel(geopend.casus.organisatie_id)
    gewenst = {kenmerk_hash(sleutel, kenmerk) for kenmerk in kenmerken(geopend.dossier)}
    rijen = Kenmerk.objects.filter(casus=geopend.casus)
    if set(rijen.values_list("afdruk", flat=True)) != gewenst:
        yield "kenmerk"


def _eigen_signalen(geopend: OpenCasus) -> Iterator[str]:
    """Who gave which signal, and what that person may see of it (where it did not go on elsewhere)."""
    casus, dossier = geopend.casus, geopend.dossier
    rijen = list(EigenSignaal.objects.filter(dossier=casus))
    if {(rij.volgnummer, str(rij.lid_id)) for rij in rijen} != set(_gevers(dossier.feiten)):
        yield "eigen signalen"
    hier = [rij for rij in rijen if rij.casus_id == casus.id]
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


def _telling_klopt(geopend: OpenCasus) -> bool:
    rij = Telling.objects.filter(id=telling_id(geopend.sleutel)).first()
    if geopend.dossier.status == "verplaatst":
        return rij is None
    return rij is not None and all(
        getattr(rij, naam) == waarde for naam, waarde in tel(geopend.dossier).items()
    )
