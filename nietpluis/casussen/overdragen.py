"""Handing on the work of somebody who leaves, so that nothing waits for who is gone. Nobody reads anything for it.

Call inside the room of the organisation, with `schrijven=True` for what changes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from nietpluis.casussen.formulieren.toewijzing import einde
from nietpluis.casussen.lezen import OpenCasus, open_casus
from nietpluis.casussen.models import Casus, Toegang
from nietpluis.casussen.signaleren import CASUSHOUDER, doorgegeven
from nietpluis.casussen.stempel import Stempel, persoon, stempel
from nietpluis.casussen.uitsluiting import gaat_over
from nietpluis.casussen.vastleggen import voeg_toe
from nietpluis.kern import regels
from nietpluis.kern.dossier import Dossier
from nietpluis.kern.feiten import Feit, Persoon
from nietpluis.kern.feiten.mensen import Toewijzing
from nietpluis.kern.feiten.signalen import Doorgegeven
from nietpluis.kern.termijnen import dag_van
from nietpluis.kluis.sleutels import SleutelFout
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.ontvangers import ontvangers
from nietpluis.organisaties.vertrek import gestopt

VERTREK = "Gaat over naar een ander: deze collega stopt hier."
SOORTEN = ("toegewezen", "ontvanger", "waarnemer")
OVERDRAGER = frozenset({"toegewezen", "ontvanger"})
"""What handing on may do in a dossier: as much as who holds it, and nothing is shown to who does it."""


@dataclass(frozen=True)
class OpenWerk:
    """How much somebody holds: signals not yet read, casussen, and closed ones that nobody else has."""

    signalen: int = 0
    casussen: int = 0
    gesloten: int = 0

    @property
    def iets(self) -> bool:
        """Whether there is anything to hand on."""
        return bool(self.signalen or self.casussen or self.gesloten)


def open_werk(van: Lidmaatschap, voor: Lidmaatschap) -> OpenWerk:
    """Count what `van` holds, for `voor` to see: without any casus that is about `voor`."""
    rijen = Toegang.objects.filter(lid=van, soort__in=SOORTEN).exclude(casus__status="verplaatst")
    per = {(rij.casus_id, rij.soort, rij.casus.status) for rij in rijen.select_related("casus")}
    niet = gaat_over(voor, {casus for casus, _, _ in per})
    toegewezen = {(c, status) for c, soort, status in per if soort == "toegewezen"}
    dicht = {c for c, status in toegewezen if status == "gesloten"} - niet
    return OpenWerk(
        signalen=len({c for c, soort, _ in per if soort != "toegewezen"} - niet),
        casussen=len({c for c, status in toegewezen if status != "gesloten"} - niet),
        gesloten=len(dicht),
    )


@dataclass(frozen=True)
class Overdracht:
    """From whom, to whom first, and who does it: nobody, when it goes by itself on the last day."""

    van: Lidmaatschap
    naar: Lidmaatschap | None
    moment: Stempel
    nu: datetime

    @classmethod
    def door(cls, wie: Lidmaatschap, van: Lidmaatschap, naar: Lidmaatschap) -> "Overdracht":
        """By a colleague, to the one who was chosen."""
        nu = timezone.now()
        return cls(van, naar, stempel(wie, nu), nu)

    @classmethod
    def vanzelf(cls, van: Lidmaatschap, nu: datetime) -> "Overdracht":
        """By the system, to who receives signals."""
        moment = Stempel(gebeurd_op=dag_van(nu), vastgelegd_op=nu, door=Persoon())
        return cls(van, None, moment, nu)

    def opvolgers(self, dossier: Dossier) -> list[Lidmaatschap]:
        """Who may take this over, the first in front: never who leaves, never whom it is about."""
        niet = frozenset({self.van.id, *(UUID(lid) for lid in dossier.uitgesloten)})
        anderen = ontvangers(self.van.organisatie, self.van.team, dag_van(self.nu), niet)
        eerst = [self.naar] if self.naar and self.naar.id not in niet else []
        return [*eerst, *(lid for lid in anderen if lid not in eerst)]


def draag_over(overdracht: Overdracht) -> int:
    """Hand on everything that this person holds; returns how many dossiers stay because nobody may have them."""
    banden = Toegang.objects.filter(lid=overdracht.van, soort__in=SOORTEN)
    casussen = Casus.objects.filter(id__in=banden.values("casus")).exclude(status="verplaatst")
    return sum(not _draag_een_over(casus, overdracht) for casus in casussen.order_by("nummer"))


def _draag_een_over(casus: Casus, overdracht: Overdracht) -> bool:
    """Whether nothing of this dossier waits for who leaves any more."""
    try:
        geopend = open_casus(casus)
    except SleutelFout:  # destroyed: there is nothing to hand on
        return True
    feiten = _feiten(geopend, overdracht)
    if feiten is None or regels.mogen_volgen(geopend.dossier, feiten, OVERDRAGER):
        return False
    if feiten:
        voeg_toe(geopend, feiten, overdracht.nu)
    return True


def _feiten(geopend: OpenCasus, overdracht: Overdracht) -> Sequence[Feit] | None:
    """What is recorded so that this person holds nothing here; None when nobody may take it over."""
    dossier, wie = geopend.dossier, str(overdracht.van.id)
    opvolgers = overdracht.opvolgers(dossier)
    uit: list[Feit] = []
    if wie in dossier.toegewezen:
        if not _blijft_iemand(dossier, wie, overdracht):
            if not opvolgers:
                return None
            uit.append(_toewijzing(opvolgers[0], overdracht.moment))
        uit.append(einde(dossier.toegewezen[wie].aan, VERTREK, overdracht.moment))
    if door := dossier.ontvanger:
        nieuw = _andere_ontvanger(door, wie, opvolgers, overdracht.moment)
        if nieuw is None:
            return None
        uit += nieuw
    return uit


def _toewijzing(aan: Lidmaatschap, moment: Stempel) -> Toewijzing:
    return Toewijzing(aan=persoon(aan), taak=CASUSHOUDER, waarom=VERTREK, **moment)


def _blijft_iemand(dossier: Dossier, wie: str, overdracht: Overdracht) -> bool:
    """Whether somebody else who still works here is assigned."""
    anderen = [UUID(lid) for lid in dossier.toegewezen if lid != wie]
    actief = Lidmaatschap.objects.actief(dag_van(overdracht.nu))
    return bool(anderen) and actief.filter(id__in=anderen).exists()


def _andere_ontvanger(
    door: Doorgegeven, wie: str, opvolgers: Sequence[Lidmaatschap], moment: Stempel
) -> list[Doorgegeven] | None:
    """The signal handed on, or the same receiver with another stand-in and the same terms."""
    if door.aan.lid == wie:
        waarnemer = opvolgers[1] if len(opvolgers) > 1 else None
        return [doorgegeven(moment, opvolgers[0], waarnemer, VERTREK)] if opvolgers else None
    if door.waarnemer is None or door.waarnemer.lid != wie:
        return []
    ander = next((lid for lid in opvolgers if str(lid.id) != door.aan.lid), None)
    waarnemer_ = persoon(ander) if ander else None
    return [replace(door, waarnemer=waarnemer_, waarom=VERTREK, namens=None, **moment)]


def draag_over_van_wie_weg_is(nu: datetime) -> int:
    """Hand on what still waits for anybody who left; safe to run twice. Returns how many people it was."""
    met_werk = Toegang.objects.filter(soort__in=SOORTEN).exclude(casus__status="verplaatst")
    weg = _volledig(gestopt(dag_van(nu)).filter(id__in=met_werk.values("lid")))
    for lid in weg:
        draag_over(Overdracht.vanzelf(lid, nu))
    return len(weg)


def vertrekkers(wie: Lidmaatschap) -> list[tuple[Lidmaatschap, OpenWerk]]:
    """Who has a last day and still holds something, with how much; for who may hand it on."""
    met_einde = Lidmaatschap.objects.voor(wie).exclude(actief_tot=None)
    met_werk = Toegang.objects.filter(soort__in=SOORTEN).exclude(casus__status="verplaatst")
    leden = _volledig(met_einde.filter(id__in=met_werk.values("lid")))
    paren = ((lid, open_werk(lid, wie)) for lid in leden)
    return [(lid, werk) for lid, werk in paren if werk.iets]


def _volledig(leden: QuerySet[Lidmaatschap]) -> list[Lidmaatschap]:
    volledig = leden.select_related("gebruiker", "organisatie", "team")
    return list(volledig.order_by("actief_tot", "id"))
