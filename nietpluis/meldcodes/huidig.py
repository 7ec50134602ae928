"""Which meldcode holds: the version that is public now. Call inside a room of the organisation."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from nietpluis.kern.meldcodetekst import Ingevuld, Meldcodetekst, stel_samen, uit_gegevens
from nietpluis.kern.modelmeldcode import Modelmeldcode, modelmeldcode
from nietpluis.meldcodes.models import Meldcodeconcept, Meldcodehandeling, Meldcodeversie, Wat

_WISSELT = (Wat.GEPUBLICEERD, Wat.INGETROKKEN)


def geldende(organisatie_id: UUID) -> Meldcodeversie | None:
    """The version that is public now; None where none is. One query."""
    laatste = (
        Meldcodehandeling.objects.get_queryset()
        .filter(organisatie=organisatie_id, wat__in=_WISSELT)
        .select_related("versie")
        .order_by("-id")
        .first()
    )
    return laatste.versie if laatste and laatste.wat == Wat.GEPUBLICEERD else None


def versie(organisatie_id: UUID, nummer: int) -> Meldcodeversie | None:
    """One version by its number; None where there is none."""
    alle = Meldcodeversie.objects.get_queryset().filter(organisatie=organisatie_id)
    return alle.filter(nummer=nummer).first()


def model_van(meldcode: Meldcodeversie | Meldcodeconcept) -> Modelmeldcode:
    """The edition of the model text that this meldcode was written on."""
    naam, uitgave = meldcode.model.split("/")
    return modelmeldcode(naam, date.fromisoformat(uitgave))


def ingevuld_van(meldcode: Meldcodeversie | Meldcodeconcept) -> Ingevuld:
    """What the organisation filled in, with who does which step."""
    return uit_gegevens(meldcode.inhoud)


def tekst_van(
    meldcode: Meldcodeversie | Meldcodeconcept, *, openbaar: bool = False
) -> Meldcodetekst:
    """The whole text; `openbaar` leaves out names and direct numbers."""
    return stel_samen(model_van(meldcode), ingevuld_van(meldcode), openbaar=openbaar)
