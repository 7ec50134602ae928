"""Checking a text and keeping what was found: the first reading, which is the machine's.

Reading and checking need no database and come before the room is opened; `bewaar` writes all or nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q

from nietpluis.kern.document import Document
from nietpluis.kern.eisen import Eisenset, eisensectoren, eisenset
from nietpluis.kern.inhoud import InhoudFout
from nietpluis.kern.meldcodetekst import naar_document
from nietpluis.kern.toets import toets
from nietpluis.kern.uitslag import Uitslag, als_gegevens, uit_gegevens
from nietpluis.meldcodes.fout import MeldcodeFout
from nietpluis.meldcodes.handelingen import naam_en_functie
from nietpluis.meldcodes.huidig import tekst_van
from nietpluis.meldcodes.models import Meldcodeconcept, Meldcodeversie, Toetsing, Toetsoordeel
from nietpluis.meldcodes.toetsbewijs import omgeving_van
from nietpluis.organisaties.bladeren import Bladzijde
from nietpluis.organisaties.models import Lidmaatschap

PER_BLADZIJDE = 25
PER_DAG = 200
"""So many texts one organisation has read in a day; a large one checks some tens."""
TE_VEEL_VANDAAG = "Er zijn vandaag al 200 teksten gelezen. Morgen kan het weer."
AL_GEDEELD = "Deze lezing is verstuurd. Wat verstuurd is, blijft staan."
SLEUTEL = ("afdruk", "eisen", "eisen_afdruk", "op")
"""What makes two checks of one organisation the same check."""


@dataclass(frozen=True, kw_only=True)
class Tekst:
    """A text to check, with what is kept of where it came from."""

    document: Document
    herkomst: str
    naam: str
    afdruk: str
    grootte: int = 0
    versie: Meldcodeversie | None = None


@dataclass(frozen=True, kw_only=True)
class Eerstelezing:
    """What the machine found, not kept yet."""

    tekst: Tekst
    eisen: Eisenset
    op: date
    uitslag: Uitslag


def sector_van(sector: str) -> str:
    """The sector of the requirements that fits a sector of the organisation; "" where none does."""
    return sector if sector in eisensectoren() else ""


def eisen_van(toetsing: Toetsing) -> Eisenset | None:
    """The edition a check was held to; None where its file is no longer there."""
    sector, uitgave = toetsing.eisen.split("/")
    try:
        return eisenset(sector, date.fromisoformat(uitgave))
    except (InhoudFout, OSError):
        return None


def lees_eerst(tekst: Tekst, eisen: Eisenset, op: date) -> Eerstelezing:
    """Hold a text against an edition. Raises MeldcodeFout for a text with nothing in it to read."""
    uitslag = toets(tekst.document, eisen, op)
    if uitslag.oordeel == "onleesbaar":
        raise MeldcodeFout(uitslag.waarom)
    return Eerstelezing(tekst=tekst, eisen=eisen, op=op, uitslag=uitslag)


def eigen_tekst(meldcode: Meldcodeconcept | Meldcodeversie) -> Tekst:
    """The text that the organisation wrote here, as it reads now."""
    versie = meldcode if isinstance(meldcode, Meldcodeversie) else None
    naam = f"Uw meldcode, versie {versie.nummer}" if versie else "Concept van uw meldcode"
    op = versie.vastgesteld_op if versie else None
    document = naar_document(tekst_van(meldcode), naam, op)
    herkomst = Toetsing.Herkomst.VERSIE if versie else Toetsing.Herkomst.CONCEPT
    afdruk = hashlib.sha256(document.tekst.encode()).hexdigest()
    return Tekst(document=document, herkomst=herkomst, naam=naam, afdruk=afdruk, versie=versie)


def bewaar(lid: Lidmaatschap, lezing: Eerstelezing, nu: datetime) -> tuple[Toetsing, bool]:
    """Keep a first reading, and whether it is new: the same text for the same day is kept once.

    So pressing twice, coming back, or trying again after a break-down makes no second one. Call in a
    room that is open to write.
    """
    velden = _velden(lid, lezing)
    sleutel = {naam: velden[naam] for naam in SLEUTEL}
    if er_al := _eerder(lid, sleutel):
        return er_al, False
    try:
        with transaction.atomic():
            return Toetsing.objects.create(**velden, gemaakt_op=nu), True
    except IntegrityError:  # the same file, at the same moment
        return Toetsing.objects.voor(lid).get(**sleutel), False


def _eerder(lid: Lidmaatschap, sleutel: dict[str, Any]) -> Toetsing | None:
    return Toetsing.objects.voor(lid).filter(**sleutel).first()


def _velden(lid: Lidmaatschap, lezing: Eerstelezing) -> dict[str, Any]:
    tekst, eisen = lezing.tekst, lezing.eisen
    return {
        "organisatie_id": lid.organisatie_id,
        "herkomst": tekst.herkomst,
        "naam": tekst.naam,
        "soort": tekst.document.soort,
        "grootte": tekst.grootte,
        "afdruk": tekst.afdruk,
        "bladzijden": tekst.document.bladzijden,
        "versie": tekst.versie,
        "eisen": eisen.naam_en_datum,
        "eisen_afdruk": eisen.digest,
        "wettelijk": eisen.wettelijk,
        "op": lezing.op,
        "uitslag": _schrijfbaar(als_gegevens(lezing.uitslag)),
        "omgeving": _schrijfbaar(omgeving_van(tekst.document, lezing.uitslag)),
        "gemaakt_door_id": lid.gebruiker_id,
        "gemaakt_naam": naam_en_functie(lid),
    }


def _schrijfbaar(deel: Any) -> Any:
    """The same without signs that a database refuses: a file may hold NUL, or half of a pair."""
    if isinstance(deel, str):
        return deel.replace("\x00", "").encode("utf-8", "replace").decode()
    if isinstance(deel, dict):
        return {naam: _schrijfbaar(waarde) for naam, waarde in deel.items()}
    if isinstance(deel, list):
        return [_schrijfbaar(lid) for lid in deel]
    return deel


def bezwaar_tegen_meer(lid: Lidmaatschap, nu: datetime) -> str:
    """Why no more texts can be read today, in this organisation; "" when they can. One query."""
    vandaag = Toetsing.objects.voor(lid).filter(gemaakt_op__gt=nu - timedelta(days=1))
    return TE_VEEL_VANDAAG if vandaag.count() >= PER_DAG else ""


def uitslag_van(toetsing: Toetsing) -> Uitslag:
    """The first reading as it was kept."""
    return uit_gegevens(toetsing.uitslag)


def lijst(lid: Lidmaatschap, na: UUID | None) -> Bladzijde[Toetsing]:
    """The checks of the organisation, the newest first, after the one with id `na`."""
    rijen = Toetsing.objects.voor(lid).order_by("-gemaakt_op", "-id").defer("omgeving")
    vorige = rijen.filter(id=na).values_list("gemaakt_op", flat=True).first() if na else None
    if vorige:
        rijen = rijen.filter(Q(gemaakt_op__lt=vorige) | Q(gemaakt_op=vorige, id__lt=na))
    alle = list(rijen[: PER_BLADZIJDE + 1])
    meer = len(alle) > PER_BLADZIJDE
    return Bladzijde(alle[:PER_BLADZIJDE], alle[PER_BLADZIJDE - 1] if meer else None)


def eigen_teksten(lid: Lidmaatschap) -> Sequence[Meldcodeconcept | Meldcodeversie]:
    """What the organisation wrote here: the concept first, then the versions, the newest first."""
    concept = Meldcodeconcept.objects.voor(lid).first()
    versies = Meldcodeversie.objects.voor(lid).order_by("-nummer")[:PER_BLADZIJDE]
    return [*([concept] if concept else []), *versies]


def gooi_weg(toetsing: Toetsing) -> None:
    """Put a check away with everything said about it. Raises MeldcodeFout for one that was sent.

    The check goes first: while it stands, the database holds on to the rows about it.
    """
    vast = Toetsing.objects.get_queryset().select_for_update().filter(id=toetsing.id).first()
    if vast is None:
        return
    if vast.gedeeld_op:
        raise MeldcodeFout(AL_GEDEELD)
    oordelen = Toetsoordeel.objects.get_queryset().filter(toetsing=vast.id)
    Toetsing.objects.get_queryset().filter(id=vast.id).delete()
    oordelen.delete()
