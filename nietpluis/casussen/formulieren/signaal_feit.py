"""From the answers of the signal forms to the fact that is recorded."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from nietpluis.casussen.formulieren.signaal import wanneer_gebeurd
from nietpluis.casussen.stempel import auteur, stempel
from nietpluis.kern.feiten.signalen import Signaal
from nietpluis.kern.termijnen import dag_van
from nietpluis.organisaties.models import Lidmaatschap

NIET_VAN_HET_SIGNAAL = frozenset({"over_lid", "antwoorden"})
"""Fields of the fact that no answer may fill in by its name alone."""
VELDEN = Signaal.velden() - NIET_VAN_HET_SIGNAAL
ANTWOORDEN = "antwoorden."


def maak_signaal(
    lid: Lidmaatschap,
    antwoorden: Mapping[str, Any],
    nu: datetime,
    *,
    over: Lidmaatschap | None = None,
    namens: Lidmaatschap | None = None,
) -> Signaal:
    """The fact that these cleaned answers amount to, recorded now by `lid`, told by `namens` if that is another."""
    op, om = wanneer_gebeurd(antwoorden, dag_van(nu))
    eigen = {veld: antwoorden[veld] for veld in VELDEN if antwoorden.get(veld)}
    return Signaal(
        **stempel(lid, nu, op),
        **eigen,
        gebeurd_om=om,
        over_lid=str(over.id) if over else "",
        namens=auteur(namens) if namens else None,
        antwoorden=eigen_antwoorden(antwoorden),
    )


def eigen_antwoorden(antwoorden: Mapping[str, Any]) -> dict[str, str]:
    """The answers to what only this protocol asks, by their code."""
    return {
        veld.removeprefix(ANTWOORDEN): str(waarde)
        for veld, waarde in antwoorden.items()
        if veld.startswith(ANTWOORDEN) and waarde not in ("", None, ())
    }
