"""Every address of the site: walked, and filled in for a casus, a signal or a colleague."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.toegang.wereld import Wereld

CASUS, SIGNAAL, MENS = "casus_id", "id", "lid"


def alle() -> Iterator[tuple[str, URLPattern]]:
    """Every route of the site under its name; one without a name shows by its pattern."""
    yield from _onder(get_resolver())


def _onder(bundel: URLResolver) -> Iterator[tuple[str, URLPattern]]:
    for patroon in bundel.url_patterns:
        if isinstance(patroon, URLResolver):
            yield from _onder(patroon)
        else:
            yield patroon.name or str(patroon.pattern), patroon


def vraagt(naam: str) -> frozenset[str]:
    """What a route asks in its path."""
    (patroon,) = get_resolver().reverse_dict.getlist(naam)[:1]
    return frozenset(patroon[0][0][1])


def pad(naam: str, **deel: Any) -> str:
    """The address of a route; what is not given is De Linde, a fact that is there, or an id of nothing."""
    begin = {
        "slug": "de-linde",
        CASUS: uuid4(),
        SIGNAAL: uuid4(),
        MENS: uuid4(),
        "soort": "overleg",
        "code": "overleg",
        "organisatie": "de-linde",
        "kaart": uuid4(),
        "verzoek": uuid4(),
        "nummer": 2,
        "token": "geen-token",
        "uidb36": "1",
        "key": "geen-sleutel",
        "middel": 1,
        "aanmelding": uuid4(),
        "afschrift_id": uuid4(),
        "vorm": "pdf",
        "uitnodiging": uuid4(),
        "toets": uuid4(),
        "onderdeel": "stap_signalen",
    }
    return reverse(naam, kwargs={deel_: (begin | deel)[deel_] for deel_ in vraagt(naam)})


def pad_naar(wereld: Wereld, naam: str, doel: str) -> str:
    """The address of a route for a casus, the signal in it, or a colleague, by its short name."""
    deel: dict[str, Any] = {}
    if doel in wereld.casussen:
        deel[CASUS] = wereld.casussen[doel].id
        if doel in wereld.bijlagen:
            deel["nummer"] = wereld.bijlagen[doel]
        if SIGNAAL in vraagt(naam):
            deel[SIGNAAL] = wereld.signaal(doel)
    if naam == "leessignaal" and doel in wereld.opgevallen:
        deel[SIGNAAL] = wereld.opgevallen[doel]
    if doel in wereld.toetsen:
        deel |= {"toets": wereld.toetsen[doel], "code": "stappenplan", "nummer": 1}
    if doel in wereld.leden:
        deel[MENS] = wereld.leden[doel].id
    if doel in wereld.genodigden:
        gemaakt = wereld.genodigden[doel]
        deel |= {"uitnodiging": gemaakt.uitnodiging.id, "token": gemaakt.sleutel.token}
    return pad(naam, **deel)
