"""Adding many workers at once from a list: first judged whole, then all or nothing.

Call inside the room of the organisation; `voer_in` with `schrijven=True`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Q
from django.utils import timezone

from nietpluis.organisaties import uitnodigen
from nietpluis.organisaties.beheer import Werk
from nietpluis.organisaties.csvlijst import Fout, Lijst, Rij
from nietpluis.organisaties.handelingen import Wat
from nietpluis.organisaties.models import (
    Beheerhandeling,
    Gebruiker,
    Lidmaatschap,
    Rol,
    Rolvervulling,
    Team,
)
from nietpluis.organisaties.uitnodigen import Genodigde
from nietpluis.ui.velden import Telefoonveld

MEDEWERKER = frozenset({Rol.MEDEWERKER.value})
PER_KEER = 500
_telefoon = Telefoonveld(required=False)


@dataclass(frozen=True)
class Nieuw:
    """One line that can be added."""

    regel: int
    naam: str
    email: str
    functie: str
    team: str
    telefoon: str


@dataclass
class Oordeel:
    """What a list would do: who is added, who is here already, and what is wrong."""

    nieuw: list[Nieuw] = field(default_factory=list)
    al_hier: list[Fout] = field(default_factory=list)
    fouten: list[Fout] = field(default_factory=list)
    nieuwe_teams: list[str] = field(default_factory=list)

    @property
    def kan(self) -> bool:
        """Whether it can be confirmed: nothing is wrong, and somebody would be added."""
        return bool(self.nieuw) and not self.fouten

    @property
    def met_mail(self) -> list[Nieuw]:
        """Who is invited."""
        return [een for een in self.nieuw if een.email]

    @property
    def zonder_mail(self) -> list[Nieuw]:
        """Who is in the list at once, and gets a card."""
        return [een for een in self.nieuw if not een.email]


def beoordeel(wie: Lidmaatschap, lijst: Lijst, nu: datetime) -> Oordeel:
    """Look at every line; nothing is stored, and nothing is mended. Four queries for any number."""
    oordeel = Oordeel(fouten=list(lijst.fouten))
    goed = [rij for rij in lijst.rijen if not _eigen_fouten(rij, oordeel)]
    _zonder_dubbele(goed, oordeel)
    _zonder_bekende(wie, oordeel, nu)
    bekend = {naam.lower() for naam in Team.objects.voor(wie).values_list("naam", flat=True)}
    nieuw = {een.team.lower(): een.team for een in oordeel.nieuw if een.team.lower() not in bekend}
    oordeel.nieuwe_teams = sorted(naam for naam in nieuw.values() if naam)
    oordeel.fouten.sort(key=lambda fout: fout.regel)
    return oordeel


def _eigen_fouten(rij: Rij, oordeel: Oordeel) -> bool:
    """Put what is wrong in this line itself with the rest; tells whether there was anything."""
    fouten = []
    for veld, keur in KEURINGEN.items():
        getypt = rij.velden.get(veld, "")
        if reden := keur(getypt):
            fouten.append(Fout(rij.regel, VELDNAMEN.get(veld, veld), getypt[:200], reden))
    oordeel.fouten += fouten
    return bool(fouten)


def _zonder_dubbele(rijen: Iterable[Rij], oordeel: Oordeel) -> None:
    """Keep each person once: by address, and without one by everything that is said of them."""
    eerder: dict[tuple[str, ...], int] = {}
    for rij in rijen:
        v = rij.velden
        een = Nieuw(
            regel=rij.regel,
            naam=v["naam"],
            email=v.get("email", "").lower(),
            functie=v["functie"],
            team=v.get("team", ""),
            telefoon=v.get("telefoon", ""),
        )
        sleutel = (een.email,) if een.email else (een.naam, een.functie, een.team, een.telefoon)
        if sleutel in eerder:
            veld, getypt = ("e-mail", v["email"]) if een.email else ("naam", een.naam)
            reden = f"Dit staat ook op regel {eerder[sleutel]}. Haal een van de twee weg."
            oordeel.fouten.append(Fout(rij.regel, veld, getypt, reden))
        else:
            eerder[sleutel] = rij.regel
            oordeel.nieuw.append(een)


def _zonder_bekende(wie: Lidmaatschap, oordeel: Oordeel, nu: datetime) -> None:
    """Set those apart who are here, or invited, already: they are left as they are, and named."""
    adressen = [een.email for een in oordeel.met_mail]
    redenen = uitnodigen.waarom_niet(wie.organisatie, adressen, nu)
    zonder = _namen_zonder_adres(wie, timezone.localdate(nu)) if oordeel.zonder_mail else set()
    blijft = []
    for een in oordeel.nieuw:
        if reden := redenen.get(een.email):
            oordeel.al_hier.append(Fout(een.regel, "e-mail", een.email, reden))
        elif not een.email and (een.naam, een.functie) in zonder:
            reden = "Iemand met deze naam en dit werk staat al in de lijst."
            oordeel.al_hier.append(Fout(een.regel, "naam", een.naam, reden))
        else:
            blijft.append(een)
    oordeel.nieuw = blijft


def _namen_zonder_adres(wie: Lidmaatschap, op: date) -> set[tuple[str, str]]:
    leden = Lidmaatschap.objects.voor(wie).filter(Q(actief_tot=None) | Q(actief_tot__gt=op))
    rijen = leden.filter(gebruiker__email=None).values_list("gebruiker__naam", "functie")
    return set(rijen)


def voer_in(wie: Lidmaatschap, oordeel: Oordeel, nu: datetime) -> None:
    """Add everybody in a judged list: invite who has an address, and add who has none."""
    teams = _teams(wie, oordeel.nieuwe_teams)
    met_mail = [Genodigde(een.naam, een.email, _werk(een, teams)) for een in oordeel.met_mail]
    uitnodigen.nodig_velen_uit(wie, met_mail, nu)
    _voeg_toe(wie, [(een, _werk(een, teams)) for een in oordeel.zonder_mail], nu)


def _teams(wie: Lidmaatschap, nieuwe: list[str]) -> dict[str, Team]:
    """Every team by its name in lower case, the new ones made."""
    for naam in nieuwe:
        Team.objects.create(organisatie=wie.organisatie, naam=naam)
    return {team.naam.lower(): team for team in Team.objects.voor(wie)}


def _werk(een: Nieuw, teams: dict[str, Team]) -> Werk:
    return Werk(een.functie, MEDEWERKER, teams.get(een.team.lower()), een.telefoon)


def _voeg_toe(wie: Lidmaatschap, mensen: list[tuple[Nieuw, Werk]], nu: datetime) -> None:
    """As `beheer.voeg_toe`, for many in a few statements."""
    leden = [_lid(wie, een, werk, timezone.localdate(nu)) for een, werk in mensen]
    sporen = (
        Beheerhandeling(
            organisatie=wie.organisatie,
            wie=wie,
            wat=Wat.TOEGEVOEGD,
            over=lid,
            nieuw=f"{lid.functie}: {Rol.MEDEWERKER.value}",
        )
        for lid in leden
    )
    Gebruiker.objects.bulk_create((lid.gebruiker for lid in leden), batch_size=PER_KEER)
    Lidmaatschap.objects.bulk_create(leden, batch_size=PER_KEER)
    rollen = (Rolvervulling(lid=lid, rol=Rol.MEDEWERKER) for lid in leden)
    Rolvervulling.objects.bulk_create(rollen, batch_size=PER_KEER)
    Beheerhandeling.objects.bulk_create(sporen, batch_size=PER_KEER)


def _lid(wie: Lidmaatschap, een: Nieuw, werk: Werk, op: date) -> Lidmaatschap:
    gebruiker = Gebruiker(email=None, naam=een.naam, roepnaam=een.naam.split(maxsplit=1)[0][:60])
    gebruiker.set_unusable_password()
    return Lidmaatschap(
        gebruiker=gebruiker,
        organisatie=wie.organisatie,
        functie=werk.functie,
        team=werk.team,
        telefoon=werk.telefoon,
        actief_van=op,
    )


def _regel(meeste: int, leeg: str = "") -> Callable[[str], str]:
    """Judge a text of one line; `leeg` is what to say when nothing stands there."""

    def keur(tekst: str) -> str:
        if not tekst:
            return leeg
        if not tekst.isprintable():
            return "Hier staat een teken dat niet te lezen is. Typ het opnieuw."
        return f"Maak dit korter: ten hoogste {meeste} tekens." if len(tekst) > meeste else ""

    return keur


def _keur_email(tekst: str) -> str:
    if not tekst:
        return ""
    try:
        validate_email(tekst)
    except ValidationError:
        return "Dit is geen e-mailadres. Kijk het nog eens na."
    return "Dit adres is te lang." if len(tekst) > 254 else ""  # noqa: PLR2004 -- as the column


def _keur_telefoon(tekst: str) -> str:
    try:
        _telefoon.clean(tekst)
    except ValidationError as fout:
        return str(fout.messages[0])
    return "Dit nummer is te lang." if len(tekst) > 30 else ""  # noqa: PLR2004 -- as the column


def _keur_rol(tekst: str) -> str:
    if tekst.lower() in ("", Rol.MEDEWERKER.value):
        return ""
    return "Zo kan alleen “medewerker”. Geef een andere rol straks zelf, per persoon."


KEURINGEN: dict[str, Callable[[str], str]] = {
    "naam": _regel(120, "Vul de naam in."),
    "email": _keur_email,
    "functie": _regel(80, "Schrijf welk werk deze persoon doet."),
    "team": _regel(80),
    "telefoon": _keur_telefoon,
    "rol": _keur_rol,
}
"""What says of each column what is wrong with it; empty when nothing is."""
VELDNAMEN = {"email": "e-mail"}
