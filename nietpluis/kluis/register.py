"""The register of destruction: a restored backup must not bring a destroyed dossier back.

It stands beside the keys, is added to in the transaction that destroys one, and goes to a file elsewhere
(`uitvoer`). Replaying it (`herhaal`) destroys again what an older copy of either store brought back.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from nietpluis.kluis.eenduidig import eenduidig
from nietpluis.kluis.geheim import leid_af
from nietpluis.kluis.models import Dossiersleutel
from nietpluis.kluis.router import SLEUTELS
from nietpluis.kluis.sleutels import keten_sleutel, vernietig
from nietpluis.kluis.vernietigd import Vernietigd

PER_KEER = 2000


class RegelOngeldig(ValueError):
    """A line of an exported register is not one of ours, or was changed; str() is for people, in Dutch."""


@dataclass(frozen=True)
class Regel:
    """One destruction, as it stands in the register and in an exported file."""

    afdruk: str
    organisatie: UUID
    wanneer: datetime
    grond: str
    merk: str

    @property
    def klopt(self) -> bool:
        """Whether the application wrote this line, for this organisation."""
        goed = _merk(self.afdruk, self.organisatie, self.wanneer, self.grond)
        return hmac.compare_digest(goed, self.merk)


def afdruk(dossier: UUID) -> str:
    """The hash by which a destroyed dossier is known: 64 hex digits."""
    return hashlib.sha256(eenduidig(b"vernietigd", b"1", dossier.bytes)).hexdigest()


def vernietig_en_noteer(
    organisatie: UUID, dossier: UUID, grond: str, wanneer: datetime | None = None
) -> datetime:
    """Destroy the keys and write it in the register: both or neither. The same twice is once.

    Returns when it was first destroyed.
    """
    with transaction.atomic(using=SLEUTELS):
        rij = _rij(organisatie, dossier, grond, wanneer or timezone.now())
        Vernietigd.objects.bulk_create([rij], ignore_conflicts=True)
        vernietig(dossier)
    return Vernietigd.objects.values_list("wanneer", flat=True).get(afdruk=rij.afdruk)


def is_vernietigd(dossier: UUID) -> Regel | None:
    """What the register says of this dossier; None when it was not destroyed."""
    rij = Vernietigd.objects.filter(afdruk=afdruk(dossier)).first()
    return _regel(rij) if rij else None


def regels(organisatie: UUID | None = None) -> Iterator[Regel]:
    """The register, oldest first; of one organisation or of all."""
    rijen = Vernietigd.objects.order_by("id")
    if organisatie:
        rijen = rijen.filter(organisatie=organisatie)
    return map(_regel, rijen.iterator(chunk_size=PER_KEER))


def uitvoer() -> Iterator[str]:
    """The register as lines of text (JSON), to be kept in another place than either store."""
    for regel in regels():
        velden = vars(regel) | {
            "organisatie": str(regel.organisatie),
            "wanneer": regel.wanneer.isoformat(),
        }
        yield json.dumps(velden, separators=(",", ":"))


def lees(regels_: Iterable[str]) -> list[Regel]:
    """The lines of an exported register. Raises RegelOngeldig for one that is not ours: nothing is taken in then."""
    return [_lees(nummer, tekst) for nummer, tekst in enumerate(regels_, 1) if tekst.strip()]


def neem_op(nieuw: Iterable[Regel]) -> int:
    """Add lines of an exported register that this one lacks; returns how many it lacked."""
    eerst = Vernietigd.objects.count()
    rijen = [Vernietigd(**vars(regel)) for regel in nieuw]
    Vernietigd.objects.bulk_create(rijen, ignore_conflicts=True, batch_size=500)
    return Vernietigd.objects.count() - eerst


def herhaal() -> list[UUID]:
    """Destroy every key that stands in the register and is here all the same; returns the dossiers.

    Only lines that the application wrote count: who can write in the key store cannot destroy a dossier so.
    """
    bekend = {regel.afdruk for regel in regels() if regel.klopt}
    if not bekend:
        return []
    alle = Dossiersleutel.objects.values_list("dossier", flat=True).distinct()
    terug = [dossier for dossier in alle.iterator(chunk_size=PER_KEER) if afdruk(dossier) in bekend]
    for dossier in terug:
        vernietig(dossier)
    return terug


def _rij(organisatie: UUID, dossier: UUID, grond: str, wanneer: datetime) -> Vernietigd:
    hash_ = afdruk(dossier)
    merk = _merk(hash_, organisatie, wanneer, grond)
    return Vernietigd(
        afdruk=hash_, organisatie=organisatie, wanneer=wanneer, grond=grond, merk=merk
    )


def _regel(rij: Vernietigd) -> Regel:
    return Regel(rij.afdruk, rij.organisatie, rij.wanneer, rij.grond, rij.merk)


def _lees(nummer: int, tekst: str) -> Regel:
    try:
        ruw = json.loads(tekst)
        regel = Regel(
            afdruk=str(ruw["afdruk"]),
            organisatie=UUID(ruw["organisatie"]),
            wanneer=datetime.fromisoformat(ruw["wanneer"]),
            grond=str(ruw["grond"]),
            merk=str(ruw["merk"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as fout:
        raise RegelOngeldig(f"Regel {nummer} is geen regel van het register.") from fout
    if not regel.klopt:
        raise RegelOngeldig(f"Regel {nummer} is veranderd, of van een andere site.")
    return regel


def _merk(hash_: str, organisatie: UUID, wanneer: datetime, grond: str) -> str:
    """HMAC-SHA256 under a key that only the application can derive, and that no rotation moves."""
    sleutel = leid_af(keten_sleutel(organisatie), "register")
    moment = wanneer.timestamp().hex().encode()
    bericht = eenduidig(b"register", b"1", hash_.encode(), moment, grond.encode())
    return hmac.new(sleutel.voor("register"), bericht, hashlib.sha256).hexdigest()
