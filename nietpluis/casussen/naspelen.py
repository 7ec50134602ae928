"""A written scenario played into the database, through the same doors that people use."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from nietpluis.casussen.lezen import OpenCasus, open_casus, protocol_van
from nietpluis.casussen.meldcode import bij_opening
from nietpluis.casussen.models import Casus
from nietpluis.casussen.stempel import auteur
from nietpluis.casussen.vastleggen import leg_vast, open_dossier
from nietpluis.kern.feiten import Feit, Persoon
from nietpluis.kern.feiten.signalen import Opening
from nietpluis.kern.scenario import Scenario, Zet
from nietpluis.organisaties.models import Lidmaatschap, Rol
from nietpluis.organisaties.toegang import met_lid

WEEK = 7
SAMEN = frozenset({"signaal", "gevaar", "letsel"})
"""What stands in the first recording, before the signal is handed to somebody or assigned."""
EERSTE_EINDE = frozenset({"doorgegeven", "toewijzing"})
SLEUTELVELDEN = ("over_lid", "meekijker_lid")
"""Fields that name a member by id without being a Persoon."""


def speel_na(
    leden: Mapping[str, Lidmaatschap],
    scenario: Scenario,
    *,
    schuif: timedelta = timedelta(0),
    aantal: int | None = None,
    dossier_id: UUID | None = None,
) -> OpenCasus:
    """Record a scenario as a new dossier; `leden` says who plays each key of its [personen].

    `schuif` moves every day and moment (whole days; multiples of seven keep weekdays). `aantal` stops after so
    many facts, the opening not counted. Every fact is judged and sealed as always: raises NietToegestaan,
    KeyError for a player without a member. Call outside any `met_lid`.
    """
    zetten = scenario.zetten if aantal is None else scenario.zetten[: aantal + 1]
    feiten = [(leden[zet.speler], verplaatst(zet, leden, scenario, schuif)) for zet in zetten]
    nummer = _eerste(zetten)
    casus = _open(feiten[:nummer], dossier_id or uuid4())
    while nummer < len(feiten):
        lid, samen = feiten[nummer][0], _samen(feiten[nummer:])
        with met_lid(lid, schrijven=True):
            leg_vast(casus, lid, samen, na=nummer, nu=samen[-1].vastgelegd_op)
        nummer += len(samen)
    lid = feiten[0][0]
    with met_lid(lid):
        return open_casus(Casus.objects.get(id=casus.id))


def verschuiving(scenario: Scenario, nu: datetime, aantal: int | None = None) -> timedelta:
    """By how many whole weeks a scenario must move to have its last fact within the past week."""
    zetten = scenario.zetten if aantal is None else scenario.zetten[: aantal + 1]
    laatst = max(zet.feit.vastgelegd_op for zet in zetten)
    return timedelta(days=(nu - laatst).days // WEEK * WEEK)


def rolverdeling(scenario: Scenario, mensen: Sequence[Lidmaatschap]) -> dict[str, Lidmaatschap]:
    """Who of these people plays whom: by first name, else by role, else whoever works here."""
    bij_naam = {lid.gebruiker.roepnaam.lower(): lid for lid in mensen}
    return {
        sleutel: bij_naam.get(sleutel) or _met_rol(mensen, speler.rollen)
        for sleutel, speler in scenario.kop.personen.items()
    }


def _met_rol(mensen: Sequence[Lidmaatschap], rollen: Sequence[str]) -> Lidmaatschap:
    gezocht = next((rol for rol in rollen if rol != Rol.MEDEWERKER), Rol.MEDEWERKER.value)
    return next((lid for lid in mensen if lid.heeft(gezocht)), mensen[0])


def _eerste(zetten: Sequence[Zet]) -> int:
    """How many facts the first recording holds: the opening, the signal, and to whom it goes."""
    aantal = 1
    while aantal < len(zetten) and zetten[aantal].feit.soort in SAMEN:
        aantal += 1
    if aantal < len(zetten) and zetten[aantal].feit.soort in EERSTE_EINDE:
        aantal += 1
    return aantal


def _samen(feiten: Sequence[tuple[Lidmaatschap, Feit]]) -> list[Feit]:
    """What is recorded in one go: taking a signal on and being assigned to it, else one fact."""
    soorten = [feit.soort for _, feit in feiten[:2]]
    aantal = 2 if soorten == ["aangenomen", "toewijzing"] and feiten[0][0] == feiten[1][0] else 1
    return [feit for _, feit in feiten[:aantal]]


def _open(feiten: Sequence[tuple[Lidmaatschap, Feit]], dossier_id: UUID) -> Casus:
    lid, laatste = feiten[0][0], feiten[-1][1]
    with met_lid(lid, schrijven=True):
        samen = [_met_meldcode(feit, lid) for _, feit in feiten]
        return open_dossier(lid, dossier_id, samen, laatste.vastgelegd_op)


def _met_meldcode(feit: Feit, lid: Lidmaatschap) -> Feit:
    """The opening under the meldcode that is public, where that was adopted by then."""
    if not isinstance(feit, Opening):
        return feit
    velden = bij_opening(lid.organisatie_id, protocol_van(feit))
    van = velden.get("meldcode_van")
    return replace(feit, **velden) if van and van <= feit.gebeurd_op else feit


def verplaatst(
    zet: Zet, leden: Mapping[str, Lidmaatschap], scenario: Scenario, schuif: timedelta
) -> Feit:
    """The fact of a move as it would be recorded here: by these people, on the shifted days."""
    sleutels = {speler.naam: sleutel for sleutel, speler in scenario.kop.personen.items()}
    return _verplaatst(zet.feit, leden, sleutels, schuif)


def _verplaatst(
    feit: Feit, leden: Mapping[str, Lidmaatschap], sleutels: Mapping[str, str], schuif: timedelta
) -> Feit:
    nieuw: dict[str, Any] = {}
    for veld in fields(feit):
        waarde = getattr(feit, veld.name)
        if veld.name in SLEUTELVELDEN and waarde:
            sleutel = sleutels.get(waarde, waarde)
            nieuw[veld.name] = str(leden[sleutel].id) if sleutel in leden else ""
        elif veld.name != "uitgave":  # the edition under which it was done does not move
            nieuw[veld.name] = _waarde(waarde, leden, sleutels, schuif)
    return replace(feit, **nieuw)


def _waarde(
    waarde: Any, leden: Mapping[str, Lidmaatschap], sleutels: Mapping[str, str], schuif: timedelta
) -> Any:
    if isinstance(waarde, Persoon):
        return auteur(leden[waarde.lid]) if waarde.lid in leden else waarde
    if isinstance(waarde, Feit):
        return _verplaatst(waarde, leden, sleutels, schuif)
    if isinstance(waarde, date):  # a datetime is one too: the same time of day, other day
        return waarde + schuif
    return waarde
