"""What a beheerder does with people, never with dossiers. Every act leaves a Beheerhandeling.

Call inside `met_lid(wie, schrijven=True)`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from nietpluis.organisaties import vertrek
from nietpluis.organisaties.fout import BeheerFout
from nietpluis.organisaties.handelingen import Wat, noteer
from nietpluis.organisaties.models import Gebruiker, Lidmaatschap, Organisatie, Rol, Team
from nietpluis.organisaties.ontvangpost import dag, heeft_de_post
from nietpluis.organisaties.rollen import OPENT, houd_de_laatste, in_woorden, zet_rollen
from nietpluis.organisaties.rolverzoek import geef_of_vraag

__all__ = ["BeheerFout", "Werk", "beeindig", "begin_met", "neem_op", "voeg_toe", "wijzig"]

HEEFT_POST = "Deze persoon krijgt de signalen of neemt waar. Kies daarvoor eerst iemand anders."
GEEN_ADRES = (
    "Voor deze rol is een e-mailadres nodig. Met een kaart kan iemand alleen iets vertellen."
)


@dataclass(frozen=True)
class Werk:
    """What someone does in the organisation, as a beheerder fills it in."""

    functie: str
    rollen: frozenset[str]
    team: Team | None = None
    telefoon: str = ""
    bereikbaar: str = ""


def voeg_toe(wie: Lidmaatschap, naam: str, werk: Werk, op: date) -> Lidmaatschap:
    """Add a colleague without an address from this day on: a card is the only way in.

    Whoever has an address is invited instead (`uitnodigen.nodig_uit`).
    """
    return neem_op(wie, Gebruiker.objects.maak(None, naam), werk, op)


def neem_op(wie: Lidmaatschap, gebruiker: Gebruiker, werk: Werk, op: date) -> Lidmaatschap:
    """Make this person a colleague from this day on, with what `wie` (who invited) said the work is."""
    lid = _maak_lid(wie.organisatie, gebruiker, werk, op)
    noteer(wie, Wat.TOEGEVOEGD, lid, "", f"{werk.functie}: {in_woorden(werk.rollen)}")
    _geef_rollen(wie, lid, werk.rollen)
    return lid


def begin_met(organisatie: Organisatie, gebruiker: Gebruiker, werk: Werk, op: date) -> Lidmaatschap:
    """Make this person the first of an organisation: nobody inside could have invited."""
    lid = _maak_lid(organisatie, gebruiker, werk, op)
    zet_rollen(lid, werk.rollen)
    noteer(lid, Wat.TOEGEVOEGD, lid, "", f"{werk.functie}: {in_woorden(werk.rollen)}")
    return lid


def _maak_lid(organisatie: Organisatie, gebruiker: Gebruiker, werk: Werk, op: date) -> Lidmaatschap:
    return Lidmaatschap.objects.create(
        gebruiker=gebruiker,
        organisatie=organisatie,
        functie=werk.functie,
        team=werk.team,
        telefoon=werk.telefoon,
        bereikbaar=werk.bereikbaar,
        actief_van=op,
    )


def _geef_rollen(wie: Lidmaatschap, lid: Lidmaatschap, rollen: frozenset[str]) -> frozenset[str]:
    """Give the roles, or ask a second person; returns those that wait. Raises `BeheerFout` without an address."""
    if rollen & OPENT and not lid.gebruiker.email:
        raise BeheerFout("rollen", GEEN_ADRES)
    return geef_of_vraag(wie, lid, rollen)


def wijzig(wie: Lidmaatschap, lid: Lidmaatschap, werk: Werk) -> frozenset[str]:
    """Change work, roles and contact card; returns the roles that wait for a second person.

    Raises `BeheerFout` for the last beheerder or bestuurder, and for a role that asks an address.
    """
    wacht = _wijzig_rollen(wie, lid, werk.rollen)
    _wijzig_veld(wie, lid, Wat.FUNCTIE, "functie", werk.functie)
    _wijzig_veld(wie, lid, Wat.TEAM, "team", werk.team)
    _wijzig_veld(wie, lid, Wat.TELEFOON, "telefoon", werk.telefoon)
    _wijzig_veld(wie, lid, Wat.BEREIKBAAR, "bereikbaar", werk.bereikbaar)
    return wacht


def _wijzig_veld(
    wie: Lidmaatschap, lid: Lidmaatschap, wat: str, veld: str, nieuw: str | Team | None
) -> None:
    oud = getattr(lid, veld)
    if oud != nieuw:
        setattr(lid, veld, nieuw)
        lid.save(update_fields=[veld])
        noteer(wie, wat, lid, str(oud or ""), str(nieuw or ""))


def _wijzig_rollen(wie: Lidmaatschap, lid: Lidmaatschap, rollen: frozenset[str]) -> frozenset[str]:
    oud = frozenset(lid.rollen.values_list("rol", flat=True))
    houd_de_laatste(lid, oud - rollen, "rollen")
    if Rol.AANDACHTSFUNCTIONARIS in oud - rollen and heeft_de_post(lid):
        raise BeheerFout("rollen", HEEFT_POST)
    wacht = _geef_rollen(wie, lid, rollen)
    if oud != rollen - wacht:
        noteer(wie, Wat.ROLLEN, lid, in_woorden(oud), in_woorden(rollen - wacht))
    return wacht


def beeindig(wie: Lidmaatschap, lid: Lidmaatschap, per: date) -> None:
    """End the access of a member: `per` is the first day without. Raises `BeheerFout`.

    What the member works on is handed over by who calls this: `casussen.overdragen`.
    """
    if per < lid.actief_van:
        raise BeheerFout("per", "Deze dag ligt voor het begin van het werk hier.")
    houd_de_laatste(lid, lid.rolnamen, "per")
    oud, lid.actief_tot = lid.actief_tot, per
    lid.save(update_fields=["actief_tot"])
    noteer(wie, Wat.BEEINDIGD, lid, dag(oud), dag(per))
    if per <= timezone.localdate():
        vertrek.sluit(lid, wie)
