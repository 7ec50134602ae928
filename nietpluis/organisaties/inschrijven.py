"""Beginning an organisation in the browser: asked, confirmed by a link, and only then there.

The link goes to the address that was filled in, works once and for seven days. Nothing is said about whether
that address is known: account and organisation come when the link is used. Who may ask is `settings.BEGINNEN`.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from nietpluis.kluis.organisatiesleutels import personen_sleutel
from nietpluis.kluis.zegel import ZegelVerbroken, open_zegel, verzegel
from nietpluis.organisaties import beheer
from nietpluis.organisaties.beheer import Werk
from nietpluis.organisaties.grenzen import Grens
from nietpluis.organisaties.models import Gebruiker, Inschrijving, Lidmaatschap, Organisatie, Rol
from nietpluis.organisaties.oprichten import Oprichting, richt_op
from nietpluis.organisaties.toegang import in_organisatie
from nietpluis.post.uitgaand import VAN_NIEMAND, heeft_mailserver, klaarzetten

GELDIG = timedelta(days=7)
PLAATS, SCHRIFT = "inschrijving", 1
OPEN, UITNODIGING, NEE = "open", "uitnodiging", "nee"
PER_ADRES = Grens("begin_adres", 3)
PER_SITE = Grens("begin_site", 50, timedelta(days=1))
"""Wide for people: a mailbox is not flooded by strangers, and a program does not fill the site."""
BESTUURDER, ENIGE, REGELT = "bestuurder", "enige", "regelt"
WERK = {
    BESTUURDER: Werk("bestuurder", frozenset({Rol.BESTUURDER.value, Rol.BEHEERDER.value})),
    ENIGE: Werk("zelfstandige", frozenset(Rol.values)),
    REGELT: Werk("beheerder", frozenset({Rol.BEHEERDER.value})),
}
"""What somebody who begins is, and does from the first day."""


@dataclass(frozen=True)
class Opgave:
    """What somebody filled in. Only an address: invited, and nothing filled in yet."""

    email: str = ""
    naam: str = ""
    organisatie: str = ""
    sector: str = ""
    voorziening: str = ""
    telefoon: str = ""
    rol: str = ""
    eerste: bool = False
    """Began with the link of an empty site: that goes once."""

    @property
    def is_ingevuld(self) -> bool:
        """Whether there is enough to look through and confirm."""
        return bool(self.email and self.naam and self.organisatie and self.sector and self.rol)


def mag_iedereen() -> bool:
    """Whether anybody may begin here, without a link."""
    return bool(settings.BEGINNEN == OPEN)


def is_leeg() -> bool:
    """Whether no organisation is here at all. One query."""
    return not Organisatie.objects.exists()


# ---------------------------------------------------------------------------------------------
# The links


def pad(token: str) -> str:
    """The path of the page that a link opens."""
    return reverse("begin_link", args=[token])


def eerste_token() -> str:
    """The link that an empty site shows whoever starts it; the same for every process, dead after the first use."""
    return salted_hmac("nietpluis.eerste", "begin", algorithm="sha256").hexdigest()


def opent_leeg(token: str) -> bool:
    """Whether this is the link of an empty site, and the site is empty."""
    klopt = constant_time_compare(token, eerste_token())
    return klopt and settings.BEGINNEN != NEE and is_leeg()


def zoek(token: str, nu: datetime, *, vast: bool = False) -> Inschrijving | None:
    """What this link opens now; None when used, too old or never made. `vast` holds the row."""
    rijen = Inschrijving.objects.filter(afdruk=_afdruk(token))
    rij = (rijen.select_for_update() if vast else rijen).first()
    return rij if rij and rij.is_open(nu) and settings.BEGINNEN != NEE else None


def _afdruk(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


# ---------------------------------------------------------------------------------------------
# Asking


def te_vaak(email: str) -> str:
    """Count one more request; why it is too many, or nothing. The same whether the address is known or not."""
    wie = salted_hmac("nietpluis.begin", email, algorithm="sha256").hexdigest()
    if not PER_ADRES.tel(wie):
        return "Dit adres is te vaak gebruikt. Probeer het over een uur opnieuw."
    if not PER_SITE.tel("alle"):
        return "Vandaag begonnen er heel veel organisaties. Probeer het morgen opnieuw."
    return ""


def schrijf_in(opgave: Opgave, nu: datetime) -> str:
    """Keep what was filled in; returns the token of the link, which is known only now."""
    token = secrets.token_urlsafe(32)
    rij = Inschrijving(afdruk=_afdruk(token), gemaakt_op=nu, verloopt_op=nu + GELDIG)
    rij.zegel = _sluit(rij, opgave)
    rij.save(force_insert=True)
    return token


def mail(opgave: Opgave, token: str) -> None:
    """Put the mail with the link ready, where there is a mail server."""
    if heeft_mailserver():
        with in_organisatie(VAN_NIEMAND, schrijven=True):
            klaarzetten(opgave.email, "begin", organisatie_id=VAN_NIEMAND, pad=pad(token))


def lees(rij: Inschrijving) -> Opgave | None:
    """What was filled in; None when it does not open any more."""
    try:
        ruw = open_zegel(
            personen_sleutel(), rij.zegel, dossier=rij.id, plaats=PLAATS, schema=SCHRIFT
        )
    except ZegelVerbroken:
        return None
    return Opgave(**json.loads(ruw))


def vul_in(rij: Inschrijving, opgave: Opgave) -> None:
    """Keep what was filled in now, in place of what was; link and address stay the same."""
    oud = lees(rij) or Opgave()
    rij.zegel = _sluit(rij, replace(opgave, email=oud.email, eerste=oud.eerste))
    rij.save(update_fields=["zegel"])


def _sluit(rij: Inschrijving, opgave: Opgave) -> bytes:
    tekst = json.dumps(asdict(opgave)).encode()
    return verzegel(personen_sleutel(), tekst, dossier=rij.id, plaats=PLAATS, schema=SCHRIFT)


# ---------------------------------------------------------------------------------------------
# Confirming


def rond_af(
    rij: Inschrijving, opgave: Opgave, gebruiker: Gebruiker, oprichting: Oprichting, nu: datetime
) -> Lidmaatschap:
    """Make the organisation with this person as its first; the link is used up, and what was sealed is gone.

    Raises IntegrityError where the address of the organisation was taken meanwhile. In a transaction.
    """
    organisatie = richt_op(oprichting)
    with in_organisatie(organisatie.id, schrijven=True):
        lid = beheer.begin_met(organisatie, gebruiker, WERK[opgave.rol], timezone.localdate(nu))
    rij.delete()
    return lid


def ruim_op(nu: datetime) -> int:
    """Forget what nobody confirmed in time. Returns how many."""
    return Inschrijving.objects.filter(verloopt_op__lt=nu).delete()[0]
