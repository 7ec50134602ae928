"""Making an organisation: the one way, for the command of the operator and for who begins in the browser.

Its keys come with its first dossier (`kluis.organisatiesleutels`), as for every organisation.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from django.utils.text import slugify

from nietpluis.organisaties.models import Organisatie

LANGSTE_SLUG = 60
NAAMLOOS = "organisatie"


@dataclass(frozen=True)
class Oprichting:
    """What an organisation is: as it stands on every page, and in its address."""

    naam: str
    slug: str
    sector: str
    voorzieningen: tuple[str, ...] = ()
    telefoon: str = ""
    eenpersoons: bool = False


def richt_op(wat: Oprichting) -> Organisatie:
    """Make the organisation. Raises IntegrityError where its address is taken."""
    return Organisatie.objects.create(
        naam=wat.naam,
        slug=wat.slug,
        sector=wat.sector,
        voorzieningen=list(wat.voorzieningen),
        telefoon=wat.telefoon,
        eenpersoons=wat.eenpersoons,
    )


def is_bezet(slug: str) -> bool:
    """Whether another organisation has this address. One query."""
    return Organisatie.objects.filter(slug=slug).exists()


def stel_slug_voor(naam: str) -> str:
    """An address that is free, made of the name: "De Wijde Wereld" -> "de-wijde-wereld". One query."""
    kort = unicodedata.normalize("NFKD", naam).encode("ascii", "ignore").decode()
    begin = slugify(kort.replace("_", " "))[: LANGSTE_SLUG - 4].strip("-") or NAAMLOOS
    bezet = set(Organisatie.objects.filter(slug__startswith=begin).values_list("slug", flat=True))
    nummers = (f"{begin}-{nummer}" for nummer in range(2, len(bezet) + 3))
    return next(slug for slug in (begin, *nummers) if slug not in bezet)
