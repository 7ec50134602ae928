"""The chain: each row of a dossier is tied to the one before it, under a key.

An unkeyed chain can be cut and re-headed by whoever can write in the database.
With the organisation's chain key only the application can make a link, and a
destroyed dossier can still be checked, since its own key is not needed.
"""

import hashlib
import hmac
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from nietpluis.kluis.eenduidig import eenduidig
from nietpluis.kluis.geheim import Sleutel

# What the first row is tied to. A plain constant will do: every link already
# binds the dossier and the number, so first rows of two dossiers never fit each other.
BEGIN = bytes(32)


class Schakel(NamedTuple):
    """A stored row as the chain sees it: number from 1, schema, sealed bytes, link."""

    nummer: int
    schema: int
    inhoud: bytes | memoryview
    schakel: bytes | memoryview


class Anker(NamedTuple):
    """What was noted outside the database: so many rows, the last with this link."""

    aantal: int
    kop: bytes | memoryview


class Soort(StrEnum):
    """What can be wrong with a row."""

    GEWIJZIGD = "gewijzigd"
    ONTBREEKT = "ontbreekt"
    VERWISSELD = "verwisseld"
    DUBBEL = "dubbel"
    ONBEWIJSBAAR = "onbewijsbaar"
    VERVANGEN = "vervangen"


_UITLEG = {
    Soort.GEWIJZIGD: "De inhoud is veranderd na het vastleggen.",
    Soort.ONTBREEKT: "Deze vastlegging is weg.",
    Soort.VERWISSELD: "Hier staat een andere vastlegging uit dit dossier.",
    Soort.DUBBEL: "Deze vastlegging staat er meer dan één keer.",
    Soort.ONBEWIJSBAAR: "Dit is niet te controleren: de vastlegging ervoor is weg.",
    Soort.VERVANGEN: "Het dossier past niet bij wat eerder buiten het systeem is genoteerd.",
}


@dataclass(frozen=True, order=True)
class Bevinding:
    """Something wrong, at `nummer`; a gap runs up to and including `tot`."""

    nummer: int
    soort: Soort
    tot: int

    def __str__(self) -> str:
        waar = f"{self.nummer}" if self.tot == self.nummer else f"{self.nummer} t/m {self.tot}"
        return f"Nummer {waar}: {_UITLEG[self.soort]}"


def schakel(
    sleutel: Sleutel,
    vorige: bytes | memoryview,
    *,
    dossier: UUID,
    nummer: int,
    schema: int,
    inhoud: bytes,
) -> bytes:
    """The link (32 bytes, HMAC-SHA256) of row `nummer`, tied to the link before it.

    `sleutel` is the organisation's chain key, `vorige` is BEGIN for number 1,
    `inhoud` the sealed bytes as stored.
    """
    getallen = (str(nummer).encode(), str(schema).encode())
    bericht = eenduidig(b"keten", b"1", bytes(vorige), dossier.bytes, *getallen, bytes(inhoud))
    return hmac.new(sleutel.voor("keten"), bericht, hashlib.sha256).digest()


def controleer_keten(
    sleutel: Sleutel, dossier: UUID, rijen: Iterable[Schakel], anker: Anker | None = None
) -> list[Bevinding]:
    """What is wrong with the rows of one dossier, by number; empty when whole.

    The rows may come in any order: their numbers count. Rows cut from the end
    are seen only with an `anker`. After a gap one row cannot be proved, since
    the link before it is gone; the chain goes on from there.
    """
    controle = _Controle(sleutel, dossier, [_als_bytes(*rij) for rij in rijen])
    controle.loop()
    controle.vergelijk(anker)
    return sorted(controle.bevindingen)


class _Rij(NamedTuple):
    nummer: int
    schema: int
    inhoud: bytes
    schakel: bytes


def _als_bytes(
    nummer: int, schema: int, inhoud: bytes | memoryview, link: bytes | memoryview
) -> _Rij:
    """Psycopg gives memoryviews, which do not compare or hash as bytes do."""
    return _Rij(nummer, schema, bytes(inhoud), bytes(link))


@dataclass
class _Controle:
    """One walk along the numbers. `vorige` are the links that the next row may be tied to."""

    sleutel: Sleutel
    dossier: UUID
    rijen: Sequence[_Rij]
    bevindingen: list[Bevinding] = field(default_factory=list)
    vorige: list[bytes] = field(default_factory=lambda: [BEGIN])
    gezien: set[bytes] = field(default_factory=set)
    laatste: int = 0

    def loop(self) -> None:
        per_nummer: dict[int, list[_Rij]] = defaultdict(list)
        for rij in self.rijen:
            per_nummer[rij.nummer].append(rij)
        for nummer in sorted(per_nummer):
            if nummer < 1:
                self._meld(nummer, Soort.GEWIJZIGD)
                continue
            self._gat(nummer)
            self._bekijk(nummer, per_nummer[nummer])
            self.laatste = nummer

    def vergelijk(self, anker: Anker | None) -> None:
        if anker is None or anker.aantal == 0:
            return
        if self.laatste < anker.aantal:
            self._meld(self.laatste + 1, Soort.ONTBREEKT, anker.aantal)
        elif all(rij.schakel != anker.kop for rij in self.rijen if rij.nummer == anker.aantal):
            self._meld(anker.aantal, Soort.VERVANGEN)

    def _gat(self, nummer: int) -> None:
        if nummer > self.laatste + 1:
            self._meld(self.laatste + 1, Soort.ONTBREEKT, nummer - 1)
            self.vorige = []

    def _bekijk(self, nummer: int, kandidaten: list[_Rij]) -> None:
        if len(kandidaten) > 1:
            self._meld(nummer, Soort.DUBBEL)
        goed = next((rij for rij in kandidaten if self._past(rij, nummer)), None)
        rij = goed or self._verklaar(nummer, kandidaten[0])
        self.gezien.add(rij.schakel)
        if goed:
            self.vorige = [rij.schakel]

    def _verklaar(self, nummer: int, rij: _Rij) -> _Rij:
        """Name what is wrong at this number, and go on from the row that belongs there."""
        if not self.vorige:
            self._meld(nummer, Soort.ONBEWIJSBAAR)
            self.vorige = [rij.schakel]
            return rij
        if hoort := next((ander for ander in self.rijen if self._past(ander, nummer)), None):
            self._meld(nummer, Soort.VERWISSELD)
            self.vorige = [hoort.schakel]
            return hoort
        self._meld(nummer, Soort.DUBBEL if rij.schakel in self.gezien else Soort.GEWIJZIGD)
        # Either the content or the link was changed; the next row tells by fitting one of these.
        nagerekend = [self._reken(vorige, nummer, rij) for vorige in self.vorige]
        self.vorige = [rij.schakel, *nagerekend[:1]]
        return rij

    def _past(self, rij: _Rij, nummer: int) -> bool:
        links = (self._reken(vorige, nummer, rij) for vorige in self.vorige)
        return any(hmac.compare_digest(rij.schakel, link) for link in links)

    def _reken(self, vorige: bytes, nummer: int, rij: _Rij) -> bytes:
        return schakel(
            self.sleutel,
            vorige,
            dossier=self.dossier,
            nummer=nummer,
            schema=rij.schema,
            inhoud=rij.inhoud,
        )

    def _meld(self, nummer: int, soort: Soort, tot: int | None = None) -> None:
        self.bevindingen.append(Bevinding(nummer, soort, nummer if tot is None else tot))
