"""What a form knows before anything is typed: which person, which signal, what was said of them before."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from nietpluis.casussen.formulieren.handeling import alleen_nieuw, wat_er_staat
from nietpluis.kern.dossier import Dossier
from nietpluis.kern.feiten import Feit
from nietpluis.kern.feiten.mensen import Betrokkene
from nietpluis.kern.feiten.signalen import Signaal, Uitwerking


def _zoals_het_is(feit: Feit) -> Feit:
    return feit


@dataclass(frozen=True)
class Voorvulling:
    """`initial` of the form, `verborgen` fields that go with it, `extra` fields of the fact, a last change to it."""

    initial: Mapping[str, Any] = field(default_factory=dict)
    verborgen: Mapping[str, Any] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)
    pas_aan: Callable[[Feit], Feit] = _zoals_het_is
    signaal: Signaal | None = None


def voorvulling(soort: str, dossier: Dossier, gevraagd: Mapping[str, Any]) -> Voorvulling:
    """What is known for a form of this kind; `gevraagd` is what the address or the form names."""
    if soort == Betrokkene.soort:
        return _betrokkene(dossier, str(gevraagd.get("persoon", "")))
    if soort == Uitwerking.soort:
        return _uitwerking(dossier, str(gevraagd.get("signaal", "")))
    if soort == "melding":
        return Voorvulling(initial={"hoe": "telefoon"})
    return Voorvulling()


def _betrokkene(dossier: Dossier, code: str) -> Voorvulling:
    """Somebody known: the form as it stands, of which only changes are recorded. Else a new code."""
    bekend = next((mens for mens in dossier.betrokkenen if mens.code == code), None)
    if bekend is None:
        return Voorvulling(extra={"code": nieuwe_code(dossier)})
    handeling = dossier.protocol.handeling(Betrokkene.soort)
    return Voorvulling(
        initial=wat_er_staat(bekend, handeling),
        verborgen={"persoon": code},
        extra={"code": code},
        pas_aan=lambda feit: alleen_nieuw(feit, bekend),
    )


def nieuwe_code(dossier: Dossier) -> str:
    """A code that nobody in this dossier has, withdrawn people included."""
    bezet = {regel.feit.code for regel in dossier.regels if isinstance(regel.feit, Betrokkene)}
    return next(
        code for plaats in range(1, len(bezet) + 2) if (code := f"persoon_{plaats}") not in bezet
    )


def _uitwerking(dossier: Dossier, gevraagd: str) -> Voorvulling:
    """The signal that is worked out: the one named, else the last that was not yet worked out."""
    signalen = dict(dossier.van(Signaal))
    uitgewerkt = {uitwerking.signaal for _, uitwerking in dossier.van(Uitwerking)}
    nog = [nummer for nummer in signalen if nummer not in uitgewerkt] or list(signalen)
    genoemd = int(gevraagd) if gevraagd.isdecimal() else 0
    nummer = genoemd if genoemd in signalen else max(nog, default=0)
    if nummer == 0:
        return Voorvulling(extra={"signaal": 0})
    signaal = signalen[nummer]
    return Voorvulling(
        initial={
            "gezien": signaal.zag_of_hoorde,
            "interpretatie": signaal.denkt_zelf,
            "bron": signaal.bron,
            "bron_wie": signaal.bron_wie,
            "gebeurd_op": signaal.gebeurd_op,
            "gebeurd_om": signaal.gebeurd_om,
        },
        verborgen={"signaal": nummer},
        extra={"signaal": nummer},
        signaal=signaal,
    )
