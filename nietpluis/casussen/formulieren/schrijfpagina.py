"""The form of the write-only page, and the mark that tells a person from a program without asking a riddle."""

from typing import Any
from uuid import UUID, uuid4

from django.core import signing

from nietpluis.kern.protocol import Vraag
from nietpluis.ui.formulier import Vragenformulier, bouw_formulier

ZOUT = "nietpluis.casussen.schrijfpagina"
SNELST_S = 2
"""Nobody reads the page and types a name and a number faster than this."""
LANGST_S = 12 * 60 * 60
MEESTE_TEKENS = 4000
VRAGEN = (
    Vraag(veld="bel_naam", tekst="Uw naam", soort="tekst", verplicht=True, max_lengte=120),
    Vraag(
        veld="bel_nummer",
        tekst="Op welk nummer mogen wij u bellen?",
        hulp="Kies een nummer waarop niemand anders opneemt.",
        soort="telefoon",
        verplicht=True,
    ),
    Vraag(
        veld="bel_wanneer",
        tekst="Wanneer kunt u vrij praten?",
        hulp="Bijvoorbeeld: na 14.00 uur.",
        soort="tekst",
        max_lengte=100,
    ),
    Vraag(
        veld="zag_of_hoorde",
        tekst="Wat zag of hoorde u?",
        hulp="Vult u niets in? Dan vertelt u het aan de telefoon.",
        soort="lange_tekst",
        max_lengte=MEESTE_TEKENS,
    ),
)


def schrijfformulier() -> type[Vragenformulier]:
    """A name and a number, and what was seen where somebody wants to write it."""
    return bouw_formulier(VRAGEN)


def merk() -> str:
    """A signed mark for a form that is shown now: the id that its dossier will have."""
    return signing.dumps(str(uuid4()), salt=ZOUT)


def lees_merk(tekst: Any) -> UUID | None:
    """The id in the mark; None when it is not ours, too old, or younger than a person needs."""
    try:
        sleutel = UUID(signing.loads(str(tekst), salt=ZOUT, max_age=LANGST_S))
    except (signing.BadSignature, ValueError):
        return None
    return None if _is_jonger(str(tekst)) else sleutel


def _is_jonger(tekst: str) -> bool:
    try:
        signing.loads(tekst, salt=ZOUT, max_age=SNELST_S)
    except signing.SignatureExpired:
        return False
    return True
