"""Asking somebody to join, and joining: one link, once, for seven days.

The answer to a beheerder is the same for an address that is new and for one that is known in another
organisation: account and membership come only when the person accepts. Call inside the room of the
organisation, with `schrijven=True`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from nietpluis.organisaties import beheer, welkom
from nietpluis.organisaties.beheer import Werk
from nietpluis.organisaties.fout import BeheerFout
from nietpluis.organisaties.grenzen import Grens
from nietpluis.organisaties.handelingen import Wat, noteer
from nietpluis.organisaties.models import (
    Beheerhandeling,
    Gebruiker,
    Lidmaatschap,
    Organisatie,
    Uitnodiging,
)
from nietpluis.post.uitgaand import heeft_mailserver, klaarzetten, klaarzetten_voor_velen

GELDIG = timedelta(days=7)
BEWAREN = timedelta(days=90)
"""So long one that ended can still be looked up; the act itself stays in the Beheerhandeling."""

DAG, NIEUW = timedelta(days=1), timedelta(days=30)
MEESTE_NIEUW = 200
"""So many in a day, in the first 30 days of an organisation that anybody could have begun."""
TE_VEEL = "Vandaag zijn er al heel veel mensen uitgenodigd. Ga morgen verder."
PER_LINK = Grens("uitnodiging_opnieuw", 5)
"""New links for one person in an hour."""

ERBIJ = ("organisatie", "lid__gebruiker", "team", "door__gebruiker")


@dataclass(frozen=True)
class Genodigde:
    """Whom to ask, and for which work."""

    naam: str
    email: str
    werk: Werk


@dataclass(frozen=True)
class Gemaakt:
    """An invitation and its link, which is known only now."""

    uitnodiging: Uitnodiging
    sleutel: welkom.Sleutel


def nodig_uit(wie: Lidmaatschap, genodigde: Genodigde, nu: datetime) -> Gemaakt:
    """Invite somebody, and put the mail ready where there is a mail server. Raises `BeheerFout`."""
    if reden := waarom_niet(wie.organisatie, [genodigde.email], nu).get(genodigde.email.lower()):
        raise BeheerFout("email", reden)
    gemaakt = _maak(wie.organisatie, wie, genodigde, nu)
    gemaakt.uitnodiging.save(force_insert=True)
    noteer(wie, Wat.UITGENODIGD, None, nieuw=_in_woorden(gemaakt.uitnodiging))
    mail(gemaakt)
    return gemaakt


def nodig_velen_uit(wie: Lidmaatschap, genodigden: Sequence[Genodigde], nu: datetime) -> int:
    """Invite many in a few statements; the caller asked `waarom_niet`. Returns how many."""
    gemaakt = [_maak(wie.organisatie, wie, genodigde, nu) for genodigde in genodigden]
    Uitnodiging.objects.bulk_create((een.uitnodiging for een in gemaakt), batch_size=500)
    Beheerhandeling.objects.bulk_create(
        (
            Beheerhandeling(
                organisatie=wie.organisatie,
                wie=wie,
                wat=Wat.UITGENODIGD,
                nieuw=_in_woorden(een.uitnodiging),
            )
            for een in gemaakt
        ),
        batch_size=500,
    )
    paren = ((een.uitnodiging.email, een.sleutel.pad) for een in gemaakt)
    klaarzetten_voor_velen("uitnodiging", paren, organisatie_id=wie.organisatie_id)
    return len(gemaakt)


def nodig_eerste_uit(organisatie: Organisatie, genodigde: Genodigde, nu: datetime) -> Gemaakt:
    """Invite the first beheerder, whom nobody inside can ask."""
    gemaakt = _maak(organisatie, None, genodigde, nu)
    gemaakt.uitnodiging.save(force_insert=True)
    mail(gemaakt)
    return gemaakt


def waarom_niet(organisatie: Organisatie, adressen: Iterable[str], nu: datetime) -> dict[str, str]:
    """Why these addresses cannot be invited here, by the address in lower case; what can is left out.

    It looks in this organisation only: what another one knows is never answered.
    """
    gevraagd = {adres.lower() for adres in adressen}
    op = timezone.localdate(nu)
    leden = Lidmaatschap.objects.filter(organisatie=organisatie).filter(
        Q(actief_tot=None) | Q(actief_tot__gt=op)
    )
    hier = set(leden.exclude(gebruiker__email=None).values_list("gebruiker__email", flat=True))
    open_ = set(Uitnodiging.objects.open().values_list("email", flat=True))
    te_veel = gevraagd if _is_te_veel(organisatie, len(gevraagd), nu) else set()
    redenen = dict.fromkeys(te_veel, TE_VEEL)
    redenen |= dict.fromkeys(gevraagd & open_, "Deze persoon is al uitgenodigd.")
    return redenen | dict.fromkeys(gevraagd & hier, "Deze persoon staat al in de lijst.")


def _is_te_veel(organisatie: Organisatie, aantal: int, nu: datetime) -> bool:
    """Whether a stranger may be using this site to mail strangers. No query where nobody can begin unasked."""
    if settings.BEGINNEN != "open" or nu - organisatie.aangemaakt_op > NIEUW:
        return False
    vandaag = Uitnodiging.objects.filter(organisatie=organisatie, gemaakt_op__gt=nu - DAG)
    return vandaag.count() + aantal > MEESTE_NIEUW


def stuur_opnieuw(wie: Lidmaatschap, uitnodiging: Uitnodiging, nu: datetime) -> Gemaakt:
    """Make a new link for seven days; the old one dies."""
    sleutel = welkom.nieuw(uitnodiging.organisatie_id)
    uitnodiging.afdruk, uitnodiging.verloopt_op = sleutel.afdruk, nu + GELDIG
    uitnodiging.door = wie
    uitnodiging.save(update_fields=["afdruk", "verloopt_op", "door"])
    noteer(wie, Wat.OPNIEUW_UITGENODIGD, uitnodiging.lid, nieuw=_in_woorden(uitnodiging))
    gemaakt = Gemaakt(uitnodiging, sleutel)
    mail(gemaakt)
    return gemaakt


def trek_in(wie: Lidmaatschap, uitnodiging: Uitnodiging, nu: datetime) -> None:
    """Make the link useless."""
    uitnodiging.ingetrokken_op = nu
    uitnodiging.save(update_fields=["ingetrokken_op"])
    noteer(wie, Wat.UITNODIGING_INGETROKKEN, uitnodiging.lid, oud=_in_woorden(uitnodiging))


def voor_lid(wie: Lidmaatschap, lid: Lidmaatschap, nu: datetime) -> Gemaakt:
    """A link for a colleague who is here already and has no password yet; in place of one before."""
    uitnodiging = Uitnodiging.objects.open().filter(lid=lid).first()
    if uitnodiging:
        return stuur_opnieuw(wie, uitnodiging, nu)
    werk = Werk(lid.functie, lid.rolnamen, lid.team, lid.telefoon, lid.bereikbaar)
    genodigde = Genodigde(lid.naam, lid.gebruiker.email or "", werk)
    gemaakt = _maak(wie.organisatie, wie, genodigde, nu)
    gemaakt.uitnodiging.lid = lid
    gemaakt.uitnodiging.save(force_insert=True)
    noteer(wie, Wat.LINK_GEMAAKT, lid)
    mail(gemaakt)
    return gemaakt


def mail(gemaakt: Gemaakt) -> None:
    """Put the mail with the link ready; without a mail server whoever made it shows it once."""
    uitnodiging = gemaakt.uitnodiging
    if heeft_mailserver() and uitnodiging.email:
        klaarzetten(
            uitnodiging.email,
            "uitnodiging",
            organisatie_id=uitnodiging.organisatie_id,
            pad=gemaakt.sleutel.pad,
        )


def zoek(sleutel: welkom.Sleutel, nu: datetime, *, vast: bool = False) -> Uitnodiging | None:
    """The invitation that this link opens now; None when used, taken back, too old or never made.

    `vast` holds the row, so that of two who accept at once one finds nothing.
    """
    rijen = Uitnodiging.objects.filter(afdruk=sleutel.afdruk, organisatie=sleutel.organisatie)
    if vast:
        rijen = rijen.select_for_update(of=("self",))
    uitnodiging = rijen.select_related(*ERBIJ).first()
    return uitnodiging if uitnodiging and werkt(uitnodiging, nu) else None


def werkt(uitnodiging: Uitnodiging, nu: datetime) -> bool:
    """Whether its link opens now: it also dies when whoever invited leaves; fetch `ERBIJ` along."""
    door = uitnodiging.door
    nog_hier = door is None or door.is_actief(timezone.localdate(nu))
    return nog_hier and uitnodiging.is_open(nu)


def bestaand_account(uitnodiging: Uitnodiging) -> Gebruiker | None:
    """The account with this address, which must be shown to be one's own by signing in.

    None where the invited person may choose a first password: the address is new, or the account
    was made here and nobody has signed in with it yet.
    """
    gebruiker = Gebruiker.objects.filter(email=uitnodiging.email).first()
    if gebruiker is None:
        return None
    eigen = uitnodiging.lid is not None and uitnodiging.lid.gebruiker_id == gebruiker.id
    return None if eigen and not gebruiker.has_usable_password() else gebruiker


def neem_aan_met_wachtwoord(uitnodiging: Uitnodiging, wachtwoord: str, nu: datetime) -> Gebruiker:
    """Make the account, or give the one that was made here its first password; then join."""
    if uitnodiging.lid is not None:
        gebruiker = uitnodiging.lid.gebruiker
        gebruiker.set_password(wachtwoord)
        gebruiker.save(update_fields=["password"])
    else:
        gebruiker = Gebruiker.objects.maak(
            uitnodiging.email, uitnodiging.naam, wachtwoord=wachtwoord
        )
    neem_aan(uitnodiging, gebruiker, nu)
    return gebruiker


def neem_aan(uitnodiging: Uitnodiging, gebruiker: Gebruiker, nu: datetime) -> Lidmaatschap:
    """Join the organisation as who was invited; the link is used up."""
    if uitnodiging.lid is None:
        uitnodiging.lid = _word_lid(uitnodiging, gebruiker, timezone.localdate(nu))
    uitnodiging.aangenomen_op = nu
    uitnodiging.save(update_fields=["lid", "aangenomen_op"])
    return uitnodiging.lid


def _word_lid(uitnodiging: Uitnodiging, gebruiker: Gebruiker, op: date) -> Lidmaatschap:
    hier = Lidmaatschap.objects.filter(organisatie=uitnodiging.organisatie, gebruiker=gebruiker)
    if lid := hier.filter(Q(actief_tot=None) | Q(actief_tot__gt=op)).first():
        return lid  # came back by another way since
    werk = Werk(
        uitnodiging.functie,
        frozenset(uitnodiging.rollen),
        uitnodiging.team,
        uitnodiging.telefoon,
        uitnodiging.bereikbaar,
    )
    if uitnodiging.door is None:
        return beheer.begin_met(uitnodiging.organisatie, gebruiker, werk, op)
    return beheer.neem_op(uitnodiging.door, gebruiker, werk, op)


def ruim_op(nu: datetime) -> int:
    """Forget invitations that ended more than 90 days ago, with the address in them. Returns how many."""
    oud = nu - BEWAREN
    einde = Q(aangenomen_op__lt=oud) | Q(ingetrokken_op__lt=oud) | Q(verloopt_op__lt=oud)
    return Uitnodiging.objects.filter(einde).delete()[0]


def _maak(
    organisatie: Organisatie, door: Lidmaatschap | None, genodigde: Genodigde, nu: datetime
) -> Gemaakt:
    sleutel, werk = welkom.nieuw(organisatie.id), genodigde.werk
    uitnodiging = Uitnodiging(
        organisatie=organisatie,
        email=genodigde.email.strip().lower(),
        naam=genodigde.naam,
        functie=werk.functie,
        rollen=sorted(werk.rollen),
        team=werk.team,
        telefoon=werk.telefoon,
        bereikbaar=werk.bereikbaar,
        afdruk=sleutel.afdruk,
        door=door,
        gemaakt_op=nu,
        verloopt_op=nu + GELDIG,
    )
    return Gemaakt(uitnodiging, sleutel)


def _in_woorden(uitnodiging: Uitnodiging) -> str:
    """Who, and what for, in at most 250 characters."""
    return f"{uitnodiging.naam}, {uitnodiging.functie}: {', '.join(uitnodiging.rollen)}"[:250]
