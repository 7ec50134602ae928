"""Who hears by mail that the meldcode waits for them: never what it is about, and once for each time it waits."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from nietpluis.meldcodes.huidig import geldende
from nietpluis.meldcodes.models import Meldcodeconcept
from nietpluis.meldcodes.stand import VOORAF
from nietpluis.organisaties.models import Lidmaatschap, Organisatie, Rol
from nietpluis.organisaties.models.lidmaatschap import LidmaatschapQuerySet
from nietpluis.post.uitgaand import klaarzetten

KLAAR, GEEN_HAAST = "klaar", "geen_haast"
HERINNEREN = 28
"""Days after a moment in which it is still said: post is kept for thirty, and by that it is said once."""


def bericht_rol(lid: Lidmaatschap, rol: str, concept: Meldcodeconcept) -> int:
    """Tell everybody with this role but the sender that the concept waits. Returns how many people."""
    leden = _actief().met_rol(rol).exclude(gebruiker=lid.gebruiker_id)
    return _zet_klaar(lid.organisatie, leden, KLAAR, f"{concept.id}:{concept.ronde}")


def bericht_schrijver(lid: Lidmaatschap, concept: Meldcodeconcept) -> int:
    """Tell who wrote last that the concept came back."""
    leden = _actief().filter(id=concept.gewijzigd_door_id).exclude(gebruiker=lid.gebruiker_id)
    return _zet_klaar(lid.organisatie, leden, KLAAR, f"{concept.id}:{concept.ronde}")


def herinner_aan_herzien(organisatie: Organisatie, nu: datetime) -> int:
    """Tell who keeps the meldcode that its day of review is near, and once more when it is there.

    Returns how many people have heard or hear of it now. Safe to run twice; inside the room of the organisation.
    """
    versie = geldende(organisatie.id)
    if versie is None or Meldcodeconcept.objects.filter(organisatie=organisatie.id).exists():
        return 0
    vandaag = timezone.localdate(nu)
    for moment, dag in (("dag", versie.herzien_voor), ("vooraf", versie.herzien_voor - VOORAF)):
        if 0 <= (vandaag - dag).days < HERINNEREN:
            leden = _actief().filter(rollen__rol__in=(Rol.AANDACHTSFUNCTIONARIS, Rol.BESTUURDER))
            sleutel = f"{versie.id}:{moment}"
            return _zet_klaar(organisatie, leden.distinct(), GEEN_HAAST, sleutel)
    return 0


def _actief() -> LidmaatschapQuerySet:
    return Lidmaatschap.objects.actief(timezone.localdate())


def _zet_klaar(
    organisatie: Organisatie, leden: LidmaatschapQuerySet, soort: str, waarvoor: str
) -> int:
    adressen: list[tuple[UUID, str | None]] = list(
        leden.exclude(gebruiker__email=None).values_list("id", "gebruiker__email")
    )
    for lid, email in adressen:
        klaarzetten(
            str(email),
            soort,
            organisatie_id=organisatie.id,
            pad=f"/o/{organisatie.slug}/meldcode/",
            eenmaal=f"meldcode:{waarvoor}:{lid}",
        )
    return len(adressen)
