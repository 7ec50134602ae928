"""A dossier as who decides on keeping it sees it: a number and days, never what is in it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from nietpluis.casussen.models import Casus, Vernietiging
from nietpluis.casussen.uitsluiting import gaat_over
from nietpluis.kern.vernietigen import GRONDEN, KAN_WEG, TERMIJN, Grond
from nietpluis.organisaties.models import Lidmaatschap

Daad = Vernietiging.Daad


@dataclass(frozen=True)
class Zaak:
    """One dossier with the steps of its last round."""

    casus: Casus
    stappen: tuple[Vernietiging, ...]

    @property
    def laatste(self) -> Vernietiging | None:
        """The last step that was taken."""
        return self.stappen[-1] if self.stappen else None

    @property
    def voorstel(self) -> Vernietiging | None:
        """The proposal that waits for a decision."""
        laatste = self.laatste
        return laatste if laatste and laatste.daad == Daad.VOORGESTELD else None

    @property
    def is_besloten(self) -> bool:
        """Whether the decision stands, carried out or not yet."""
        return self.laatste is not None and self.laatste.daad in (Daad.BEVESTIGD, Daad.VOLTOOID)

    @property
    def volgende_ronde(self) -> int:
        """The number of the round that a new proposal begins."""
        return self.laatste.ronde + 1 if self.laatste else 1

    @property
    def grond(self) -> Grond:
        """The ground of the proposal; the end of the term where nothing was proposed."""
        laatste = self.laatste
        return GRONDEN.get(laatste.grond if laatste else TERMIJN, GRONDEN[TERMIJN])


def zaken(casussen: list[Casus]) -> list[Zaak]:
    """These dossiers, each with its last round; one query for any number."""
    per_casus: dict[UUID, list[Vernietiging]] = {casus.id: [] for casus in casussen}
    rijen = Vernietiging.objects.filter(casus__in=list(per_casus)).order_by("ronde", "plaats")
    for rij in rijen.select_related("eerste__gebruiker", "tweede__gebruiker"):
        per_casus[rij.casus].append(rij)
    return [Zaak(casus, _laatste_ronde(per_casus[casus.id])) for casus in casussen]


def _laatste_ronde(rijen: list[Vernietiging]) -> tuple[Vernietiging, ...]:
    return tuple(rij for rij in rijen if rij.ronde == rijen[-1].ronde)


def termijn_voorbij(casus: Casus, vandaag: date) -> bool:
    """Whether nobody works on it and its last day has passed."""
    return casus.status in KAN_WEG and casus.bewaren_tot is not None and casus.bewaren_tot < vandaag


def staat_nog(casus: Casus, voorstel: Vernietiging, vandaag: date) -> bool:
    """Whether what was proposed still holds: not reopened since, and the term not prolonged."""
    if voorstel.grond == TERMIJN:
        return termijn_voorbij(casus, vandaag)
    return casus.status in KAN_WEG


def zoek(lid: Lidmaatschap, casus_id: UUID, vandaag: date) -> Zaak | None:
    """The dossier, for who may decide about it now; None where nothing is to decide, or it concerns this person."""
    casus = Casus.objects.filter(id=casus_id, organisatie=lid.organisatie_id).first()
    if casus is None or casus.status not in KAN_WEG or gaat_over(lid, [casus.id]):
        return None
    (zaak,) = zaken([casus])
    return zaak if zaak.voorstel or termijn_voorbij(casus, vandaag) else None
