"""Half-typed work: kept on the server, sealed, for its writer only; gone when recorded or after 14 days."""

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone

from nietpluis.casussen.lezen import SCHRIFT
from nietpluis.casussen.models import Concept
from nietpluis.kern.termijnen import termijnen
from nietpluis.kluis.sleutels import (
    Sleutel,
    SleutelOntbreekt,
    Soort,
    nieuwe_sleutel,
    open_sleutel,
    vernietig,
)
from nietpluis.kluis.zegel import ZegelVerbroken, open_zegel, verzegel
from nietpluis.organisaties.models import Lidmaatschap

PLAATS = "concept"
GROOTST = 200_000
"""The most characters that a draft may hold."""


class ConceptTeGroot(ValueError):
    """More was typed than a draft can hold."""


def bewaar(lid: Lidmaatschap, waarvoor: str, velden: Mapping[str, Any]) -> Concept:
    """Keep what was typed in the form `waarvoor`, in place of what was kept before."""
    tekst = json.dumps(dict(velden), ensure_ascii=False)
    if len(tekst) > GROOTST:
        raise ConceptTeGroot
    concept, sleutel = _bestaand(lid, waarvoor) or _nieuw(lid, waarvoor)
    concept.zegel = verzegel(
        sleutel, tekst.encode(), dossier=concept.id, plaats=PLAATS, schema=SCHRIFT
    )
    concept.gewijzigd_op = timezone.now()
    concept.save()
    return concept


def _bestaand(lid: Lidmaatschap, waarvoor: str) -> tuple[Concept, Sleutel] | None:
    """What is kept for this form, with its key; one whose key is gone is forgotten."""
    concept = Concept.objects.filter(lid=lid, waarvoor=waarvoor).first()
    if concept is None:
        return None
    try:
        return concept, open_sleutel(lid.organisatie_id, concept.id)
    except SleutelOntbreekt:
        concept.delete()
        return None


def _nieuw(lid: Lidmaatschap, waarvoor: str) -> tuple[Concept, Sleutel]:
    """A row and its key; or those of another window of the same person that was first."""
    concept = Concept(
        id=uuid4(),
        organisatie_id=lid.organisatie_id,
        lid=lid,
        waarvoor=waarvoor,
        zegel=b"",
    )
    try:
        with transaction.atomic():
            concept.save(force_insert=True)
    except IntegrityError:
        concept = Concept.objects.get(lid=lid, waarvoor=waarvoor)
        return concept, open_sleutel(lid.organisatie_id, concept.id)
    return concept, nieuwe_sleutel(lid.organisatie_id, concept.id, Soort.CONCEPT)


def lees(lid: Lidmaatschap, waarvoor: str) -> dict[str, Any]:
    """What was kept for this form; empty when nothing was, or when it is past its term."""
    concept = Concept.objects.filter(lid=lid, waarvoor=waarvoor, gewijzigd_op__gte=_vanaf()).first()
    if concept is None:
        return {}
    try:
        sleutel = open_sleutel(lid.organisatie_id, concept.id)
        tekst = open_zegel(
            sleutel, concept.zegel, dossier=concept.id, plaats=PLAATS, schema=SCHRIFT
        )
    except (SleutelOntbreekt, ZegelVerbroken):
        return {}
    velden: dict[str, Any] = json.loads(tekst)
    return velden


def gooi_weg(lid: Lidmaatschap, waarvoor: str) -> None:
    """Forget what was kept for this form: its row, and its key with it."""
    for concept in Concept.objects.filter(lid=lid, waarvoor=waarvoor):
        _vergeet(concept.id)


def vergeet_alle(dossier: UUID) -> None:
    """Forget every draft about this casus or own signal, whoever wrote it: their forms name its id."""
    for concept in Concept.objects.filter(waarvoor__contains=str(dossier)):
        _vergeet(concept.id)


def ruim_op() -> int:
    """Forget every draft that is past its term; call inside the scope of one organisation. Returns how many."""
    oud = list(Concept.objects.filter(gewijzigd_op__lt=_vanaf()).values_list("id", flat=True))
    for concept in oud:
        _vergeet(concept)
    return len(oud)


def _vergeet(concept: UUID) -> None:
    """Delete the row now, its key once that holds: a recording that fails after this must not cost the draft."""
    Concept.objects.filter(id=concept).delete()
    transaction.on_commit(lambda: vernietig(concept))


def _vanaf() -> Any:
    dagen = termijnen(timezone.localdate()).termijn("concept").aantal
    return timezone.now() - timedelta(days=dagen)
