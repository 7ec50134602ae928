"""What a beheerder does with people, never with dossiers. Every act leaves a Beheerhandeling.

Call inside `met_lid(wie, schrijven=True)`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import formats

from nietpluis.organisaties import welkom
from nietpluis.organisaties.models import (
    Beheerhandeling,
    Functie,
    Gebruiker,
    Lidmaatschap,
    Organisatie,
    Rol,
    Rolvervulling,
    Team,
)

Wat = Beheerhandeling.Wat
Bezetting = tuple[Lidmaatschap | None, Lidmaatschap | None, date | None]
LEEG: Bezetting = (None, None, None)


class BeheerFout(Exception):
    """An act that cannot be done: `veld` is the field, str() says in Dutch what would be right."""

    def __init__(self, veld: str, reden: str) -> None:
        self.veld = veld
        super().__init__(reden)


@dataclass(frozen=True)
class Werk:
    """What someone does in the organisation, as a beheerder fills it in."""

    functie: str
    rollen: frozenset[str]
    team: Team | None = None
    telefoon: str = ""
    bereikbaar: str = ""


def voeg_toe(wie: Lidmaatschap, naam: str, email: str, werk: Werk, op: date) -> Lidmaatschap:
    """Add a colleague from this day on. Raises `BeheerFout`.

    An address that is known outside this organisation is refused: whoever adds it here would share
    an account whose first password was handed out elsewhere. The answer does not say why.
    """
    return neem_op(wie, _zoek_of_maak(wie, naam, email, op), werk, op)


def neem_op(wie: Lidmaatschap, gebruiker: Gebruiker, werk: Werk, op: date) -> Lidmaatschap:
    """Make this person a colleague from this day on, with what `wie` (who invited) said the work is."""
    lid = Lidmaatschap.objects.create(
        gebruiker=gebruiker,
        organisatie=wie.organisatie,
        functie=werk.functie,
        team=werk.team,
        telefoon=werk.telefoon,
        bereikbaar=werk.bereikbaar,
        actief_van=op,
    )
    _zet_rollen(lid, werk.rollen)
    _noteer(wie, Wat.TOEGEVOEGD, lid, "", f"{werk.functie}: {_in_woorden(werk.rollen)}")
    return lid


def _zoek_of_maak(wie: Lidmaatschap, naam: str, email: str, op: date) -> Gebruiker:
    gebruiker = Gebruiker.objects.filter(email__iexact=email.strip()).first()
    if gebruiker is None:
        return Gebruiker.objects.maak(email, naam)
    hier = Lidmaatschap.objects.voor(wie).filter(gebruiker=gebruiker)
    if hier.filter(Q(actief_tot=None) | Q(actief_tot__gt=op)).exists():
        raise BeheerFout("email", "Deze persoon staat al in de lijst.")
    if not hier.exists():
        raise BeheerFout("email", "Dit adres kunt u hier niet gebruiken. Neem een ander adres.")
    return gebruiker


def wijzig(wie: Lidmaatschap, lid: Lidmaatschap, werk: Werk) -> None:
    """Change work, roles and contact card. Raises `BeheerFout` for the last beheerder."""
    _wijzig_rollen(wie, lid, werk.rollen)
    _wijzig_veld(wie, lid, Wat.FUNCTIE, "functie", werk.functie)
    _wijzig_veld(wie, lid, Wat.TEAM, "team", werk.team)
    _wijzig_veld(wie, lid, Wat.TELEFOON, "telefoon", werk.telefoon)
    _wijzig_veld(wie, lid, Wat.BEREIKBAAR, "bereikbaar", werk.bereikbaar)


def _wijzig_veld(
    wie: Lidmaatschap, lid: Lidmaatschap, wat: str, veld: str, nieuw: str | Team | None
) -> None:
    oud = getattr(lid, veld)
    if oud != nieuw:
        setattr(lid, veld, nieuw)
        lid.save(update_fields=[veld])
        _noteer(wie, wat, lid, str(oud or ""), str(nieuw or ""))


def _wijzig_rollen(wie: Lidmaatschap, lid: Lidmaatschap, rollen: frozenset[str]) -> None:
    oud = frozenset(lid.rollen.values_list("rol", flat=True))
    if oud == rollen:
        return
    if Rol.BEHEERDER in oud - rollen:
        _houd_een_beheerder(lid, "rollen")
    _zet_rollen(lid, rollen)
    _noteer(wie, Wat.ROLLEN, lid, _in_woorden(oud), _in_woorden(rollen))


def _zet_rollen(lid: Lidmaatschap, rollen: frozenset[str]) -> None:
    lid.rollen.exclude(rol__in=rollen).delete()
    for rol in sorted(rollen):
        Rolvervulling.objects.get_or_create(lid=lid, rol=rol)
    lid.__dict__.pop("rolnamen", None)


def beeindig(wie: Lidmaatschap, lid: Lidmaatschap, per: date) -> None:
    """End the access of a member: `per` is the first day without. Raises `BeheerFout`."""
    if per < lid.actief_van:
        raise BeheerFout("per", "Deze dag ligt voor het begin van het werk hier.")
    if lid.heeft(Rol.BEHEERDER):
        _houd_een_beheerder(lid, "per")
    oud, lid.actief_tot = lid.actief_tot, per
    lid.save(update_fields=["actief_tot"])
    _noteer(wie, Wat.BEEINDIGD, lid, _dag(oud), _dag(per))


def _houd_een_beheerder(lid: Lidmaatschap, veld: str) -> None:
    """Refuse to take away the last beheerder, also when two of them remove each other at once."""
    Organisatie.objects.select_for_update().get(id=lid.organisatie_id)
    anderen = Lidmaatschap.objects.voor(lid).exclude(id=lid.id).met_rol(Rol.BEHEERDER)
    if not anderen.filter(actief_tot=None, gebruiker__is_active=True).exists():
        raise BeheerFout(veld, "Dit is de enige beheerder. Maak eerst iemand anders beheerder.")


def zet_post(
    wie: Lidmaatschap,
    vervuller: Lidmaatschap,
    waarnemer: Lidmaatschap | None,
    afwezig_tot: date | None,
) -> None:
    """Say who receives the signals of the whole organisation, who stands in, and who is away."""
    if vervuller == waarnemer:
        raise BeheerFout(
            "waarnemer", "Kies iemand anders: iemand kan niet voor zichzelf waarnemen."
        )
    post = zoek_post(wie)
    was: Bezetting = (post.vervuller, post.waarnemer, post.afwezig_tot) if post else LEEG
    post = post or Functie(organisatie=wie.organisatie)
    post.vervuller, post.waarnemer, post.afwezig_tot = vervuller, waarnemer, afwezig_tot
    post.save()
    _noteer_post(wie, was, post)


def zoek_post(wie: Lidmaatschap) -> Functie | None:
    """Return the post of the whole organisation to which signals go, or None."""
    posten = Functie.objects.voor(wie).filter(team=None, naam=Rol.AANDACHTSFUNCTIONARIS)
    return posten.select_related("vervuller__gebruiker", "waarnemer__gebruiker").first()


def _noteer_post(wie: Lidmaatschap, was: Bezetting, post: Functie) -> None:
    vervuller, waarnemer, afwezig_tot = was
    if vervuller != post.vervuller:
        _noteer(wie, Wat.VERVULLER, post.vervuller, _naam(vervuller), _naam(post.vervuller))
    if waarnemer != post.waarnemer:
        over = post.waarnemer or waarnemer or post.vervuller
        _noteer(wie, Wat.WAARNEMER, over, _naam(waarnemer), _naam(post.waarnemer))
    if afwezig_tot != post.afwezig_tot:
        _noteer(wie, Wat.AFWEZIG, post.vervuller, _dag(afwezig_tot), _dag(post.afwezig_tot))


def maak_link(wie: Lidmaatschap, lid: Lidmaatschap) -> str | None:
    """Return the secret part of a new link to choose a first password; None when one was chosen."""
    if lid.gebruiker.has_usable_password():
        return None
    _noteer(wie, Wat.LINK_GEMAAKT, lid, "", "")
    return welkom.vernieuw(lid.gebruiker)


def _noteer(wie: Lidmaatschap, wat: str, over: Lidmaatschap, oud: str, nieuw: str) -> None:
    Beheerhandeling.objects.create(
        organisatie=wie.organisatie, wie=wie, wat=wat, over=over, oud=oud, nieuw=nieuw
    )


def _in_woorden(rollen: Iterable[str]) -> str:
    return ", ".join(sorted(rollen))


def _naam(lid: Lidmaatschap | None) -> str:
    return lid.naam if lid else ""


def _dag(dag: date | None) -> str:
    return formats.date_format(dag, "j F Y") if dag else ""
