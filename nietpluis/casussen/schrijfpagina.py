"""What somebody tells on the write-only page, who did not sign in: a signal without a giver who can read it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from nietpluis.casussen.signaleren import NiemandOver, doorgegeven, opening
from nietpluis.casussen.stempel import Stempel
from nietpluis.casussen.vastleggen import open_dossier
from nietpluis.kern.feiten import JA, Persoon
from nietpluis.kern.feiten.signalen import Signaal
from nietpluis.kern.termijnen import dag_van
from nietpluis.organisaties.models import Lidmaatschap, Organisatie
from nietpluis.organisaties.ontvangers import ontvangers

ZONDER_AANMELDEN = "schreef zonder aan te melden"
"""What stands behind the name in the dossier: nobody showed that this is who it says."""


def geef_zonder_aanmelden(
    organisatie: Organisatie, dossier_id: UUID, antwoorden: Mapping[str, Any], nu: datetime
) -> None:
    """Record it as a signal for who receives those of the organisation. Nothing of it comes back.

    No member is its author: the name is as it was typed. Raises NiemandOver when nobody is left.
    Call inside `in_organisatie(organisatie.id, schrijven=True)`.
    """
    wie = ontvangers(organisatie, None, dag_van(nu))
    if not wie:
        raise NiemandOver
    moment = _stempel(str(antwoorden["bel_naam"]), nu)
    velden: dict[str, Any] = {naam: antwoorden.get(naam) or "" for naam in VELDEN}
    feiten = (
        opening(wie[0], moment),
        Signaal(**moment, **velden, mag_bellen=JA),
        doorgegeven(moment, wie[0], _waarnemer(wie)),
    )
    # The receiver lends the organisation and the right to begin a dossier; the facts name who wrote.
    open_dossier(wie[0], dossier_id, feiten, nu)


VELDEN = ("bel_naam", "bel_nummer", "bel_wanneer", "zag_of_hoorde")


def _waarnemer(wie: list[Lidmaatschap]) -> Lidmaatschap | None:
    return wie[1] if len(wie) > 1 else None


def _stempel(naam: str, nu: datetime) -> Stempel:
    door = Persoon(naam=naam, functie=ZONDER_AANMELDEN)
    return Stempel(gebeurd_op=dag_van(nu), vastgelegd_op=nu, door=door)
