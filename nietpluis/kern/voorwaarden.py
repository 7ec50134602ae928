"""The conditions that a protocol may set on a requirement: questions about a dossier, by name."""

from collections.abc import Callable
from datetime import date

from nietpluis.kern.dossier import Dossier
from nietpluis.kern.feiten import JA
from nietpluis.kern.feiten.mensen import Betrokkene
from nietpluis.kern.feiten.signalen import Kindcheck, Letsel

MEERDERJARIG = 18
OUDER = 65
ADOLESCENT = 12


def leeftijd(mens: Betrokkene, op: date) -> int | None:
    """Age in whole years on a day: from the birth date, or the estimate grown by the years since; else None."""
    if mens.geboren:
        jarig = (op.month, op.day) >= (mens.geboren.month, mens.geboren.day)
        return op.year - mens.geboren.year - (not jarig)
    if mens.leeftijd is None:
        return None
    return mens.leeftijd + max(0, (op - mens.gebeurd_op).days // 365)


def _leeftijden(dossier: Dossier) -> list[int | None]:
    return [leeftijd(client, dossier.begonnen_op) for client in dossier.clienten]


def minderjarige_client(dossier: Dossier) -> bool:
    """Whether a client is known to be under 18."""
    return any(jaren is not None and jaren < MEERDERJARIG for jaren in _leeftijden(dossier))


def oudere_client(dossier: Dossier) -> bool:
    """Whether a client is known to be 65 or older."""
    return any(jaren is not None and jaren >= OUDER for jaren in _leeftijden(dossier))


def kindcheck_nodig(dossier: Dossier) -> bool:
    """The kindcheck is for adult (and adolescent) clients; with no client known it is asked too."""
    jaren = _leeftijden(dossier)
    return not jaren or any(j is None or j >= ADOLESCENT for j in jaren)


def kind_betrokken(dossier: Dossier) -> bool:
    """Whether a child is known to be concerned: a minor among the people, or a kindcheck that says so."""
    kinderen = any(
        (jaren := leeftijd(mens, dossier.begonnen_op)) is not None and jaren < MEERDERJARIG
        for mens in dossier.betrokkenen
    )
    return kinderen or any(check.kinderen == JA for _, check in dossier.van(Kindcheck))


def letsel_gezien(dossier: Dossier) -> bool:
    """Whether an injury was recorded."""
    return dossier.laatste(Letsel) is not None


def twijfel(dossier: Dossier) -> bool:
    """Whether the weighing holds a doubt for which the kader says: ask advice (Besluit meldcode, art. 2 lid 2 d)."""
    return dossier.uitkomst is not None and dossier.uitkomst.advies


VOORWAARDEN: dict[str, Callable[[Dossier], bool]] = {
    "minderjarige_client": minderjarige_client,
    "oudere_client": oudere_client,
    "kindcheck_nodig": kindcheck_nodig,
    "kind_betrokken": kind_betrokken,
    "letsel_gezien": letsel_gezien,
    "twijfel": twijfel,
}
