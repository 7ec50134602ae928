"""The half-typed signal between its screens: sealed on the server, never in the session or the address."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from nietpluis.casussen import concepten
from nietpluis.casussen.models import Concept
from nietpluis.organisaties.models import Lidmaatschap

SIGNAAL = "signaal"
SLEUTEL = "sleutel"
NIET_BEWAREN = frozenset({"csrfmiddlewaretoken", "waarvoor", "na"})


def velden_van(post: QueryDict) -> dict[str, Any]:
    """What a form holds, as a draft keeps it: one value as text, several as a list."""
    return {
        naam: waarden[0] if len(waarden) == 1 else waarden
        for naam, waarden in post.lists()
        if naam not in NIET_BEWAREN
    }


def vul_aan(lid: Lidmaatschap, post: QueryDict, waarvoor: str = SIGNAAL) -> dict[str, Any]:
    """Keep the answers of this screen beside those of the others; returns all. Raises ConceptTeGroot."""
    samen = {**concepten.lees(lid, waarvoor), **velden_van(post)}
    concepten.bewaar(lid, waarvoor, samen)
    return samen


def vul_aan_zo_mogelijk(
    lid: Lidmaatschap, post: QueryDict, waarvoor: str = SIGNAAL
) -> dict[str, Any]:
    """The same, without an error: what is too long to keep is answered by the form, which names the field."""
    try:
        return vul_aan(lid, post, waarvoor)
    except concepten.ConceptTeGroot:
        return {**concepten.lees(lid, waarvoor), **velden_van(post)}


def als_ingevuld(velden: Mapping[str, Any]) -> MultiValueDict[str, Any]:
    """A draft as a form takes it in, to be checked again before it is recorded."""
    return MultiValueDict(
        {naam: waarde if isinstance(waarde, list) else [waarde] for naam, waarde in velden.items()}
    )


def sleutel_van(velden: Mapping[str, Any]) -> UUID:
    """The id that the dossier will have: fixed with the first sight of the form, so that sent twice is one."""
    try:
        return UUID(str(velden.get(SLEUTEL, "")))
    except ValueError:
        return uuid4()


def begonnen_signaal(lid: Lidmaatschap) -> bool:
    """Whether this person began a signal and did not send it; nothing is opened for this. One query."""
    return Concept.objects.filter(lid=lid, waarvoor=SIGNAAL).exists()
