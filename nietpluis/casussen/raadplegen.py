"""Reading is recorded before anything is opened, and a page of a casus opens in one way only: `@op_casus`."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponseBase
from django.utils import timezone

from nietpluis.casussen.models import Casus, Raadpleging
from nietpluis.casussen.models.casus import LEEST
from nietpluis.casussen.models.toegang import Toegang
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import (
    VEILIGE_METHODEN,
    LidRequest,
    gerenderd,
    met_lid,
    zoek_lid,
)

P = ParamSpec("P")


class CasusRequest(LidRequest):
    """A request about a casus that this person may open."""

    casus: Casus


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
    banden = Toegang.objects.filter(casus=casus, lid=lid, vanaf__lte=timezone.now()).values_list(
        "soort", flat=True
    )
    return min(banden, key=LEEST.index)


def op_casus(
    wat: str,
) -> Callable[
    [Callable[Concatenate[CasusRequest, P], HttpResponseBase]], Callable[..., HttpResponseBase]
]:
    """Run a view about one casus for whoever may open it; `wat` is the word in the log of reading.

    The URL pattern names `<slug:slug>` and `<uuid:casus_id>`; the view finds the casus in `request.casus`.
    A stranger gets 404, whether the casus exists or not.
    """

    def om(
        view: Callable[Concatenate[CasusRequest, P], HttpResponseBase],
    ) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def binnen(
            request: Any, *args: Any, slug: str, casus_id: UUID, **kwargs: Any
        ) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            request.lid = zoek_lid(request.user, slug)
            request.casus = haal_casus(request.lid, casus_id, wat)
            with met_lid(request.lid, schrijven=request.method not in VEILIGE_METHODEN):
                return gerenderd(view(request, *args, **kwargs))

        return binnen

    return om
