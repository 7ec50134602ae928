"""Which roles open dossiers, and giving and taking roles; who may decide that stands in rolverzoek.py."""

from __future__ import annotations

from collections.abc import Iterable

from nietpluis.organisaties.fout import BeheerFout
from nietpluis.organisaties.models import Lidmaatschap, Organisatie, Rol, Rolvervulling

OPENT = frozenset(Rol.values) - {Rol.MEDEWERKER.value}
"""Roles through which somebody gets at dossiers, at who reads them, at figures or at people. The one place
that says so: these ask a second person, an address with a second factor, and are flagged when unused."""
LAATSTE = {
    Rol.BEHEERDER.value: "Dit is de enige beheerder. Maak eerst iemand anders beheerder.",
    Rol.AANDACHTSFUNCTIONARIS.value: (
        "Dit is de enige aandachtsfunctionaris. Maak eerst iemand anders aandachtsfunctionaris."
    ),
    Rol.BESTUURDER.value: "Dit is de enige bestuurder. Maak eerst iemand anders bestuurder.",
}
"""Roles that an organisation that has one never loses: without them nobody
reads a signal, or nobody can set anything right."""


def zet_rollen(lid: Lidmaatschap, rollen: Iterable[str]) -> None:
    """Let this member hold exactly these roles."""
    gewenst = frozenset(rollen)
    lid.rollen.exclude(rol__in=gewenst).delete()
    for rol in sorted(gewenst):
        Rolvervulling.objects.get_or_create(lid=lid, rol=rol)
    lid.__dict__.pop("rolnamen", None)


def houd_de_laatste(lid: Lidmaatschap, weg: Iterable[str], veld: str) -> None:
    """Refuse to take away the last beheerder or bestuurder, also when two of them remove each other at once.

    Raises `BeheerFout` at this field.
    """
    bewaakt = sorted(LAATSTE.keys() & set(weg))
    if bewaakt:
        Organisatie.objects.select_for_update().get(id=lid.organisatie_id)
    for rol in bewaakt:
        anderen = Lidmaatschap.objects.voor(lid).exclude(id=lid.id).met_rol(rol)
        if not anderen.filter(actief_tot=None, gebruiker__is_active=True).exists():
            raise BeheerFout(veld, LAATSTE[rol])


def in_woorden(rollen: Iterable[str]) -> str:
    """Roles as they stand in the list of acts."""
    return ", ".join(sorted(rollen))
