"""Proof that the files of a casus are what was added: every seal, and the digest that the chain covers."""

import hashlib
from collections.abc import Iterator
from contextlib import nullcontext

from nietpluis.casussen.bijlagen.openen import vind
from nietpluis.casussen.lezen import OpenCasus
from nietpluis.casussen.models import Bijlage
from nietpluis.kern.feiten.bijlagen import Bijgevoegd
from nietpluis.kern.vouw import Regel
from nietpluis.kluis.zegel import ZegelVerbroken


def controleer_bijlagen(geopend: OpenCasus) -> Iterator[str]:
    """What is wrong with the files of an opened casus, in Dutch; reads all of them, a few pieces at a time.

    Call inside the room of the organisation. Files that came along from another dossier are proved there.
    A casus without files asks no query.
    """
    genoemd = set()
    for regel in geopend.dossier.regels:
        if isinstance(regel.feit, Bijgevoegd) and regel.herkomst is None:
            genoemd.add(regel.feit.bijlage)
            yield from _bestand(geopend, regel)
    if not genoemd:
        return
    aanwezig = Bijlage.objects.filter(casus=geopend.casus).values_list("id", flat=True)
    for los in {str(id_) for id_ in aanwezig} - genoemd:
        yield f"Bijlage {los} staat in geen enkele vastlegging."


def _bestand(geopend: OpenCasus, regel: Regel) -> Iterator[str]:
    bestand = vind(geopend, regel.nummer, ook_ingetrokken=True)
    if bestand is None:
        yield f"De bijlage van nummer {regel.nummer} is weg."
        return
    som = hashlib.sha256()
    try:
        for deel in bestand.lees(nullcontext):
            som.update(deel)
    except ZegelVerbroken:
        yield f"De bijlage van nummer {regel.nummer} is veranderd of niet heel."
        return
    if som.hexdigest() != bestand.feit.digest:
        yield f"De bijlage van nummer {regel.nummer} is een andere dan er is vastgelegd."
