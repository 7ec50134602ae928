"""What the tests of destroying share: a casus whose term has passed, two people who decide, and looking afterwards."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from nietpluis.casussen.models import Casus, Vernietiging
from nietpluis.casussen.vernietigen import besluiten
from nietpluis.casussen.vernietigen.uitvoeren import voer_uit
from nietpluis.kern.vernietigen import TERMIJN
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.casussen.casus import feit, geef, leg, neem

GISTEREN = timedelta(days=1)


def voorbij(casus: Casus, lid: Lidmaatschap, op: date | None = None) -> Casus:
    """The casus with a term that ended on this day (yesterday): as if many years went by."""
    with met_lid(lid, schrijven=True):
        Casus.objects.filter(id=casus.id).update(bewaren_tot=op or timezone.localdate() - GISTEREN)
        return Casus.objects.get(id=casus.id)


def gesloten(anna: Lidmaatschap, fatima: Lidmaatschap, **signaal: Any) -> Casus:
    """A casus that Anna closed."""
    casus = geef(fatima, **signaal)
    neem(casus, anna)
    kenmerk: dict[str, Any] = {"naam": "Mevrouw Peeters", "client": "ja", "kenmerk": "KNR 4821"}
    leg(casus, anna, feit(anna, "betrokkene", code="persoon_1", **kenmerk))
    leg(
        casus,
        anna,
        feit(anna, "afsluiting", reden="verkeerd_geopend", toelichting="Het was anders."),
    )
    return casus


def oud(anna: Lidmaatschap, fatima: Lidmaatschap, **signaal: Any) -> Casus:
    """A closed casus whose term has passed."""
    return voorbij(gesloten(anna, fatima, **signaal), anna)


def stel_voor(casus: Casus, lid: Lidmaatschap, grond: str = TERMIJN) -> Vernietiging:
    with met_lid(lid, schrijven=True):
        return besluiten.stel_voor(casus, lid, grond)


def bevestig(casus: Casus, lid: Lidmaatschap) -> Vernietiging:
    with met_lid(lid, schrijven=True):
        return besluiten.bevestig(casus, lid)


def vernietig(casus: Casus, eerste: Lidmaatschap, tweede: Lidmaatschap) -> None:
    """Proposed by one, decided by the other, carried out."""
    stel_voor(casus, eerste)
    bevestig(casus, tweede)
    voer_uit(casus.organisatie_id, casus.id)


def daden(casus: Casus, lid: Lidmaatschap) -> list[str]:
    """The steps taken about this casus, in order."""
    with met_lid(lid):
        rijen = Vernietiging.objects.filter(casus=casus.id).order_by("ronde", "plaats")
        return list(rijen.values_list("daad", flat=True))
