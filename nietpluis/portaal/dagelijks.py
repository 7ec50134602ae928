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

from django.utils import timezone

from nietpluis.casussen import concepten, nachtwerk, overdragen
from nietpluis.casussen.bewaken.ronde import bewaak
from nietpluis.casussen.bijlagen import opruimen
from nietpluis.casussen.leeslog.delen import maak_of_tel
from nietpluis.casussen.vernietigen import uitvoeren
from nietpluis.meldcodes.berichten import herinner_aan_herzien
from nietpluis.organisaties import aangemeld, inschrijven, ongebruikt, uitnodigen, vertrek
from nietpluis.organisaties.models import Lidmaatschap, Organisatie, Rol
from nietpluis.organisaties.toegang import in_organisatie
from nietpluis.portaal.herinneren import herinner, mail_eens_per_dag
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


def _sluit_af_wie_stopt(_organisatie: Organisatie, nu: datetime) -> int:
    """The last day was yesterday: nothing lets them in, and their work and post are somebody else's."""
    op = timezone.localdate(nu)
    vertrek.sluit_wie_vandaag_stopt(op)
    vertrek.laat_de_post_over(op)
    return overdragen.draag_over_van_wie_weg_is(nu)


def _meld_ongebruikte_accounts(organisatie: Organisatie, nu: datetime) -> int:
    """On the day that it is 90 days, who may do something about it hears that something waits."""
    op = timezone.localdate(nu)
    opgemerkt = ongebruikt.vandaag_opgemerkt(op)
    if opgemerkt:
        kijkt = Lidmaatschap.objects.actief(op).filter(
            rollen__rol__in=[Rol.BEHEERDER, Rol.BESTUURDER]
        )
        mail_eens_per_dag(organisatie, set(kijkt.values_list("id", flat=True)), op)
    return len(opgemerkt)


def _vergeet_halve_bestanden(_organisatie: Organisatie, _nu: datetime) -> int:
    return opruimen.ruim_op()


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
    Taak("foto's en PDF's die niemand toevoegde vergeten", _vergeet_halve_bestanden),
    Taak("oude mail vergeten", _vergeet_post),
    Taak("oude uitnodigingen vergeten", _vergeet_uitnodigingen),
    Taak("opvallend lezen", bewaak),
    Taak("werk van wie stopte overgedragen", _sluit_af_wie_stopt),
    Taak("ongebruikte accounts gemeld", _meld_ongebruikte_accounts),
    Taak("aan het nakijken van de meldcode herinnerd", herinner_aan_herzien),
    Taak("mensen aan het werk van vandaag herinnerd", herinner),
)
"""In this order, for one organisation after the other."""
SITETAKEN: tuple[SiteTaak, ...] = (
    SiteTaak("maanddelen van het leeslog", maak_of_tel),
    SiteTaak("afgemaakt wat vernietigd wordt", uitvoeren.hervat_alles),
    SiteTaak("oude aanmeldingen vergeten", aangemeld.ruim_op),
    SiteTaak("wie niet verder ging met beginnen vergeten", inschrijven.ruim_op),
    SiteTaak("oude mail over accounts vergeten", _vergeet_post_van_niemand),
    SiteTaak("mail", _verstuur_post),
    # Last: they read every dossier, and nobody's mail waits for that.
    SiteTaak("controle", nachtwerk.controleer),
    SiteTaak("anker", nachtwerk.leg_anker),
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
