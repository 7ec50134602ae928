"""What is due each day: an explicit list of jobs, each in a room and a transaction of its own.

One that fails stops nothing else. To add one: write a function of the organisation and the moment,
safe to run twice, and put a line in `TAKEN`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from nietpluis.casussen import concepten
from nietpluis.casussen.vernietigen import uitvoeren
from nietpluis.organisaties import aangemeld, uitnodigen
from nietpluis.organisaties.models import Organisatie
from nietpluis.organisaties.toegang import in_organisatie
from nietpluis.portaal.herinneren import herinner
from nietpluis.portaal.postronde import ronde
from nietpluis.post import uitgaand

log = logging.getLogger(__name__)
Antwoord = int | str
"""How many, or a sentence without names."""


@dataclass(frozen=True)
class Taak:
    """A job for each organisation; runs inside `in_organisatie(…, schrijven=True)`."""

    naam: str
    doe: Callable[[Organisatie, datetime], Antwoord]


@dataclass(frozen=True)
class SiteTaak:
    """A job for the whole site, which opens its own rooms."""

    naam: str
    doe: Callable[[datetime], Antwoord]


@dataclass(frozen=True)
class Uitkomst:
    """What a job did, for one organisation or (empty) for the site. `fout` is the class of its error."""

    taak: str
    organisatie: str
    antwoord: Antwoord = ""
    fout: str = ""


def _vergeet_concepten(_organisatie: Organisatie, _nu: datetime) -> int:
    return concepten.ruim_op()


def _vergeet_post(_organisatie: Organisatie, nu: datetime) -> int:
    return uitgaand.ruim_op(nu)


def _vergeet_uitnodigingen(_organisatie: Organisatie, nu: datetime) -> int:
    return uitnodigen.ruim_op(nu)


def _vergeet_post_van_niemand(nu: datetime) -> int:
    with in_organisatie(uitgaand.VAN_NIEMAND, schrijven=True):
        return uitgaand.ruim_op(nu)


def _verstuur_post(_nu: datetime) -> str:
    uitslag = ronde()
    if not uitslag.bereikbaar:
        raise MailserverWeg
    return f"{uitslag.verstuurd} verstuurd, {uitslag.later} later, {uitslag.mislukt} mislukt"


class MailserverWeg(Exception):
    """The mail server takes nothing; the mail waits."""


TAKEN: tuple[Taak, ...] = (
    Taak("oude concepten vergeten", _vergeet_concepten),
    Taak("oude mail vergeten", _vergeet_post),
    Taak("oude uitnodigingen vergeten", _vergeet_uitnodigingen),
    Taak("mensen aan het werk van vandaag herinnerd", herinner),
)
"""In this order, for one organisation after the other."""
SITETAKEN: tuple[SiteTaak, ...] = (
    SiteTaak("afgemaakt wat vernietigd wordt", uitvoeren.hervat_alles),
    SiteTaak("oude aanmeldingen vergeten", aangemeld.ruim_op),
    SiteTaak("oude mail over accounts vergeten", _vergeet_post_van_niemand),
    SiteTaak("mail", _verstuur_post),
)
"""After those, once."""


def loop_af(nu: datetime) -> Iterator[Uitkomst]:
    """Do everything, and give what came of each job as soon as it is known."""
    for organisatie in Organisatie.objects.order_by("naam", "id"):
        for taak in TAKEN:
            yield _probeer(taak.naam, organisatie.slug, _in_kamer, taak, organisatie, nu)
    for sitetaak in SITETAKEN:
        yield _probeer(sitetaak.naam, "", sitetaak.doe, nu)


def _in_kamer(taak: Taak, organisatie: Organisatie, nu: datetime) -> Antwoord:
    with in_organisatie(organisatie.id, schrijven=True):
        return taak.doe(organisatie, nu)


def _probeer(naam: str, slug: str, doe: Callable[..., Antwoord], *args: Any) -> Uitkomst:
    """Whatever goes wrong stays with this job: the next organisation must not wait for it."""
    try:
        return Uitkomst(naam, slug, doe(*args))
    except Exception as fout:
        log.exception("De taak %r ging mis.", naam)
        return Uitkomst(naam, slug, fout=type(fout).__name__)
