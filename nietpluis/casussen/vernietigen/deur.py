"""The doors of those who decide on keeping: three roles, a second factor, never whom a dossier is about."""

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeAlias, cast

from django.http import Http404, HttpResponseBase
from django.utils import timezone

from nietpluis.casussen.raadplegen import Deur, leg_raadpleging_vast
from nietpluis.casussen.vernietigen.zaak import Zaak, zoek
from nietpluis.kern.termijnen import dag_van
from nietpluis.kern.vernietigen import BESLISSERS
from nietpluis.organisaties.toegang import LidRequest, als_lid, met_lid
from nietpluis.organisaties.tweede_factor import Factor

P = ParamSpec("P")
GROND = "beslist over bewaren"
"""The ground on which somebody reads a number and its days."""


class ZaakRequest(LidRequest):
    """A request about a dossier of which somebody decides whether it stays."""

    zaak: Zaak


ZaakView: TypeAlias = Callable[Concatenate[ZaakRequest, P], HttpResponseBase]


def op_bewaren(
    wat: str, *, vers: bool = False
) -> Callable[[Callable[Concatenate[LidRequest, P], HttpResponseBase]], Deur]:
    """Run a view of the lists of who decides on keeping; the reading is recorded first."""

    def vooraf(request: LidRequest, _kwargs: dict[str, Any]) -> None:
        leg_raadpleging_vast(request.lid, wat, GROND, bij=request)

    return als_lid(*sorted(BESLISSERS), vooraf=vooraf, factor=_factor(vers=vers))


def op_vernietiging(wat: str, *, vers: bool = False) -> Callable[[ZaakView[P]], Deur]:
    """Run a view about one dossier whose destruction may be decided, found in `request.zaak`.

    A dossier that is not up for it, of which there is none, or that is about this person, is 404.
    """

    def vooraf(request: ZaakRequest, kwargs: dict[str, Any]) -> None:
        with met_lid(request.lid):
            zaak = zoek(request.lid, kwargs.pop("casus_id"), dag_van(timezone.now()))
        if zaak is None:
            raise Http404
        leg_raadpleging_vast(request.lid, wat, GROND, zaak.casus, bij=request)
        request.zaak = zaak

    deur = als_lid(*sorted(BESLISSERS), vooraf=vooraf, factor=_factor(vers=vers))
    return cast("Callable[[ZaakView[P]], Deur]", deur)


def _factor(*, vers: bool) -> Factor:
    return Factor.VERS if vers else Factor.GEZET
