"""Giving a signal, passing it on, taking it on, letting it join another casus."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from nietpluis.casussen.lezen import OpenCasus, open_casus
from nietpluis.casussen.meldcode import bij_opening
from nietpluis.casussen.models import Casus, EigenSignaal
from nietpluis.casussen.stempel import Stempel, persoon, stempel
from nietpluis.casussen.vastleggen import leg_vast, open_dossier
from nietpluis.kern import protocollen
from nietpluis.kern.dossier import Dossier
from nietpluis.kern.feiten import Feit
from nietpluis.kern.feiten.mensen import Toewijzing
from nietpluis.kern.feiten.signalen import Aangenomen, Doorgegeven, Opening, Signaal, VolgendBezoek
from nietpluis.kern.feiten.verloop import Overgeheveld, Verplaatsing
from nietpluis.kern.termijnen import dag_van, uiterlijk
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.ontvangers import ontvangers

CASUSHOUDER = "casushouder"


class NiemandOver(Exception):
    """Nobody in the organisation may receive this signal: the outside numbers remain."""


@dataclass(frozen=True)
class Keuze:
    """Somebody who may receive a signal."""

    lid: Lidmaatschap
    is_eerste: bool


def mogelijke_ontvangers(lid: Lidmaatschap, op: date, over: UUID | None = None) -> list[Keuze]:
    """Who may receive a signal of this person, the first to ask in front; never whom it is about.

    The giver comes last, and only where somebody may be both: in a practice of one person.
    """
    behalve = frozenset({over}) if over else frozenset[UUID]()
    alle = ontvangers(lid.organisatie, lid.team, op, behalve)
    anderen = [ander for ander in alle if ander.id != lid.id]
    volgorde = anderen or alle
    return [Keuze(ander, plaats == 0) for plaats, ander in enumerate(volgorde)]


def geef_signaal(
    lid: Lidmaatschap,
    dossier_id: UUID,
    signaal: Signaal,
    *,
    voorziening: str = "",
    route: str = "",
    aan: Lidmaatschap | None = None,
) -> Casus:
    """Record a signal as a dossier of its own and hand it to the function that reads it.

    `route` names one of the protocol's routes (kinderopvang: the one about staff, or among children).
    `aan` is asked where it concerns somebody who works here. Raises NiemandOver when nobody is left.
    Call inside `met_lid(lid, schrijven=True)`.
    """
    op = dag_van(signaal.vastgelegd_op)
    keuzes = mogelijke_ontvangers(lid, op, UUID(signaal.over_lid) if signaal.over_lid else None)
    wie = [keuze.lid for keuze in keuzes]
    if aan is not None:
        wie = [aan, *(ander for ander in wie if ander.id != aan.id)] if aan in wie else []
    if not wie:
        raise NiemandOver
    alleen = signaal.over_collega
    op_signaal = stempel(lid, signaal.vastgelegd_op)
    feiten: Sequence[Feit] = (
        opening(lid, op_signaal, voorziening, route),
        signaal,
        doorgegeven(op_signaal, wie[0], None if alleen or len(wie) == 1 else wie[1]),
    )
    return open_dossier(lid, dossier_id, feiten)


def opening(lid: Lidmaatschap, nu: Stempel, voorziening: str = "", route: str = "") -> Opening:
    """The fact with which a dossier of this organisation begins at that moment.

    Raises ValueError for a route that the protocol of this sector does not have.
    """
    protocol = protocollen.protocol_op(lid.organisatie.sector, nu["gebeurd_op"])
    if route and route not in protocol.routes:
        raise ValueError(route)
    if route:
        protocol = protocollen.protocol_op(route, nu["gebeurd_op"])
    return Opening(
        protocol=protocol.sector,
        uitgave=protocol.ingangsdatum,
        digest=protocol.digest,
        voorziening=voorziening,
        **bij_opening(lid.organisatie_id, protocol),
        **nu,
    )


def doorgegeven(
    nu: Stempel, aan: Lidmaatschap, waarnemer: Lidmaatschap | None, waarom: str = ""
) -> Doorgegeven:
    """Hand a signal over: read within one working day, then also for the stand-in, then the leidinggevende hears."""
    tot = uiterlijk("lees_signaal", nu["vastgelegd_op"])
    return Doorgegeven(
        aan=persoon(aan),
        uiterlijk=tot,
        waarnemer=persoon(waarnemer) if waarnemer else None,
        daarna=uiterlijk("waarnemer", tot),
        waarom=waarom,
        **nu,
    )


def neem_aan(
    casus: Casus,
    lid: Lidmaatschap,
    *,
    na: int,
    terugbellen_voor: datetime | None = None,
    volgend_bezoek: str = "",
    nu: datetime | None = None,
) -> OpenCasus:
    """Take a signal on as a casus of one's own: read, assigned, and one line for the worker's next visit."""
    moment = nu or timezone.now()
    nu_en_hier = stempel(lid, moment)
    feiten: list[Feit] = [
        Aangenomen(terugbellen_voor=terugbellen_voor, **nu_en_hier),
        Toewijzing(aan=persoon(lid), taak=CASUSHOUDER, **nu_en_hier),
    ]
    if volgend_bezoek:
        feiten.append(VolgendBezoek(tekst=volgend_bezoek, **nu_en_hier))
    return leg_vast(casus, lid, feiten, na=na, nu=moment)


@transaction.atomic  # both dossiers or neither, also when the caller answers the error
def voeg_samen(
    signaal: Casus, doel: Casus, lid: Lidmaatschap, *, na: int, na_doel: int
) -> OpenCasus:
    """Let a signal join a casus that this person works on: copies there that name their origin, an end here.

    Whoever gave the signal sees nothing of it: the message simply follows the casus from now on.
    The same twice is once. Raises IemandWasVoor for either dossier, NietToegestaan.
    """
    nu = timezone.now()
    nu_en_hier = stempel(lid, nu)
    bron = open_casus(signaal)
    if bron.dossier.status == "verplaatst" and signaal_ging_naar(bron.dossier) == doel.id:
        return open_casus(doel)
    leg_vast(
        signaal,
        lid,
        [Aangenomen(**nu_en_hier), Verplaatsing(naar=str(doel.id), **nu_en_hier)],
        na=na,
        nu=nu,
    )
    EigenSignaal.objects.filter(casus=signaal).update(casus=doel)
    return leg_vast(doel, lid, _kopieen(bron, nu_en_hier), na=na_doel, nu=nu)


def signaal_ging_naar(dossier: Dossier) -> UUID | None:
    """The dossier in which a signal that joined a casus goes on."""
    verplaatsing = dossier.laatste(Verplaatsing)
    return UUID(verplaatsing.naar) if verplaatsing else None


def _kopieen(bron: OpenCasus, nu_en_hier: Stempel) -> list[Feit]:
    """What counts in a dossier as copies; each names the dossier where it was first recorded."""
    hier = str(bron.casus.id)
    return [
        Overgeheveld(
            van=regel.herkomst.dossier if regel.herkomst else hier,
            nummer=regel.herkomst.nummer if regel.herkomst else regel.nummer,
            feit=regel.feit,
            **nu_en_hier,
        )
        for regel in bron.dossier.geldend
        if not isinstance(regel.feit, Opening | Doorgegeven | Aangenomen | Toewijzing)
    ]


def geef_door(
    casus: Casus, lid: Lidmaatschap, aan: Lidmaatschap, *, na: int, waarom: str = ""
) -> OpenCasus:
    """Hand a signal on to somebody else who may receive it."""
    nu = timezone.now()
    return leg_vast(casus, lid, [doorgegeven(stempel(lid, nu), aan, None, waarom)], na=na, nu=nu)
