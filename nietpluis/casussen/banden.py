"""What ties a person to a casus: the bands that kern's table of rights asks for."""

from datetime import datetime

from nietpluis.kern.dossier import Dossier
from nietpluis.kern.feiten.signalen import Doorgegeven, Signaal
from nietpluis.kern.vernietigen import BESLISSERS, KAN_WEG
from nietpluis.organisaties.models import Lidmaatschap


def banden(lid: Lidmaatschap, dossier: Dossier, nu: datetime) -> frozenset[str]:
    """The roles of a person and the ties to this one dossier, at this moment; none at all for who is excluded."""
    wie = str(lid.id)
    if wie in dossier.uitgesloten:
        return frozenset()
    uit = set(lid.rolnamen)
    if wie in dossier.toegewezen:
        uit.add("toegewezen")
    if any(signaal.auteur.lid == wie for _, signaal in dossier.van(Signaal)):
        uit.add("melder")
    if dossier.ontvanger and _is_ontvanger(dossier.ontvanger, wie, nu):
        uit.add("ontvanger")
    nood = dossier.noodtoegangen.get(wie)
    if nood and nood.vastgelegd_op <= nu < nood.geldig_tot:
        uit.add("noodtoegang")
    if dossier.besluit and dossier.besluit.meekijker_lid == wie:
        uit.add("meekijker")
    if dossier.status in KAN_WEG and uit & BESLISSERS:
        uit.add("bewaarder")
    return frozenset(uit)


def _is_ontvanger(doorgegeven: Doorgegeven, wie: str, nu: datetime) -> bool:
    if doorgegeven.aan.lid == wie:
        return True
    waarnemer = doorgegeven.waarnemer
    return waarnemer is not None and waarnemer.lid == wie and nu >= doorgegeven.uiterlijk
