"""A worker's card: made, tried and taken back. It opens recording only, and never reading.

Call inside the room of the organisation (`met_lid`, `in_organisatie`), with `schrijven=True` for what changes.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.db.models import F
from django.utils import timezone

from nietpluis.organisaties.handelingen import Wat, noteer
from nietpluis.organisaties.models import Inlogkaart, Lidmaatschap

TEKENS = "23456789abcdefghjkmnpqrstuvwxyz"
"""No 0, 1, i, l, o: a code is also typed over from paper."""
GROEPEN, PER_GROEP = 4, 4
POGINGEN = 5
"""Wrong pincodes until the card closes and only the beheerder can open it."""


def nieuwe_code() -> str:
    """Sixteen random characters in groups of four (79 bits), as they are printed."""
    groepen = ("".join(secrets.choice(TEKENS) for _ in range(PER_GROEP)) for _ in range(GROEPEN))
    return "-".join(groepen)


def afdruk(code: str) -> str:
    """The hash under which a printed code is kept; capitals and missing dashes do not matter."""
    kaal = "".join(teken for teken in code.lower() if teken.isalnum())
    return hashlib.sha256(kaal.encode()).hexdigest()


def maak(
    wie: Lidmaatschap, lid: Lidmaatschap, nu: datetime | None = None
) -> tuple[Inlogkaart, str]:
    """Give this colleague a card, in place of the one before; returns it with the code, known only now."""
    for oud in geldige(lid):
        oud.trek_in(nu or timezone.now())
    code = nieuwe_code()
    kaart = Inlogkaart.objects.create(
        organisatie=lid.organisatie, lid=lid, afdruk=afdruk(code), gemaakt_door=wie
    )
    noteer(wie, Wat.KAART_GEMAAKT, lid)
    return kaart, code


def trek_in(wie: Lidmaatschap, leden: Iterable[Lidmaatschap], nu: datetime | None = None) -> int:
    """Make the cards of these colleagues useless at once. Returns how many there were."""
    kaarten = list(
        Inlogkaart.objects.filter(lid__in=list(leden), ingetrokken_op=None).select_related("lid")
    )
    for kaart in kaarten:
        kaart.trek_in(nu or timezone.now())
        noteer(wie, Wat.KAART_INGETROKKEN, kaart.lid)
    return len(kaarten)


def maak_open(wie: Lidmaatschap, kaart: Inlogkaart) -> None:
    """Let somebody try again whose card closed after wrong pincodes; the pincode stays what it was."""
    kaart.missers = 0
    kaart.save(update_fields=["missers"])
    noteer(wie, Wat.KAART_OPEN, kaart.lid)


def geldige(lid: Lidmaatschap) -> list[Inlogkaart]:
    """The card of this colleague that was not taken back, if there is one."""
    return list(Inlogkaart.objects.filter(lid=lid, ingetrokken_op=None))


def is_dicht(kaart: Inlogkaart) -> bool:
    """Whether too many wrong pincodes closed it."""
    return kaart.missers >= POGINGEN


def zoek(code: str) -> Inlogkaart | None:
    """The card with this code, of somebody who works here now; None for everything else."""
    kaarten = Inlogkaart.objects.filter(afdruk=afdruk(code), ingetrokken_op=None)
    kaart = kaarten.select_related("lid__gebruiker", "lid__organisatie").first()
    return kaart if kaart and kaart.lid.is_actief(timezone.localdate()) else None


def geldt_nog(kaart_id: str, gebruiker_id: UUID) -> bool:
    """Whether a session that began with this card may go on: not taken back, still at work, its own owner."""
    op = timezone.localdate()
    kaarten = Inlogkaart.objects.filter(
        id=kaart_id, ingetrokken_op=None, lid__gebruiker=gebruiker_id
    )
    kaart = kaarten.select_related("lid__gebruiker").first()
    return kaart is not None and kaart.lid.is_actief(op)


def kies_pincode(kaart: Inlogkaart, pincode: str) -> bool:
    """Keep the pincode of the first use; False when somebody else was first."""
    hash_ = make_password(pincode)
    return bool(
        Inlogkaart.objects.filter(id=kaart.id, pincode="").update(
            pincode=hash_, missers=0, gebruikt_op=timezone.now()
        )
    )


def tel_poging(kaart: Inlogkaart) -> bool:
    """Count a try before it is looked at, so that many at once count as many; False when none was left."""
    open_ = Inlogkaart.objects.filter(id=kaart.id, ingetrokken_op=None, missers__lt=POGINGEN)
    return bool(open_.update(missers=F("missers") + 1))


def klopt(kaart: Inlogkaart, pincode: str) -> bool:
    """Whether this is the pincode; slow on purpose, so ask it outside a write transaction."""
    return bool(kaart.pincode) and check_password(pincode, kaart.pincode)


def noteer_goed(kaart: Inlogkaart) -> None:
    """The pincode was right: forget the wrong tries."""
    Inlogkaart.objects.filter(id=kaart.id).update(missers=0, gebruikt_op=timezone.now())


def over(kaart: Inlogkaart) -> int:
    """How many tries are left."""
    return POGINGEN - Inlogkaart.objects.values_list("missers", flat=True).get(id=kaart.id)
