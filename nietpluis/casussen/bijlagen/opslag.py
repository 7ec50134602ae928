"""Storing a file while it comes in: sieved, counted, sealed and written, a few pieces at a time.

Every few pieces are a transaction of their own. A slow phone needs minutes for a photo, and on SQLite
one open transaction would keep everybody else from recording all that time.
"""

import hashlib
import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from nietpluis.casussen.bijlagen.woorden import GROOTST, SOORTEN, Bestandssoort, Leeg, TeGroot
from nietpluis.casussen.bijlagen.zeef import Zeef
from nietpluis.casussen.lezen import SCHRIFT, OpenCasus
from nietpluis.casussen.models import Bijlageonderweg, Bijlagestuk
from nietpluis.kluis.stroom import Plaats, Verzegelaar
from nietpluis.kluis.zegel import ZegelVerbroken, open_zegel, verzegel
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid

PER_KEER = 16  # pieces of 64 kB: one transaction
LANGSTE_NAAM = 100


@dataclass(frozen=True)
class Binnen:
    """A file that came in whole, and is not yet part of the casus. `grootte` in bytes, of what was kept."""

    id: UUID
    naam: str
    soort: Bestandssoort
    grootte: int
    digest: str
    stukken: int


class Opslag:
    """One file on its way in, for this person, into this casus. Call outside a room: it opens its own."""

    def __init__(self, lid: Lidmaatschap, geopend: OpenCasus) -> None:
        self.id = uuid4()
        self._lid, self._geopend = lid, geopend
        self._zeef, self._som = Zeef(), hashlib.sha256()
        self._ontvangen = self._grootte = self._bewaard = 0
        self._zegel = Verzegelaar(geopend.sleutel, Plaats(geopend.casus.id, self.id))
        self._wacht: list[bytes] = []

    def neem(self, brok: bytes) -> None:
        """Take the next bytes in. Raises BijlageFout as soon as it shows that this file cannot be taken."""
        self._ontvangen += len(brok)
        if self._ontvangen > GROOTST:
            raise TeGroot
        self._houd(self._zeef.neem(brok))
        if len(self._wacht) >= PER_KEER:
            self._schrijf()

    def sluit(self, naam: str) -> Binnen:
        """The file is whole: what came in, under the name it came with. Raises BijlageFout."""
        self._houd(self._zeef.sluit())
        soort = self._zeef.soort
        if soort is None:
            raise Leeg
        self._wacht.append(self._zegel.sluit())
        binnen = Binnen(
            self.id,
            nette_naam(naam),
            soort,
            self._grootte,
            self._som.hexdigest(),
            self._zegel.aantal,
        )
        self._schrijf(_verzegel(self._geopend, binnen))
        return binnen

    def weg(self) -> None:
        """Forget what was written of it."""
        if self._bewaard:
            with met_lid(self._lid, schrijven=True):
                vergeet([self.id])

    def _houd(self, schoon: bytes) -> None:
        self._grootte += len(schoon)
        self._som.update(schoon)
        self._wacht += self._zegel.neem(schoon)

    def _schrijf(self, zegel: bytes = b"") -> None:
        casus = self._geopend.casus
        rijen = [
            Bijlagestuk(
                bijlage=self.id,
                organisatie_id=casus.organisatie_id,
                volgnummer=self._bewaard + nummer,
                zegel=stuk,
            )
            for nummer, stuk in enumerate(self._wacht, 1)
        ]
        with met_lid(self._lid, schrijven=True):
            Bijlageonderweg.objects.update_or_create(
                id=self.id,
                defaults={"zegel": zegel},
                create_defaults={
                    "casus": casus,
                    "organisatie_id": casus.organisatie_id,
                    "lid": self._lid,
                    "zegel": zegel,
                },
            )
            Bijlagestuk.objects.bulk_create(rijen)
        self._bewaard += len(rijen)
        self._wacht.clear()


def vergeet(ids: list[UUID]) -> None:
    """Delete uploads that are under way: pieces and row; call in a room to write."""
    Bijlagestuk.objects.filter(bijlage__in=ids).delete()
    Bijlageonderweg.objects.filter(id__in=ids).delete()


def lees_onderweg(geopend: OpenCasus, lid: Lidmaatschap, id_: UUID) -> Binnen | None:
    """The file that this person sent earlier for this casus, when it waits to be added."""
    rij = Bijlageonderweg.objects.filter(id=id_, casus=geopend.casus, lid=lid).first()
    if rij is None or not rij.zegel:
        return None
    try:
        tekst = open_zegel(geopend.sleutel, rij.zegel, **_plek(geopend, id_))
    except ZegelVerbroken:
        return None
    gegevens = json.loads(tekst)
    return Binnen(id=id_, soort=SOORTEN[gegevens.pop("soort")], **gegevens)


def _verzegel(geopend: OpenCasus, binnen: Binnen) -> bytes:
    gegevens = {
        "naam": binnen.naam,
        "soort": binnen.soort.code,
        "grootte": binnen.grootte,
        "digest": binnen.digest,
        "stukken": binnen.stukken,
    }
    return verzegel(geopend.sleutel, json.dumps(gegevens).encode(), **_plek(geopend, binnen.id))


def _plek(geopend: OpenCasus, id_: UUID) -> dict[str, Any]:
    return {"dossier": geopend.casus.id, "plaats": f"bijlage/{id_}", "schema": SCHRIFT}


def nette_naam(naam: str) -> str:
    """The name of a file without the folders before it and the signs that do not show; it is only ever read."""
    los = naam.replace("\\", "/").rsplit("/", maxsplit=1)[-1]
    return "".join(teken for teken in los if teken.isprintable()).strip(". ")[:LANGSTE_NAAM]
