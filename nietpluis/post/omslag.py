"""The envelope: address and link of one mail, sealed while it waits.

A link may be all that somebody needs to get in (a first password, a forgotten one). The database
and its backups hold it only under a key that comes from the secret of the site.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from uuid import UUID

from django.conf import settings

from nietpluis.kluis.geheim import Sleutel, leid_af
from nietpluis.kluis.zegel import ZegelVerbroken, open_zegel, verzegel

PLAATS, SCHRIFT = "omslag", 1


@dataclass(frozen=True)
class Omslag:
    """To whom, and the path of the page to open."""

    aan: str
    pad: str


class OmslagDicht(Exception):
    """The envelope does not open: the secret of the site is another one since."""


def sluit(omslag: Omslag, poststuk: UUID) -> bytes:
    """Seal an envelope for this Poststuk."""
    tekst = json.dumps(asdict(omslag)).encode()
    return verzegel(_sleutel(), tekst, dossier=poststuk, plaats=PLAATS, schema=SCHRIFT)


def open_omslag(zegel: bytes | memoryview, poststuk: UUID) -> Omslag:
    """Open an envelope. Raises `OmslagDicht`."""
    try:
        tekst = open_zegel(_sleutel(), zegel, dossier=poststuk, plaats=PLAATS, schema=SCHRIFT)
    except ZegelVerbroken as fout:
        raise OmslagDicht from fout
    return Omslag(**json.loads(tekst))


def _sleutel() -> Sleutel:
    geheim = hashlib.sha256(settings.SECRET_KEY.encode()).digest()
    return leid_af(Sleutel(geheim, "post"), "dossier")
