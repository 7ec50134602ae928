"""Who should hear today that something waits: one mail a day at most, and never what it is about."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from uuid import UUID

from nietpluis.casussen.models import Toegang
from nietpluis.kern.termijnen import NEDERLAND, dag_van, is_werkdag
from nietpluis.organisaties.models import Lidmaatschap, Organisatie, Rol
from nietpluis.portaal.wachtend import wachtende_signalen
from nietpluis.post.uitgaand import klaarzetten


def herinner(organisatie: Organisatie, nu: datetime) -> int:
    """Mail everyone for whom a term ends today or has passed, or whom a signal waits for too long.

    On working days only. Returns how many people; those who were mailed today already count again.
    """
    vandaag = dag_van(nu)
    if not is_werkdag(vandaag):
        return 0
    leden = _aan_de_beurt(nu) | _moeten_horen(vandaag, nu)
    return mail_eens_per_dag(organisatie, leden, vandaag)


def _aan_de_beurt(nu: datetime) -> set[UUID]:
    """Members with work whose last moment lies before midnight: to read, to do, to look along."""
    middernacht = datetime.combine(dag_van(nu) + timedelta(days=1), time(), NEDERLAND)
    rijen = Toegang.objects.filter(loopt=True, vanaf__lte=nu, uiterlijk__lt=middernacht)
    anders = ("melder", "noodtoegang")  # no work of theirs waits
    return set(rijen.exclude(soort__in=anders).values_list("lid_id", flat=True).distinct())


def _moeten_horen(vandaag: date, nu: datetime) -> set[UUID]:
    """Those who lead, when a signal that they may know of was read by nobody in time."""
    leiding = Lidmaatschap.objects.actief(vandaag).met_rol(Rol.LEIDINGGEVENDE).volledig()
    return {lid.id for lid in leiding if wachtende_signalen(lid, nu)}


def mail_eens_per_dag(organisatie: Organisatie, leden: Iterable[UUID], dag: date) -> int:
    """Put "er staat iets voor u klaar" ready for these members, once a day whatever the reason.

    Who left or has no address gets none. Returns how many people. Inside the room of the organisation.
    """
    mensen = Lidmaatschap.objects.actief(dag).filter(id__in=list(leden))
    adressen = list(mensen.exclude(gebruiker__email=None).values_list("id", "gebruiker__email"))
    for lid, email in adressen:
        klaarzetten(
            str(email),
            "klaar",
            organisatie_id=organisatie.id,
            pad=f"/o/{organisatie.slug}/",
            eenmaal=f"klaar:{lid}:{dag}",
        )
    return len(adressen)
