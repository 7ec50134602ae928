"""What waits for the judgement of a person, and that judgement: given once, by one who may."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from nietpluis.casussen.bewaken import zegel
from nietpluis.casussen.models import Leessignaal
from nietpluis.casussen.uitsluiting import gaat_over
from nietpluis.organisaties.models import Lidmaatschap

BLAD = 30
Oordeel = Leessignaal.Oordeel


class AlGeoordeeld(Exception):
    """A colleague was first."""

    def __init__(self, signaal: Leessignaal) -> None:
        wie = signaal.geoordeeld_door.naam if signaal.geoordeeld_door else "Een ander"
        super().__init__(f"{wie} was u net voor.")


@dataclass(frozen=True)
class Blad:
    """One page; `laatste` is the row after which the next page begins, None on the last page."""

    signalen: list[Leessignaal]
    laatste: Leessignaal | None


def te_zien(lid: Lidmaatschap, *, open_: bool, na: tuple[datetime, UUID] | None = None) -> Blad:
    """One page of what this person may judge (`open_`) or of what was judged; the newest in front.

    What is about a casus that this person is excluded from is left out: a page may be shorter by it.
    """
    rijen = Leessignaal.objects.voor(lid).filter(**_staat(open_=open_))
    if na:
        moment, id_ = na
        rijen = rijen.filter(Q(gezien_op__lt=moment) | Q(gezien_op=moment, id__gt=id_))
    gevonden = list(_volledig(rijen).order_by("-gezien_op", "id")[: BLAD + 1])
    laatste = gevonden[BLAD - 1] if len(gevonden) > BLAD else None
    return Blad(_zonder_eigen(lid, gevonden[:BLAD]), laatste)


def _staat(*, open_: bool) -> dict[str, str]:
    return {"oordeel": ""} if open_ else {"oordeel__gt": ""}


def _volledig(rijen: QuerySet[Leessignaal]) -> QuerySet[Leessignaal]:
    return rijen.select_related("over__gebruiker", "geoordeeld_door__gebruiker")


def _zonder_eigen(lid: Lidmaatschap, rijen: Sequence[Leessignaal]) -> list[Leessignaal]:
    eigen = gaat_over(lid, {rij.casus for rij in rijen if rij.casus})
    return [rij for rij in rijen if rij.casus not in eigen]


def haal(lid: Lidmaatschap, id_: UUID) -> Leessignaal | None:
    """One of these, for who may judge it; None for everybody else."""
    gevonden = list(_volledig(Leessignaal.objects.voor(lid).filter(id=id_)))
    return next(iter(_zonder_eigen(lid, gevonden)), None)


def aantal_open(lid: Lidmaatschap) -> int:
    """How many wait for this person's judgement, at most a page; for the start page. Five queries at most."""
    if not _kijkt_toe(lid):
        return 0
    return len(te_zien(lid, open_=True).signalen)


def _kijkt_toe(lid: Lidmaatschap) -> bool:
    return bool({"privacyfunctionaris", "aandachtsfunctionaris", "bestuurder"} & lid.rolnamen)


def geef_oordeel(
    signaal: Leessignaal, lid: Lidmaatschap, code: str, waarom: str, nu: datetime
) -> None:
    """Record the judgement, inside `met_lid(lid, schrijven=True)`. Raises AlGeoordeeld for the second one."""
    zegel.schrijf(signaal, waarom=waarom)
    gezet = (
        Leessignaal.objects.voor(lid)
        .filter(id=signaal.id, oordeel="")
        .update(oordeel=code, geoordeeld_op=nu, geoordeeld_door=lid, zegel=signaal.zegel)
    )
    if not gezet:
        raise AlGeoordeeld(Leessignaal.objects.voor(lid).get(id=signaal.id))
