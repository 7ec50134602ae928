"""What may follow: asked before a fact is recorded, never when an old dossier is read."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import singledispatch

from nietpluis.kern import rechten, stand
from nietpluis.kern.bewaren import bewaren_tot
from nietpluis.kern.dossier import Dossier, vouw
from nietpluis.kern.feiten import JA, NEE, SOORTEN, Feit
from nietpluis.kern.feiten.besluiten import Besluit
from nietpluis.kern.feiten.bijlagen import Bijgevoegd
from nietpluis.kern.feiten.clientrechten import (
    SOORTEN_RECHTEN,
    AfschriftGegeven,
    BewaartermijnVerlengd,
    Inzagebesluit,
    Vernietigingsverzoek,
)
from nietpluis.kern.feiten.gesprekken import Gesprek
from nietpluis.kern.feiten.mensen import Betrokkene, Toewijzing
from nietpluis.kern.feiten.verloop import Afsluiting, Afwijking, Correctie, Noodtoegang

NA_AFSLUITING = SOORTEN_RECHTEN | {
    *("heropening", "correctie", "terugkoppeling", "overgenomen", "toewijzing", "informatiedeling")
}
"""Kinds that may still be recorded when a casus is closed."""
ONVERBETERLIJK = frozenset({"opening", "verplaatsing", "noodtoegang"})
"""Kinds that no later fact puts right: they say what the system did."""
ZONDER_BESLUIT = frozenset({"verkeerd_geopend", "dubbel", "overleden"})
"""Reasons for closing that need no decision first."""


@dataclass(frozen=True, kw_only=True)
class Bezwaar:
    """Why a fact cannot be recorded as it is. `veld`: the field that can put it right, if one can.

    `eisen`: the requirements that still want doing, or a reason on the same page.
    """

    tekst: str
    veld: str = ""
    eisen: tuple[str, ...] = ()


def mag_volgen(dossier: Dossier, feit: Feit, banden: AbstractSet[str]) -> Bezwaar | None:
    """None when this fact may now be recorded by somebody with these bands; otherwise why not, in Dutch."""
    if reden := rechten.mag(feit.soort, banden):
        return Bezwaar(tekst=reden)
    if bezwaar := _dicht(dossier, feit.soort):
        return bezwaar
    if isinstance(feit, Correctie) and "toegewezen" not in banden and not _is_eigen(feit, dossier):
        return Bezwaar(tekst="U kunt alleen verbeteren wat u zelf schreef.", veld="vervangt")
    return _regel(feit, dossier)


def mogen_volgen(
    dossier: Dossier, feiten: Sequence[Feit], banden: AbstractSet[str]
) -> Bezwaar | None:
    """The same for several facts that are recorded together: each is judged with those before it in place."""
    for feit in feiten:
        if bezwaar := mag_volgen(dossier, feit, banden):
            return bezwaar
        dossier = vouw(dossier.protocol, (*dossier.feiten, feit))
    return None


def kan_volgen(dossier: Dossier, soort: str, banden: AbstractSet[str]) -> Bezwaar | None:
    """The same for a kind of fact, before anything is filled in: None, or why it is of no use to begin."""
    if reden := rechten.mag(soort, banden):
        return Bezwaar(tekst=reden)
    if bezwaar := _dicht(dossier, soort):
        return bezwaar
    if soort == Besluit.soort:
        return _stappen_staan(dossier)
    return None


def mogelijk(dossier: Dossier, banden: AbstractSet[str]) -> tuple[str, ...]:
    """Every kind of fact that may now follow."""
    return tuple(soort for soort in SOORTEN if kan_volgen(dossier, soort, banden) is None)


def _dicht(dossier: Dossier, soort: str) -> Bezwaar | None:
    if dossier.status == "verplaatst" and soort != Correctie.soort:
        return Bezwaar(tekst="Dit signaal staat nu in een andere casus. Leg het daar vast.")
    if dossier.status == "gesloten" and soort not in NA_AFSLUITING:
        return Bezwaar(tekst="De casus is gesloten. Heropen de casus eerst.")
    if dossier.status != "gesloten" and soort == "heropening":
        return Bezwaar(tekst="De casus is al open.")
    return None


@singledispatch
def _regel(_feit: Feit, _dossier: Dossier) -> Bezwaar | None:
    """What is asked of this kind of fact in this dossier; most kinds ask nothing."""
    return None


def _stappen_staan(dossier: Dossier) -> Bezwaar | None:
    """All steps stand, or a reason for each that does not, or there is acute danger."""
    open_ = stand.openstaand(dossier)
    if not open_ or dossier.acuut:
        return None
    tekst = (
        "Dit is nog niet gedaan: "
        + "; ".join(s.eis.tekst.rstrip(".") for s in open_)
        + ". Doe het, of schrijf waarom niet."
    )
    return Bezwaar(tekst=tekst, eisen=tuple(s.eis.code for s in open_))


@_regel.register
def _besluit(feit: Besluit, dossier: Dossier) -> Bezwaar | None:
    if bezwaar := _stappen_staan(dossier):
        return bezwaar
    for veld, waarde in (("melden", feit.melden), ("hulp", feit.hulp)):
        if waarde not in (JA, NEE):
            return Bezwaar(tekst="Kies ja of nee.", veld=veld)
    vraagt = dossier.uitkomst is not None and dossier.uitkomst.vraagt_melding
    if vraagt and feit.melden == NEE and not feit.waarom_niet.strip():
        tekst = "{Het_kader} vraagt om een melding. Schrijf waarom u dat nu niet doet."
        return Bezwaar(tekst=dossier.protocol.zeg(tekst), veld="waarom_niet")
    return None


@_regel.register
def _afsluiting(feit: Afsluiting, dossier: Dossier) -> Bezwaar | None:
    if not feit.reden:
        return Bezwaar(tekst="Kies een reden.", veld="reden")
    if dossier.acuut:
        return Bezwaar(
            tekst="Er is misschien nog direct gevaar. Leg eerst vast dat het voorbij is."
        )
    if feit.reden in ZONDER_BESLUIT:
        return None
    if tekst := _staat_nog_open(dossier):
        return Bezwaar(tekst=tekst)
    if dossier.besluit or _vermoeden_weg(dossier, feit.reden):
        return None
    return Bezwaar(
        tekst="Neem eerst een besluit. Is het vermoeden weg? Kies dan die reden.", veld="reden"
    )


def _staat_nog_open(dossier: Dossier) -> str:
    """What a decision still asks before the casus can be closed; empty when it asks nothing."""
    redenen = {
        "Weeg opnieuw voordat u afsluit.": dossier.moet_opnieuw_wegen,
        "U besloot om te melden. Leg de melding vast, of neem een nieuw besluit.": dossier.moet_nog_melden,
        "Iemand kijkt nog mee met uw besluit. Sluit daarna af.": dossier.wacht_op_meekijker,
    }
    return next((tekst for tekst, geldt in redenen.items() if geldt), "")


def _vermoeden_weg(dossier: Dossier, reden: str) -> bool:
    """The suspicion is gone: after the talk that shows by itself, or by a weighing that says so."""
    if reden != "vermoeden_weggenomen":
        return False
    if dossier.weging:
        return dossier.uitkomst is not None and dossier.uitkomst.code == "geen_vermoeden"
    return dossier.nummer_van(Gesprek) > dossier.ronde or dossier.status == "volgsignaal"


@_regel.register
def _gesprek(feit: Gesprek, dossier: Dossier) -> Bezwaar | None:
    familie = {"ouder", "vertegenwoordiger", "familie", "vermoedelijke_pleger"} & set(feit.met)
    if dossier.wacht_op_deskundige and familie and not feit.ondanks.strip():
        tekst = "Vraag eerst een deskundige. Is het gesprek toch gevoerd? Schrijf dan hoe dat kwam."
        return Bezwaar(tekst=tekst, veld="ondanks")
    return None


@_regel.register
def _afwijking(feit: Afwijking, dossier: Dossier) -> Bezwaar | None:
    eis = next((eis for _, eis in dossier.protocol.eisen() if eis.code == feit.eis), None)
    if eis is None or not eis.reden_volstaat:
        return Bezwaar(tekst="Hiervan kan niet worden afgeweken.", veld="eis")
    return (
        None
        if feit.reden.strip()
        else Bezwaar(tekst="Schrijf waarom dit niet is gedaan.", veld="reden")
    )


@_regel.register
def _correctie(feit: Correctie, dossier: Dossier) -> Bezwaar | None:
    regel = next((r for r in dossier.regels if r.nummer == feit.vervangt), None)
    if regel is None or regel.feit.soort in ONVERBETERLIJK:
        return Bezwaar(tekst="Dit onderdeel kan niet worden verbeterd.", veld="vervangt")
    if feit.nieuw is not None and feit.nieuw.soort != regel.feit.soort:
        return Bezwaar(tekst="Een verbetering blijft van dezelfde soort.", veld="nieuw")
    if _ander_bestand(regel.feit, feit.nieuw):
        return Bezwaar(tekst="Een andere foto voegt u opnieuw toe.", veld="nieuw")
    return (
        None
        if feit.reden.strip()
        else Bezwaar(tekst="Schrijf waarom u dit verbetert.", veld="reden")
    )


def _ander_bestand(eerst: Feit, nieuw: Feit | None) -> bool:
    """Whether a correction would put another file in the place of the one that was added."""
    if not (isinstance(eerst, Bijgevoegd) and isinstance(nieuw, Bijgevoegd)):
        return False
    vast = ("bijlage", "digest", "bestand", "grootte", "naam")
    return any(getattr(eerst, veld) != getattr(nieuw, veld) for veld in vast)


@_regel.register
def _bijlage(feit: Bijgevoegd, _dossier: Dossier) -> Bezwaar | None:
    if feit.te_zien.strip():
        return None
    return Bezwaar(tekst="Schrijf wat er te zien is.", veld="te_zien")


@_regel.register
def _noodtoegang(feit: Noodtoegang, _dossier: Dossier) -> Bezwaar | None:
    if feit.geldig_tot <= feit.vastgelegd_op:
        return Bezwaar(tekst="Deze tijd is al voorbij.", veld="geldig_tot")
    return (
        None
        if feit.reden.strip()
        else Bezwaar(tekst="Schrijf waarom u de casus nu moet openen.", veld="reden")
    )


@_regel.register
def _betrokkene(feit: Betrokkene, _dossier: Dossier) -> Bezwaar | None:
    if feit.kenmerk and not any(teken.isalnum() for teken in feit.kenmerk):
        return Bezwaar(tekst="Schrijf een nummer met cijfers of letters.", veld="kenmerk")
    return None


@_regel.register
def _inzagebesluit(feit: Inzagebesluit, _dossier: Dossier) -> Bezwaar | None:
    if feit.besluit not in ("geven", "deels", "weigeren"):
        return Bezwaar(tekst="Kies wat u besluit.", veld="besluit")
    if not feit.gronden:
        return Bezwaar(tekst="Kies ten minste één reden.", veld="gronden")
    if feit.besluit != "geven" and not feit.toelichting.strip():
        return Bezwaar(tekst="Schrijf waarom u niet alles geeft.", veld="toelichting")
    return None


@_regel.register
def _afschrift_gegeven(feit: AfschriftGegeven, _dossier: Dossier) -> Bezwaar | None:
    if feit.veilig != JA:
        return Bezwaar(tekst="Geef het pas op een veilig moment.", veld="veilig")
    return None


@_regel.register
def _vernietigingsverzoek(feit: Vernietigingsverzoek, _dossier: Dossier) -> Bezwaar | None:
    if feit.besluit not in ("doen", "weigeren"):
        return Bezwaar(tekst="Kies wat u besluit.", veld="besluit")
    if feit.besluit == "weigeren" and not (feit.grond and feit.toelichting.strip()):
        veld = "toelichting" if feit.grond else "grond"
        return Bezwaar(tekst="Kies een reden, en leg haar uit.", veld=veld)
    return None


@_regel.register
def _verlengd(feit: BewaartermijnVerlengd, dossier: Dossier) -> Bezwaar | None:
    nu = bewaren_tot(dossier)
    if nu is None:
        return Bezwaar(tekst="Er loopt nog geen bewaartermijn.")
    if feit.tot <= max(nu, feit.gebeurd_op):
        return Bezwaar(tekst="Kies een dag na vandaag, en na de termijn van nu.", veld="tot")
    return (
        None
        if feit.reden.strip()
        else Bezwaar(tekst="Schrijf waarom dit langer blijft.", veld="reden")
    )


def _is_eigen(correctie: Correctie, dossier: Dossier) -> bool:
    """Whether somebody puts right what is their own account."""
    eigen = (r.feit.auteur.lid for r in dossier.regels if r.nummer == correctie.vervangt)
    return correctie.door.lid in eigen


@_regel.register
def _toewijzing(feit: Toewijzing, dossier: Dossier) -> Bezwaar | None:
    if feit.einde != JA and feit.aan.lid in dossier.uitgesloten:
        return Bezwaar(tekst="De casus kan niet naar deze persoon.", veld="aan")
    if feit.einde == JA and len(dossier.toegewezen) == 1 and feit.aan.lid in dossier.toegewezen:
        return Bezwaar(
            tekst="Wijs eerst iemand anders toe. Een casus is altijd van iemand.", veld="aan"
        )
    return None
