"""Adding to the dossier of an own signal, wherever it is by now, without showing anything of it."""

from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

from django.http import Http404, HttpResponseBase

from nietpluis.casussen.lezen import OpenCasus, open_casus
from nietpluis.casussen.models import EigenSignaal
from nietpluis.casussen.raadplegen import leg_raadpleging_vast
from nietpluis.casussen.vastleggen import leg_vast
from nietpluis.kern import schrift
from nietpluis.kern.dossier import Dossier
from nietpluis.kern.feiten import Feit
from nietpluis.kern.vouw import Regel
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import LidRequest, als_lid, met_lid
from nietpluis.organisaties.tweede_factor import Factor

MELDER = "melder"


class EigenRequest(LidRequest):
    """A request about a signal that this person gave."""

    eigen: EigenSignaal


def op_eigen_signaal(
    wat: str, factor: Factor = Factor.GEEN
) -> Callable[[Callable[[EigenRequest], HttpResponseBase]], Callable[..., HttpResponseBase]]:
    """Run a view about one own signal, found in `request.eigen`; the reading is recorded first.

    The URL pattern names `<slug:slug>` and `<uuid:id>`. The signal of anybody else is 404, like none at all.
    Recording asks no second factor; a page that shows the own words again does (`factor`).
    """

    def vooraf(request: EigenRequest, kwargs: dict[str, Any]) -> None:
        request.eigen = _haal(request.lid, kwargs.pop("id"))
        leg_raadpleging_vast(request.lid, wat, MELDER, request.eigen.casus, bij=request)

    return cast(
        "Callable[[Callable[[EigenRequest], HttpResponseBase]], Callable[..., HttpResponseBase]]",
        als_lid(vooraf=vooraf, factor=factor),
    )


def _haal(lid: Lidmaatschap, signaal_id: UUID) -> EigenSignaal:
    with met_lid(lid):
        eigen = EigenSignaal.objects.filter(lid=lid, id=signaal_id, vernietigd_op=None)
        rij = eigen.select_related("casus").first()
    if rij is None:
        raise Http404
    return rij


def eigen_regel(eigen: EigenSignaal, dossier: Dossier) -> Regel:
    """The line of this signal as it holds now, in the dossier where it is now. Http404 when withdrawn."""
    for regel in dossier.geldend:
        if eigen.casus_id == eigen.dossier_id:
            hier = regel.herkomst is None and regel.nummer == eigen.volgnummer
        else:
            van = regel.herkomst
            hier = van is not None and (van.dossier, van.nummer) == (
                str(eigen.dossier_id),
                eigen.volgnummer,
            )
        if hier:
            return regel
    raise Http404


def voeg_eigen_toe(eigen: EigenSignaal, lid: Lidmaatschap, feit: Feit) -> OpenCasus:
    """Append a fact of the giver to the dossier as it stands; the very same twice is once. Raises NietToegestaan.

    The giver sees nothing of the dossier, so there is nothing that could have changed under their eyes.
    """
    geopend = open_casus(eigen.casus)
    if any(_zelfde(regel.eerst, feit) for regel in geopend.dossier.regels):
        return geopend
    return leg_vast(eigen.casus, lid, [feit], na=len(geopend.dossier.feiten))


def _zelfde(een: Feit, ander: Feit) -> bool:
    ruw_een, ruw_ander = schrift.naar_ruw(een), schrift.naar_ruw(ander)
    ruw_een.pop("vastgelegd_op", None)
    ruw_ander.pop("vastgelegd_op", None)
    return ruw_een == ruw_ander
