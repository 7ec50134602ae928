"""Reading is recorded before anything is opened, and a page of a casus opens in one way only: `@op_casus`."""

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeAlias, cast
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone

from nietpluis.casussen.leeslog.vandaan import vandaan
from nietpluis.casussen.leeslog.wat import GEWOON, Erbij
from nietpluis.casussen.models import Casus, Raadpleging
from nietpluis.casussen.models.casus import LEEST
from nietpluis.casussen.models.toegang import Toegang
from nietpluis.casussen.zoeken import Zoeking, zoek, zoekterm
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import LidRequest, als_lid, met_lid
from nietpluis.organisaties.tweede_factor import Factor

P = ParamSpec("P")
Deur: TypeAlias = Callable[..., HttpResponseBase]
"""A view that checks who asks before it runs."""
LANGSTE_WAT = 40
EIGEN_WERK = "eigen werk"
"""The ground for reading a list of what one works on oneself."""


class CasusRequest(LidRequest):
    """A request about a casus that this person may open."""

    casus: Casus


class ZoekRequest(LidRequest):
    """A search among one's own casussen, with what it gave."""

    zoeking: Zoeking


CasusDeur: TypeAlias = Callable[[Callable[Concatenate[CasusRequest, ...], HttpResponseBase]], Deur]
"""The same, for a view that finds its casus in the request."""


def leg_raadpleging_vast(
    lid: Lidmaatschap,
    wat: str,
    grond: str,
    casus: Casus | None = None,
    *,
    bij: HttpRequest | None = None,
    erbij: Erbij = GEWOON,
) -> None:
    """Record a reading in a short transaction of its own: it survives whatever fails after it.

    `bij` is the request it belongs to, which tells from where; None for a command.
    """
    plek = vandaan(bij, lid.organisatie_id)
    with met_lid(lid, schrijven=True):
        Raadpleging.objects.create(
            organisatie_id=lid.organisatie_id,
            lid=lid,
            casus=casus.id if casus else None,
            nummer=casus.nummer if casus else erbij.nummer,
            wat=wat,
            grond=grond,
            rollen=",".join(sorted(lid.rolnamen)),
            sessie=plek.sessie,
            netwerk=plek.netwerk,
            soort=erbij.soort,
            reden=erbij.reden,
            gezocht_op=erbij.gezocht_op,
            gezocht=erbij.gezocht,
            treffers=erbij.treffers,
        )


def haal_casus(
    lid: Lidmaatschap,
    casus_id: UUID,
    wat: str,
    *,
    bij: HttpRequest | None = None,
    erbij: Erbij = GEWOON,
) -> Casus:
    """The casus, for whoever may open it, with the reading recorded first. Raises Http404 for everybody else."""
    with met_lid(lid):
        casus = Casus.objects.voor(lid).filter(id=casus_id).first()
        if casus is None:
            raise Http404
        grond = _grond(casus, lid)
    leg_raadpleging_vast(lid, wat, grond, casus, bij=bij, erbij=erbij)
    return casus


def _grond(casus: Casus, lid: Lidmaatschap) -> str:
    """The strongest tie on which this person opens the casus."""
    banden = Toegang.objects.geldig(lid, timezone.now()).filter(casus=casus, soort__in=LEEST)
    soorten = banden.values_list("soort", flat=True)
    # On SQLite nothing holds the tie between the two queries: it may have ended just now.
    return min(soorten, key=LEEST.index, default="")


def haal_om_mee_te_kijken(
    lid: Lidmaatschap, casus_id: UUID, *, bij: HttpRequest | None = None
) -> Casus:
    """The casus, for whoever was asked for a second view of its decision, with the reading recorded first.

    This tie opens one narrow page and nothing else. Raises Http404 for everybody else.
    """
    with met_lid(lid):
        banden = Toegang.objects.geldig(lid, timezone.now()).filter(
            casus=casus_id, soort="meekijker"
        )
        band = banden.select_related("casus").first()
    if band is None:
        raise Http404
    leg_raadpleging_vast(lid, "meekijken", band.soort, band.casus, bij=bij)
    return band.casus


def op_casus(
    wat: str,
    *,
    vers: bool = False,
    erbij: Erbij = GEWOON,
    daarna: Callable[[Any], None] | None = None,
) -> Callable[[Callable[Concatenate[CasusRequest, P], HttpResponseBase]], Deur]:
    """Run a view about one casus for whoever may open it; `wat` is the word in the log of reading.

    The URL pattern names `<slug:slug>` and `<uuid:casus_id>`; the view finds the casus in `request.casus`.
    A stranger gets 404, whether the casus exists or not. The session must have used a second factor;
    with `vers`, in the last ten minutes. A page that gives a file or is made to be printed says so:
    `erbij=Erbij(UITVOER)`, `erbij=Erbij(AFDRUK)`. `{nummer}` in `wat` comes from the address. `daarna` runs
    when the reading is recorded and the room is not yet open: what takes long, and must hold no lock.
    """

    def vooraf(request: CasusRequest, kwargs: dict[str, Any]) -> None:
        casus_id = kwargs.pop("casus_id")
        hier = wat.format(**kwargs)[:LANGSTE_WAT]  # a number in an address may have any length
        request.casus = haal_casus(request.lid, casus_id, hier, bij=request, erbij=erbij)
        if daarna:
            daarna(request)

    return cast("CasusDeur", als_lid(vooraf=vooraf, factor=_factor(vers=vers)))


def op_meekijken(
    view: Callable[Concatenate[CasusRequest, P], HttpResponseBase],
) -> Deur:
    """Run the view of the narrow page for a second view; as `op_casus`, on that one tie."""

    def vooraf(request: CasusRequest, kwargs: dict[str, Any]) -> None:
        request.casus = haal_om_mee_te_kijken(request.lid, kwargs.pop("casus_id"), bij=request)

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
        vooraf=lambda r, _: leg_raadpleging_vast(r.lid, wat, EIGEN_WERK, bij=r),
        factor=_factor(vers=vers),
    )


def op_zoeken(
    wat: str,
) -> Callable[[Callable[Concatenate[ZoekRequest, P], HttpResponseBase]], Deur]:
    """Run the view of a search with what it gave in `request.zoeking`.

    Looking comes before recording here, for the row says how many were found; nothing of it is shown before the
    row stands. The term is asked with POST, in the field `zoek`.
    """

    def vooraf(request: ZoekRequest, _kwargs: dict[str, Any]) -> None:
        with met_lid(request.lid):
            request.zoeking = zoek(request.lid, zoekterm(request.POST.get("zoek", "")))
        erbij = request.zoeking.voor_het_log(request.lid.organisatie_id)
        leg_raadpleging_vast(request.lid, wat, EIGEN_WERK, bij=request, erbij=erbij)

    deur: Any = als_lid(schrijven=False, vooraf=vooraf, factor=Factor.GEZET)
    return cast("Callable[[Callable[Concatenate[ZoekRequest, P], HttpResponseBase]], Deur]", deur)


def op_toezicht(
    wat: str, rol: str, *, vers: bool = False, erbij: Erbij = GEWOON
) -> Callable[[Callable[Concatenate[LidRequest, P], HttpResponseBase]], Deur]:
    """Run a view of a list about people's doings for whoever holds this role, with the reading recorded first."""
    return als_lid(
        rol,
        schrijven=False,
        vooraf=lambda r, _: leg_raadpleging_vast(r.lid, wat, rol, bij=r, erbij=erbij),
        factor=_factor(vers=vers),
    )


def _factor(*, vers: bool) -> Factor:
    return Factor.VERS if vers else Factor.GEZET
