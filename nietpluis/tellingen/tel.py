"""From a dossier to what it adds to the figures."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from nietpluis.kern.dossier import Dossier
from nietpluis.kern.feiten import Feit
from nietpluis.kern.feiten.besluiten import Besluit, Melding, Terugkoppeling, Weging
from nietpluis.kern.feiten.gesprekken import Advies, Gesprek, Overleg
from nietpluis.kern.feiten.gevaar import Gevaar
from nietpluis.kern.feiten.signalen import Kindcheck, Opening, Signaal
from nietpluis.kern.feiten.verloop import Afsluiting
from nietpluis.kern.praktijk import praktijk


def tel(dossier: Dossier) -> dict[str, Any]:
    """The columns of Telling for a dossier (all but its key and its organisation)."""
    return {
        **_wat(dossier),
        **_stappen(dossier),
        **_besluit(dossier),
        **_maanden(dossier),
        **_praktijk(dossier),
    }


def _wat(dossier: Dossier) -> dict[str, Any]:
    opening = dossier.opening
    signalen = [signaal for _, signaal in dossier.van(Signaal)]
    return {
        "sector": dossier.protocol.sector,
        "voorziening": opening.voorziening if opening else "",
        "beroepsgroep": opening.beroepsgroep if opening else "",
        "status": dossier.status,
        "signalen": min(len(signalen), 32767),
        "acuut": bool(dossier.nummer_van(Gevaar)) or any(s.nu_onveilig == "ja" for s in signalen),
        "speciaal": bool(dossier.speciale_vormen),
    }


def _stappen(dossier: Dossier) -> dict[str, Any]:
    kinds: dict[str, type[Feit]] = {
        "kindcheck": Kindcheck,
        "overleg": Overleg,
        "advies": Advies,
        "gesprek": Gesprek,
        "weging": Weging,
        "besluit": Besluit,
    }
    return {naam: bool(dossier.nummer_van(kind)) for naam, kind in kinds.items()}


def _besluit(dossier: Dossier) -> dict[str, Any]:
    besluit, uitkomst = dossier.laatste(Besluit), dossier.uitkomst
    afsluiting = dossier.laatste(Afsluiting) if dossier.status == "gesloten" else None
    return {
        "uitkomst": uitkomst.code if uitkomst else "",
        "norm": uitkomst.norm if uitkomst else None,
        "melden": besluit.melden if besluit else "",
        "hulp": besluit.hulp if besluit else "",
        "sluitreden": afsluiting.reden if afsluiting else "",
    }


def _praktijk(dossier: Dossier) -> dict[str, Any]:
    gezet = praktijk(dossier)
    return {
        "volgens_meldcode": in_een_rij(gezet.volgens),
        "anders_dan_meldcode": in_een_rij(gezet.anders),
    }


def in_een_rij(codes: Sequence[str]) -> str:
    """Codes in one column, each between commas, so that a query finds one whole; "" for none."""
    return f",{','.join(codes)}," if codes else ""


def _maanden(dossier: Dossier) -> dict[str, Any]:
    gesloten = dossier.status == "gesloten"
    begonnen: Feit | None = dossier.laatste(Opening)
    return {
        "begonnen": (begonnen.gebeurd_op if begonnen else dossier.begonnen_op).replace(day=1),
        "gesloten": _maand(dossier, Afsluiting) if gesloten else None,
        "melding": _maand(dossier, Melding),
        "terugkoppeling": _maand(dossier, Terugkoppeling),
    }


def _maand(dossier: Dossier, kind: type[Feit]) -> date | None:
    feit = dossier.laatste(kind)
    return feit.gebeurd_op.replace(day=1) if feit else None
