"""The write-only page of an organisation: opened, given a new address, and taken away by the beheerder.

Call inside `met_lid(wie, schrijven=True)`.
"""

from __future__ import annotations

from django.utils import timezone

from nietpluis.organisaties.handelingen import Wat, noteer
from nietpluis.organisaties.kaart import nieuwe_code
from nietpluis.organisaties.models import Lidmaatschap, Schrijfpagina

OPEN, NIEUW_ADRES, NUMMER, WEG = "open", "nieuw adres", "ander telefoonnummer", "gesloten"


def huidige(wie: Lidmaatschap) -> Schrijfpagina | None:
    """The page that is there now."""
    return Schrijfpagina.objects.voor(wie).filter(ingetrokken_op=None).first()


def maak(wie: Lidmaatschap, telefoon: str) -> Schrijfpagina:
    """Open a page with a new address; the address before it, and every poster with it, is dead."""
    had = huidige(wie)
    if had:
        _sluit(had)
    nieuw = Schrijfpagina.objects.create(
        organisatie=wie.organisatie, code=nieuwe_code(), telefoon=telefoon, gemaakt_door=wie
    )
    noteer(wie, Wat.SCHRIJFPAGINA, wie, OPEN if had else "", NIEUW_ADRES if had else OPEN)
    return nieuw


def bewaar_nummer(wie: Lidmaatschap, pagina: Schrijfpagina, telefoon: str) -> None:
    """Show another number on the page; the address stays."""
    if telefoon != pagina.telefoon:
        noteer(wie, Wat.SCHRIJFPAGINA, wie, pagina.telefoon, telefoon or NUMMER)
        pagina.telefoon = telefoon
        pagina.save(update_fields=["telefoon"])


def trek_in(wie: Lidmaatschap, pagina: Schrijfpagina) -> None:
    """Take the page away."""
    _sluit(pagina)
    noteer(wie, Wat.SCHRIJFPAGINA, wie, OPEN, WEG)


def _sluit(pagina: Schrijfpagina) -> None:
    pagina.ingetrokken_op = timezone.now()
    pagina.save(update_fields=["ingetrokken_op"])
