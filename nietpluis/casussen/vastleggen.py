"""Recording: facts are judged, sealed, chained and appended, and what is derived follows; one transaction."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone

from nietpluis.casussen.attenderen import attendeer
from nietpluis.casussen.banden import banden
from nietpluis.casussen.lezen import OpenCasus, open_casus, vouw_feiten
from nietpluis.casussen.models import Casus, EigenSignaal, Nummering, Vastlegging, Vernietiging
from nietpluis.casussen.opbouw import (
    Organisatiesleutels,
    bouw_op,
    eigen_signalen,
    verzegelde_rijen,
)
from nietpluis.casussen.projectie import ververs
from nietpluis.kern import regels, schrift
from nietpluis.kern.dossier import vouw
from nietpluis.kern.feiten import Feit
from nietpluis.kern.feiten.signalen import Signaal
from nietpluis.kern.feiten.verloop import Overgeheveld
from nietpluis.kern.regels import Bezwaar
from nietpluis.kern.vernietigen import KAN_WEG
from nietpluis.kluis.sleutels import (
    Sleutel,
    SleutelFout,
    hervat,
    keten_sleutel,
    nieuwe_sleutel,
)
from nietpluis.organisaties.models import Lidmaatschap


class NietToegestaan(Exception):
    """The fact cannot be recorded as it is; `bezwaar` says why and which field can put it right."""

    def __init__(self, bezwaar: Bezwaar) -> None:
        super().__init__(bezwaar.tekst)
        self.bezwaar = bezwaar


class IemandWasVoor(Exception):
    """Somebody recorded something since this form was opened; nothing of it is recorded."""

    def __init__(self, naam: str, *, zelf: bool = False) -> None:
        wie = "U legde net zelf al iets vast" if zelf else f"{naam} was u net voor"
        super().__init__(f"{wie}. Lees eerst wat er nieuw is. Wat u schreef, staat er nog.")
        self.naam = naam


@transaction.atomic  # all or nothing, also when the caller answers the error
def open_dossier(
    lid: Lidmaatschap, dossier_id: UUID, feiten: Sequence[Feit], nu: datetime | None = None
) -> Casus:
    """Begin a dossier with these facts, the first an Opening; call inside `met_lid(lid, schrijven=True)`.

    Recording the same dossier again (the same form sent twice) returns what stands; other words under the same
    id (sent, back, changed, sent again) become a dossier of their own, or they would be lost. Raises NietToegestaan.
    """
    if eerder := Casus.objects.filter(id=dossier_id).first():
        return _zelfde_of_nieuw(eerder, lid, feiten, nu)
    dossier = vouw_feiten(feiten[:1])
    if bezwaar := regels.mogen_volgen(dossier, feiten[1:], lid.rolnamen | {"melder", "ontvanger"}):
        raise NietToegestaan(bezwaar)
    try:
        sleutel = _sleutel(lid.organisatie_id, dossier_id)
    except SleutelFout:  # taken where this organisation cannot look: the answer must not tell
        return open_dossier(lid, uuid4(), feiten, nu)
    dossier = vouw(dossier.protocol, feiten)
    nummer = Nummering.volgende(lid.organisatie)
    casus = Casus(id=dossier_id, organisatie_id=lid.organisatie_id, nummer=nummer)
    opbouw = bouw_op(
        Organisatiesleutels.van(lid.organisatie_id),
        casus,
        sleutel,
        dossier,
        nu or timezone.now(),
    )
    try:
        with transaction.atomic():
            casus.save(force_insert=True)
    except IntegrityError:  # the same form, sent twice at once: the other was first
        return _zelfde_of_nieuw(Casus.objects.get(id=dossier_id), lid, feiten, nu)
    opbouw.bewaar_onder_casus()
    attendeer(feiten)
    return casus


def _zelfde_of_nieuw(
    eerder: Casus, lid: Lidmaatschap, feiten: Sequence[Feit], nu: datetime | None
) -> Casus:
    """The dossier that stands when it holds these very signals; otherwise a new one, with an id of its own."""
    try:
        staat = open_casus(eerder).dossier.feiten[: len(feiten)]
    except SleutelFout:
        staat = ()
    if _signalen(staat) == _signalen(feiten):
        return eerder
    return open_dossier(lid, uuid4(), feiten, nu)


def _signalen(feiten: Sequence[Feit]) -> list[schrift.Ruw]:
    return [_zonder_moment(schrift.naar_ruw(feit)) for feit in feiten if isinstance(feit, Signaal)]


def _sleutel(organisatie: UUID, dossier: UUID) -> Sleutel:
    """A new key; or the one that an earlier attempt left behind before it failed."""
    try:
        return nieuwe_sleutel(organisatie, dossier)
    except IntegrityError:
        return hervat(organisatie, dossier)


@transaction.atomic  # all or nothing, also when the caller answers the error
def leg_vast(
    casus: Casus, lid: Lidmaatschap, feiten: Sequence[Feit], *, na: int, nu: datetime | None = None
) -> OpenCasus:
    """Append facts after number `na`; call inside `met_lid(lid, schrijven=True)`.

    Folds, asks kern (protocol and right), seals, chains, appends, refreshes. Raises IemandWasVoor when the
    dossier went on since `na` (unless by these very facts: a double click), NietToegestaan when kern objects.
    """
    nu = nu or timezone.now()
    geopend = open_casus(casus)
    if len(geopend.dossier.feiten) != na:
        return _al_vastgelegd(geopend, feiten, na)
    if bezwaar := regels.mogen_volgen(geopend.dossier, feiten, banden(lid, geopend.dossier, nu)):
        raise NietToegestaan(bezwaar)
    return voeg_toe(geopend, feiten, nu)


def voeg_toe(geopend: OpenCasus, feiten: Sequence[Feit], nu: datetime) -> OpenCasus:
    """Append without asking: for what the system itself adds as part of a recording that was allowed."""
    casus, sleutel, eerder = geopend.casus, geopend.sleutel, geopend.dossier
    na = len(eerder.feiten)
    vorige = (
        Vastlegging.objects.filter(casus=casus, volgnummer=na)
        .values_list("schakel", flat=True)
        .get()
    )
    try:
        with transaction.atomic():
            kop = _schrijf(casus, sleutel, feiten, na, bytes(vorige))
    except IntegrityError:
        return _al_vastgelegd(open_casus(casus), feiten, na)
    dossier = vouw(eerder.protocol, (*eerder.feiten, *feiten))
    EigenSignaal.objects.bulk_create(eigen_signalen(casus, feiten, na, nu))
    ververs(casus, dossier, sleutel, kop)
    if eerder.status in KAN_WEG:
        _weiger_wat_verdwijnt(casus)
    attendeer(feiten)
    return OpenCasus(casus, sleutel, dossier)


def _weiger_wat_verdwijnt(casus: Casus) -> None:
    """Refuse when it was decided meanwhile that the dossier goes: its row is ours now, so no decision follows."""
    besloten = Vernietiging.Daad.BEVESTIGD
    if Vernietiging.objects.filter(casus=casus.id, daad=besloten).exists():
        raise NietToegestaan(Bezwaar(tekst="Deze casus wordt vernietigd. Er kan niets meer bij."))


def _schrijf(casus: Casus, sleutel: Sleutel, feiten: Sequence[Feit], na: int, kop: bytes) -> bytes:
    """Seal and append; returns the link of the last. Raises IntegrityError when a number is taken."""
    rijen = verzegelde_rijen(
        casus, sleutel, keten_sleutel(casus.organisatie_id), feiten, na=na, kop=kop
    )
    Vastlegging.objects.bulk_create(rijen)
    return bytes(rijen[-1].schakel) if rijen else kop


def _al_vastgelegd(geopend: OpenCasus, feiten: Sequence[Feit], na: int) -> OpenCasus:
    """The dossier as it stands when these facts are already its next ones; IemandWasVoor otherwise."""
    daar = geopend.dossier.feiten[na : na + len(feiten)]
    if len(daar) == len(feiten) and all(_zelfde(a, b) for a, b in zip(daar, feiten, strict=True)):
        return geopend
    laatste = geopend.dossier.feiten[-1].door
    zelf = bool(feiten) and feiten[0].door.lid == laatste.lid
    raise IemandWasVoor(laatste.naam or "Een ander", zelf=zelf)


def _zelfde(een: Feit, ander: Feit) -> bool:
    """Whether two facts say the same, apart from the moment of recording."""
    ruw_een, ruw_ander = (_zonder_moment(schrift.naar_ruw(feit)) for feit in (een, ander))
    return ruw_een == ruw_ander and not isinstance(een, Overgeheveld)


def _zonder_moment(ruw: schrift.Ruw) -> schrift.Ruw:
    """A written fact, and the fact that it may carry, without the moment of recording."""
    return {
        naam: _zonder_moment(waarde) if isinstance(waarde, dict) else waarde
        for naam, waarde in ruw.items()
        if naam != "vastgelegd_op"
    }
