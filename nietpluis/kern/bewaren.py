"""How long a dossier is kept: the term of its sector, from the day on which that term begins."""

from datetime import date

from nietpluis.kern.dossier import Dossier
from nietpluis.kern.feiten.clientrechten import SOORTEN_RECHTEN, BewaartermijnVerlengd
from nietpluis.kern.feiten.verloop import Afsluiting
from nietpluis.kern.termijnen import Bewaartermijn, jaren_na, termijnen
from nietpluis.kern.voorwaarden import MEERDERJARIG

VOLGSIGNAAL = "volgsignaal"


def bewaren_tot(dossier: Dossier) -> date | None:
    """The last day of the term of a closed casus or a small signal; None while it runs, or without a term.

    A term that was prolonged with a reason ends on the day named then, if that is later.
    """
    tot = _volgens_de_wet(dossier)
    langer = [feit.tot for _, feit in dossier.van(BewaartermijnVerlengd)]
    return max([tot, *langer]) if tot else None


def _volgens_de_wet(dossier: Dossier) -> date | None:
    laatste = _laatste_dag(dossier)
    if dossier.status == VOLGSIGNAAL:
        return jaren_na(laatste, termijnen(laatste).bewaartermijn(VOLGSIGNAAL).jaren)
    afsluiting = dossier.laatste(Afsluiting)
    if dossier.status != "gesloten" or afsluiting is None:
        return None
    return na_afsluiting(dossier, afsluiting.gebeurd_op)


def na_afsluiting(dossier: Dossier, gesloten_op: date) -> date | None:
    """The last day of the term of a casus that closes on that day; None where its protocol names no term."""
    if not dossier.protocol.bewaartermijn:
        return None
    term = termijnen(gesloten_op).bewaartermijn(dossier.protocol.bewaartermijn)
    return jaren_na(_begin(dossier, term, gesloten_op), term.jaren)


def _begin(dossier: Dossier, term: Bewaartermijn, gesloten_op: date) -> date:
    """The day from which a term counts; never before the casus closed, or it could end while one still works."""
    if term.vanaf == "laatste_feit":
        return max(gesloten_op, _laatste_dag(dossier))
    if term.vanaf == "meerderjarig_jongste":
        geboren = [mens.geboren for mens in dossier.betrokkenen if mens.geboren]
        return max(gesloten_op, *(jaren_na(dag, MEERDERJARIG) for dag in geboren), gesloten_op)
    return gesloten_op


def _laatste_dag(dossier: Dossier) -> date:
    """The day of the last fact about the client: asking to read a dossier does not make it live longer."""
    return max(
        (r.feit.gebeurd_op for r in dossier.regels if r.feit.soort not in SOORTEN_RECHTEN),
        default=dossier.begonnen_op,
    )
