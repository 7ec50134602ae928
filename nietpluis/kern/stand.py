"""Where a dossier stands: each step with its requirements, done or open, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from nietpluis.kern.dossier import Dossier
from nietpluis.kern.feiten import JA, NEE, Feit
from nietpluis.kern.feiten.verloop import Afwijking
from nietpluis.kern.protocol import Eis, Soortkeuze, Stap
from nietpluis.kern.voorwaarden import VOORWAARDEN

Staat = Literal["gedaan", "met_reden", "open", "nu_niet", "vervalt"]
HERHAALD = frozenset({"weging", "besluit"})
"""Kinds that are done anew after a reopening."""
GESPREK = "gesprek"


@dataclass(frozen=True, kw_only=True)
class Eisstand:
    """One requirement: its state, and the number of the fact (or recorded reason) that settles it."""

    eis: Eis
    stap: Stap
    staat: Staat
    nummer: int = 0
    reden: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it still stands between this casus and a decision."""
        return self.staat in ("open", "nu_niet")


@dataclass(frozen=True, kw_only=True)
class Stapstand:
    """One step: done, done with a reason, open, or not now."""

    stap: Stap
    staat: Staat
    eisen: tuple[Eisstand, ...]
    is_nu: bool = False


def voldoet(feit: Feit, keuze: Soortkeuze) -> bool:
    """Whether a fact is of the asked kind and has, for each named field, one of the values that count."""
    if feit.soort != keuze.soort:
        return False
    return all(_raakt(getattr(feit, veld, ""), waarden) for veld, waarden in keuze.waar.items())


def _raakt(waarde: Any, waarden: tuple[str, ...]) -> bool:
    if isinstance(waarde, bool):
        return (JA if waarde else NEE) in waarden
    return bool(set(waarde) & set(waarden)) if isinstance(waarde, tuple) else waarde in waarden


def _nummer(dossier: Dossier, eis: Eis) -> int:
    """The number of the first fact that meets a requirement; 0 when none does."""
    for regel in dossier.geldend:
        if regel.feit.soort in HERHAALD and regel.nummer <= dossier.ronde:
            continue
        if regel.feit.soort == "weging" and dossier.moet_opnieuw_wegen:
            continue
        if any(voldoet(regel.feit, keuze) for keuze in eis.een_van):
            return regel.nummer
    return 0


def _redenen(dossier: Dossier) -> Mapping[str, tuple[int, str]]:
    """Requirement -> the number and the words of the reason recorded for leaving it out, in this round."""
    ronde = dossier.ronde
    return {
        feit.eis: (nummer, feit.reden)
        for nummer, feit in dossier.van(Afwijking)
        if nummer > ronde or not _is_herhaald(dossier, feit.eis)
    }


def _is_herhaald(dossier: Dossier, code: str) -> bool:
    eisen = (eis for _, eis in dossier.protocol.eisen() if eis.code == code)
    return any(keuze.soort in HERHAALD for eis in eisen for keuze in eis.een_van)


def _eisstand(
    dossier: Dossier, stap: Stap, eis: Eis, redenen: Mapping[str, tuple[int, str]]
) -> Eisstand:
    if nummer := _nummer(dossier, eis):
        return Eisstand(eis=eis, stap=stap, staat="gedaan", nummer=nummer)
    if eis.code in redenen and eis.reden_volstaat:
        nummer, reden = redenen[eis.code]
        return Eisstand(eis=eis, stap=stap, staat="met_reden", nummer=nummer, reden=reden)
    if eis.als and not VOORWAARDEN[eis.als](dossier):
        return Eisstand(eis=eis, stap=stap, staat="vervalt")
    nu_niet = dossier.wacht_op_deskundige and any(keuze.soort == GESPREK for keuze in eis.een_van)
    return Eisstand(eis=eis, stap=stap, staat="nu_niet" if nu_niet else "open")


def eisen(dossier: Dossier) -> tuple[Eisstand, ...]:
    """Every requirement of the protocol with where it stands."""
    redenen = _redenen(dossier)
    return tuple(_eisstand(dossier, stap, eis, redenen) for stap, eis in dossier.protocol.eisen())


def openstaand(dossier: Dossier) -> tuple[Eisstand, ...]:
    """What still stands before a decision, in the order of the steps."""
    return tuple(stand for stand in eisen(dossier) if stand.is_open)


def _staat(standen: tuple[Eisstand, ...], besluit_open: bool) -> Staat:
    staten = {stand.staat for stand in standen}
    for staat in ("nu_niet", "open"):
        if staat in staten:
            return "nu_niet" if staat == "nu_niet" and "open" not in staten else "open"
    if besluit_open:
        return "open"
    return (
        "met_reden"
        if staten and staten <= {"met_reden", "vervalt"} and "met_reden" in staten
        else "gedaan"
    )


def stappen(dossier: Dossier) -> tuple[Stapstand, ...]:
    """Every step with where it stands; the first open one is the step at hand, unless the casus is closed."""
    standen = eisen(dossier)
    laatste = dossier.protocol.stappen[-1].code
    nu_gevonden = dossier.is_gesloten
    uit: list[Stapstand] = []
    for stap in dossier.protocol.stappen:
        eigen = tuple(stand for stand in standen if stand.stap.code == stap.code)
        staat = _staat(eigen, besluit_open=stap.code == laatste and dossier.besluit is None)
        is_nu = not nu_gevonden and staat == "open"
        nu_gevonden = nu_gevonden or is_nu
        uit.append(Stapstand(stap=stap, staat=staat, eisen=eigen, is_nu=is_nu))
    return tuple(uit)


def huidige_stap(dossier: Dossier) -> Stap | None:
    """The step at hand; None when every step is done or the casus is closed."""
    return next((stand.stap for stand in stappen(dossier) if stand.is_nu), None)
