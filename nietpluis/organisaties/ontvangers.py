"""Who may receive a signal, in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q

from nietpluis.organisaties.models import Functie, Lidmaatschap, Organisatie, Rol, Team
from nietpluis.organisaties.models.functie import NIEMAND, is_uitgezonderd


def ontvangers(
    organisatie: Organisatie, team: Team | None, op: date, behalve: frozenset[UUID] = NIEMAND
) -> list[Lidmaatschap]:
    """Return who may receive a signal on this day, the first to ask in front.

    The post of the team comes before the post of the organisation, then anyone else who is
    aandachtsfunctionaris. Who is away comes last, so that a signal always has someone. `behalve`
    holds ids of members or people whom the signal may be about. Empty when nobody is left.
    """
    functies = _functies(organisatie, team)
    afwezig = {functie.vervuller_id for functie in functies if functie.is_afwezig(op)}
    eersten = [lid for functie in functies for lid in functie.opvolging(op, behalve)]
    overigen = sorted(_met_rol(organisatie, op), key=lambda lid: lid.id in afwezig)
    return _eenmaal([*eersten, *(lid for lid in overigen if not is_uitgezonderd(lid, behalve))])


def _functies(organisatie: Organisatie, team: Team | None) -> list[Functie]:
    functies = Functie.objects.filter(
        Q(team=None) | Q(team=team), organisatie=organisatie, naam=Rol.AANDACHTSFUNCTIONARIS
    ).select_related("vervuller__gebruiker", "waarnemer__gebruiker")
    return sorted(functies, key=lambda functie: functie.team_id is None)


def _met_rol(organisatie: Organisatie, op: date) -> Iterable[Lidmaatschap]:
    leden = Lidmaatschap.objects.actief(op).met_rol(Rol.AANDACHTSFUNCTIONARIS)
    return (
        leden.filter(organisatie=organisatie)
        .select_related("gebruiker")
        .order_by("gebruiker__naam", "id")
    )


def _eenmaal(leden: Iterable[Lidmaatschap]) -> list[Lidmaatschap]:
    """Keep each member once, at the first place."""
    eerste: dict[UUID, Lidmaatschap] = {}
    for lid in leden:
        eerste.setdefault(lid.id, lid)
    return list(eerste.values())
