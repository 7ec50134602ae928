"""Reading is recorded before anything is opened, and a page of a casus opens in one way only: `@op_casus`."""

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeAlias, cast
from uuid import UUID

from django.http import Http404, HttpResponseBase
from django.utils import timezone

from nietpluis.casussen.models import Casus, Raadpleging
from nietpluis.casussen.models.casus import LEEST
from nietpluis.casussen.models.toegang import Toegang
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import LidRequest, als_lid, met_lid
from nietpluis.organisaties.tweede_factor import Factor

P = ParamSpec("P")
Deur: TypeAlias = Callable[..., HttpResponseBase]
"""A view that checks who asks before it runs."""
EIGEN_WERK = "eigen werk"
"""The ground for reading a list of what one works on oneself."""


class CasusRequest(LidRequest):
    """A request about a casus that this person may open."""

    casus: Casus


CasusDeur: TypeAlias = Callable[[Callable[Concatenate[CasusRequest, ...], HttpResponseBase]], Deur]
"""The same, for a view that finds its casus in the request."""


def leg_raadpleging_vast(
    lid: Lidmaatschap, wat: str, grond: str, casus: Casus | None = None
) -> None:
    """Record a reading in a short transaction of its own: it survives whatever fails after it."""
    with met_lid(lid, schrijven=True):
        Raadpleging.objects.create(
            organisatie_id=lid.organisatie_id,
            lid=lid,
            casus=casus.id if casus else None,
            nummer=casus.nummer if casus else None,
            wat=wat,
            grond=grond,
        )


def haal_casus(lid: Lidmaatschap, casus_id: UUID, wat: str) -> Casus:
    """The casus, for whoever may open it, with the reading recorded first. Raises Http404 for everybody else."""
    with met_lid(lid):
        casus = Casus.objects.voor(lid).filter(id=casus_id).first()
        if casus is None:
            raise Http404
        grond = _grond(casus, lid)
    leg_raadpleging_vast(lid, wat, grond, casus)
    return casus


def _grond(casus: Casus, lid: Lidmaatschap) -> str:
    """The strongest tie on which this person opens the casus."""
    banden = Toegang.objects.filter(
        casus=casus, lid=lid, soort__in=LEEST, vanaf__lte=timezone.now()
    ).values_list("soort", flat=True)
    # On SQLite nothing holds the tie between the two queries: it may have ended just now.
    return min(banden, key=LEEST.index, default="")


def haal_om_mee_te_kijken(lid: Lidmaatschap, casus_id: UUID) -> Casus:
    """The casus, for whoever was asked for a second view of its decision, with the reading recorded first.

    This tie opens one narrow page and nothing else. Raises Http404 for everybody else.
    """
    with met_lid(lid):
        band = (
            Toegang.objects.filter(
                casus=casus_id, lid=lid, soort="meekijker", vanaf__lte=timezone.now()
            )
            .select_related("casus")
            .first()
        )
    if band is None:
        raise Http404
    leg_raadpleging_vast(lid, "meekijken", band.soort, band.casus)
    return band.casus


def op_casus(
    wat: str, *, vers: bool = False
) -> Callable[[Callable[Concatenate[CasusRequest, P], HttpResponseBase]], Deur]:
    """Run a view about one casus for whoever may open it; `wat` is the word in the log of reading.

    The URL pattern names `<slug:slug>` and `<uuid:casus_id>`; the view finds the casus in `request.casus`.
    A stranger gets 404, whether the casus exists or not. The session must have used a second factor;
    with `vers`, in the last ten minutes.
    """

    def vooraf(request: CasusRequest, kwargs: dict[str, Any]) -> None:
        request.casus = haal_casus(request.lid, kwargs.pop("casus_id"), wat)

    return cast("CasusDeur", als_lid(vooraf=vooraf, factor=_factor(vers=vers)))


def op_meekijken(
    view: Callable[Concatenate[CasusRequest, P], HttpResponseBase],
) -> Deur:
    """Run the view of the narrow page for a second view; as `op_casus`, on that one tie."""

    def vooraf(request: CasusRequest, kwargs: dict[str, Any]) -> None:
        request.casus = haal_om_mee_te_kijken(request.lid, kwargs.pop("casus_id"))

    deur = cast("CasusDeur", als_lid(schrijven=False, vooraf=vooraf, factor=Factor.GEZET))
    return deur(view)


def op_lijst(
    wat: str, *, vers: bool = False
) -> Callable[[Callable[Concatenate[LidRequest, P], HttpResponseBase]], Deur]:
    """Run a view that lists somebody's own casussen; the reading is recorded first, as one row.

    Such a view writes nothing, also when it is asked with POST to keep a search out of addresses.
    """
    return als_lid(
        schrijven=False,
        vooraf=lambda r, _: leg_raadpleging_vast(r.lid, wat, EIGEN_WERK),
        factor=_factor(vers=vers),
    )


def op_toezicht(
    wat: str, rol: str, *, vers: bool = False
) -> Callable[[Callable[Concatenate[LidRequest, P], HttpResponseBase]], Deur]:
    """Run a view of a list about people's doings for whoever holds this role, with the reading recorded first."""
    return als_lid(
        rol,
        schrijven=False,
        vooraf=lambda r, _: leg_raadpleging_vast(r.lid, wat, rol),
        factor=_factor(vers=vers),
    )


def _factor(*, vers: bool) -> Factor:
    return Factor.VERS if vers else Factor.GEZET
