"""The end of the term of the log of reading: whole months are thrown away, and that it was done is recorded.

On PostgreSQL a part is dropped, which only the owner of the tables can. On SQLite the guard is set aside and put
back inside one transaction that no other writer can enter.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db import connection, transaction

from nietpluis.casussen.leeslog.delen import (
    TABEL,
    gooi_deel_weg,
    heeft_delen,
    maand_van,
    reken_af,
)
from nietpluis.casussen.models import Logopruiming, Raadpleging
from nietpluis.kern.termijnen import jaren_na, termijnen
from nietpluis.kluis.onveranderlijk import delen_van, installeer, verwijder
from nietpluis.organisaties.models import Organisatie
from nietpluis.organisaties.toegang import in_organisatie


@dataclass(frozen=True)
class Opgeruimd:
    """What was, or would be, thrown away: everything of before a day."""

    voor: date
    per_organisatie: dict[str, int]

    @property
    def aantal(self) -> int:
        """How many rows in all."""
        return sum(self.per_organisatie.values())


def grens(vandaag: date) -> date:
    """The first day of which readings stay: whole months are kept until the last day in them is past its term."""
    jaren = termijnen(vandaag).termijn("leeslog").aantal
    return jaren_na(vandaag, -jaren).replace(day=1)


def tel(vandaag: date) -> Opgeruimd:
    """What would be thrown away today; throws nothing away."""
    voor = grens(vandaag)
    return Opgeruimd(voor, {o.slug: _aantal(o, voor) for o in Organisatie.objects.order_by("slug")})


def ruim_op(vandaag: date) -> Opgeruimd:
    """Throw it away, and record it at each organisation; all or nothing. Raises ProgrammingError for no owner."""
    with transaction.atomic():
        uit = tel(vandaag)
        if uit.aantal:
            _noteer(uit)
            _gooi_weg(uit.voor)
    return uit


def _aantal(organisatie: Organisatie, voor: date) -> int:
    with in_organisatie(organisatie.id):
        return Raadpleging.objects.filter(wanneer__lt=_begin(voor)).count()


def _noteer(uit: Opgeruimd) -> None:
    for organisatie in Organisatie.objects.filter(
        slug__in=[s for s, n in uit.per_organisatie.items() if n]
    ):
        with in_organisatie(organisatie.id, schrijven=True):
            Logopruiming.objects.create(
                organisatie=organisatie, voor=uit.voor, aantal=uit.per_organisatie[organisatie.slug]
            )


def _gooi_weg(voor: date) -> None:
    if heeft_delen(connection):
        reken_af(connection)
        for deel in delen_van(connection, TABEL):
            maand = maand_van(deel)
            if maand and maand < voor:
                gooi_deel_weg(connection, deel)
        return
    verwijder(connection, TABEL)
    for organisatie in Organisatie.objects.all():
        with in_organisatie(organisatie.id, schrijven=True):
            Raadpleging.objects.filter(wanneer__lt=_begin(voor)).delete()
    installeer(connection, TABEL)


def _begin(dag: date) -> datetime:
    """The moment at which a month begins where it is split: UTC, as the parts are."""
    return datetime(dag.year, dag.month, dag.day, tzinfo=UTC)
