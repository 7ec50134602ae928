"""Whom a worker can call: the post that signals go to, with its stand-in, and when they can be reached."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q

from nietpluis.organisaties.models import Functie, Lidmaatschap, Rol
from nietpluis.ui.onderdelen import Beller
from nietpluis.ui.tijd import dag_voluit


def overlegpartners(lid: Lidmaatschap, op: date) -> list[Beller]:
    """Who of the organisation can be called on this day, who is present in front. One query."""
    gezien: dict[str, Beller] = {}
    for functie in _functies(lid):
        for wie, wanneer in _bezetting(functie, op):
            nummer = wie.telefoon or lid.organisatie.telefoon
            if wie.id != lid.id and wie.is_actief(op) and nummer:
                gezien.setdefault(wie.naam, Beller(wie.naam, nummer, wanneer))
    return list(gezien.values())


def _functies(lid: Lidmaatschap) -> list[Functie]:
    """The posts for this person: that of the team before that of the organisation."""
    functies = Functie.objects.filter(
        Q(team=None) | Q(team=lid.team_id), naam=Rol.AANDACHTSFUNCTIONARIS
    ).select_related("vervuller__gebruiker", "waarnemer__gebruiker")
    return sorted(functies, key=lambda functie: functie.team_id is None)


def _bezetting(functie: Functie, op: date) -> Iterator[tuple[Lidmaatschap, str]]:
    houder, waarnemer = functie.vervuller, functie.waarnemer
    afwezig = functie.is_afwezig(op)
    if waarnemer and afwezig:
        yield (
            waarnemer,
            _zinnen(f"Neemt waar voor {houder.gebruiker.roepnaam}", waarnemer.bereikbaar),
        )
    if not afwezig:
        yield houder, _zinnen("Aandachtsfunctionaris", houder.bereikbaar)
    elif functie.afwezig_tot:
        yield houder, f"Aandachtsfunctionaris. Er weer op {dag_voluit(functie.afwezig_tot)}."
    if waarnemer and not afwezig:
        yield waarnemer, _zinnen(f"Waarnemer van {houder.gebruiker.roepnaam}", waarnemer.bereikbaar)


def _zinnen(*delen: str) -> str:
    return " ".join(f"{deel.rstrip('.')}." for deel in delen if deel)
