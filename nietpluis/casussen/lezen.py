"""Opening what is sealed: a dossier for whoever may read it, and the labels of a list."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from nietpluis.casussen.models import Casus, Vastlegging
from nietpluis.kern import protocollen, schrift
from nietpluis.kern.dossier import Dossier, vouw
from nietpluis.kern.feiten import Feit
from nietpluis.kern.feiten.signalen import Opening
from nietpluis.kern.feiten.verloop import Onleesbaar
from nietpluis.kern.inhoud import InhoudFout
from nietpluis.kern.protocol import Protocol
from nietpluis.kluis.sleutels import Sleutel, open_sleutel, open_sleutels
from nietpluis.kluis.zegel import ZegelVerbroken, open_zegel

SCHRIFT = 1
"""The form in which facts are written: JSON, as in kern/schrift.py."""
ETIKET = "etiket"


@dataclass(frozen=True)
class OpenCasus:
    """An opened casus: its row, its key and what its facts amount to."""

    casus: Casus
    sleutel: Sleutel
    dossier: Dossier


def open_casus(casus: Casus) -> OpenCasus:
    """Open the dossier of a casus that was fetched through `voor(lid)`. Raises SleutelOntbreekt when destroyed.

    Two queries: the key and the facts.
    """
    sleutel = open_sleutel(casus.organisatie_id, casus.id)
    rijen = Vastlegging.objects.filter(casus=casus).order_by("volgnummer")
    return OpenCasus(
        casus, sleutel, vouw_feiten([open_feit(sleutel, casus.id, rij) for rij in rijen])
    )


def open_feit(sleutel: Sleutel, dossier: UUID, rij: Vastlegging) -> Feit:
    """The fact in a row; one whose seal is broken shows as unreadable and stops nothing."""
    try:
        tekst = open_zegel(
            sleutel, rij.zegel, dossier=dossier, plaats=rij.volgnummer, schema=rij.schema
        )
    except ZegelVerbroken:
        return schrift.lees(b"")
    return schrift.lees(tekst)


def vouw_feiten(feiten: Sequence[Feit]) -> Dossier:
    """Fold facts under the protocol that the first of them names."""
    return vouw(protocol_van(feiten[0] if feiten else None), feiten)


def protocol_van(eerste: Feit | None) -> Protocol:
    """The protocol under which a dossier began; the base for one whose opening cannot be read."""
    if isinstance(eerste, Opening):
        try:
            return protocollen.protocol(eerste.protocol, eerste.uitgave)
        except InhoudFout:
            pass
    return protocollen.protocol_op("basis", eerste.gebeurd_op if eerste else date.max)


def open_etiketten(casussen: Iterable[Casus]) -> dict[UUID, dict[str, Any]]:
    """The labels of the rows of a list, in one query for the keys; a label that does not open is left out."""
    alle = list(casussen)
    if not alle:
        return {}
    sleutels = open_sleutels(alle[0].organisatie_id, [casus.id for casus in alle])
    return {
        casus.id: etiket for casus in alle if (etiket := _etiket(sleutels.get(casus.id), casus))
    }


def _etiket(sleutel: Sleutel | None, casus: Casus) -> dict[str, Any] | None:
    if sleutel is None:
        return None
    try:
        tekst = open_zegel(sleutel, casus.etiket, dossier=casus.id, plaats=ETIKET, schema=SCHRIFT)
    except ZegelVerbroken:
        return None
    etiket: dict[str, Any] = json.loads(tekst)
    return etiket


def is_leesbaar(feit: Feit) -> bool:
    """Whether a fact could be read."""
    return not isinstance(feit, Onleesbaar)
